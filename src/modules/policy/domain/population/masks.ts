import { allBits, type Bits, bitsOf, type Demand } from './bits.ts';
import type { Layout } from './layout.ts';
import { type DayPlan, truthOf } from './plan.ts';

/** What one column says on a day, as masks. */
export interface ColumnMasks {
  column: number;
  /** By plane: pairs of words (may hold, must hold) by entry; null where the column says nothing. */
  tables: readonly (Int32Array | null)[];
  /** Which entry a day's code has in the tables. Of what is left of formulas: its carrier's code, to which the own code is added. */
  entries: Uint16Array | null;
  carrier: number | null;
}

/** Tables of masks by which many people's columns are asked on one day. */
export interface Masks {
  bits: Bits;
  columns: readonly ColumnMasks[];
  /** By plane of policies: those in force on that day. */
  inForce: readonly number[];
}

/** By atom: how it comes out for each entry of a table: 0 no, 1 open (may, not must), 3 yes. */
type Truths = readonly (ArrayLike<number> | undefined)[];

function byAtom<T extends ArrayLike<number>>(of: readonly (readonly [number, T])[]): (T | undefined)[] {
  const truths: (T | undefined)[] = [];
  for (const [atom, truth] of of) truths[atom] = truth;
  return truths;
}

/** How a demand comes out for one entry, as two bits. */
function comesOut({ terms, opposite }: Demand, truths: Truths, entry: number): number {
  let any = 0;
  for (const term of terms) {
    let all = 3;
    for (const { atom, not } of term) {
      const one = truths[atom]?.[entry] ?? 1;
      all &= not && one !== 1 ? 3 - one : one;
    }
    any |= all;
  }
  return opposite ? any ^ 3 : any;
}

/** Pairs of words by entry; null where nothing is asked in this plane. */
function tableOf(
  demands: readonly Demand[],
  plane: number,
  entries: number,
  truths: Truths,
): Int32Array | null {
  const asked = demands.filter((demand) => demand.plane === plane);
  if (asked.length === 0) return null;
  const table = new Int32Array(2 * entries).fill(allBits);
  for (const demand of asked) {
    const off = ~(1 << demand.bit);
    for (let entry = 0; entry < entries; entry += 1) {
      const any = comesOut(demand, truths, entry);
      if ((any & 1) === 0) table[2 * entry] = (table[2 * entry] as number) & off;
      if ((any & 2) === 0) table[2 * entry + 1] = (table[2 * entry + 1] as number) & off;
    }
  }
  return table;
}

const made = new WeakMap<Layout, Bits>();

/** Where everything stands in words; what does not depend on the day is one source, and stands in columns ready made. */
export function bitsFor(layout: Layout): Bits {
  const known = made.get(layout) ?? bitsOf(layout);
  made.set(layout, known);
  return known;
}

/** Facts of few values of many people, as the words of what they allow: for each plane pairs of words, may hold and must hold. */
export function steadyWords(layout: Layout, columns: readonly Uint16Array[]): Int32Array[] {
  const bits = bitsFor(layout);
  const people = columns[0]?.length ?? 0;
  const fields = layout.columns.flatMap((column, at) =>
    column.is === 'small'
      ? column.fields.flatMap(({ field, times }) =>
          [...field.outcomes].map(([atom, outcomes]) => {
            const truth = outcomes.map((outcome) => truthOf[outcome]);
            return { atom, truth, codes: columns[at] as Uint16Array, times, of: field.codes };
          }),
        )
      : [],
  );
  const truths = byAtom(fields.map(({ atom }) => [atom, new Uint8Array(1)]));
  const words = bits.used.map((used) => new Int32Array(2 * people).fill(used));
  for (let person = 0; person < people; person += 1) {
    for (const { atom, truth, codes, times, of } of fields)
      (truths[atom] as Uint8Array)[0] = truth[Math.floor((codes[person] as number) / times) % of] as number;
    for (const demand of bits.demands[0] ?? []) {
      const any = comesOut(demand, truths, 0);
      const word = words[demand.plane] as Int32Array;
      const off = ~(1 << demand.bit);
      if ((any & 1) === 0) word[2 * person] = (word[2 * person] as number) & off;
      if ((any & 2) === 0) word[2 * person + 1] = (word[2 * person + 1] as number) & off;
    }
  }
  return words;
}

/** The tables of masks for a day. */
export function masksFor({ layout, inForce, days, rests }: DayPlan): Masks {
  const bits = bitsFor(layout);
  const tablesOf = (column: number, entries: number, truths: Truths) =>
    bits.used.map((_, plane) => tableOf(bits.demands[column + 1] ?? [], plane, entries, truths));
  const columns = layout.columns.flatMap((column, at): ColumnMasks[] => {
    const [day, rest] = [days.get(at), rests.get(at)];
    if (day)
      return [
        {
          column: at,
          tables: tablesOf(at, day.entries, byAtom([...day.truths])),
          entries: day.entryOf,
          carrier: null,
        },
      ];
    if (column.is !== 'rest' || !rest) return [];
    const tables = tablesOf(at, rest.truth.length, byAtom([[column.field.atom, rest.truth]]));
    return [
      { column: at, tables, entries: column.carrier === null ? null : rest.first, carrier: column.carrier },
    ];
  });
  const words: number[] = Array(bits.policyPlanes).fill(0);
  for (const [at, { plane, bit }] of bits.policies.entries())
    if (inForce[at]) words[plane] = (words[plane] as number) | (1 << bit);
  return { bits, columns, inForce: words };
}
