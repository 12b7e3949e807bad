import type { Row } from '../../../ground/tables/table.ts';
import { type Around, readCell } from './cell.ts';
import type { Column } from './column.ts';

/** Where in a file a list stands, and which of its columns is which. */
export interface Layout {
  sheet: number;
  /** The line that names the columns. */
  headLine: number;
  /** What stands in that line: place (1 for A) and text. */
  heads: { at: number; text: string }[];
  /** Place of each column that the file has, by the column's id. */
  columns: Record<string, number>;
  /** How each of these was told, where a file was looked at. */
  by?: Record<string, Suggestion['by']>;
  /** The form of data/imports/forms that the list was made by, where it is one. */
  form?: string;
}

/** A column of the file that was given to none of ours, or to one by its cells rather than its name. */
export interface Suggestion {
  at: number;
  column: string;
  /** What spoke for it: a saved profile, the form that the list was made by, its name, or what stands below it. */
  by: 'name' | 'profile' | 'form' | 'content';
}

/** A name of a column as it is compared: without brackets, marks and blanks. */
export const bare = (name: string) =>
  name
    .normalize('NFKC')
    .replace(/[（(].*?[)）]|[\s*＊:：]/g, '')
    .toLowerCase();

const namesOf = ({ id, label, names }: Column) => [id, label.zh, label.en, ...names].map(bare);

/** How many lines may stand above the one that names the columns: a title, who it is for, a note. */
export const above = 20;

/** Our column that a name in the file's head stands for. */
export function columnNamed(columns: readonly Column[], text: string): Column | undefined {
  const wanted = bare(text);
  return wanted === '' ? undefined : columns.find((column) => namesOf(column).includes(wanted));
}

/** The line that names the columns: among the first, the one of which most names are known; else the first that is no title. */
export function headOf(
  rows: readonly Row[],
  columns: readonly Column[],
  saved: ReadonlyMap<string, string>,
): Row | undefined {
  const first = rows.slice(0, above);
  const known = (row: Row) =>
    row.cells.filter(({ text }) => saved.has(bare(text)) || columnNamed(columns, text)).length;
  const best = first.reduce<Row | undefined>(
    (found, row) => (known(row) > (found ? known(found) : 0) ? row : found),
    undefined,
  );
  return best ?? first.find(({ cells }) => cells.length > 1) ?? first[0];
}

/** The names of a saved profile as they are compared. */
export function savedNames(columns: Readonly<Record<string, string>>): Map<string, string> {
  return new Map(Object.entries(columns).map(([name, column]) => [bare(name), column]));
}

/** The first different texts that stand in each column of a file, by its place. */
export function samplesOf(head: Row, below: readonly Row[], most = 3): Record<number, string[]> {
  const texts = (at: number) =>
    below.flatMap(
      ({ cells }) =>
        cells
          .find(({ column }) => column === at)
          ?.text.trim()
          .slice(0, 60) || [],
    );
  return Object.fromEntries(head.cells.map(({ column: at }) => [at, [...new Set(texts(at))].slice(0, most)]));
}

/** Types that can be told by looking at cells; of other types too many texts can be read. */
const tellable = new Set(['id-number', 'phone', 'credit-code', 'day', 'area']);
const tellFrom = { cells: 3, share: 0.8 };

/**
 * Which column of the file is which: by a saved profile, by the form that it was made by, by name, and what is left by what stands below it,
 * where that can be told.
 * @param saved names of heads → our columns, as `savedNames` gives them.
 * @param printed the heads of the form; what it passes over is not guessed at.
 */
export function suggest(
  columns: readonly Column[],
  head: Row,
  below: readonly Row[],
  saved: ReadonlyMap<string, string>,
  around: Around,
  printed: readonly { head: string; column: string | null }[] = [],
): Suggestion[] {
  const found: Suggestion[] = [];
  const taken = (column: string) => found.some((one) => one.column === column);
  const told = (at: number) => found.some((one) => one.at === at);
  const inForm = new Map(printed.map(({ head: name, column }) => [bare(name), column]));
  for (const { column: at, text } of head.cells) {
    const column = saved.get(bare(text));
    if (column !== undefined && columns.some(({ id }) => id === column) && !taken(column))
      found.push({ at, column, by: 'profile' });
  }
  for (const { column: at, text } of head.cells) {
    const column = inForm.get(bare(text));
    if (column && !taken(column) && !told(at)) found.push({ at, column, by: 'form' });
  }
  const others = head.cells.filter(({ text }) => !inForm.has(bare(text)));
  for (const { column: at, text } of others) {
    const column = columnNamed(columns, text);
    if (column && !taken(column.id) && !told(at)) found.push({ at, column: column.id, by: 'name' });
  }
  for (const { column: at } of others) {
    if (told(at)) continue;
    const cells = below.flatMap((row) => row.cells.filter((cell) => cell.column === at));
    if (cells.length < tellFrom.cells) continue;
    const fits = columns.find((column) => {
      if (!tellable.has(column.type) || column.checkOnly || taken(column.id)) return false;
      const readable = cells.filter((cell) => readCell(column, cell, around).ok).length;
      return readable >= cells.length * tellFrom.share;
    });
    if (fits) found.push({ at, column: fits.id, by: 'content' });
  }
  return found;
}
