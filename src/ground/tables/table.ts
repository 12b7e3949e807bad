import { Problem, type Words } from '../problem.ts';

/** What stands in one cell, as it was written and not as a spreadsheet would show it. */
export interface Cell {
  /** 1 for column A. */
  column: number;
  /** A number as its digits stand in the file (`3.70705E+17`), a date as YYYY-MM-DD with its time behind it, a truth as `true`. */
  text: string;
  kind: 'text' | 'number' | 'date' | 'boolean' | 'error';
  /** Worked out by the spreadsheet: the text is the result that was saved. */
  formula?: true;
}

/** A row with something in it. */
export interface Row {
  /** As the spreadsheet counts, from 1. */
  line: number;
  cells: Cell[];
  /** Of a line of JSON that cannot be read: why; it has no cells. */
  broken?: 'line-too-long' | 'encoding' | 'not-json' | 'not-an-object';
}

/** A sheet of a workbook, or the one of a text file. */
export interface Sheet {
  /** Its rows in order, some at a time; empty rows are left out. Throws Problem where the file breaks off or is refused. */
  rows(): AsyncGenerator<Row[]>;
  /** Ranges (`A1:C1`) whose cells were merged: the value stands in the first cell only. Known when all rows were read. */
  merged(): readonly string[];
  /** How much of it was read, 0 to 1. */
  share(): number;
}

/** What one file may hold; more is refused, since no station's list is like that. */
export const limits = {
  /** Of a row. */
  columns: 500,
  /** Of a sheet: as many as a spreadsheet allows. */
  lines: 1_048_576,
  /** Of a cell: as many as a spreadsheet allows. */
  characters: 32_767,
  /** Of all texts that cells share, in characters. */
  sharedCharacters: 64 * 2 ** 20,
  /** Bytes of a packed part when it is open. */
  unpacked: 2 * 2 ** 30,
  /** How many times its packed size a part may have, beyond `unpackedAlways`. Tables of real lists pack 5 to 40 times. */
  growth: 200,
  unpackedAlways: 32 * 2 ** 20,
  /** Parts of a workbook. */
  parts: 5000,
};

/** The file as it is cannot be read; nothing of it was taken. */
export function refuseFile(code: string, detail: Words): Problem {
  return new Problem(422, code, detail);
}

/** `AB` → 28. @returns undefined for what is no column's name. */
export function columnOf(letters: string): number | undefined {
  if (!/^[A-Z]{1,3}$/.test(letters)) return undefined;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}

/** 28 → `AB`. */
export function lettersOf(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return (rest > 0 ? lettersOf(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}
