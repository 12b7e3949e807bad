import { addDays, type Day } from '../../../ground/clock/day.ts';
import { factsInTest } from './condition.ts';
import type { Catalogue, Policy } from './definition.ts';
import { type Answer, type Asked, type AtomOutcome, type ConditionOutcome, evaluate } from './evaluate.ts';
import type { Facts } from './value.ts';
import { firstDay, turningDaysOf } from './with-time.ts';

/**
 * Where a policy stands for somebody as far as it is kept: he is entitled; he would be, but for a doubt that decides (待核实); or none of
 * both, whichever the reason.
 */
export type KeptState = 'entitled' | 'check' | 'none';

/** What an answer is kept as. The verdict counts and not `stands`: to see through open answers takes thirty times as long. */
export function keptState({ verdict, doubts, policy }: Answer): KeptState {
  if (verdict !== 'eligible') return 'none';
  return doubts.length > 0 || policy.off ? 'check' : 'entitled';
}

/** What is known of somebody from a day on, if nothing is recorded any more: what is old is known no longer. */
export interface Stage {
  from: Day;
  facts: Facts;
  /** Of a unit: those who are known to be hired by it, of whom a yes is a yes, and a no none. */
  hires?: Asked['hires'];
}

/** Where a policy stands on the day of the first stage, and on which day it becomes what by time alone; null: on none that can be foreseen. */
export interface KeptStanding {
  state: KeptState;
  turns: { on: Day; to: KeptState } | null;
}

/**
 * Looks at a policy for somebody over time.
 * @param stages what is known of him from today on, and from each later day on which less is.
 */
export function standingOver(
  catalogue: Catalogue,
  policy: Policy,
  stages: readonly [Stage, ...Stage[]],
): KeptStanding {
  const [now] = stages;
  const answer = evaluate(catalogue, policy, askedOn(now.from, now));
  const state = keptState(answer);
  if (state === 'none' && neverHolds(catalogue, answer, stages)) return { state, turns: null };
  for (const [at, stage] of stages.entries()) {
    const { from } = stage;
    const stateOn = (asOf: Day) => keptState(evaluate(catalogue, policy, askedOn(asOf, stage)));
    const end = stages[at + 1]?.from;
    const days = turningDaysOf(catalogue, policy, askedOn(from, stage));
    const within = end === undefined ? days : [...days.filter((day) => day < end), lastBefore(end, from)];
    const on = stateOn(from) === state ? firstDay(from, within, (day) => stateOn(day) !== state) : from;
    if (on !== null) return { state, turns: { on, to: stateOn(on) } };
  }
  return { state, turns: null };
}

const askedOn = (asOf: Day, { facts, hires }: Stage): Asked => ({ asOf, facts, ...(hires ? { hires } : {}) });

const lastBefore = (end: Day, from: Day): Day => (addDays(end, -1) > from ? addDays(end, -1) : from);

/**
 * Whether a policy that says no today, or hangs on something, goes on so for good: what it says of facts that no day changes is enough for that.
 * It saves nearly all looking ahead. Where somebody would be known otherwise later (another source's older word), it is looked ahead.
 */
function neverHolds(
  catalogue: Catalogue,
  { policy, conditions }: Answer,
  [now, ...later]: readonly [Stage, ...Stage[]],
): boolean {
  const { until } = policy.inForce;
  if (until !== null && until < now.from) return true;
  const otherwise = later.some(({ facts }) =>
    Object.entries(facts).some(([name, value]) => now.facts[name] !== value),
  );
  return !otherwise && !mayCome(catalogue, conditions, 'yes');
}

/** Whether a condition can come out so on some day: atoms that no day changes stay as they are, the others may come out either way. */
function mayCome(catalogue: Catalogue, condition: ConditionOutcome, wanted: 'yes' | 'no'): boolean {
  const inner = (one: ConditionOutcome, as = wanted) => mayCome(catalogue, one, as);
  if (condition.is === 'atom') return condition.outcome === wanted || hangsOnDay(catalogue, condition.atom);
  if (condition.is === 'not') return inner(condition.one, wanted === 'yes' ? 'no' : 'yes');
  if (condition.is === 'shared') return inner(condition.one);
  const every = (condition.is === 'all') === (wanted === 'yes');
  return every ? condition.of.every((one) => inner(one)) : condition.of.some((one) => inner(one));
}

/** A fact that follows from others may follow from the day. What is told and not known is not known on any day. */
function hangsOnDay({ facts }: Catalogue, { atom: { fact, test }, value }: AtomOutcome): boolean {
  const follows = (name: string) => (facts.get(name)?.follows ?? null) !== null;
  if (follows(fact) || factsInTest(test).some(follows)) return true;
  const place = 'at' in test ? test.at : test.is === 'yearOf' ? test.as : null;
  const limit = test.is === 'dayLimit' ? test.limit : place;
  const atToday = test.is === 'ahead' || (limit !== null && 'fact' in limit && limit.fact === 'as_of');
  return atToday && value !== undefined;
}
