import type { Day } from '../../../ground/clock/day.ts';
import type { Context } from '../../../ground/context.ts';
import type { TitleLook } from '../../matching/index.ts';
import type { Likeness } from '../../people/index.ts';
import type { Spelling } from '../domain/cell.ts';
import type { ColumnType, Value, Values } from '../domain/column.ts';
import type { CheckRow, PlacedFault } from '../domain/row.ts';
import type { KindId } from '../load-kinds.ts';

/** What an import says of itself to whoever takes its rows over. */
export interface ImportAbout {
  importId: string;
  /** A department of data/departments.yaml whose list it is; null: a station's own. */
  department: string | null;
  /** What the list calls itself. */
  source: string;
  /** The day on which what stands in it was true. */
  asOf: Day;
  /** The area whose staff brought it. */
  area: { code: string; lo: number; hi: number };
}

/** A row that is to be taken over. */
export interface ReadyRow {
  line: number;
  values: Values;
  /** Made once for the row: the same row taken over again is the same thing. */
  subjectId: string;
  /** What the same thing of the same source was taken over as before, with other words; null: it was not. */
  takenAs: string | null;
  /** Codes of doubts that a person has looked at and found true. */
  confirmed: readonly string[];
  /** Whom somebody has said that the row is, on record under another number; null: nobody has. */
  joins: string | null;
}

/** Anything that can be kept as JSON. */
export type Kept = { readonly [name: string]: unknown };

/** What became of a row. `before` is what has to be known to undo it. */
export type Outcome =
  | { done: 'created' | 'changed'; subjectId: string; before: Kept }
  | { done: 'unchanged' | 'elsewhere'; subjectId: string | null }
  | { done: 'refused'; faults: readonly [PlacedFault, ...PlacedFault[]] };

/** A row that was taken over, as it is to be undone. */
export interface DoneRow {
  line: number;
  subjectId: string;
  outcome: 'created' | 'changed';
  before: Kept;
  /** What was taken over. */
  values: Values;
}

/** How a kind of list is read, taken over and undone. Its columns stand in data/imports. */
export interface Kind {
  id: KindId;
  /** Readers of the column types that belong to other modules. */
  readers: Partial<Record<ColumnType, (text: string, today: Day) => Spelling>>;
  /** How many lots may be taken over side by side; 1 where nothing is said. Rows of different keys must not wait for each other. */
  lanes?: number;
  /** What does not fit together in a row. */
  check: CheckRow;
  /** What makes two rows the same thing; null where nothing does. */
  keyOf(values: Values): string | null;
  /** Where titles of work stand; what they mean is shown. */
  titles?: {
    column: string;
    /** What they are taken for, where more than the title says that. */
    read?(values: Values): TitleLook | readonly TitleLook[];
    /** How what a person has said that they mean is taken over; without it nobody is asked. */
    said?: {
      /** The name of the value under which it goes with the row. */
      into: string;
      /** @param said title → code of 职业分类大典, of titles that the row has; never none. */
      write(said: ReadonlyMap<string, string>): Value;
    };
  };
  /** Of a list of people: by what a row may be somebody on record, or another row. */
  likenessOf?(values: Values): Likeness;
  /**
   * Does of taking a row over what needs no database, while that is at work on the rows before; the same `values` come with `commit`. Where
   * there is such work, a long list is taken over in the lots in which it is read; other kinds gain more by their lanes.
   */
  prepare?(values: Values): void;
  /** Takes rows over in the transaction of `ctx`, in their order; an outcome a row. */
  commit(ctx: Context, rows: readonly ReadyRow[], about: ImportAbout): Promise<Outcome[]>;
  /** Undoes rows that were taken over; `kept` where something has come to stand on it since. */
  undo(ctx: Context, rows: readonly DoneRow[], about: ImportAbout): Promise<('undone' | 'kept')[]>;
}
