import { addMonths, type Day } from '../../../ground/clock/day.ts';
import { type Atom, type Citation, type Doubt, outcomeOf, type Test } from './condition.ts';
import type { Catalogue, PolicyFact, Source } from './definition.ts';
import type { Asked, ConditionOutcome } from './evaluate.ts';
import { lookUp } from './facts.ts';
import { goesOn, mayBeProposed } from './proposals.ts';
import type { Known, Outcome } from './value.ts';
import { firstDay, turningDays } from './with-time.ts';

/**
 * What would make a condition come out as it should: a day that comes by itself (`goingOn`: if he goes on with what he does: paying in, living
 * here); something that somebody can do, with the policy by which it is done; or nothing.
 */
export type Change =
  | { by: 'day'; on: Day; goingOn: boolean }
  | { by: 'act'; fact: string; policy: string | null }
  | { by: 'never' };

/** A condition as it came out, with what a page says of it. */
export type ExplainedCondition = { outcome: Outcome } & (
  | { is: 'all' | 'any'; of: readonly ExplainedCondition[]; places?: true }
  | { is: 'not'; one: ExplainedCondition }
  | { is: 'shared'; name: string; one: ExplainedCondition }
  | {
      is: 'atom';
      id: string;
      fact: string;
      test: Test;
      value: Known;
      sources: readonly Source[];
      articles: readonly Citation[];
      doubt: Doubt | null;
      /** The day on which two people had confirmed it. */
      confirmed?: Day;
      /** False below a `not`: then it should come out untrue. */
      wanted: boolean;
      /** Of one that does not come out as it should, or is open and can be changed. */
      change: Change | null;
      /** Of one that does: the first day on which it does so no more, by time alone. */
      until: Day | null;
    }
);

/** Tells of each condition what came out, from what, where it was read, and what would change it. */
export function explained(
  catalogue: Catalogue,
  condition: ConditionOutcome,
  asked: Asked,
  wanted = true,
): ExplainedCondition {
  const { outcome } = condition;
  const inner = (one: ConditionOutcome, should = wanted) => explained(catalogue, one, asked, should);
  if (condition.is === 'not') return { is: 'not', outcome, one: inner(condition.one, !wanted) };
  if (condition.is === 'shared')
    return { is: 'shared', outcome, name: condition.name, one: inner(condition.one) };
  if (condition.is !== 'atom')
    return {
      is: condition.is,
      outcome,
      of: condition.of.map((one) => inner(one)),
      ...(condition.places ? { places: condition.places } : {}),
    };
  const { atom, value } = condition.atom;
  const should = wanted ? 'yes' : 'no';
  const turns = firstDay(asked.asOf, turningDays(catalogue, [atom], asked), (asOf) => {
    const then = outcomeOf(atom, lookUp(catalogue, asOf, asked.facts));
    return then !== 'open' && then !== outcome && (then === should) !== (outcome === should);
  });
  return {
    is: 'atom',
    outcome,
    id: atom.id,
    fact: atom.fact,
    test: atom.test,
    value,
    sources: atom.sources.flatMap((id) => catalogue.sources.get(id) ?? []),
    articles: atom.articles,
    doubt: atom.doubt,
    ...(atom.confirmed === undefined ? {} : { confirmed: atom.confirmed }),
    wanted,
    change: outcome === should ? null : changeOf(catalogue, atom, outcome, turns, asked, wanted),
    until: outcome === should ? turns : null,
  };
}

function changeOf(
  catalogue: Catalogue,
  atom: Atom,
  outcome: Outcome,
  turns: Day | null,
  asked: Asked,
  wanted: boolean,
): Change | null {
  if (turns !== null && outcome !== 'open') return { by: 'day', on: turns, goingOn: false };
  const fact = catalogue.facts.get(atom.fact);
  const value = lookUp(catalogue, asked.asOf, asked.facts)(atom.fact);
  const grows = fact && wanted && goesOn(catalogue, fact.name, asked.facts);
  const grown = grows ? dayOfGrowth(fact, atom.test, value, asked.asOf) : null;
  if (grown !== null) return { by: 'day', on: grown, goingOn: true };
  if (fact && valuesToTry(fact, atom, asked, catalogue, wanted).length > 0)
    return { by: 'act', fact: fact.name, policy: makerOf(catalogue, fact.name) };
  return outcome === 'open' ? null : { by: 'never' };
}

/** When something that grows month by month has grown enough. */
export function dayOfGrowth({ change, type }: PolicyFact, test: Test, value: Known, asOf: Day): Day | null {
  if (change?.by !== 'time' || test.is !== 'limit' || typeof value !== 'number') return null;
  if (test.sign !== 'atLeast' && test.sign !== 'above') return null;
  const lacks = test.limit - value + (test.sign === 'above' ? 1 : 0);
  return lacks > 0 ? addMonths(asOf, type === 'years' ? lacks * 12 : lacks) : null;
}

/** Answers to which somebody may be told to come by what he does, and with which an atom comes out as it should. */
export function valuesToTry(
  fact: PolicyFact,
  atom: Atom,
  { asOf, facts }: Asked,
  catalogue: Catalogue,
  wanted: boolean,
): Known[] {
  if (fact.change === null || fact.change.by === 'time' || !mayBeProposed(catalogue, fact, facts)) return [];
  const { test } = atom;
  const now = facts[fact.name];
  const less = catalogue.proposals.get(fact.name)?.less ?? false;
  const near = test.is === 'limit' ? [test.limit - 1, test.limit, test.limit + 1] : [];
  const values: readonly Known[] = fact.change.to.length > 0 ? fact.change.to : near;
  const should = wanted ? 'yes' : 'no';
  return values.filter(
    (value) =>
      outcomeOf(atom, lookUp(catalogue, asOf, { ...facts, [fact.name]: value })) === should &&
      value !== now &&
      (!less || (typeof now === 'number' && typeof value === 'number' && value < now)),
  );
}

/** The policy by which a fact becomes so. */
export const makerOf = ({ policies }: Catalogue, fact: string): string | null =>
  policies.find(({ makes }) => makes.has(fact))?.id ?? null;
