import type { Day } from '../../../ground/clock/day.ts';
import type { Catalogue } from './definition.ts';
import { type Left, type Parts, type State, States } from './states.ts';
import { Unknowns } from './unknowns.ts';
import type { Outcome } from './value.ts';

/** What can still change an answer. */
export interface Missing {
  /** In the order in which conditions ask for them. */
  facts: readonly string[];
  /** `open` where there is one; else what the answer is, whatever the facts are that nobody knows. */
  outcome: Outcome;
  /** False: more hangs together than is looked through, and a fact may be named that changes nothing. */
  exact: boolean;
}

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
  const states = new States(unknowns);
  const waiting = states.of(parts);
  if (typeof waiting === 'boolean') return settled(waiting, true);
  unknowns.prepare();
  const { exact } = unknowns;
  // An atom that may come out either way waits for nothing else any more.
  const whole = exact ? waiting : (states.of(parts) as Left);
  const diagram = new Diagram(unknowns, states);
  const found = diagram.factsIn(whole);
  if (typeof found === 'boolean') return settled(found, exact);
  const names = (found ?? [...unknowns.all.keys()]).flatMap((one) => unknowns.all[one]?.names ?? []);
  return {
    missing: { facts: [...new Set(names)], outcome: 'open', exact: exact && found !== undefined },
    chance: kept(unknowns, (facts) => diagram.chance(whole, facts)),
  };
}

/** An answer that is kept unfolded is asked for the same screens again and again: what it said is kept by those of its own facts. */
function kept(unknowns: Unknowns, chance: Unfolded['chance']): Unfolded['chance'] {
  const own = unknowns.all.flatMap(({ names }) => names);
  const said = new Map<string, number>();
  return (facts) => {
    const key = own.filter((name) => facts.has(name)).join();
    const found = said.get(key) ?? chance(facts);
    said.set(key, found);
    return found;
  };
}

/** The states of an answer: 0 no, 1 yes, and others by the fact that is looked at and the states to which its values lead. */
class Diagram {
  readonly #unknowns: Unknowns;
  readonly #states: States;
  readonly #facts: number[] = [-1, -1];
  readonly #reached = new Map<number, number>();
  readonly #same = new Map<string, number>();

  constructor(unknowns: Unknowns, states: States) {
    this.#unknowns = unknowns;
    this.#states = states;
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
    const known = this.#reached.get(state.id);
    if (known !== undefined) return known;
    if (this.#reached.size >= mostStates) return undefined;
    const to: number[] = [];
    for (const value of this.#unknowns.all[state.first]?.values.keys() ?? []) {
      const reached = this.#reach(this.#states.after(state, state.first, value));
      if (reached === undefined) return undefined;
      to.push(reached);
    }
    const [first = 0] = to;
    const node = to.every((each) => each === first) ? first : this.#node(state.first, to);
    this.#reached.set(state.id, node);
    return node;
  }

  /** How likely a state is settled once some facts are known. */
  chance(whole: Left, facts: ReadonlySet<string>): number {
    let left = new Map<Left, number>([[whole, 1]]);
    let settled = 0;
    for (const [fact, { names, shares }] of this.#unknowns.all.entries()) {
      if (!names.every((name) => facts.has(name))) continue;
      const next: typeof left = new Map();
      for (const [state, share] of left) {
        for (const [value, part] of shares.entries()) {
          const after = this.#states.after(state, fact, value);
          if (typeof after === 'boolean' || (this.#reach(after) ?? 2) < 2) settled += share * part;
          else next.set(after, (next.get(after) ?? 0) + share * part);
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
}
