import { allBits, type Bits } from './bits.ts';
import type { Layout } from './layout.ts';
import { bitsFor, type ColumnMasks, masksFor, steadyWords } from './masks.ts';
import type { DayPlan } from './plan.ts';

/** A statement with its parameters. */
export interface Statement {
  sql: string;
  values: string[];
}

/** A column of the relation with everybody's values; none of them is ever NULL. */
export interface SqlColumn {
  name: string;
  type: 'bigint' | 'smallint';
  values: string[] | number[];
}

/** A day's code as a smallint. */
const lowest = -32_768;
const sqlColumn = (column: number) => `c${column}`;

/** Both words as one number: what may hold below, what must hold above. */
const joined = (may: number, must: number) => BigInt(must) * 0x1_0000_0000n + BigInt(may);

/** The words of a row's number. */
export function wordsOf(number: string): { may: number; must: number } {
  const both = BigInt(number);
  return { may: Number(both & 0xffff_ffffn), must: Number(both >> 32n) };
}

const pairsOf = (words: Int32Array) =>
  Array.from({ length: words.length / 2 }, (_, at) =>
    joined(words[2 * at] as number, words[2 * at + 1] as number),
  );

/**
 * The columns of a relation of many people. Facts of few values stand as the masks that they come to (`s0`, …): these are the same whatever the day, and looking
 * them up column by column was half of the work. Days and what is left of formulas are codes (`c…`).
 */
export function sqlColumns(layout: Layout, columns: readonly Uint16Array[]): SqlColumn[] {
  const steady = steadyWords(layout, columns).map(
    (words, plane): SqlColumn => ({ name: `s${plane}`, type: 'bigint', values: pairsOf(words).map(String) }),
  );
  const others = layout.columns.flatMap(({ is }, at): SqlColumn[] => {
    if (is === 'small') return [];
    const codes = Array.from(columns[at] ?? []);
    return [
      {
        name: sqlColumn(at),
        type: 'smallint',
        values: is === 'day' ? codes.map((code) => code + lowest) : codes,
      },
    ];
  });
  return [...steady, ...others];
}

/** A day's table by its runs of equal values, put together once by the planner: of 65,536 places few differ. */
function runsOf(of: ArrayLike<number | bigint>, type: 'bigint' | 'integer'): string {
  const runs: string[] = [];
  for (let at = 0; at < of.length; ) {
    let next = at;
    while (next < of.length && of[next] === of[at]) next += 1;
    runs.push(`array_fill(${of[at]}::${type}, array[${next - at}], array[${lowest}])`);
    at = next;
  }
  return `(${runs.join(' || ')})`;
}

/**
 * The same as `runSlices` in one statement: truth tables are parameters, each row is looked up in them by itself, without functions, joins
 * or anything of another row, so that it runs where the rows lie. Gives `key` and a number for each 31 policies (`m0`, `m1`, …) that `wordsOf` reads.
 * @param relation where the columns stand, as SQL names it; `key` names a person in it.
 */
export function asSql(plan: DayPlan, relation: string, key: string): Statement {
  const { bits, columns, inForce } = masksFor(plan);
  const values: string[] = [];
  const parameter = (of: readonly bigint[]) => {
    values.push(`[0:${of.length - 1}]={${of.join()}}`);
    return `($${values.length}::bigint[])`;
  };
  const lookUp = ({ column, entries, carrier }: ColumnMasks, table: Int32Array, from: 't' | 'w') => {
    const pairs = pairsOf(table);
    const own = `${from}.${sqlColumn(column)}`;
    if (entries === null) return `${parameter(pairs)}[${own}]`;
    // A day's table in full: one step in place of two.
    if (carrier === null)
      return `${runsOf(
        Array.from(entries, (entry) => pairs[entry] as bigint),
        'bigint',
      )}[${own}]`;
    return `${parameter(pairs)}[${runsOf(entries, 'integer')}[${from}.${sqlColumn(carrier)}] + ${own}]`;
  };
  const looked = (plane: number, rests: boolean, from: 't' | 'w') =>
    columns.flatMap((one) => {
      const table = one.tables[plane];
      return table && (one.carrier !== null || one.entries === null) === rests
        ? [lookUp(one, table, from)]
        : [];
    });
  const [asked, left, kept]: [string[], string[], string[]] = [[], [], []];
  const wanted = inForce.map((_, plane) => wideIn(bits, plane));
  for (const [plane, holds] of inForce.entries()) {
    const start = holds & ~(bits.never[plane] ?? 0);
    const first = `t.s${plane} & ${joined(start, start)}`;
    const [own, wide] = [`w.w${plane}`, wanted[plane] ?? 0];
    const rests = looked(plane, true, 'w');
    asked.push(`${unless(first, '0', joinedBy([first, ...looked(plane, false, 't')]))} as w${plane}`);
    const hanging = restsIn(bits, columns, plane);
    left.push(`${unless(`${own} & ${hanging}`, own, joinedBy([own, ...rests]))} as w${plane}`);
    kept.push(
      `${unless(`${own} & ${wide}`, own, joinedBy([own, ...groupsOf(bits, plane, parameter)]))} as m${plane}`,
    );
  }
  const anyWide = wanted.map((wide, plane) => `w.w${plane} & ${wide}`).join(' | ');
  for (let plane = bits.policyPlanes; plane < bits.planes; plane += 1) {
    const all = [`w.s${plane}`, ...looked(plane, false, 'w'), ...looked(plane, true, 'w')];
    left.push(`${unless(anyWide, '0', joinedBy(all))} as w${plane}`);
  }
  const others = columns.map(({ column }) => `t.${sqlColumn(column)}`);
  for (let plane = bits.policyPlanes; plane < bits.planes; plane += 1) others.push(`t.s${plane}`);
  // Whom no policy is left for is not looked up any further. Without “offset 0” each word would be worked out again wherever it is looked at.
  const sql = `select w.key, ${kept.join(',\n  ')}
from (
  select w.key, ${left.join(',\n    ')}
  from (
    select t.${key} as key, ${[...asked, ...others].join(',\n      ')}
    from ${relation} t
    offset 0
  ) w
  offset 0
) w`;
  return { sql, values };
}

const joinedBy = (words: readonly string[]) => words.join('\n      & ');

/** Nothing is looked up where nothing hangs on it. */
const unless = (bits: string, without: string, all: string) =>
  `case when (${bits}) = 0 then ${without} else ${all} end`;

/** The policies that hang on clauses over several sources. */
const wideIn = ({ groups }: Bits, plane: number): number =>
  groups.reduce(
    (found, { keeps }) =>
      (keeps[plane] ?? new Int32Array()).reduce((any, keep) => any | (allBits & ~keep), found),
    0,
  );

/** The policies that hang on what is left of formulas. */
const restsIn = ({ demands }: Bits, columns: readonly ColumnMasks[], plane: number): number =>
  columns
    .filter(({ carrier, entries }) => carrier !== null || entries === null)
    .flatMap(({ column }) => demands[column + 1] ?? [])
    .reduce((found, demand) => (demand.plane === plane ? found | (1 << demand.bit) : found), 0);

/** What clauses over several sources leave of a plane of policies. */
const groupsOf = ({ groups }: Bits, plane: number, parameter: (of: readonly bigint[]) => string): string[] =>
  groups.flatMap(({ plane: of, shift, width, keeps }) => {
    const table = Array.from(keeps[plane] ?? []);
    const at = (by: number) => `[((w.w${of} >> ${by}) & ${(1 << width) - 1})::integer]`;
    return [
      parameter(table.map((keep) => joined(keep, allBits))) + at(shift),
      parameter(table.map((keep) => joined(allBits, keep))) + at(shift + 32),
    ];
  });

/** Bytes that a person's columns take in a row. */
export const sqlBytes = (layout: Layout): number =>
  8 * bitsFor(layout).planes + 2 * layout.columns.filter(({ is }) => is !== 'small').length;
