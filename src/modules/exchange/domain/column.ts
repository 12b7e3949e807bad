import type { Words } from '../../../ground/problem.ts';

/** What a column holds, and so how its cells are read. */
export const columnTypes = [
  'text',
  'texts',
  // As it stands, for whoever reads what was printed by rules of his own.
  'printed',
  'printed-texts',
  'code',
  'codes',
  'day',
  'month',
  // A year, of which lists tell the day or the month too.
  'year',
  'yesno',
  'integer',
  'number',
  'yuan',
  'area',
  'areas',
  'person-name',
  'id-number',
  'phone',
  'contact-phone',
  'credit-code',
  'hours',
  'time',
  'pay',
  'month-pay',
  'years',
] as const;

export type ColumnType = (typeof columnTypes)[number];

/** One of the answers of a column of type `code` or `codes`. */
export interface ColumnOption extends Words {
  code: string;
  /** What lists write for it besides its name: 本科 for 大学本科. */
  also?: readonly string[];
}

/** One column of a kind of list, as data/imports declares it. */
export interface Column {
  id: string;
  label: Words;
  type: ColumnType;
  /** A row without it is kept to be mended. */
  needed: boolean;
  /** What lists call it besides its label. */
  names: readonly string[];
  /** As the template shows it; made up. */
  example: string;
  /** Shown in part only, unless this very cell is to be mended. */
  masked: boolean;
  options: readonly ColumnOption[];
  /** Characters of a text, or of one of several. */
  longest: number;
  /** Of several: how many. */
  most: number;
  lowest: number;
  highest: number;
  /** Only compared with another column and not kept. */
  checkOnly: boolean;
}

/** The value of a cell as it was understood; an empty cell has none. */
export type Value = string | number | boolean | readonly string[];

export type Values = Readonly<Record<string, Value>>;

/** The text of a cell; null where it has none. */
export const textIn = (value: Value | undefined) => (typeof value === 'string' ? value : null);

/** Several texts of a cell; null where it has none. */
export const textsIn = (value: Value | undefined) => (Array.isArray(value) ? [...(value as string[])] : null);

/** Why a cell cannot be taken as it is. `suggestion` stands with its code in data/imports/checks.yaml. */
export interface Fault {
  code: string;
  reason: Words;
}

/** What was understood otherwise than it was written; shown, never silent. */
export interface Fix {
  code: string;
  from: string;
  to: string;
}

export type CellReading =
  | { ok: true; value: Value; fixes: readonly Fix[] }
  | { ok: false; faults: readonly [Fault, ...Fault[]] };

export const fault = (code: string, zh: string, en: string): Fault => ({ code, reason: { zh, en } });

export const refusedCell = (code: string, zh: string, en: string): CellReading => ({
  ok: false,
  faults: [fault(code, zh, en)],
});

export const readCellAs = (value: Value, fixes: readonly Fix[] = []): CellReading => ({
  ok: true,
  value,
  fixes,
});
