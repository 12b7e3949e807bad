import type { Day } from '../../../ground/clock/day.ts';
import type { Condition } from './condition.ts';
import type { Catalogue } from './definition.ts';
import { type Told, Unknowns } from './unknowns.ts';
import type { Outcome } from './value.ts';

/** Conditions of one of whom facts are told; under all and any: a unit's conditions, and that one of those whom it hired passes his. */
export type Parts = { condition: Condition; told: Told } | { is: 'all' | 'any'; of: readonly Parts[] };

/** What can still change an answer. */
export interface Missing {
  /** In the order in which conditions ask for them. */
  facts: readonly string[];
  /** `open` where there is one; else what the answer is, whatever the facts are that nobody knows. */
  outcome: Outcome;
  /** False: more hangs together than is looked through, and a fact may be named that changes nothing. */
  exact: boolean;
}

/** What is left of an answer: settled, or what waits under all and any. `first`: the fact that is looked at next. */
type State = boolean | Left;
type Left = { key: string; first: number } & (
  | { is: 'all' | 'any'; of: readonly Left[] }
  | { is: 'atom'; atom: number; not: boolean; values: readonly number[] }
);

/** More states than this are not looked through; the largest policy of the catalogue has 31. */
const mostStates = 2000;

/** An answer unfolded. */
export interface Unfolded {
  missing: Missing;
  /** How likely the answer stands once these facts are known, by the shares of their values. */
  chance(facts: ReadonlySet<string>): number;
}

/** The facts that can still change an answer; see `unfold`. */
export const missingFacts = (catalogue: Catalogue, asOf: Day, parts: Parts): Missing =>
  unfold(catalogue, asOf, parts).missing;

/**
 * The facts that can still change an answer: each of which there are two values, with values of the others, between which it changes. No
 * smaller set can always settle it, and none in it is idle. The answer is unfolded fact by fact into a diagram of its states in which equal
 * states are kept once (Bryant 1986, with more than two values); a fact falls out whose values all lead to the same state.
 */
export function unfold(catalogue: Catalogue, asOf: Day, parts: Parts): Unfolded {
  const unknowns = new Unknowns(catalogue, asOf);
  const settled = (outcome: boolean, exact: boolean): Unfolded => ({
    missing: { facts: [], outcome: outcome ? 'yes' : 'no', exact },
    chance: () => 1,
  });
  const waiting = stateOf(parts, unknowns);
  if (typeof waiting === 'boolean') return settled(waiting, true);
  unknowns.prepare();
  const { exact } = unknowns;
  // An atom that may come out either way waits for nothing else any more.
  const whole = exact ? waiting : (stateOf(parts, unknowns) as Left);
  const diagram = new Diagram(unknowns);
  const found = diagram.factsIn(whole);
  if (typeof found === 'boolean') return settled(found, exact);
  const names = (found ?? [...unknowns.all.keys()]).flatMap((one) => unknowns.all[one]?.names ?? []);
  return {
    missing: { facts: [...new Set(names)], outcome: 'open', exact: exact && found !== undefined },
    chance: (facts) => diagram.chance(whole, facts),
  };
}

function stateOf(parts: Parts, unknowns: Unknowns): State {
  if ('condition' in parts) return stateOfCondition(parts.condition, parts.told, unknowns, false);
  return joined(
    parts.is,
    parts.of.map((each) => stateOf(each, unknowns)),
  );
}

/** `not` goes down to the atoms: not all is any not. */
function stateOfCondition(condition: Condition, told: Told, unknowns: Unknowns, not: boolean): State {
  if (condition.is === 'not') return stateOfCondition(condition.one, told, unknowns, !not);
  if (condition.is === 'shared') return stateOfCondition(condition.one, told, unknowns, not);
  if (condition.is === 'atom') {
    const atom = unknowns.atom(condition.atom, told);
    if (typeof atom === 'boolean') return atom !== not;
    return waits(unknowns, atom, not, unknowns.atoms[atom]?.unknowns.map(() => -1) ?? []);
  }
  const is = (condition.is === 'all') === not ? 'any' : 'all';
  return joined(
    is,
    condition.of.map((each) => stateOfCondition(each, told, unknowns, not)),
  );
}

function waits(unknowns: Unknowns, atom: number, not: boolean, values: readonly number[]): Left {
  const waitsFor = unknowns.atoms[atom]?.unknowns ?? [];
  const first = Math.min(...waitsFor.filter((_, nth) => (values[nth] ?? -1) < 0));
  return { key: `${not ? '!' : ''}${atom}(${values.join()})`, first, is: 'atom', atom, not, values };
}

function joined(is: 'all' | 'any', states: readonly State[]): State {
  const settles = is === 'any';
  const left = new Map<string, Left>();
  for (const state of states) {
    if (state === settles) return settles;
    if (typeof state === 'boolean') continue;
    if (state.is === is) for (const each of state.of) left.set(each.key, each);
    else left.set(state.key, state);
  }
  const of = [...left.values()];
  const [only] = of;
  if (only === undefined) return !settles;
  if (of.length === 1) return only;
  const first = Math.min(...of.map((each) => each.first));
  return { key: `${is}(${of.map(({ key }) => key).join()})`, first, is, of };
}

/** The states of an answer: 0 no, 1 yes, and others by the fact that is looked at and the states to which its values lead. */
class Diagram {
  readonly #unknowns: Unknowns;
  readonly #facts: number[] = [-1, -1];
  readonly #reached = new Map<string, number>();
  readonly #same = new Map<string, number>();

  constructor(unknowns: Unknowns) {
    this.#unknowns = unknowns;
  }

  /** The facts on which an answer hangs, or what it is without any; undefined where there are too many states. */
  factsIn(whole: Left): number[] | boolean | undefined {
    const root = this.#reach(whole);
    if (root === undefined) return undefined;
    // Every state that was made is reached from the root: one that falls out has no others below it than the one that it falls to.
    return root < 2 ? root === 1 : [...new Set(this.#facts.slice(2))].sort((a, b) => a - b);
  }

  #reach(state: State): number | undefined {
    if (typeof state === 'boolean') return state ? 1 : 0;
    const known = this.#reached.get(state.key);
    if (known !== undefined) return known;
    if (this.#reached.size >= mostStates) return undefined;
    const to: number[] = [];
    for (const value of this.#unknowns.all[state.first]?.values.keys() ?? []) {
      const reached = this.#reach(this.#after(state, state.first, value));
      if (reached === undefined) return undefined;
      to.push(reached);
    }
    const [first = 0] = to;
    const node = to.every((each) => each === first) ? first : this.#node(state.first, to);
    this.#reached.set(state.key, node);
    return node;
  }

  /** How likely a state is settled once some facts are known. */
  chance(whole: Left, facts: ReadonlySet<string>): number {
    let left = new Map<string, { state: Left; share: number }>([[whole.key, { state: whole, share: 1 }]]);
    let settled = 0;
    for (const [fact, { names, shares }] of this.#unknowns.all.entries()) {
      if (!names.every((name) => facts.has(name))) continue;
      const next: typeof left = new Map();
      for (const { state, share } of left.values()) {
        for (const [value, part] of shares.entries()) {
          const after = this.#after(state, fact, value);
          if (typeof after === 'boolean' || (this.#reach(after) ?? 2) < 2) settled += share * part;
          else next.set(after.key, { state: after, share: (next.get(after.key)?.share ?? 0) + share * part });
        }
      }
      left = next;
    }
    return settled;
  }

  #node(fact: number, to: readonly number[]): number {
    const key = `${fact}:${to.join()}`;
    const known = this.#same.get(key);
    if (known !== undefined) return known;
    const node = this.#facts.push(fact) - 1;
    this.#same.set(key, node);
    return node;
  }

  /** What is left once a fact has the value of that number. */
  #after(state: Left, fact: number, value: number): State {
    if (state.first > fact) return state;
    if (state.is !== 'atom') {
      return joined(
        state.is,
        state.of.map((each) => this.#after(each, fact, value)),
      );
    }
    const waiting = this.#unknowns.atoms[state.atom];
    const nth = waiting?.unknowns.indexOf(fact) ?? -1;
    if (!waiting || nth < 0) return state;
    const values = state.values.with(nth, value);
    if (values.some((one) => one < 0)) return waits(this.#unknowns, state.atom, state.not, values);
    return this.#unknowns.outcomeOf(state.atom, values) !== state.not;
  }
}
