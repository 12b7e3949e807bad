import { type Atom, atomsOf, type Condition, factsInTest, outcomeOf } from '../condition.ts';
import type { Catalogue, Policy } from '../definition.ts';
import { type Limits, limitsOf } from '../possible-values.ts';
import type { Known } from '../value.ts';
import { valuesToTry } from './values.ts';
import { lookUpOf, toldBehind, toldOf, type Who, withValue } from './who.ts';

/** What is wanted of a condition: that it holds, or that it does not. */
export interface Goal {
  condition: Condition;
  holds: boolean;
}

/** How many atoms have to come out otherwise, and which. */
interface Off {
  count: number;
  atoms: readonly Atom[];
}

function offOf({ condition, holds }: Goal, fact: (name: string) => Known): Off {
  if (condition.is === 'atom') {
    const { atom } = condition;
    const off = outcomeOf(atom, fact) !== (holds ? 'yes' : 'no');
    return { count: off ? 1 : 0, atoms: off ? [atom] : [] };
  }
  if (condition.is === 'not') return offOf({ condition: condition.one, holds: !holds }, fact);
  if (condition.is === 'shared') return offOf({ condition: condition.one, holds }, fact);
  const of = condition.of.map((each) => offOf({ condition: each, holds }, fact));
  const atoms = of.flatMap((one) => one.atoms);
  if ((condition.is === 'all') === holds)
    return { count: of.reduce((sum, { count }) => sum + count, 0), atoms };
  // One of them is enough; any of them may be the way.
  const count = Math.min(...of.map((one) => one.count));
  return { count, atoms: count === 0 ? [] : atoms };
}

/** What has to be so around an atom for it to decide: under all the others hold, under any they do not. */
function around(condition: Condition, atom: Atom): Goal[] | null {
  if (condition.is === 'atom') return condition.atom === atom ? [] : null;
  if (condition.is === 'not' || condition.is === 'shared') return around(condition.one, atom);
  for (const each of condition.of) {
    const inside = around(each, atom);
    if (!inside) continue;
    const others = condition.of.filter((other) => other !== each);
    return [...inside, ...others.map((other) => ({ condition: other, holds: condition.is === 'all' }))];
  }
  return null;
}

/** Both of a unit and of whom it has hired. */
const whole = ({ conditions, hireConditions }: Policy): Condition[] => [
  conditions,
  ...(hireConditions ? [hireConditions] : []),
];

/** That a policy is granted. */
export const granted = (policy: Policy): Goal[] =>
  whole(policy).map((condition) => ({ condition, holds: true }));

/** That an atom is met, or is not, and all hangs on it. */
export const decidedBy = (policy: Policy, atom: Atom, holds: boolean): Goal[] => [
  ...whole(policy).flatMap((condition) => around(condition, atom) ?? [{ condition, holds: true }]),
  { condition: { is: 'atom', atom }, holds },
];

const behindAtom = (catalogue: Catalogue, atom: Atom): string[] =>
  [atom.fact, ...factsInTest(atom.test)].flatMap((name) => toldBehind(catalogue, name));

const lookedAtBy = new WeakMap<Policy, { limits: Limits; names: readonly string[] }>();

/** The limits of a policy, and the told facts behind its atoms. */
function lookedAt(catalogue: Catalogue, policy: Policy): { limits: Limits; names: readonly string[] } {
  const known = lookedAtBy.get(policy);
  if (known) return known;
  const atoms = whole(policy).flatMap(atomsOf);
  const names = new Set(atoms.flatMap((atom) => behindAtom(catalogue, atom)));
  const found = { limits: limitsOf(catalogue, atoms), names: [...names].filter((name) => name !== 'as_of') };
  lookedAtBy.set(policy, found);
  return found;
}

/** Whether all goals are true of somebody. */
export function reached(catalogue: Catalogue, who: Who, goals: readonly Goal[]): boolean {
  const fact = lookUpOf(catalogue, who);
  return goals.every((goal) => offOf(goal, fact).count === 0);
}

/** So many are looked at once more where no single fact helps. */
const mostPairs = 12;
const mostSteps = 40;

/**
 * Somebody of whom all goals are true, changed from `who` as little as it takes: fact by fact, each to the first value by which fewer atoms
 * are off. Where no single fact helps, two are tried together (`pairs`). Undefined where none is found.
 */
export function solve(
  catalogue: Catalogue,
  policy: Policy,
  who: Who,
  goals: readonly Goal[],
  { pinned = new Set(), pairs = true }: { pinned?: ReadonlySet<string>; pairs?: boolean } = {},
): Who | undefined {
  const { limits, names } = lookedAt(catalogue, policy);
  const behind = (atom: Atom) => behindAtom(catalogue, atom);
  const offIn = (one: Who): Off => {
    const fact = lookUpOf(catalogue, one);
    const of = goals.map((goal) => offOf(goal, fact));
    return { count: of.reduce((sum, { count }) => sum + count, 0), atoms: of.flatMap((each) => each.atoms) };
  };
  const next = function* (one: Who, off: Off): Generator<Who> {
    const facts = new Set(off.atoms.flatMap(behind).filter((name) => name !== 'as_of' && !pinned.has(name)));
    for (const name of facts) {
      const fact = catalogue.facts.get(name);
      if (!fact || (name.startsWith('h.') && !one.hire)) continue;
      for (const value of valuesToTry(fact, limits, one, names))
        if (value !== toldOf(one, name)) yield withValue(one, name, value);
    }
  };
  let [now, off] = [who, offIn(who)];
  for (let step = 0; off.count > 0; step += 1) {
    let better: { one: Who; off: Off } | undefined;
    const aside: Who[] = [];
    for (const one of next(now, off)) {
      const then = offIn(one);
      if (then.count < off.count) {
        better = { one, off: then };
        break;
      }
      if (then.count === off.count && aside.length < mostPairs) aside.push(one);
    }
    for (const one of better || !pairs ? [] : aside) {
      const still = offIn(one);
      for (const other of next(one, still)) {
        const then = offIn(other);
        if (then.count < off.count) better = { one: other, off: then };
        if (better) break;
      }
      if (better) break;
    }
    if (!better || step > mostSteps) return undefined;
    [now, off] = [better.one, better.off];
  }
  return now;
}
