import type { Answer } from '../domain/case-type.ts';

/** An answer that the server has not acknowledged yet. */
export interface Waiting {
  answer: Answer;
  /** When it was given. */
  at: string;
}

/** What this device keeps of one draft until the server has it. */
export interface Kept {
  waiting: Record<string, Waiting>;
  /** What stands in a control that was not left by 继续 yet. */
  typing: Record<string, Answer>;
}

const prefix = 'leye.kept.';
const nothing: Kept = { waiting: {}, typing: {} };

// A terminal belongs to everybody: what is typed there stays in this page and is gone with it.
const ofThisPage = new Map<string, string>();

function isTerminal(): boolean {
  return document.documentElement.dataset.skin === 'kiosk';
}

function read(key: string): string | null {
  if (isTerminal()) return ofThisPage.get(key) ?? null;
  try {
    return localStorage.getItem(key);
  } catch {
    return ofThisPage.get(key) ?? null;
  }
}

function write(key: string, text: string | null): void {
  if (!isTerminal()) {
    try {
      if (text === null) localStorage.removeItem(key);
      else localStorage.setItem(key, text);
      return;
    } catch {
      // Storage is refused in some private windows, or full: then it lasts as long as the page.
    }
  }
  if (text === null) ofThisPage.delete(key);
  else ofThisPage.set(key, text);
}

/** What is kept of a draft. */
export function readKept(draftId: string): Kept {
  const text = read(prefix + draftId);
  if (text === null) return nothing;
  try {
    return { ...nothing, ...JSON.parse(text) };
  } catch {
    return nothing;
  }
}

/** Changes what is kept of a draft; an empty rest is removed. */
export function changeKept(draftId: string, change: (kept: Kept) => Kept): Kept {
  const kept = change(readKept(draftId));
  const empty = Object.keys(kept.waiting).length === 0 && Object.keys(kept.typing).length === 0;
  write(prefix + draftId, empty ? null : JSON.stringify(kept));
  return kept;
}

export function forgetKept(draftId: string): void {
  write(prefix + draftId, null);
}
