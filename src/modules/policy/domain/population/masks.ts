import { allBits, type Bits, bitsInWord, bitsOf, type Demand } from './bits.ts';
import type { Column, Layout } from './layout.ts';
import type { DayPlan } from './plan.ts';
import { truthOf } from './plan.ts';

/** What one column says, as masks. */
export interface ColumnMasks {
  column: number;
  /** By plane: pairs of words (may hold, must hold) by the column's code; null where the column says nothing. */
  tables: readonly (Int32Array | null)[];
  /** Of days: which entry a day's code has in the tables. Of what is left of formulas: of its carrier, to which the own code is added. */
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
type Truths = ReadonlyMap<number, Uint8Array>;

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
  for (const { bit, terms, opposite } of asked) {
    const read = terms.map((term) => term.map(({ atom, not }) => ({ truth: truths.get(atom), not })));
    const off = ~(1 << bit);
    for (let entry = 0; entry < entries; entry += 1) {
      let any = 0;
      for (const term of read) {
        let all = 3;
        for (const { truth, not } of term) {
          const one = truth?.[entry] ?? 1;
          all &= not && one !== 1 ? 3 - one : one;
        }
        any |= all;
      }
      if (opposite) any ^= 3;
      if ((any & 1) === 0) table[2 * entry] = (table[2 * entry] as number) & off;
      if ((any & 2) === 0) table[2 * entry + 1] = (table[2 * entry + 1] as number) & off;
    }
  }
  return table;
}

const tablesOf = (bits: Bits, column: number, entries: number, truths: Truths) =>
  Array.from({ length: bits.planes }, (_, plane) =>
    tableOf(bits.demands[column] ?? [], plane, entries, truths),
  );

function smallMasks(bits: Bits, column: number, { fields, codes }: Column & { is: 'small' }): ColumnMasks {
  const truths = new Map<number, Uint8Array>();
  for (const { field, times } of fields) {
    for (const [atom, outcomes] of field.outcomes) {
      const truth = outcomes.map((outcome) => truthOf[outcome]);
      truths.set(
        atom,
        Uint8Array.from(
          { length: codes },
          (_, code) => truth[Math.floor(code / times) % field.codes] as number,
        ),
      );
    }
  }
  return { column, tables: tablesOf(bits, column, codes, truths), entries: null, carrier: null };
}

/** The masks of few values, made once for a layout: they do not depend on the day. */
const made = new WeakMap<Layout, { bits: Bits; small: ReadonlyMap<number, ColumnMasks> }>();

function smallOf(layout: Layout) {
  const known = made.get(layout);
  if (known) return known;
  const bits = bitsOf(layout);
  const small = new Map(
    layout.columns.flatMap((column, at) =>
      column.is === 'small' ? [[at, smallMasks(bits, at, column)]] : [],
    ),
  );
  made.set(layout, { bits, small });
  return { bits, small };
}

/** The tables of masks for a day. */
export function masksFor({ layout, inForce, days, rests }: DayPlan): Masks {
  const { bits, small } = smallOf(layout);
  const columns = layout.columns.map((column, at): ColumnMasks => {
    const of = small.get(at);
    if (of) return of;
    const day = days.get(at);
    if (day) {
      const { entryOf, entries, truths } = day;
      return { column: at, tables: tablesOf(bits, at, entries, truths), entries: entryOf, carrier: null };
    }
    const rest = rests.get(at);
    if (column.is !== 'rest' || !rest) throw new Error(`nothing is known of column ${at}`);
    const tables = tablesOf(bits, at, rest.truth.length, new Map([[column.field.atom, rest.truth]]));
    return {
      column: at,
      tables,
      entries: column.carrier === null ? null : rest.first,
      carrier: column.carrier,
    };
  });
  const words: number[] = Array(bits.policyPlanes).fill(0);
  for (const [at, holds] of inForce.entries()) {
    const word = Math.floor(at / bitsInWord);
    if (holds) words[word] = (words[word] as number) | (1 << (at % bitsInWord));
  }
  return { bits, columns, inForce: words };
}
