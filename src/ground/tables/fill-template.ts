import { type ColumnsForEach, isForEach, type Shows, type Template } from './template.ts';
import type { Value, ValueType } from './write-workbook.ts';

/** A list as its template shows it: `about` and `rows` are as they are written. */
export interface FilledList {
  title: string;
  /** 范围 of the list: the view that was chosen, and what the template says of the whole answer. */
  above: string[];
  columns: { head: string; type: ValueType; width: number }[];
  rows: Value[][];
}

/** Puts the answer of a list's route through a template. @param view the query's word for the part of the list that was asked for. */
export function fillTemplate(
  template: Template,
  answer: unknown,
  rowsPath: string,
  view: string | undefined,
): FilledList {
  const { columns, title } = template;
  const shown = template.view?.words[view ?? template.view.otherwise];
  const rows = valuesAt(answer, rowsPath).flat();
  const filled = columns.flatMap((column) =>
    isForEach(column)
      ? columnsIn(answer, column)
      : [
          {
            head: column.head,
            type: typeOf(column),
            width: column.width,
            value: (row: unknown) => valueIn(row, column),
          },
        ],
  );
  return {
    title: title.zh,
    above: [
      ...(shown === undefined ? [] : [shown]),
      ...template.above.flatMap((each) => {
        const value = valueIn(answer, each);
        return value === null ? [] : [`${each.head}：${shownValue(value, typeOf(each))}`];
      }),
    ],
    columns: filled.map(({ value: _, ...column }) => column),
    rows: rows.map((row) => filled.map(({ value }) => value(row))),
  };
}

/** The columns that this answer has, each with what stands in it; a key is taken as it is, whatever signs it has. */
function columnsIn(answer: unknown, { forEach, key, head, field, type, width }: ColumnsForEach) {
  const [before = '', after = ''] = field.split('*').map((part) => part.replace(/^\.|\.$/g, ''));
  return valuesAt(answer, forEach)
    .flat()
    .map((entry) => {
      const name = String(valuesAt(entry, key)[0]);
      const of = (row: unknown) =>
        valuesAt(row, before).flatMap((entries) => (entries as Record<string, unknown>)[name] ?? []);
      return {
        head: String(valuesAt(entry, head)[0]),
        type,
        width,
        value: (row: unknown) =>
          of(row)
            .flatMap((each) => valuesAt(each, after).flat())
            .map(String)
            .join('；') || null,
      };
    });
}

const typeOf = ({ type }: Shows): ValueType => (type === 'code' ? 'text' : type);

/** What stands at a path; lists on the way are gone through, what is unknown is left out. */
function valuesAt(from: unknown, path: string): unknown[] {
  let here = [from];
  for (const name of path.split('.')) {
    here = here
      .flatMap((each) => (Array.isArray(each) ? each : [each]))
      .flatMap((each) => {
        const value = (each as Record<string, unknown> | null)?.[name];
        return value === undefined || value === null ? [] : [value];
      });
  }
  return here;
}

function valueIn(row: unknown, { field, type, words }: Shows): Value {
  const values = valuesAt(row, field).flat();
  if (values.length === 0) return null;
  const [first] = values;
  if (values.length === 1 && typeof first === 'number' && type !== 'code') return first;
  // A code without a word is shown as it is: better than a wrong word, and than nothing.
  return values.map((value) => words?.[String(value)] ?? String(value)).join('；');
}

const zone = { timeZone: 'Asia/Shanghai', hourCycle: 'h23' } as const;
const moments = new Intl.DateTimeFormat('sv-SE', { ...zone, dateStyle: 'short', timeStyle: 'short' });
const fens = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2 });

/** 2026-11-22 10:30 in the business zone. */
export function shownMoment(moment: Date): string {
  return moments.format(moment);
}

/** A value as it is printed, and as a spreadsheet shows it. */
export function shownValue(value: Value, type: ValueType): string {
  if (value === null) return '';
  if (type === 'yuan' && typeof value === 'number') return fens.format(value / 100);
  if (type !== 'moment' || typeof value !== 'string') return String(value);
  const moment = new Date(value);
  return Number.isNaN(moment.getTime()) ? value : shownMoment(moment);
}
