import type { Day } from '../../../ground/clock/day.ts';
import { type Atom, type Condition, type Doubt, factsInTest, outcomeOf } from './condition.ts';
import type { Catalogue, Figure, Policy, PolicyFact } from './definition.ts';
import { factsIn } from './formula/parse.ts';
import { type Around, run } from './formula/run.ts';
import type { Facts, Known, Outcome } from './value.ts';

/** One condition as it came out. */
export interface AtomOutcome {
  atom: Atom;
  outcome: Outcome;
  value: Known;
}

/** A condition as it came out, with all that is in it. */
export type ConditionOutcome = { outcome: Outcome } & (
  | { is: 'all' | 'any'; of: readonly ConditionOutcome[] }
  | { is: 'not'; one: ConditionOutcome }
  | { is: 'shared'; name: string; one: ConditionOutcome }
  | { is: 'atom'; atom: AtomOutcome }
);

/** Of whom something is asked, and when. */
export interface Asked {
  asOf: Day;
  facts: Facts;
  /** Of a unit: whom it has hired, each with facts that begin with `h.`. */
  hires?: readonly { id: string; facts: Facts }[];
}

/** What a policy says of one hire. */
export interface HireAnswer {
  id: string;
  outcome: Outcome;
  conditions: ConditionOutcome;
  missing: readonly string[];
  /** Fen or the unit of the policy; undefined where not known. */
  amount: Known;
}

/** What a policy says of somebody. */
export interface Answer {
  policy: Policy;
  /** `not-in-force`: on that day there is no such policy. */
  verdict: 'eligible' | 'not-eligible' | 'open' | 'not-in-force';
  conditions: ConditionOutcome;
  hires: readonly HireAnswer[];
  /** Facts that can still change an open verdict; a hire's as `id:name`. */
  missing: readonly string[];
  /** Where eligible: how much; null: nobody has read that, undefined: a fact for it is missing. */
  amount: Known;
  /** Doubtful conditions and dates without which the verdict would not stand: it has to be asked about before anybody relies on it. */
  doubts: readonly { atom: string | null; doubt: Doubt }[];
}

/** Looks facts up, those that follow from others included. Told facts go before. */
export function factsOf(catalogue: Catalogue, { asOf }: { asOf: Day }, told: Facts): Around {
  const followed = new Map<string, Known>();
  const around: Around = {
    asOf,
    figure: (name, by) => figureOn(catalogue.figures.get(name), by, asOf),
    fact(name) {
      if (name === 'as_of') return asOf;
      const known = told[name];
      if (known !== undefined) return known;
      const { follows = null } = catalogue.facts.get(name) ?? {};
      if (follows === null) return undefined;
      if (!followed.has(name)) followed.set(name, run(follows, around));
      return followed.get(name);
    },
  };
  return around;
}

function figureOn(figure: Figure | undefined, by: Known, asOf: Day): Known {
  if (!figure) return undefined;
  if (by === undefined && !figure.values.has('')) return undefined;
  const values = figure.values.get(figure.values.has('') ? '' : String(by)) ?? [];
  return values.findLast(({ from }) => from <= asOf)?.value;
}

function come(condition: Condition, fact: (name: string) => Known): ConditionOutcome {
  switch (condition.is) {
    case 'atom': {
      const { atom } = condition;
      const outcome = outcomeOf(atom, fact);
      return { is: 'atom', outcome, atom: { atom, outcome, value: fact(atom.fact) } };
    }
    case 'not': {
      const one = come(condition.one, fact);
      const outcome = one.outcome === 'open' ? 'open' : one.outcome === 'yes' ? 'no' : 'yes';
      return { is: 'not', outcome, one };
    }
    case 'shared': {
      const one = come(condition.one, fact);
      return { is: 'shared', name: condition.name, outcome: one.outcome, one };
    }
    default: {
      const of = condition.of.map((each) => come(each, fact));
      return { is: condition.is, outcome: joined(condition.is, of), of };
    }
  }
}

/** Kleene's three-valued and, or. */
function joined(is: 'all' | 'any', of: readonly { outcome: Outcome }[]): Outcome {
  const settles = is === 'all' ? 'no' : 'yes';
  if (of.some(({ outcome }) => outcome === settles)) return settles;
  if (of.some(({ outcome }) => outcome === 'open')) return 'open';
  return is === 'all' ? 'yes' : 'no';
}

/** Told facts that an atom goes back to and that nobody knows. */
function missingOf(catalogue: Catalogue, atom: Atom, told: Facts): string[] {
  const found = new Set<string>();
  const look = (name: string): void => {
    if (name === 'as_of' || told[name] !== undefined) return;
    const { follows = null } = catalogue.facts.get(name) ?? {};
    if (follows === null) found.add(name);
    else for (const each of factsIn(follows)) look(each);
  };
  for (const name of [atom.fact, ...factsInTest(atom.test)]) look(name);
  return [...found];
}

/** The open atoms on which an open condition hangs; what is settled already leaves its parts out. */
function openAtoms(condition: ConditionOutcome): Atom[] {
  if (condition.outcome !== 'open') return [];
  if ('atom' in condition) return [condition.atom.atom];
  return 'of' in condition ? condition.of.flatMap(openAtoms) : openAtoms(condition.one);
}

/** Atoms that came out untrue where that counts: below an untrue condition, not below one that holds all the same. */
export function failedAtoms(condition: ConditionOutcome, wanted: Outcome = 'yes'): AtomOutcome[] {
  if (condition.outcome === wanted || condition.outcome === 'open') return [];
  if (condition.is === 'atom') return [condition.atom];
  if (condition.is === 'not') return failedAtoms(condition.one, wanted === 'yes' ? 'no' : 'yes');
  return condition.is === 'shared'
    ? failedAtoms(condition.one, wanted)
    : condition.of.flatMap((each) => failedAtoms(each, wanted));
}

/** Doubts on which an outcome hangs: were they answered the other way, it would be another. */
function doubtsOf(condition: ConditionOutcome): { atom: string | null; doubt: Doubt }[] {
  if ('atom' in condition) {
    const { id, doubt } = condition.atom.atom;
    return doubt ? [{ atom: id, doubt }] : [];
  }
  if ('one' in condition) return doubtsOf(condition.one);
  const { outcome, is, of } = condition;
  const settles = is === 'all' ? 'no' : 'yes';
  if (outcome !== settles) return of.flatMap(doubtsOf);
  // One that settles it without any doubt is enough.
  const settling = of.filter((each) => each.outcome === settles).map(doubtsOf);
  return settling.some((doubts) => doubts.length === 0) ? [] : settling.flat();
}

const verdictOf: Record<Outcome, Answer['verdict']> = { yes: 'eligible', no: 'not-eligible', open: 'open' };

/**
 * What a policy says of somebody on a day, with every condition as it came out. Nothing is assumed: a fact that is not among those given is
 * not known.
 */
export function evaluate(catalogue: Catalogue, policy: Policy, { asOf, facts, hires = [] }: Asked): Answer {
  const around = factsOf(catalogue, { asOf }, facts);
  const conditions = come(policy.conditions, around.fact);
  const { from, until } = policy.inForce;
  const inForce = asOf >= from && (until === null || asOf <= until);
  const doubts = doubtsOf(conditions);
  if (policy.inForce.doubt) doubts.push({ atom: null, doubt: policy.inForce.doubt });
  const base = { policy, conditions, doubts };
  if (!inForce) return { ...base, verdict: 'not-in-force', hires: [], missing: [], amount: undefined };
  const ofUnit = openAtoms(conditions).flatMap((atom) => missingOf(catalogue, atom, facts));
  if (!policy.hireConditions || conditions.outcome === 'no') {
    const { outcome } = conditions;
    const { formula } = policy.amount;
    const amount = outcome !== 'yes' ? undefined : formula === null ? null : run(formula, around);
    return { ...base, verdict: verdictOf[outcome], hires: [], missing: [...new Set(ofUnit)], amount };
  }
  const answers = hires.map(({ id, facts: own }) =>
    answerForHire(catalogue, policy, asOf, { id, facts: { ...facts, ...own } }),
  );
  const outcome = joined('all', [conditions, { outcome: joined('any', answers) }]);
  const missing = outcome === 'open' ? [...ofUnit, ...answers.flatMap((one) => one.missing)] : [];
  return {
    ...base,
    verdict: verdictOf[outcome],
    hires: answers,
    missing: [...new Set(missing)],
    amount: outcome === 'yes' ? sumOf(policy, answers, around) : undefined,
    doubts: [
      ...doubts,
      ...answers.filter((one) => one.outcome === outcome).flatMap((one) => doubtsOf(one.conditions)),
    ],
  };
}

function answerForHire(
  catalogue: Catalogue,
  { hireConditions, amount }: Policy,
  asOf: Day,
  { id, facts }: { id: string; facts: Facts },
): HireAnswer {
  const around = factsOf(catalogue, { asOf }, facts);
  const conditions = come(hireConditions as Condition, around.fact);
  const missing = openAtoms(conditions)
    .flatMap((atom) => missingOf(catalogue, atom, facts))
    .map((name) => (name.startsWith('h.') ? `${id}:${name.slice(2)}` : name));
  const { outcome } = conditions;
  const known = outcome === 'yes' && amount.formula !== null ? run(amount.formula, around) : null;
  return {
    id,
    outcome,
    conditions,
    missing: [...new Set(missing)],
    amount: outcome === 'yes' ? known : undefined,
  };
}

/** The sum over those hires that pass, as far as each is known, up to what is the most for all. */
function sumOf({ amount }: Policy, answers: readonly HireAnswer[], around: Around): Known {
  if (amount.formula === null) return null;
  let sum = 0;
  for (const one of answers) {
    if (one.outcome !== 'yes') continue;
    if (typeof one.amount !== 'number') return one.amount;
    sum += one.amount;
  }
  if (amount.cap === null) return sum;
  const cap = run(amount.cap, around);
  return typeof cap === 'number' ? Math.min(sum, cap) : cap;
}

/** Facts that somebody can be asked about a subject. */
export const toldFacts = ({ facts }: Catalogue, about: PolicyFact['about']) =>
  [...facts.values()].filter((fact) => fact.about === about && fact.follows === null);
