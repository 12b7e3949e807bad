import { addMonths, type Day, daysBetween } from '../../../../ground/clock/day.ts';
import type { PolicyFact } from '../definition.ts';
import { daysKnown, type Limits, possibleValues } from '../possible-values.ts';
import type { Known, ValueType } from '../value.ts';
import { toldOf, type Who } from './who.ts';

/** Months before a day: what is met in life, between the limits of most policies. */
const monthsBefore = [2, 8, 18, 30, 48, 90, 240, 336, 420, 504, 564, 600, 660, 744, 800, 900];

const kept = new WeakMap<Limits, Map<string, readonly Known[]>>();

/** Days of birth about every retirement take long to find, and are looked through again and again. */
function possible(fact: PolicyFact, limits: Limits, asOf: Day, others: readonly Day[]): readonly Known[] {
  const all = kept.get(limits) ?? new Map<string, readonly Known[]>();
  kept.set(limits, all);
  const key = [fact.name, asOf, ...others].join();
  const retires = fact.name.endsWith('birth_date');
  const values = all.get(key) ?? possibleValues(fact, limits, asOf, { others, retires, together: true });
  all.set(key, values);
  return values;
}

/**
 * Values of a fact to look among for a case in which a condition decides: first some that are met in life, then one for everything that
 * conditions with these limits can say of it.
 */
export function* valuesToTry(
  fact: PolicyFact,
  limits: Limits,
  who: Who,
  names: readonly string[],
): Generator<Known> {
  const days = daysKnown(names, (name) => toldOf(who, name)).sort();
  if (fact.type === 'day') {
    for (const day of [who.asOf, ...days.toReversed()])
      for (const months of monthsBefore) yield addMonths(day, -months);
    for (const day of days) for (const months of [1, 8, 18, 30]) yield addMonths(day, months);
  }
  // A share is one of a whole, and nobody has less than nothing.
  const most = fact.type === 'ratio' ? 1 : Infinity;
  for (const value of possible(fact, limits, who.asOf, days))
    if (typeof value !== 'number' || (value >= 0 && value <= most)) yield value;
  if (fact.type === 'fen') for (const fen of [100_000, 1_000_000, 10_000_000]) yield fen;
}

/** Values that have an order as numbers: days are counted from the day that is asked about. */
export interface Scale {
  value(at: number): Known;
  at(value: Known): number | null;
}

export function scaleOf(
  fact: Pick<PolicyFact, 'type'>,
  asOf: Day,
  move: (day: Day, days: number) => Day,
): Scale | null {
  switch (fact.type) {
    case 'day':
      return {
        value: (at) => move(asOf, at),
        at: (value) => (typeof value === 'string' ? daysBetween(asOf, value as Day) : null),
      };
    case 'ratio':
      return {
        value: (at) => Number((at / 10_000).toPrecision(12)),
        at: (value) => (typeof value === 'number' ? Math.round(value * 10_000) : null),
      };
    case 'fen':
    case 'months':
    case 'years':
    case 'number':
      return { value: (at) => at, at: (value) => (typeof value === 'number' ? value : null) };
    default:
      return null;
  }
}

/**
 * Where what comes out turns as a value rises: the last place before and the first after each turn. Between two of the places that are
 * looked at it may turn once; the exact place is found by halving.
 */
export function turnsOf(places: readonly number[], outcomeAt: (at: number) => string): [number, number][] {
  const turns: [number, number][] = [];
  let before: { at: number; outcome: string } | null = null;
  for (const at of places) {
    const outcome = outcomeAt(at);
    if (before && before.outcome !== outcome) {
      let [low, high] = [before.at, at];
      while (high - low > 1) {
        const middle = Math.floor((low + high) / 2);
        if (outcomeAt(middle) === before.outcome) low = middle;
        else high = middle;
      }
      turns.push([low, high]);
    }
    before = { at, outcome };
  }
  return turns;
}

/** Places to look at for turns: the days of a life or of some years, and numbers of every size. */
export function placesOf(
  fact: Pick<PolicyFact, 'type'>,
  life: boolean,
  limits: Limits,
  own: number | null,
): number[] {
  const [from, to, step] = life ? [-36_500, 1_100, 27] : [-7_300, 1_500, 13];
  if (fact.type === 'day')
    return Array.from({ length: Math.ceil((to - from) / step) }, (_, nth) => from + nth * step);
  const small = Array.from({ length: 130 }, (_, nth) => nth);
  const sizes = [150, 200, 300, 500, 1000, 2000, 5000, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10];
  // Nobody borrows for a thousand years.
  const mostOf: Partial<Record<ValueType, number>> = { ratio: 1e4, years: 130, months: 1000 };
  const most = mostOf[fact.type] ?? Infinity;
  const of = limits.numbers.flatMap((one) => {
    const at = fact.type === 'ratio' ? Math.round(one * 10_000) : one;
    return [at - 1, at, at + 1];
  });
  const all = [...small, ...sizes.filter((one) => one <= most), ...of, ...(own === null ? [] : [own])];
  return [...new Set(all.filter((one) => one >= 0 && Number.isInteger(one)))].sort((a, b) => a - b);
}
