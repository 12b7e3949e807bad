import type { Cell, Row } from '../../../ground/tables/table.ts';
import { type Around, readCell } from './cell.ts';
import { type Column, type Fault, type Fix, fault, type Value, type Values } from './column.ts';

/** A fault at its place; a fault of the row as a whole has no column. */
export interface PlacedFault extends Fault {
  column: string | null;
}

export const placed = (column: string | null, code: string, zh: string, en: string): PlacedFault => ({
  column,
  ...fault(code, zh, en),
});

export interface PlacedFix extends Fix {
  column: string;
}

/** A cell as it came, without its place in the file. */
export type Told = Pick<Cell, 'text' | 'kind' | 'formula'>;

/** What a row says, and what was made of it. */
export interface RowContent {
  told: Readonly<Record<string, Told>>;
  values: Values;
  fixes: readonly PlacedFix[];
  faults: readonly PlacedFault[];
  /** Codes of doubts that a person has looked at and found true. */
  confirmed?: readonly string[];
  /** What is told and waits for nobody: the row passes. */
  looks?: readonly string[];
  /** What a person has said that a title of the row means: title → code of 职业分类大典. */
  occupations?: Readonly<Record<string, string>>;
}

/** A row's content as text, in which a cell that was read as it stands is written once. */
export function writeContent({ told, ...content }: RowContent): string {
  const differing: Record<string, Told> = {};
  for (const [id, cell] of Object.entries(told)) {
    const isValue = cell.kind === 'text' && !cell.formula && content.values[id] === cell.text;
    if (!isValue) differing[id] = cell;
  }
  return JSON.stringify({ ...content, told: differing });
}

/** Reads what `writeContent` has written. */
export function readContent(text: string): RowContent {
  const { told: differing, ...content } = JSON.parse(text) as RowContent;
  const told: Record<string, Told> = { ...differing };
  for (const [id, value] of Object.entries(content.values))
    if (typeof value === 'string' && told[id] === undefined) told[id] = { text: value, kind: 'text' };
  return { ...content, told };
}

export const rowStates = ['valid', 'fixed', 'quarantined', 'rejected'] as const;
export type RowState = (typeof rowStates)[number];

/** Valid, or fixed where something was understood otherwise than written; quarantined where it has to be mended first. */
export function stateOf({ fixes, faults }: RowContent): RowState {
  if (faults.length > 0) return 'quarantined';
  return fixes.length > 0 ? 'fixed' : 'valid';
}

/** What a kind of list says of a row whose cells were read: what does not fit together. */
export type CheckRow = (values: Values, around: Around) => readonly PlacedFault[];

const needed = (column: Column): PlacedFault => ({
  column: column.id,
  code: 'needed',
  reason: { zh: '没有写', en: 'This is missing' },
});

/** Reads what a row tells, column by column, and checks it as a whole. */
export function readRow(
  columns: readonly Column[],
  told: RowContent['told'],
  around: Around,
  check: CheckRow,
  confirmed: readonly string[] = [],
): RowContent {
  const values: Record<string, Value> = {};
  const fixes: PlacedFix[] = [];
  const faults: PlacedFault[] = [];
  for (const column of columns) {
    const cell = told[column.id];
    const reading = cell && readCell(column, { column: 0, ...cell }, around);
    if (reading && !reading.ok) {
      faults.push(...reading.faults.map((one) => ({ column: column.id, ...one })));
    } else if (!reading || isNothing(reading.value)) {
      if (column.needed) faults.push(needed(column));
    } else {
      values[column.id] = reading.value;
      fixes.push(...reading.fixes.map((fix) => ({ column: column.id, ...fix })));
    }
  }
  // A cell that cannot be read is not also said to be missing.
  const unread = new Set(faults.map(({ column }) => column));
  faults.push(
    ...check(values, around).filter(
      ({ column, code }) => !confirmed.includes(code) && (column === null || !unread.has(column)),
    ),
  );
  return { told, values, fixes, faults, ...(confirmed.length > 0 ? { confirmed } : {}) };
}

const isNothing = (value: Value) => value === '' || (Array.isArray(value) && value.length === 0);

/** The cells of a file's row, by the columns that they were told to be. */
export function toldOf(row: Row, columnAt: ReadonlyMap<number, string>): RowContent['told'] {
  const told: Record<string, Told> = {};
  for (const { column, text, kind, formula } of row.cells) {
    const id = columnAt.get(column);
    if (id !== undefined) told[id] = formula ? { text, kind, formula } : { text, kind };
  }
  return told;
}

const brokenWords: Record<NonNullable<Row['broken']>, Fault['reason']> = {
  'line-too-long': { zh: '这一行超过 1 MB', en: 'This line is longer than 1 MB' },
  encoding: { zh: '这一行不是 UTF-8，也不是 GB18030', en: 'This line is neither UTF-8 nor GB18030' },
  'not-json': { zh: '这一行不是完整的 JSON', en: 'This line is no whole JSON' },
  'not-an-object': { zh: '这一行不是 JSON 对象', en: 'This line is no JSON object' },
};

/** A line that cannot be read at all. */
export function brokenRow(broken: NonNullable<Row['broken']>): RowContent {
  return {
    told: {},
    values: {},
    fixes: [],
    faults: [{ column: null, code: broken, reason: brokenWords[broken] }],
  };
}
