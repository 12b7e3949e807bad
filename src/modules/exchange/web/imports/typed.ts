import { typedPrefix } from '../../../../web/typed.ts';

/** Texts typed into cells and not saved yet, by line and column. */
export type Typed = Readonly<Record<number, Readonly<Record<string, string>>>>;

const prefix = `${typedPrefix}imports.`;

/**
 * What was typed into one import, kept until the tab is closed or whoever typed it signs out: a page that is left or read again loses
 * nothing, and nothing of a list stays behind on a machine that others use.
 */
export function readTyped(importId: string): Typed {
  try {
    const text = sessionStorage.getItem(prefix + importId);
    return text === null ? {} : JSON.parse(text);
  } catch {
    return {};
  }
}

/** Keeps it; an empty rest is removed. */
export function keepTyped(importId: string, typed: Typed): void {
  try {
    if (Object.keys(typed).length === 0) sessionStorage.removeItem(prefix + importId);
    else sessionStorage.setItem(prefix + importId, JSON.stringify(typed));
  } catch {
    // Storage is refused in some private windows: then it lasts as long as the page.
  }
}

/** With a text in a cell; typed back to what stands there, it is no longer a change. */
export function typeInto(typed: Typed, line: number, column: string, text: string, stands: string): Typed {
  const { [column]: _, ...others } = typed[line] ?? {};
  const row = text === stands ? others : { ...others, [column]: text };
  return Object.keys(row).length === 0 ? without(typed, line) : { ...typed, [line]: row };
}

/** Without what was typed into a row: it is saved, or the row was dropped. */
export function without(typed: Typed, line: number): Typed {
  const { [line]: _, ...others } = typed;
  return others;
}
