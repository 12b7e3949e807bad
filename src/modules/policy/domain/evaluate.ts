import type { Day } from '../../../ground/clock/day.ts';
import { type Atom, type Condition, type Doubt, outcomeOf } from './condition.ts';
import type { Catalogue, Policy, PolicyFact } from './definition.ts';
import { factsOf } from './facts.ts';
import { type Around, run } from './formula/run.ts';
import { keptUnfolding } from './kept-unfolding.ts';
import { branchHere } from './layers.ts';
import { type Missing, missingFacts } from './missing-facts.ts';
import type { Parts } from './states.ts';
import type { Told } from './unknowns.ts';
import type { Facts, Known, Outcome } from './value.ts';

/** One condition as it came out. */
export interface AtomOutcome {
  atom: Atom;
  outcome: Outcome;
  value: Known;
}

/** A condition as it came out, with all that is in it. */
export type ConditionOutcome = { outcome: Outcome } & (
  | { is: 'all' | 'any'; of: readonly ConditionOutcome[]; places?: true }
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
  /** The verdict where no fact can change it any more, though some are not known; `open` only where one can. */
  readonly stands: Answer['verdict'];
  /** Facts that can still change it, and no others; a hire's as `id:name`. */
  readonly missing: readonly string[];
  /** Where eligible: how much; null: nobody has read that, undefined: a fact for it is missing. */
  amount: Known;
  /** Doubtful conditions and dates without which the verdict would not stand: it has to be asked about before anybody relies on it. */
  doubts: readonly { atom: string | null; doubt: Doubt }[];
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
      const { is, places } = condition;
      return { is, outcome: joined(is, of), of, ...(places ? { places } : {}) };
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

/** Atoms that came out untrue where that counts: below an untrue condition, not below one that holds all the same. */
export function failedAtoms(condition: ConditionOutcome, wanted: Outcome = 'yes'): AtomOutcome[] {
  if (condition.outcome === wanted || condition.outcome === 'open') return [];
  if (condition.is === 'atom') return [condition.atom];
  if (condition.is === 'not') return failedAtoms(condition.one, wanted === 'yes' ? 'no' : 'yes');
  const here = 'places' in condition ? branchHere(condition.of) : undefined;
  if (here) return failedAtoms(here, wanted);
  return condition.is === 'shared'
    ? failedAtoms(condition.one, wanted)
    : condition.of.flatMap((each) => failedAtoms(each, wanted));
}

type AtomDoubt = Answer['doubts'][number];

/** Doubts on which an outcome hangs: were they answered the other way, it would be another. */
function doubtsOf(condition: ConditionOutcome): AtomDoubt[] {
  if ('atom' in condition) {
    const { id, doubt } = condition.atom.atom;
    return doubt ? [{ atom: id, doubt }] : [];
  }
  if ('one' in condition) return doubtsOf(condition.one);
  const { is, of } = condition;
  return doubtsOfJoined(
    is,
    of.map((each) => ({ outcome: each.outcome, doubts: doubtsOf(each) })),
  );
}

function doubtsOfJoined(
  is: 'all' | 'any',
  parts: readonly { outcome: Outcome; doubts: AtomDoubt[] }[],
): AtomDoubt[] {
  const settles = is === 'all' ? 'no' : 'yes';
  const settling = parts.filter(({ outcome }) => outcome === settles);
  if (settling.length === 0) return parts.flatMap(({ doubts }) => doubts);
  // One that settles it without any doubt is enough.
  return settling.some(({ doubts }) => doubts.length === 0) ? [] : settling.flatMap(({ doubts }) => doubts);
}

/** Where the conditions say no anyhow, it does not matter whether there is such a policy. */
function doubtsInForce({ inForce }: Policy, outcome: Outcome, doubts: AtomDoubt[]): AtomDoubt[] {
  return inForce.doubt && (outcome !== 'no' || doubts.length > 0)
    ? [{ atom: null, doubt: inForce.doubt }]
    : [];
}

const verdictOf: Record<Outcome, Answer['verdict']> = { yes: 'eligible', no: 'not-eligible', open: 'open' };

/**
 * What can still change an outcome, looked for when somebody asks: that takes longer than the outcome itself. Classes, since V8 makes a shape of its own for
 * each object that is written with accessors, which cost more than the outcome and stayed until all of memory was cleared.
 */
class Hanging {
  readonly #outcome: Outcome;
  readonly #look: () => Missing;
  #found: Missing | undefined;

  constructor(outcome: Outcome, look: () => Missing) {
    this.#outcome = outcome;
    this.#look = look;
  }

  protected get still(): Missing {
    this.#found ??=
      this.#outcome === 'open' ? this.#look() : { facts: [], outcome: this.#outcome, exact: true };
    return this.#found;
  }

  get missing(): readonly string[] {
    return this.still.facts;
  }
}

class Came extends Hanging implements Answer {
  readonly policy: Policy;
  readonly verdict: Answer['verdict'];
  readonly conditions: ConditionOutcome;
  readonly hires: readonly HireAnswer[];
  readonly amount: Known;
  readonly doubts: Answer['doubts'];

  constructor(
    shown: Pick<Answer, 'policy' | 'conditions' | 'hires' | 'amount' | 'doubts'>,
    outcome: Outcome,
    look: () => Missing,
  ) {
    super(outcome, look);
    this.policy = shown.policy;
    this.verdict = verdictOf[outcome];
    this.conditions = shown.conditions;
    this.hires = shown.hires;
    this.amount = shown.amount;
    this.doubts = shown.doubts;
  }

  get stands(): Answer['verdict'] {
    return verdictOf[this.still.outcome];
  }
}

class CameOfHire extends Hanging implements HireAnswer {
  readonly id: string;
  readonly outcome: Outcome;
  readonly conditions: ConditionOutcome;
  readonly amount: Known;

  constructor(shown: Pick<HireAnswer, 'id' | 'conditions' | 'amount'>, look: () => Missing) {
    const { outcome } = shown.conditions;
    super(outcome, look);
    this.id = shown.id;
    this.outcome = outcome;
    this.conditions = shown.conditions;
    this.amount = shown.amount;
  }
}

/** What follows from somebody's facts, for all policies that are asked of him one after the other. */
const keptAround = new WeakMap<Asked, { catalogue: Catalogue; around: Around }>();

function aroundOf(catalogue: Catalogue, asked: Asked): Around {
  const kept = keptAround.get(asked);
  if (kept?.catalogue === catalogue) return kept.around;
  const around = factsOf(catalogue, asked, asked.facts);
  keptAround.set(asked, { catalogue, around });
  return around;
}

/**
 * What a policy says of somebody on a day, with every condition as it came out. Nothing is assumed: a fact that is not among those given is
 * not known.
 */
export function evaluate(catalogue: Catalogue, policy: Policy, asked: Asked): Answer {
  const { asOf, facts, hires = [] } = asked;
  const around = aroundOf(catalogue, asked);
  const conditions = come(policy.conditions, around.fact);
  const doubts = doubtsOf(conditions);
  if (!isInForce(policy, asOf)) {
    const verdict = 'not-in-force';
    const ofDays = doubtsInForce(policy, conditions.outcome, doubts);
    return {
      policy,
      conditions,
      verdict,
      stands: verdict,
      doubts: ofDays,
      hires: [],
      missing: [],
      amount: undefined,
    };
  }
  const withDays = (outcome: Outcome, all: AtomDoubt[]) =>
    outcome === 'no' ? all : [...all, ...doubtsInForce(policy, outcome, all)];
  const missing = () => keptUnfolding(catalogue, policy, asked, () => partsOf(policy, asked)).missing;
  const { hireConditions } = policy;
  if (!hireConditions || conditions.outcome === 'no') {
    const { outcome } = conditions;
    const { formula } = policy.amount;
    const amount = outcome !== 'yes' ? undefined : formula === null ? null : run(formula, around);
    const shown = { policy, conditions, doubts: withDays(outcome, doubts), hires: [], amount };
    return new Came(shown, outcome, missing);
  }
  const answers = hires.map((one) =>
    answerForHire(catalogue, { ...policy, hireConditions }, asOf, one.id, toldOfHire(one, facts)),
  );
  const any = joined('any', answers);
  const outcome = joined('all', [conditions, { outcome: any }]);
  // The sum hangs on each hire that passes, not on the surest alone.
  const alike = answers.filter((one) => one.outcome === any);
  const ofHires = { outcome: any, doubts: alike.flatMap((one) => doubtsOf(one.conditions)) };
  const all = doubtsOfJoined('all', [{ outcome: conditions.outcome, doubts }, ofHires]);
  return new Came(
    {
      policy,
      conditions,
      hires: answers,
      amount: outcome === 'yes' ? sumOf(policy, answers, around) : undefined,
      doubts: withDays(outcome, all),
    },
    outcome,
    missing,
  );
}

/** What has to be known of somebody for a policy: its conditions, and that one of those whom a unit has hired passes. */
export function partsOf(policy: Policy, { facts, hires = [] }: Asked): Parts {
  const unit: Parts = { condition: policy.conditions, told: { facts, named: (name) => name } };
  const { hireConditions } = policy;
  if (!hireConditions) return unit;
  const of = hires.map((one): Parts => ({ condition: hireConditions, told: toldOfHire(one, facts) }));
  return { is: 'all', of: [unit, { is: 'any', of }] };
}

/** Whether there is such a policy on a day. */
export const isInForce = ({ inForce: { from, until } }: Policy, asOf: Day): boolean =>
  asOf >= from && (until === null || asOf <= until);

/** Facts about a hire are asked for with his id. */
const toldOfHire = ({ id, facts: own }: { id: string; facts: Facts }, facts: Facts): Told => ({
  facts: { ...facts, ...own },
  named: (name) => (name.startsWith('h.') ? `${id}:${name.slice(2)}` : name),
});

function answerForHire(
  catalogue: Catalogue,
  { hireConditions, amount }: Policy & { hireConditions: Condition },
  asOf: Day,
  id: string,
  told: Told,
): HireAnswer {
  const around = factsOf(catalogue, { asOf }, told.facts);
  const conditions = come(hireConditions, around.fact);
  const { outcome } = conditions;
  const amountKnown = outcome === 'yes' && amount.formula !== null ? run(amount.formula, around) : null;
  return new CameOfHire({ id, conditions, amount: outcome === 'yes' ? amountKnown : undefined }, () =>
    missingFacts(catalogue, asOf, { condition: hireConditions, told }),
  );
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
