import { allBits } from './bits.ts';
import type { Layout } from './layout.ts';
import { type ColumnMasks, masksFor } from './masks.ts';
import type { DayPlan } from './plan.ts';

/** A statement with its parameters. */
export interface Statement {
  sql: string;
  values: string[];
}

/** The name of a column in the relation. */
export const sqlColumn = (column: number) => `c${column}`;

/** The columns that a relation has to have, with their types; none of them is ever NULL. */
export const sqlColumns = ({ columns }: Layout): { name: string; type: 'smallint' | 'integer' }[] =>
  columns.map((column, at) => ({ name: sqlColumn(at), type: column.is === 'day' ? 'integer' : 'smallint' }));

/** Both words as one number: what may hold below, what must hold above. */
const joined = (may: number, must: number) => BigInt(must) * 0x1_0000_0000n + BigInt(may);

/** The words of a row's number. */
export function wordsOf(number: string): { may: number; must: number } {
  const both = BigInt(number);
  return { may: Number(both & 0xffff_ffffn), must: Number(both >> 32n) };
}

/** An array that counts from 0, as PostgreSQL writes it. */
const arrayText = (of: ArrayLike<number | bigint>) => `[0:${of.length - 1}]={${Array.from(of).join()}}`;

const texts = new WeakMap<Int32Array, string>();

const pairsOf = (table: Int32Array) =>
  Array.from({ length: table.length / 2 }, (_, at) =>
    joined(table[2 * at] as number, table[2 * at + 1] as number),
  );

/** The same array by its runs of equal values, worked out once by the planner: a day's table has 65,536 places, of which few differ. */
function runsOf(of: ArrayLike<number | bigint>, type: 'bigint' | 'integer'): string {
  const runs: string[] = [];
  for (let at = 0; at < of.length; ) {
    let next = at;
    while (next < of.length && of[next] === of[at]) next += 1;
    runs.push(`array_fill(${of[at]}::${type}, array[${next - at}], array[0])`);
    at = next;
  }
  return `(${runs.join(' || ')})`;
}

/**
 * The same as `runSlices` in one statement: each table is a parameter, each row is looked up in them by itself, without functions, joins
 * or anything of another row, so that it runs where the rows lie. Gives `key` and a number for each 31 policies (`m0`, `m1`, …) that `wordsOf` reads.
 * @param relation where the columns stand, as SQL names it; `key` names a person in it.
 */
export function asSql(plan: DayPlan, relation: string, key: string): Statement {
  const { bits, columns, inForce } = masksFor(plan);
  const values: string[] = [];
  const parameter = (of: ArrayLike<bigint>) => {
    values.push(arrayText(of));
    return `($${values.length}::bigint[])`;
  };
  const lookUp = (one: ColumnMasks, table: Int32Array) => {
    const own = `t.${sqlColumn(one.column)}`;
    if (one.entries === null) {
      // Tables of few values are the same on every day.
      const text = texts.get(table) ?? arrayText(pairsOf(table));
      texts.set(table, text);
      values.push(text);
      return `($${values.length}::bigint[])[${own}]`;
    }
    const pairs = pairsOf(table);
    if (one.carrier === null) {
      // A day's table in full: one step in place of two.
      return `${runsOf(
        Array.from(one.entries, (entry) => pairs[entry] as bigint),
        'bigint',
      )}[${own}]`;
    }
    return `${parameter(pairs)}[${runsOf(one.entries, 'integer')}[t.${sqlColumn(one.carrier)}] + ${own}]`;
  };
  const words = Array.from({ length: bits.planes }, (_, plane) => {
    const start = (inForce[plane] ?? allBits) & ~(bits.never[plane] ?? 0);
    const looked = columns.flatMap((one) => {
      const table = one.tables[plane];
      return table ? [lookUp(one, table)] : [];
    });
    return `${[`${joined(start, start)}::bigint`, ...looked].join('\n    & ')} as w${plane}`;
  });
  const kept = inForce.map((_, plane) => {
    const looked = bits.groups.flatMap(({ plane: of, shift, width, keeps }) => {
      const table = Array.from(keeps[plane] ?? []);
      const at = (by: number) => `[((w.w${of} >> ${by}) & ${(1 << width) - 1})::integer]`;
      return [
        parameter(table.map((keep) => joined(keep, allBits))) + at(shift),
        parameter(table.map((keep) => joined(allBits, keep))) + at(shift + 32),
      ];
    });
    return `${[`w.w${plane}`, ...looked].join('\n  & ')} as m${plane}`;
  });
  // Without “offset 0” each word would be worked out again wherever it is looked at.
  const sql = `select w.key, ${kept.join(',\n  ')}
from (
  select t.${key} as key, ${words.join(',\n    ')}
  from ${relation} t
  offset 0
) w`;
  return { sql, values };
}
