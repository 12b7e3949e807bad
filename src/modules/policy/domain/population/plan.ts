import type { Day } from '../../../../ground/clock/day.ts';
import type { Outcome } from '../value.ts';
import { type Steps, stepsOf } from './cuts.ts';
import { lastCode } from './days.ts';
import type { Rests } from './encode.ts';
import type { Layout } from './layout.ts';

/** How an atom comes out, as two bits: the low one where it may hold, the high one where it must. */
export const truthOf: Readonly<Record<Outcome, number>> = { no: 0, open: 1, yes: 3 };

/** Days of a column, and which of them come out alike for all that is asked of them. */
export interface DayEntries {
  entryOf: Uint16Array;
  entries: number;
  /** By atom, by entry. */
  truths: ReadonlyMap<number, Uint8Array>;
  steps: ReadonlyMap<number, Steps>;
}

/** What is left of a formula, by the carrier's code (`first`) and the own one, which are added. */
export interface RestTable {
  first: Uint16Array;
  truth: Uint8Array;
}

/** What a run over many people has to know of one day. */
export interface DayPlan {
  layout: Layout;
  asOf: Day;
  /** By policy: whether there is such a policy on that day. */
  inForce: readonly boolean[];
  /** By column. */
  days: ReadonlyMap<number, DayEntries>;
  rests: ReadonlyMap<number, RestTable>;
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

/**
 * Works out what the day means for each day that somebody's facts may hold, for columns that were written with these rests.
 * @throws Error where a formula cannot be put into a table.
 */
export function planFor(layout: Layout, asOf: Day, written: Rests): DayPlan {
  const { catalogue, policies } = layout;
  const inForce = policies.map(
    ({ inForce: { from, until } }) => asOf >= from && (until === null || asOf <= until),
  );
  const days = new Map<number, DayEntries>();
  const rests = new Map<number, RestTable>();
  for (const [at, column] of layout.columns.entries()) {
    if (column.is === 'day') {
      const { fact, atoms } = column.field;
      const steps = atoms.map(({ formula }) => stepsOf(catalogue, formula, fact, asOf));
      const { entryOf, truths, entries } = joined(steps);
      days.set(at, {
        entryOf,
        entries,
        truths: new Map(atoms.map(({ atom }, nth) => [atom, truths[nth] as Uint8Array])),
        steps: new Map(atoms.map(({ atom }, nth) => [atom, steps[nth] as Steps])),
      });
    } else if (column.is === 'rest') {
      const left = written.of.get(at) ?? [];
      const { entryOf, truths, entries } = joined(
        left.map((formula) => stepsOf(catalogue, formula, column.field.carrier, asOf)),
      );
      const truth = new Uint8Array(entries * left.length);
      if (truth.length > lastCode) throw new Error('more is left of a formula than a table can hold');
      for (const [rest, one] of truths.entries())
        for (let entry = 0; entry < entries; entry += 1)
          truth[entry * left.length + rest] = one[entry] as number;
      rests.set(at, { first: entryOf.map((entry) => entry * left.length), truth });
    }
  }
  return { layout, asOf, inForce, days, rests };
}
