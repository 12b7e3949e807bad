import { addDays, addMonths, type Day } from '../../../ground/clock/day.ts';
import { dayOfGrowth, type ExplainedCondition, explained, makerOf, valuesToTry } from './changes.ts';
import { wholeMonths } from './day-rules.ts';
import type { Catalogue, Policy } from './definition.ts';
import { type Asked, evaluate } from './evaluate.ts';
import { goesOn, mayBeDone } from './proposals.ts';
import type { Facts, Known } from './value.ts';
import { firstDay, turningDaysOf } from './with-time.ts';

/** One thing by which somebody comes nearer: waiting; doing something, with the policy by which it is done; going on with what he does. */
export type WayStep =
  | { by: 'wait' }
  | { by: 'act'; fact: string; to: Known; policy: string | null }
  | { by: 'go-on'; fact: string };

/** A smallest set of changes after which a policy's answer is no longer no. */
export interface Way {
  changes: readonly WayStep[];
  /** The first day on which they have done it, if everything is done at once and takes no time. */
  on: Day;
  /** The sum of what is asked of him: 1 a form or waiting … 5 a business. */
  effort: number;
  /** Facts that are not known and on which it still hangs; empty: he is eligible then. */
  missing: readonly string[];
}

/** Further ahead nobody plans: what comes later is a no with its day, and no step to go. */
export const horizonMonths = 24;

/** Whether one change that can be had soon makes a policy hold. */
export const isOneAway = (ways: readonly Way[], asOf: Day): boolean =>
  ways.some(({ changes, on }) => changes.length === 1 && on <= addMonths(asOf, horizonMonths));

/** More changes at once nobody makes for one policy. */
const most = 3;

/**
 * Ways to a policy that somebody does not get: every smallest set of up to three changes, none of which can be left out, the cheapest first
 * (waiting and free registrations before payments, trainings, other work, a business); among equals the earlier. What is done at a window
 * has to be open to him by then. A way of one change within two years makes him almost eligible. Of a unit, only what is its own is changed.
 */
export function almost(catalogue: Catalogue, policy: Policy, asked: Asked): Way[] {
  const answer = evaluate(catalogue, policy, asked);
  if (answer.stands !== 'not-eligible') return [];
  const conditions = explained(catalogue, answer.conditions, asked);
  if (atBest(conditions) === 'no') return [];
  const found: Way[] = [];
  for (const acts of setsOf(stepsIn(catalogue, policy, conditions, asked), most)) {
    if (found.some((way) => way.changes.every((one) => one.by !== 'wait' && acts.includes(one)))) continue;
    const way = wayBy(catalogue, policy, asked, acts);
    if (way === null || way.changes.length > most) continue;
    if (found.some((other) => other.changes.every((one) => has(way.changes, one)))) continue;
    found.push(way);
  }
  return found.sort(
    (a, b) => a.effort - b.effort || a.changes.length - b.changes.length || a.on.localeCompare(b.on),
  );
}

const has = (steps: readonly WayStep[], one: WayStep) =>
  steps.some((step) => step === one || (step.by === 'wait' && one.by === 'wait'));

/** What comes out if everything goes well that can: `no` where something stands against it that nobody can change. */
function atBest(condition: ExplainedCondition): 'yes' | 'no' | 'open' {
  if (condition.is === 'atom') {
    const { change, until, outcome } = condition;
    return until !== null || (change !== null && change.by !== 'never') ? 'open' : outcome;
  }
  if (condition.is === 'not') {
    const one = atBest(condition.one);
    return one === 'open' ? 'open' : one === 'yes' ? 'no' : 'yes';
  }
  if (condition.is === 'shared') return atBest(condition.one);
  const of = condition.of.map(atBest);
  const settles = condition.is === 'all' ? 'no' : 'yes';
  if (of.includes(settles)) return settles;
  return of.includes('open') ? 'open' : settles === 'no' ? 'yes' : 'no';
}

/** What may be done about conditions that do not come out as they should, each once. */
function stepsIn(
  catalogue: Catalogue,
  policy: Policy,
  condition: ExplainedCondition,
  asked: Asked,
): Exclude<WayStep, { by: 'wait' }>[] {
  const found = new Map<string, Exclude<WayStep, { by: 'wait' }>>();
  const look = (one: ExplainedCondition): void => {
    if ('of' in one) for (const each of one.of) look(each);
    else if ('one' in one) look(one.one);
    if (one.is !== 'atom') return;
    const fact = catalogue.facts.get(one.fact);
    if (!fact?.change || (one.outcome === 'yes') === one.wanted) return;
    if (fact.change.by === 'time') {
      if (
        goesOn(catalogue, fact.name, asked.facts) &&
        dayOfGrowth(fact, one.test, asked.facts[fact.name] ?? 0, asked.asOf) !== null
      )
        found.set(fact.name, { by: 'go-on', fact: fact.name });
      return;
    }
    const atom = { ...one, sources: [], doubt: null };
    const values = valuesToTry(fact, atom, asked, catalogue, one.wanted);
    const maker = makerOf(catalogue, fact.name);
    if (maker === policy.id) return;
    for (const to of nearest(values, asked.facts[fact.name]))
      found.set(`${fact.name} ${to}`, { by: 'act', fact: fact.name, to, policy: maker });
  };
  look(condition);
  return addBefore(catalogue, asked, [...found.values()]);
}

/** What has to be done before at a window: who would be certified registers first. */
function addBefore(
  catalogue: Catalogue,
  asked: Asked,
  steps: Exclude<WayStep, { by: 'wait' }>[],
): Exclude<WayStep, { by: 'wait' }>[] {
  const all = [...steps];
  for (const step of all) {
    if (step.by !== 'act' || step.policy === null) continue;
    const maker = catalogue.policies.find(({ id }) => id === step.policy);
    if (!maker) continue;
    const answer = evaluate(catalogue, maker, asked);
    if (answer.stands !== 'not-eligible') continue;
    for (const before of stepsIn(catalogue, maker, explained(catalogue, answer.conditions, asked), asked)) {
      if (!all.some((one) => one.fact === before.fact)) all.push(before);
    }
  }
  return all;
}

/** Of numbers the one that is nearest to what it is; of answers each. */
function nearest(values: readonly Known[], now: Known): readonly Known[] {
  const numbers = values.filter((value) => typeof value === 'number');
  if (numbers.length === 0 || typeof now !== 'number')
    return values.slice(0, numbers.length > 0 ? 1 : undefined);
  return numbers.sort((a, b) => Math.abs(a - now) - Math.abs(b - now)).slice(0, 1);
}

/** Sets of up to so many, the smaller first; no fact twice. */
function* setsOf<T extends { fact: string }>(all: readonly T[], size: number): Generator<readonly T[]> {
  let sets: { of: readonly T[]; next: number }[] = [{ of: [], next: 0 }];
  for (let count = 0; count <= size; count += 1) {
    for (const { of } of sets) yield of;
    sets = sets.flatMap(({ of, next }) =>
      all
        .slice(next)
        .flatMap((one, at) =>
          of.some(({ fact }) => fact === one.fact) ? [] : [{ of: [...of, one], next: next + at + 1 }],
        ),
    );
  }
}

/** Who does these things: when he is no longer told no; null: never, or one of them is not open to him. */
function wayBy(
  catalogue: Catalogue,
  policy: Policy,
  asked: Asked,
  steps: readonly Exclude<WayStep, { by: 'wait' }>[],
): Way | null {
  const facts = factsAfter(catalogue, asked, steps);
  if (facts === null) return null;
  const goingOn = steps.flatMap((step) => (step.by === 'go-on' ? [step.fact] : []));
  const at = (asOf: Day) =>
    evaluate(catalogue, policy, { ...asked, asOf, facts: grown(facts, goingOn, asked.asOf, asOf) });
  const effort = (step: WayStep) =>
    step.by === 'act' ? (catalogue.facts.get(step.fact)?.change?.effort ?? 5) : 1;
  const way = (changes: readonly WayStep[], on: Day): Way => ({
    changes,
    on,
    effort: changes.reduce((sum, one) => sum + effort(one), 0),
    missing: at(on).missing,
  });
  const passes = (asOf: Day) => {
    const { verdict } = at(asOf);
    return verdict === 'eligible' || verdict === 'open';
  };
  if (goingOn.length === 0 && passes(asked.asOf))
    return at(asked.asOf).stands === 'not-eligible' ? null : way(steps, asked.asOf);
  const days = turningDaysOf(catalogue, policy, { ...asked, facts });
  const growth = goingOn.flatMap((fact) => monthsOn(catalogue, policy, fact, facts, asked.asOf));
  const on = firstDay(asked.asOf, [...new Set([...days, ...growth])].sort(), passes);
  if (on === null || at(on).stands === 'not-eligible') return null;
  return way(goingOn.length > 0 ? steps : [...steps, { by: 'wait' }], on);
}

/** Days on which a fact that grows month by month may have grown enough: about each of its limits. */
function monthsOn(catalogue: Catalogue, policy: Policy, name: string, facts: Facts, asOf: Day): Day[] {
  const fact = catalogue.facts.get(name);
  const tests = (function* look(condition: Policy['conditions']): Generator<Day> {
    if (condition.is === 'atom') {
      const on =
        fact && condition.atom.fact === name
          ? dayOfGrowth(fact, condition.atom.test, facts[name] ?? 0, asOf)
          : null;
      if (on !== null) yield on;
    } else if ('of' in condition) for (const each of condition.of) yield* look(each);
    else yield* look(condition.one);
  })(policy.conditions);
  return [...tests].flatMap((on) => [addDays(on, -1), on]);
}

function grown(facts: Facts, names: readonly string[], from: Day, to: Day): Facts {
  if (names.length === 0) return facts;
  const more = names.map((name) => [name, Number(facts[name] ?? 0) + Math.max(0, wholeMonths(from, to))]);
  return { ...facts, ...Object.fromEntries(more) };
}

/** Facts after all that is done, each where it is open; null where one thing is not, in whatever order, or may not be proposed by then. */
function factsAfter(catalogue: Catalogue, asked: Asked, steps: readonly WayStep[]): Facts | null {
  let facts: Record<string, Known> = { ...asked.facts };
  let left = steps.filter((step) => step.by === 'act');
  while (left.length > 0) {
    const next = left.find((step) => isOpen(catalogue, { ...asked, facts }, step.policy));
    if (!next) return null;
    left = left.filter((step) => step !== next);
    const maker = catalogue.policies.find(({ id }) => id === next.policy);
    const more = maker?.makes ?? catalogue.facts.get(next.fact)?.change?.with ?? new Map();
    const made = [...more].map(([name, value]) => [name, value === 'as_of' ? asked.asOf : value]);
    facts = { ...facts, ...Object.fromEntries(made), [next.fact]: next.to };
  }
  const done = steps.filter((step) => step.by === 'act');
  return done.every(({ fact }) => mayBeDone(catalogue, fact, asked.facts, facts)) ? facts : null;
}

const isOpen = (catalogue: Catalogue, asked: Asked, id: string | null): boolean => {
  const maker = catalogue.policies.find((policy) => policy.id === id);
  if (!maker) return true;
  const { stands } = evaluate(catalogue, maker, asked);
  return stands === 'eligible' || stands === 'open';
};
