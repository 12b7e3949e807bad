import { type Field, fields, problem, type RowProblem } from './format.ts';

/** A cell of a spreadsheet or of a line of delimited values. */
export interface TableCell {
  column: number;
  text: string;
  kind: 'text' | 'number' | 'date' | 'boolean' | 'error';
}

/** Which field stands in which column. */
export type Columns = ReadonlyMap<number, Field>;

const bare = (name: string) =>
  name
    .normalize('NFKC')
    .replace(/[\s*＊]/g, '')
    .toLowerCase();

const byName = new Map<string, Field>(
  Object.values<Field>(fields).flatMap((field) => [
    [bare(field.name), field],
    [bare(field.zh), field],
  ]),
);

/**
 * Reads the heads of a table's columns, each the name of a field in the format's word or in Chinese (职位名称*). What is no field's is
 * passed over; of two columns of one field the first counts.
 * @returns the columns, or the names of needed fields that none of them has.
 */
export function columnsOf(head: readonly TableCell[]): Columns | { missing: string[] } {
  const columns = new Map<number, Field>();
  const seen = new Set<Field>();
  for (const { column, text } of head) {
    const field = byName.get(bare(text));
    if (!field || seen.has(field)) continue;
    seen.add(field);
    columns.set(column, field);
  }
  const missing = Object.values<Field>(fields).filter((field) => field.needed && !seen.has(field));
  return missing.length > 0 ? { missing: missing.map(({ zh }) => zh) } : columns;
}

const digits = /^[+-]?\d+(\.\d+)?$/;
const betweenWords = /[,，、;；|\n]+/;

/**
 * A row as the object that a line of JSON would hold. A number that a spreadsheet has rounded is refused, since nobody can say what its
 * last digits were.
 */
export function objectOf(
  columns: Columns,
  cells: readonly TableCell[],
): { parsed: Record<string, unknown> } | { problems: RowProblem[] } {
  const parsed: Record<string, unknown> = {};
  const problems: RowProblem[] = [];
  for (const { column, text, kind } of cells) {
    const field = columns.get(column);
    if (!field) continue;
    if (kind === 'error') {
      problems.push(problem(field, 'cell-error', `这一格是表格的错误值 ${text}`, '请在表格里改好这一格'));
    } else if (field.kind === 'text' && kind === 'number' && lost(text)) {
      problems.push(
        problem(
          field,
          'digits-lost',
          `被表格写成了 ${text}，后面几位丢了`,
          '请把这一列设成文本，从原来的系统重新导出',
        ),
      );
    } else if (field.kind === 'words') {
      parsed[field.name] = text.split(betweenWords).flatMap((word) => word.trim() || []);
    } else {
      parsed[field.name] = field.kind !== 'text' && digits.test(text) ? Number(text) : text;
    }
  }
  return problems.length > 0 ? { problems } : { parsed };
}

// A spreadsheet keeps 15 digits of a number: a longer one has been rounded, whether it is written with an exponent or not.
const lost = (text: string) => /e/i.test(text) || text.replace(/\D/g, '').length > 15;
