import type { Condition } from './condition.ts';
import type { Told, Unknowns } from './unknowns.ts';

/** Conditions of one of whom facts are told; under all and any: a unit's conditions, and that one of those whom it hired passes his. */
export type Parts = { condition: Condition; told: Told } | { is: 'all' | 'any'; of: readonly Parts[] };

/** What is left of an answer: settled, or what waits under all and any. Equal ones are one and the same, by their number. */
export type State = boolean | Left;
export type Left = {
  id: number;
  /** The fact that is looked at next. */
  first: number;
  /** Facts for which it waits as bits, one bit for every thirtieth: without its bit a fact is nothing to it. */
  facts: number;
} & (
  | { is: 'all' | 'any'; of: readonly Left[] }
  | { is: 'atom'; atom: number; not: boolean; values: readonly number[] }
);

const bitOf = (fact: number) => 1 << (fact % 30);

/** The states in which an answer may be, each made once. */
export class States {
  readonly #unknowns: Unknowns;
  readonly #made = new Map<string, Left>();
  readonly #after = new Map<number, State>();

  constructor(unknowns: Unknowns) {
    this.#unknowns = unknowns;
  }

  of(parts: Parts): State {
    if ('condition' in parts) return this.#ofCondition(parts.condition, parts.told, false);
    return this.#joined(
      parts.is,
      parts.of.map((each) => this.of(each)),
    );
  }

  /** `not` goes down to the atoms: not all is any not. */
  #ofCondition(condition: Condition, told: Told, not: boolean): State {
    if (condition.is === 'not') return this.#ofCondition(condition.one, told, !not);
    if (condition.is === 'shared') return this.#ofCondition(condition.one, told, not);
    if (condition.is === 'atom') {
      const atom = this.#unknowns.atom(condition.atom, told);
      if (typeof atom === 'boolean') return atom !== not;
      return this.#waits(atom, not, this.#unknowns.atoms[atom]?.unknowns.map(() => -1) ?? []);
    }
    const is = (condition.is === 'all') === not ? 'any' : 'all';
    return this.#joined(
      is,
      condition.of.map((each) => this.#ofCondition(each, told, not)),
    );
  }

  #waits(atom: number, not: boolean, values: readonly number[]): Left {
    const key = `${not ? '!' : ''}${atom}:${values.join()}`;
    const known = this.#made.get(key);
    if (known) return known;
    const waitsFor = this.#unknowns.atoms[atom]?.unknowns.filter((_, nth) => (values[nth] ?? -1) < 0) ?? [];
    const facts = waitsFor.reduce((bits, fact) => bits | bitOf(fact), 0);
    const state: Left = {
      id: this.#made.size,
      first: Math.min(...waitsFor),
      facts,
      is: 'atom',
      atom,
      not,
      values,
    };
    this.#made.set(key, state);
    return state;
  }

  #joined(is: 'all' | 'any', states: readonly State[]): State {
    const settles = is === 'any';
    const of: Left[] = [];
    const add = (one: Left) => {
      if (!of.includes(one)) of.push(one);
    };
    for (const state of states) {
      if (state === settles) return settles;
      if (typeof state === 'boolean') continue;
      if (state.is === is) for (const each of state.of) add(each);
      else add(state);
    }
    const [only] = of;
    if (only === undefined) return !settles;
    if (of.length === 1) return only;
    let key: string = is;
    let facts = 0;
    let first = only.first;
    for (const each of of) {
      key += ` ${each.id}`;
      facts |= each.facts;
      if (each.first < first) first = each.first;
    }
    const known = this.#made.get(key);
    if (known) return known;
    const state: Left = { id: this.#made.size, first, facts, is, of };
    this.#made.set(key, state);
    return state;
  }

  /** What is left once a fact has the value of that number. */
  after(state: Left, fact: number, value: number): State {
    if (state.first > fact || (state.facts & bitOf(fact)) === 0) return state;
    const key = (state.id * 512 + fact) * 256 + value;
    const known = this.#after.get(key);
    if (known !== undefined) return known;
    const after =
      state.is === 'atom'
        ? this.#atomAfter(state, fact, value)
        : this.#joined(
            state.is,
            state.of.map((each) => this.after(each, fact, value)),
          );
    this.#after.set(key, after);
    return after;
  }

  #atomAfter(state: Left & { is: 'atom' }, fact: number, value: number): State {
    const nth = this.#unknowns.atoms[state.atom]?.unknowns.indexOf(fact) ?? -1;
    if (nth < 0) return state;
    const values = state.values.with(nth, value);
    if (values.some((one) => one < 0)) return this.#waits(state.atom, state.not, values);
    return this.#unknowns.outcomeOf(state.atom, values) !== state.not;
  }
}
