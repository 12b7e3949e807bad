import { allBits, bitsInWord } from './bits.ts';
import type { Layout } from './layout.ts';
import { bitsFor, type ColumnMasks, masksFor, steadyWords } from './masks.ts';
import type { DayPlan } from './plan.ts';
import { bitsSet } from './run-slices.ts';

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

/**
 * Both words as one number: what may hold below, what must hold above. Not each in a half of its own: PostgreSQL hashes halves joined by “either or”,
 * and what may and must hold is mostly the same, so that grouping people by what they get took three times as long.
 */
const joined = (may: number, must: number) => (BigInt(must) << BigInt(bitsInWord)) + BigInt(may);

/** What a row says of each policy: whether it may hold for that person, and whether it must. */
export function saidIn(
  layout: Layout,
  row: Readonly<Record<string, string>>,
): { may: boolean; must: boolean }[] {
  const { policies, policyPlanes } = bitsFor(layout);
  const words = Array.from({ length: policyPlanes }, (_, plane) => {
    const both = BigInt(row[`m${plane}`] ?? 0);
    return { may: Number(both & BigInt(allBits)), must: Number(both >> BigInt(bitsInWord)) };
  });
  return policies.map(({ plane, bit }) => {
    const { may = 0, must = 0 } = words[plane] ?? {};
    return { may: ((may >> bit) & 1) === 1, must: ((must >> bit) & 1) === 1 };
  });
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

/** Which value holds for a day's code: halves of the codes again and again, up to where the value is one. */
function byDay(
  code: string,
  entries: Uint16Array,
  of: (entry: number) => bigint | number,
  type: 'bigint' | 'integer',
): string {
  const runs: { from: number; value: bigint | number }[] = [];
  for (let at = 0; at < entries.length; at += 1) {
    if (at > 0 && entries[at] === entries[at - 1]) continue;
    const value = of(entries[at] as number);
    if (value !== runs.at(-1)?.value) runs.push({ from: at + lowest, value });
  }
  const within = (from: number, to: number): string => {
    if (to - from === 1) return `${runs[from]?.value}::${type}`;
    const middle = (from + to) >> 1;
    return `case when ${code} < '${runs[middle]?.from}'::smallint then ${within(from, middle)} else ${within(middle, to)} end`;
  };
  return within(0, runs.length);
}

/**
 * The same as `runSlices` in one statement: truth tables are parameters, each row is looked up in them by itself, without functions, joins
 * or anything of another row, so that it runs where the rows lie. Gives `key` and a number for each 31 policies (`m0`, `m1`, …) that `saidIn` reads.
 * Nothing is given of those for whom what no day changes leaves no policy.
 * @param relation where the columns stand, as SQL names it; `key` names a person in it.
 */
export function asSql(plan: DayPlan, relation: string, key: string): Statement {
  const { bits, columns, inForce } = masksFor(plan);
  const values: string[] = [];
  const parameter = (of: readonly bigint[]) => {
    values.push(`[0:${of.length - 1}]={${of.join()}}`);
    return `($${values.length}::bigint[])`;
  };
  const lookUp = ({ column, entries, carrier }: ColumnMasks, table: Int32Array) => {
    const pairs = pairsOf(table);
    const own = `t.${sqlColumn(column)}`;
    if (entries === null) return `${parameter(pairs)}[${own}]`;
    if (carrier === null) return byDay(own, entries, (entry) => pairs[entry] as bigint, 'bigint');
    const first = byDay(`t.${sqlColumn(carrier)}`, entries, (entry) => entry, 'integer');
    return `${parameter(pairs)}[${first} + ${own}]`;
  };
  const looked = (plane: number, of: number) => {
    const among = bitsSet(bits.wide[plane - bits.policyPlanes]?.policies ?? bits.used[plane] ?? 0);
    const parts = columns.flatMap((one) => {
      const table = one.tables[plane];
      if (!table) return [];
      const asked = (bits.demands[one.column + 1] ?? []).filter((demand) => demand.plane === plane);
      const policies = asked.reduce((found, { policy }) => found | (1 << policy), 0);
      const terms = asked.reduce((found, { bit }) => found | (1 << bit), 0);
      const found = lookUp(one, table);
      // Who cannot fulfil the rest of a term need not be looked up for it; “none of the others” is asked of everybody.
      const sql = asked.some(({ opposite }) => opposite)
        ? unless(of, policies, found)
        : unless(plane, terms, found);
      return [{ policies, sql: often * bitsSet(policies) > among ? found : sql }];
    });
    const [seldom, others] = [true, false].map((one) =>
      parts.filter(({ policies }) => (bitsSet(policies) === 1) === one),
    );
    const any = seldom?.reduce((found, { policies }) => found | policies, 0) ?? 0;
    const together = seldom?.map(({ sql }) => sql).join(' & ');
    return [...(others?.map(({ sql }) => sql) ?? []), ...(any === 0 ? [] : [unless(of, any, `${together}`)])];
  };
  const wide = (of: number) =>
    bits.wide.flatMap(({ of: asks, policies, flip, carry }, at) => {
      if (asks !== of) return [];
      const plane = bits.policyPlanes + at;
      const terms = [`t.s${plane}`, ...looked(plane, of)].join(' & ');
      const answered = `((${terms}) # ${joined(flip, flip)}) + ${joined(carry, carry)}`;
      const others = allBits & ~policies;
      return [unless(of, policies, `(${answered}) | ${joined(others, others)}`)];
    });
  // One expression, in which each part is worked out once: with a subquery for each step it took longer by half.
  const steady = inForce.map((holds, plane) => `t.s${plane} & ${joined(holds, holds)}`);
  const kept = steady.map(
    (own, plane) => `${[own, ...looked(plane, plane), ...wide(plane)].join('\n    & ')} as m${plane}`,
  );
  const sql = `select t.${key} as key, ${kept.join(',\n  ')}
from ${relation} t
where (${steady.join(' | ')}) <> 0`;
  return { sql, values };
}

/** What more than a third of the policies hang on is looked up for everybody: to ask for whom would take longer. */
const often = 3;

/** Nothing is looked up where nothing hangs on it. */
const unless = (plane: number, bits: number, looked: string) =>
  `case when t.s${plane} & ${bits} = 0 then -1 else ${looked} end`;

/** Bytes that a person's columns take in a row. */
export const sqlBytes = (layout: Layout): number =>
  8 * bitsFor(layout).used.length + 2 * layout.columns.filter(({ is }) => is !== 'small').length;
