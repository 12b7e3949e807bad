import type { Day } from '../../../../ground/clock/day.ts';
import type { Policy } from '../definition.ts';
import type { Outcome } from '../value.ts';
import { allBits, type Bits, bitsInWord, bitsOf, type Demand } from './bits.ts';
import { type Steps, stepsOf } from './cuts.ts';
import { lastCode } from './days.ts';
import type { Rests } from './encode.ts';
import type { Column, Layout } from './layout.ts';

/** What one column says, as masks. */
export interface ColumnMasks {
  column: number;
  /** By plane: pairs of words (may hold, must hold) by the column's code; null where the column says nothing. */
  tables: readonly (Int32Array | null)[];
  /** Of days: which entry a day's code has in the tables. Of what is left of formulas: of its carrier, to which the own code is added. */
  entries: Uint16Array | null;
  carrier: number | null;
}

/** All that a run over many people needs for one day. */
export interface Plan {
  layout: Layout;
  asOf: Day;
  bits: Bits;
  masks: readonly ColumnMasks[];
  /** By plane of policies: those in force on that day. */
  inForce: readonly number[];
}

/** By atom: how it comes out for each entry of a table: 0 no, 1 open (may, not must), 3 yes. */
type Truths = ReadonlyMap<number, Uint8Array>;

const truthOf: Readonly<Record<Outcome, number>> = { no: 0, open: 1, yes: 3 };

/** Pairs of words by entry; null where nothing is asked in this plane. */
function tableOf(demands: readonly Demand[], plane: number, entries: number, truths: Truths): Int32Array | null {
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
  Array.from({ length: bits.planes }, (_, plane) => tableOf(bits.demands[column] ?? [], plane, entries, truths));

function smallMasks(bits: Bits, column: number, { fields, codes }: Column & { is: 'small' }): ColumnMasks {
  const truths = new Map<number, Uint8Array>();
  for (const { field, times } of fields) {
    for (const [atom, outcomes] of field.outcomes) {
      const truth = outcomes.map((outcome) => truthOf[outcome]);
      truths.set(atom, Uint8Array.from({ length: codes }, (_, code) => truth[Math.floor(code / times) % field.codes] as number));
    }
  }
  return { column, tables: tablesOf(bits, column, codes, truths), entries: null, carrier: null };
}

/** Days between which nothing changes for any of some formulas are one entry. */
function joined(steps: readonly Steps[]): { entryOf: Uint16Array; truths: Uint8Array[]; entries: number } {
  const cuts = [...new Set([0, ...steps.flatMap(({ from }) => from)])].sort((a, b) => a - b);
  const entryOf = new Uint16Array(lastCode + 1);
  const rows = cuts.map((cut) =>
    steps.map(({ from, outcome }) => truthOf[outcome[from.findLastIndex((one) => one <= cut)] as Outcome]),
  );
  const entries = new Map<string, number>();
  for (const [at, row] of rows.entries()) {
    const key = row.join('');
    if (!entries.has(key)) entries.set(key, entries.size);
    entryOf.fill(entries.get(key) as number, cuts[at], cuts[at + 1] ?? lastCode + 1);
  }
  const kinds = [...entries.keys()];
  const truths = steps.map((_, nth) => Uint8Array.from(kinds, (key) => Number(key[nth])));
  return { entryOf, truths, entries: kinds.length };
}

/** What a subject's policies ask, made ready once; each day needs its own tables for days only. */
export class Planner {
  readonly layout: Layout;
  readonly #bits: Bits;
  readonly #small: ReadonlyMap<number, ColumnMasks>;

  constructor(layout: Layout) {
    this.layout = layout;
    const bits = bitsOf(layout);
    this.#bits = bits;
    this.#small = new Map(
      layout.columns.flatMap((column, at) => (column.is === 'small' ? [[at, smallMasks(bits, at, column)]] : [])),
    );
  }

  /** The tables for one day, for columns that were written with these rests. */
  planFor(asOf: Day, rests: Rests): Plan {
    const { layout } = this;
    const masks = layout.columns.map(
      (column, at) =>
        this.#small.get(at) ??
        (column.is === 'rest' ? this.#restMasks(at, column, asOf, rests) : this.#dayMasks(at, column, asOf)),
    );
    return { layout, asOf, bits: this.#bits, masks, inForce: inForceOn(layout.policies, asOf) };
  }

  #dayMasks(at: number, column: Column, asOf: Day): ColumnMasks {
    if (column.is !== 'day') throw new Error('no column of days');
    const { fact, atoms } = column.field;
    const { entryOf, truths, entries } = joined(
      atoms.map(({ formula }) => stepsOf(this.layout.catalogue, formula, fact, asOf)),
    );
    const byAtom: Truths = new Map(atoms.map(({ atom }, nth) => [atom, truths[nth] as Uint8Array]));
    return { column: at, tables: tablesOf(this.#bits, at, entries, byAtom), entries: entryOf, carrier: null };
  }

  #restMasks(at: number, column: Column & { is: 'rest' }, asOf: Day, rests: Rests): ColumnMasks {
    const { atom, carrier } = column.field;
    const left = rests.of.get(at) ?? [];
    const { entryOf, truths, entries } = joined(
      left.map((formula) => stepsOf(this.layout.catalogue, formula, carrier, asOf)),
    );
    const truth = new Uint8Array(entries * left.length);
    for (const [rest, one] of truths.entries())
      for (let entry = 0; entry < entries; entry += 1) truth[entry * left.length + rest] = one[entry] as number;
    if (truth.length > lastCode) throw new Error('too many different rests for one table');
    const tables = tablesOf(this.#bits, at, truth.length, new Map([[atom, truth]]));
    const first = entryOf.map((entry) => entry * left.length);
    return { column: at, tables, entries: column.carrier === null ? null : first, carrier: column.carrier };
  }
}

function inForceOn(policies: readonly Policy[], asOf: Day): number[] {
  const words: number[] = Array(Math.ceil(policies.length / bitsInWord)).fill(0);
  for (const [at, { inForce }] of policies.entries()) {
    const word = Math.floor(at / bitsInWord);
    if (asOf >= inForce.from && (inForce.until === null || asOf <= inForce.until))
      words[word] = (words[word] as number) | (1 << (at % bitsInWord));
  }
  return words;
}
