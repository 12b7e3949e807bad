import type { Words } from '../../../ground/problem.ts';

/** What is wrong with something that was typed, in a sentence that may be shown as it is. */
export interface Reason {
  code: string;
  detail: Words;
}

/** What was made of something typed. */
export type Reading<T> = { ok: true; value: T } | { ok: false; reason: Reason };

export function understood<T>(value: T): Reading<T> {
  return { ok: true, value };
}

export function refused(code: string, zh: string, en: string): { ok: false; reason: Reason } {
  return { ok: false, reason: { code, detail: { zh, en } } };
}

/** Half-width, one space for many, no marks that cannot be seen. */
export function tidyText(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}
