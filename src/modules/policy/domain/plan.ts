import type { NotPublished, WorkingCalendar } from '../../../ground/clock/calendar.ts';
import { addDays, type Day, maxDay } from '../../../ground/clock/day.ts';
import { type Change, type ExplainedCondition, explained, valuesToTry } from './changes.ts';
import { wholeMonths } from './day-rules.ts';
import type { Catalogue, Policy } from './definition.ts';
import { type Asked, evaluate, isInForce } from './evaluate.ts';
import { mayBeDone } from './proposals.ts';
import type { Known } from './value.ts';

/**
 * One step on the way to a policy: a policy that is applied for (`on`), and from when it holds (`done`); something that he does; or waiting,
 * with what goes on meanwhile.
 */
export type Step =
  | {
      by: 'policy';
      policy: string;
      on: Day;
      done: Day;
      /** How its days were counted: by the calendar of working days; as calendar days (seven for five) where that year is not published. */
      counted: 'working' | 'calendar' | 'unknown';
    }
  | { by: 'act'; fact: string; to: Known; on: Day }
  | { by: 'wait'; until: Day; goingOn: readonly string[] };

/** A step, with how things stand after it. */
export interface Stage {
  step: Step;
  after: Asked;
}

/** Longer chains nobody goes through. */
const mostSteps = 12;

interface Going {
  catalogue: Catalogue;
  calendar: WorkingCalendar | null;
  asked: Asked;
  stages: Stage[];
}

/**
 * The chain that leads somebody to a policy, each step on its earliest day: what is applied for before (失业登记, 就业困难认定), what he does
 * himself, what is waited for, and the policy last. Each time, of alternatives the one is taken that asks the least of him. Null where
 * something stands against it that nobody can change, or nothing leads there.
 */
export function planFor(
  catalogue: Catalogue,
  policyId: string,
  asked: Asked,
  calendar: WorkingCalendar | null = null,
): Step[] | null {
  return stagesTo(catalogue, policyId, asked, calendar)?.map(({ step }) => step) ?? null;
}

/** The same, with how things stand after each step. */
export function stagesTo(
  catalogue: Catalogue,
  policyId: string,
  asked: Asked,
  calendar: WorkingCalendar | null = null,
): Stage[] | null {
  const going: Going = { catalogue, calendar, asked: { ...asked, facts: { ...asked.facts } }, stages: [] };
  return reach(going, policyId, []) ? going.stages : null;
}

function reach(going: Going, policyId: string, within: readonly string[]): boolean {
  const { catalogue } = going;
  const policy = catalogue.policies.find(({ id }) => id === policyId);
  if (!policy || within.includes(policyId)) return false;
  const { from } = policy.inForce;
  if (going.asked.asOf < from) wait(going, from, []);
  while (going.stages.length <= mostSteps) {
    if (!isInForce(policy, going.asked.asOf)) return false;
    const answer = evaluate(catalogue, policy, going.asked);
    if (answer.stands !== 'not-eligible') {
      apply(going, policy);
      return true;
    }
    const needs = cheapest(catalogue, explained(catalogue, answer.conditions, going.asked));
    if (needs === null || !meet(going, needs.of, [...within, policyId])) return false;
  }
  return false;
}

/** What has to change, and what that asks of him. */
interface Needs {
  effort: number;
  of: readonly Need[];
}
interface Need {
  atom: ExplainedCondition & { is: 'atom' };
  change: Change;
}

/** The cheapest changes after which a condition comes out as it should; null: there are none. */
function cheapest(catalogue: Catalogue, condition: ExplainedCondition, wanted = true): Needs | null {
  if (condition.outcome === 'open' || (condition.outcome === 'yes') === wanted) return { effort: 0, of: [] };
  if (condition.is === 'not') return cheapest(catalogue, condition.one, !wanted);
  if (condition.is === 'shared') return cheapest(catalogue, condition.one, wanted);
  if (condition.is === 'atom') {
    const { change } = condition;
    if (change === null || change.by === 'never') return null;
    const effort = change.by === 'act' ? (catalogue.facts.get(change.fact)?.change?.effort ?? 5) : 1;
    return { effort, of: [{ atom: condition, change }] };
  }
  const parts = condition.of.map((one) => cheapest(catalogue, one, wanted));
  if ((condition.is === 'all') !== wanted) {
    const found = parts.filter((one) => one !== null).sort((a, b) => a.effort - b.effort);
    return found[0] ?? null;
  }
  const all = parts.filter((one) => one !== null);
  if (all.length < parts.length) return null;
  return { effort: all.reduce((sum, one) => sum + one.effort, 0), of: all.flatMap(({ of }) => of) };
}

/**
 * Does the next of what is needed: first what another policy makes so, since it may ask for how he lives now; then what he does himself, the
 * cheapest first; then a window; and waits last.
 */
function meet(going: Going, needs: readonly Need[], within: readonly string[]): boolean {
  const { catalogue } = going;
  const acts = needs.flatMap(({ atom, change }) => (change.by === 'act' ? [{ atom, change }] : []));
  const made = acts.find(({ change }) => change.policy !== null);
  if (made?.change.policy) return reach(going, made.change.policy, within);
  const factOf = (name: string) => catalogue.facts.get(name);
  const order = ({ change }: (typeof acts)[number]) => {
    const { by, effort } = factOf(change.fact)?.change ?? { by: 'choice', effort: 5 };
    return by === 'service' ? 10 : effort;
  };
  const { facts } = going.asked;
  const [next] = acts
    .filter(({ change }) => mayBeDone(catalogue, change.fact, facts, facts))
    .toSorted((a, b) => order(a) - order(b));
  if (next) return act(going, next.atom);
  // What is left may be proposed only after something that nobody asks for here.
  if (acts.length > 0) return false;
  const days = needs.flatMap(({ change }) => (change.by === 'day' ? [change] : []));
  const [first, ...rest] = days.map(({ on }) => on);
  if (first === undefined) return false;
  const goingOn = needs.flatMap(({ atom, change }) =>
    change.by === 'day' && (change.goingOn || catalogue.proposals.has(atom.fact)) ? [atom.fact] : [],
  );
  wait(going, maxDay(first, ...rest), goingOn);
  return true;
}

function act(going: Going, atom: ExplainedCondition & { is: 'atom' }): boolean {
  const { catalogue, asked } = going;
  const fact = catalogue.facts.get(atom.fact);
  if (!fact) return false;
  const [to] = valuesToTry(fact, { ...atom, sources: [], doubt: null }, asked, catalogue, atom.wanted);
  if (to === undefined) return false;
  become(going, [...(fact.change?.with ?? []), [fact.name, to]]);
  done(going, { by: 'act', fact: fact.name, to, on: asked.asOf });
  return true;
}

function wait(going: Going, until: Day, goingOn: readonly string[]): void {
  become(going, grownBy(going.catalogue, going.asked, goingOn, until));
  going.asked = { ...going.asked, asOf: until };
  done(going, { by: 'wait', until, goingOn });
}

/** What of these facts grows with time has become by a day. */
export function grownBy(
  { facts: known }: Catalogue,
  { asOf, facts }: Asked,
  goingOn: readonly string[],
  until: Day,
): [string, Known][] {
  const months = wholeMonths(asOf, until);
  return goingOn.flatMap((name): [string, Known][] => {
    const fact = known.get(name);
    if (fact?.change?.by !== 'time') return [];
    return [[name, Number(facts[name] ?? 0) + (fact.type === 'years' ? Math.floor(months / 12) : months)]];
  });
}

function apply(going: Going, policy: Policy): void {
  const { asOf } = going.asked;
  const { day, counted } = decidedOn(asOf, policy.workingDays, going.calendar);
  become(going, [...policy.makes]);
  going.asked = { ...going.asked, asOf: day };
  done(going, { by: 'policy', policy: policy.id, on: asOf, done: day, counted });
}

function done(going: Going, step: Step): void {
  going.stages.push({ step, after: going.asked });
}

function become(going: Going, facts: readonly (readonly [string, Known])[]): void {
  const { asked } = going;
  const made = facts.map(([name, value]) => [name, value === 'as_of' ? asked.asOf : value]);
  going.asked = { ...asked, facts: { ...asked.facts, ...Object.fromEntries(made) } };
}

function decidedOn(
  on: Day,
  workingDays: number | null,
  calendar: WorkingCalendar | null,
): { day: Day; counted: 'working' | 'calendar' | 'unknown' } {
  if (workingDays === null) return { day: on, counted: 'unknown' };
  const day: Day | NotPublished = calendar?.addWorkingDays(on, workingDays) ?? 'not-published';
  if (day !== 'not-published') return { day, counted: 'working' };
  return { day: addDays(on, Math.ceil((workingDays * 7) / 5)), counted: 'calendar' };
}
