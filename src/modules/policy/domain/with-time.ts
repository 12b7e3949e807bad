import { addDays, addMonths, type Day, daysBetween, parseDay, partsOf } from '../../../ground/clock/day.ts';
import { type Atom, atomsOf } from './condition.ts';
import type { Catalogue, Policy } from './definition.ts';
import type { Asked } from './evaluate.ts';
import { factsOf } from './facts.ts';
import { daysKnown, factsBehind, limitsOf } from './possible-values.ts';
import type { Facts } from './value.ts';

/** Nobody plans further. */
const horizonMonths = 50 * 12;

/**
 * Days after `asOf` about which an atom may come out otherwise by time alone: so many months after a day that it speaks of, the first of a
 * year where it asks for one. Between two of them nothing changes twice.
 */
function daysOfAtom(catalogue: Catalogue, atom: Atom, asOf: Day, facts: Facts): Day[] {
  const behind = [...factsBehind(catalogue, atom)];
  const { fact } = factsOf(catalogue, { asOf }, facts);
  const limits = limitsOf(catalogue, [atom]);
  const found: Day[] = [];
  for (const anchor of [...daysKnown(behind, fact), ...limits.days]) {
    for (const months of limits.months) found.push(addMonths(anchor, months), addMonths(anchor, -months));
  }
  const years = atom.test.is === 'yearOf' || atom.test.is === 'years' ? [1, 2, 3, 4, 5] : [];
  for (const year of years) found.push(parseDay(`${partsOf(asOf).year + year}-01-01`));
  // Months of different lengths move a corresponding day by up to three.
  return found.flatMap((day) => [addDays(day, -4), addDays(day, 4)]);
}

/** The days about which something may change for somebody by time alone, in order. */
export function turningDays(catalogue: Catalogue, atoms: readonly Atom[], { asOf, facts }: Asked): Day[] {
  const last = addMonths(asOf, horizonMonths);
  const days = atoms.flatMap((atom) => daysOfAtom(catalogue, atom, asOf, facts));
  return [...new Set(days)].filter((day) => day > asOf && day <= last).sort();
}

/** The days about which a policy's answer may change, those between which it is in force included. */
export function turningDaysOf(catalogue: Catalogue, policy: Policy, asked: Asked): Day[] {
  const { from, until } = policy.inForce;
  const atoms = atomsOf(policy.conditions);
  const own = policy.hireConditions === null ? [] : atomsOf(policy.hireConditions);
  const hires = (asked.hires ?? []).map(({ facts }) => ({ ...asked, facts: { ...asked.facts, ...facts } }));
  const ends = [from, ...(until === null ? [] : [addDays(until, 1)])].flatMap((day) => [
    addDays(day, -1),
    day,
  ]);
  const days = [
    ...turningDays(catalogue, atoms, asked),
    ...hires.flatMap((hire) => turningDays(catalogue, own, hire)),
    ...[...ends, ...figureDays(catalogue)].filter((day) => day > asked.asOf),
  ];
  return [...new Set(days)].sort();
}

/** The days on which a figure of law becomes another, each with the one before. */
const figureDays = ({ figures }: Catalogue): Day[] =>
  [...figures.values()].flatMap(({ values }) =>
    [...values.values()].flatMap((each) => each.flatMap(({ from }) => [addDays(from, -1), from])),
  );

/** The first day after `asOf` on which something holds; null: on none that can be foreseen. */
export function firstDay(asOf: Day, days: readonly Day[], holds: (day: Day) => boolean): Day | null {
  let before = asOf;
  for (const day of days) {
    if (holds(day)) return between(before, day, holds);
    before = day;
  }
  return null;
}

/** It does not hold on `before`, and does on `day`; in between it changes once. */
function between(before: Day, day: Day, holds: (day: Day) => boolean): Day {
  let [no, yes] = [before, day];
  while (daysBetween(no, yes) > 1) {
    const middle = addDays(no, Math.floor(daysBetween(no, yes) / 2));
    if (holds(middle)) yes = middle;
    else no = middle;
  }
  return yes;
}
