import { keepTyped, readTyped } from '../../../../web/typed.ts';

/** Texts typed into cells and not saved yet, by line and column. */
export type Typed = Readonly<Record<number, Readonly<Record<string, string>>>>;

const name = (importId: string) => `imports.${importId}`;

/** What was typed into one import: a page that is left or read again loses nothing. */
export const readCells = (importId: string): Typed => readTyped<Typed>(name(importId)) as Typed;

export const keepCells = (importId: string, typed: Typed): void => keepTyped(name(importId), typed);

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
