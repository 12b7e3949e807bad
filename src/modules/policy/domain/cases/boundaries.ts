import { addDays, type Day, daysBetween } from '../../../../ground/clock/day.ts';
import { type Atom, atomsOf } from '../condition.ts';
import type { Catalogue, Policy } from '../definition.ts';
import { isInForce } from '../evaluate.ts';
import { aboutAmount, figuresOf } from './about-amount.ts';
import { aboutAtom, inShares, onOddDays } from './about-atom.ts';
import { decidedBy, granted, solve } from './solve.ts';
import type { Who } from './who.ts';

/** Cases about one thing that a policy says: an atom, its days, its amount. Each differs from `base` in a value or two. */
export interface Boundary {
  about: Atom | 'in-force' | 'amount';
  /** Somebody of whom all else holds; null: no such case was found, and nothing hangs on this atom alone. */
  base: Who | null;
  cases: readonly Who[];
}

/** Somebody at another time, as long after everything that happened. */
function movedTo(catalogue: Catalogue, who: Who, asOf: Day): Who {
  const days = daysBetween(who.asOf, asOf);
  const moved = (facts: Who['facts']) =>
    Object.fromEntries(
      Object.entries(facts).map(([name, value]) => {
        const isDay = catalogue.facts.get(name)?.type === 'day' && typeof value === 'string';
        return [name, isDay ? addDays(value as Day, days) : value];
      }),
    );
  return { asOf, facts: moved(who.facts), hire: who.hire && moved(who.hire) };
}

/** Somebody who is entitled at another time, where one is found; else the same one at that time. */
function entitledOn(catalogue: Catalogue, policy: Policy, who: Who, asOf: Day): Who {
  const moved = movedTo(catalogue, who, asOf);
  return solve(catalogue, policy, moved, granted(policy)) ?? moved;
}

/** Each once, in the order in which they were found. */
function once(cases: readonly Who[]): Who[] {
  const seen = new Map<string, Who>();
  for (const who of cases) {
    const key = JSON.stringify([who.asOf, who.facts, who.hire]);
    if (!seen.has(key)) seen.set(key, who);
  }
  return [...seen.values()];
}

/**
 * The cases at the limits of a policy, made from somebody who is entitled: its days, each of its atoms, its amount. The same definition gives
 * the same cases.
 */
export function boundariesOf(catalogue: Catalogue, policy: Policy, start: Who): Boundary[] {
  const { inForce, conditions, hireConditions } = policy;
  const ends = [
    addDays(inForce.from, -1),
    inForce.from,
    ...(inForce.until ? [inForce.until, addDays(inForce.until, 1)] : []),
  ];
  const days = ends.map((day) => entitledOn(catalogue, policy, start, day));
  const about = [conditions, ...(hireConditions ? [hireConditions] : [])]
    .flatMap(atomsOf)
    .map((atom): Boundary => {
      const met = solve(catalogue, policy, start, decidedBy(policy, atom, true));
      if (!met) return { about: atom, base: null, cases: [] };
      // Where another condition turns at the same limit, somebody is looked for who fails this one alone, and made to meet it.
      const alone = solve(catalogue, policy, met, decidedBy(policy, atom, false));
      const base = (alone && solve(catalogue, policy, alone, decidedBy(policy, atom, true))) ?? met;
      const tried = { catalogue, policy, atom, base };
      const cases = [...(alone ? [alone] : []), ...aboutAtom(tried), ...onOddDays(tried), ...inShares(tried)];
      return { about: atom, base, cases: once(cases) };
    });
  const figures = figuresOf(catalogue, policy)
    .flatMap((name) => [...(catalogue.figures.get(name)?.values.values() ?? [])].flat())
    .flatMap(({ from }) => [addDays(from, -1), from])
    .filter((day) => isInForce(policy, day))
    .map((day) => entitledOn(catalogue, policy, start, day));
  const amounts = once([...aboutAmount(catalogue, policy, start), ...figures]);
  return [
    { about: 'in-force', base: start, cases: once(days) },
    ...about,
    { about: 'amount', base: start, cases: amounts },
  ];
}
