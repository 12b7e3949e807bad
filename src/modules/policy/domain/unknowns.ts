import type { Day } from '../../../ground/clock/day.ts';
import { type Atom, outcomeOf } from './condition.ts';
import type { Catalogue, PolicyFact } from './definition.ts';
import { lookUp, type Tries, triesOf } from './facts.ts';
import { factsIn } from './formula/parse.ts';
import {
  daysKnown,
  factsBehind,
  limitsOf,
  plausibleValues,
  possibleValues,
  textOf,
  unknownBehind,
} from './possible-values.ts';
import type { Facts, Known } from './value.ts';

/** Of whom facts are told; their names as they are to be asked for (`a:si_months` of a hire). */
export interface Told {
  facts: Facts;
  named(fact: string): string;
}

/** A fact that is not known, and values of it between which all differs that conditions ask. */
export interface Unknown {
  /** Under which names it is asked for: more than one where what hangs on them was not looked through. */
  names: readonly string[];
  fact: PolicyFact | null;
  told: Told;
  /** Numbers of the atoms that wait for it. */
  atoms: Set<number>;
  values: readonly Known[];
  /** How often each of them is met among people, all together 1. */
  shares: readonly number[];
}

/** An atom that waits for facts: their numbers, and what comes out by the numbers of their values. */
export interface WaitingAtom {
  atom: Atom;
  told: Told;
  unknowns: number[];
  outcomes: Map<number, boolean>;
  /** Facts in which values are tried, and how they are looked up; nothing is kept between tries. */
  tries?: Tries;
}

/** Numbers of facts, and of the atoms that wait for them. */
interface Group {
  unknowns: readonly number[];
  atoms: readonly number[];
}

/** What was found of facts that hang together is kept: it takes milliseconds, and is asked for again with every other answer. */
interface Kept {
  values: readonly Pick<Unknown, 'values' | 'shares'>[];
  outcomes: readonly Pick<WaitingAtom, 'outcomes'>[];
}
const keptBy = new WeakMap<Catalogue, Map<string, Kept>>();
const mostKept = 500;

function keptOf(catalogue: Catalogue): Map<string, Kept> {
  const kept = keptBy.get(catalogue) ?? new Map<string, Kept>();
  keptBy.set(catalogue, kept);
  return kept;
}

/** What nobody thought of is met all the same. */
const seldom = 0.01;

/** So many values that go together are tried; the catalogue needs a third of it. */
const mostTries = 6000;

/** Facts that are not known, and the atoms that wait for them. */
export class Unknowns {
  readonly all: Unknown[] = [];
  readonly atoms: WaitingAtom[] = [];
  /** False where an atom waits for more values that go together than are tried: it may come out either way then. */
  exact = true;
  readonly catalogue: Catalogue;
  readonly asOf: Day;
  readonly #numbers = new Map<string, number>();
  readonly #atomNumbers = new Map<string, number>();
  readonly #known = new Map<Told, (name: string) => Known>();

  constructor(catalogue: Catalogue, asOf: Day) {
    this.catalogue = catalogue;
    this.asOf = asOf;
  }

  known(told: Told): (name: string) => Known {
    const found = this.#known.get(told) ?? lookUp(this.catalogue, this.asOf, told.facts);
    this.#known.set(told, found);
    return found;
  }

  /** What an atom says, or its number where it waits. */
  atom(atom: Atom, told: Told): boolean | number {
    const known = this.known(told);
    const outcome = outcomeOf(atom, known);
    if (outcome !== 'open') return outcome === 'yes';
    const unknowns = unknownBehind(this.catalogue, atom, known).map((name) => this.#unknown(name, told));
    const same = `${unknowns.join()} ${textOf(atom)}`;
    const number = this.#atomNumbers.get(same) ?? this.atoms.length;
    if (number === this.atoms.length) {
      this.#atomNumbers.set(same, number);
      this.atoms.push({ atom, told, unknowns, outcomes: new Map() });
      for (const one of unknowns) this.all[one]?.atoms.add(number);
    }
    return number;
  }

  #unknown(name: string, told: Told): number {
    const named = told.named(name);
    const number = this.#numbers.get(named);
    if (number !== undefined) return number;
    const fact = this.catalogue.facts.get(name);
    if (!fact) throw new Error(`no fact is called ${name}`);
    this.#numbers.set(named, this.all.length);
    return this.all.push({ names: [named], fact, told, atoms: new Set(), values: [], shares: [] }) - 1;
  }

  /** Finds values of each fact; of those that all atoms take alike, one is kept. */
  prepare(): void {
    const seen = new Set<number>();
    for (const at of this.all.keys()) {
      if (seen.has(at) || this.all[at]?.fact === null) continue;
      const group = this.#waitingTogether(at);
      for (const one of group.unknowns) seen.add(one);
      this.#prepareGroup(group);
    }
  }

  /** Facts that hang together, since atoms wait for more than one of them. */
  #waitingTogether(at: number): Group {
    const [unknowns, atoms] = [new Set([at]), new Set<number>()];
    for (const one of unknowns) {
      for (const atom of this.all[one]?.atoms ?? []) {
        atoms.add(atom);
        for (const other of this.atoms[atom]?.unknowns ?? []) unknowns.add(other);
      }
    }
    return { unknowns: [...unknowns], atoms: [...atoms] };
  }

  #prepareGroup({ unknowns, atoms }: Group): void {
    const kept = keptOf(this.catalogue);
    const key = this.#keyOf(unknowns, atoms);
    const known = kept.get(key);
    if (known) {
      for (const [nth, at] of atoms.entries()) Object.assign(this.atoms[at] ?? {}, known.outcomes[nth]);
      for (const [nth, one] of unknowns.entries()) Object.assign(this.all[one] ?? {}, known.values[nth]);
      return;
    }
    for (const one of unknowns) Object.assign(this.all[one] ?? {}, { values: this.#valuesOf(one) });
    let exact = true;
    for (const at of atoms) {
      if (this.#together(this.atoms[at]?.unknowns ?? []) <= mostTries) continue;
      this.#leaveOpen(at);
      exact = false;
    }
    for (const one of unknowns) this.#keepDifferent(one);
    if (!exact || key === '') return;
    if (kept.size >= mostKept) kept.clear();
    kept.set(key, {
      outcomes: atoms.map((at) => ({ outcomes: this.atoms[at]?.outcomes ?? new Map() })),
      values: unknowns.map((one) => {
        const { values = [], shares = [] } = this.all[one] ?? {};
        return { values, shares };
      }),
    });
  }

  /** One after the other: whatever is the same for the values of another that are kept is the same for all that it might have. */
  #keepDifferent(at: number): void {
    const one = this.all[at];
    if (!one?.fact) return;
    const found = new Map<string, { value: Known; share: number }>();
    for (const value of one.values) {
      const taken = this.#howTaken(at, value);
      if (!found.has(taken)) found.set(taken, { value, share: seldom });
    }
    for (const { value, share } of plausibleValues(one.fact, this.asOf, one.values)) {
      const taken = this.#howTaken(at, value);
      const known = found.get(taken) ?? { value, share: seldom };
      found.set(taken, { ...known, share: known.share + share });
    }
    const kept = [...found.values()];
    const sum = kept.reduce((all, { share }) => all + share, 0);
    one.values = kept.map(({ value }) => value);
    one.shares = kept.map(({ share }) => share / sum);
  }

  /** All that values and outcomes of some atoms hang on: the day, what they ask, and what is known of that. Empty: tried sooner than found. */
  #keyOf(unknowns: readonly number[], atoms: readonly number[]): string {
    const [first] = unknowns.flatMap((one) => this.all[one] ?? []);
    if (!first?.fact || (unknowns.length === 1 && first.fact.type === 'yesno')) return '';
    const known = this.known(first.told);
    let key: string = this.asOf;
    for (const at of atoms) {
      const { atom } = this.atoms[at] ?? {};
      if (!atom) continue;
      key += ` ${textOf(atom)}`;
      for (const name of factsBehind(this.catalogue, atom)) key += `,${known(name)}`;
    }
    return key;
  }

  #together(unknowns: readonly number[]): number {
    return unknowns.reduce((product, one) => product * (this.all[one]?.values.length ?? 1), 1);
  }

  #valuesOf(at: number): readonly Known[] {
    const { fact, told, atoms } = this.all[at] ?? {};
    if (!fact || !told || !atoms) return [];
    const waiting = [...atoms].flatMap((at) => this.atoms[at] ?? []);
    const limits = limitsOf(
      this.catalogue,
      waiting.map(({ atom }) => atom),
    );
    const behind = new Set(waiting.flatMap(({ atom }) => [...factsBehind(this.catalogue, atom)]));
    const known = this.known(told);
    const anchors = daysKnown([...behind], known);
    for (const name of behind) {
      if (known(name) === undefined) anchors.push(...this.#daysOf(name, told));
    }
    return possibleValues(fact, limits, this.asOf, {
      others: anchors,
      retires: behind.has(`retires ${fact.name}`),
      together: waiting.some(({ unknowns }) => unknowns.length > 1),
    });
  }

  /** Days that a fact may be which follows from one fact with few answers: that of retirement, by its kind. */
  #daysOf(name: string, told: Told): Day[] {
    const { follows = null, type } = this.catalogue.facts.get(name) ?? {};
    if (follows === null || type !== 'day') return [];
    const unknown = [...factsIn(follows)].filter((one) => this.known(told)(one) === undefined);
    const [only] = unknown;
    const answers = only === undefined ? [] : (this.catalogue.facts.get(only)?.answers ?? []);
    if (only === undefined || unknown.length > 1) return [];
    return answers.flatMap(({ code }) => {
      const facts: Facts = { ...told.facts, [only]: code };
      return daysKnown([name], lookUp(this.catalogue, this.asOf, facts));
    });
  }

  /** What comes out where the facts that an atom waits for have these values. */
  outcome(number: number, values: readonly Known[]): boolean {
    const waiting = this.atoms[number];
    if (!waiting) throw new Error(`no atom ${number}`);
    waiting.tries ??= triesOf(this.catalogue, this.asOf, waiting.told.facts);
    const { facts, fact: look } = waiting.tries;
    for (const [nth, one] of waiting.unknowns.entries()) {
      const { fact } = this.all[one] ?? {};
      // Left open: it is its own and only value.
      if (!fact) return values[nth] === true;
      facts[fact.name] = values[nth];
    }
    return outcomeOf(waiting.atom, look) === 'yes';
  }

  /** The same by the numbers of their values, tried once. */
  outcomeOf(number: number, values: readonly number[]): boolean {
    const waiting = this.atoms[number];
    if (!waiting) throw new Error(`no atom ${number}`);
    let key = 0;
    for (const [nth, one] of waiting.unknowns.entries())
      key = key * (this.all[one]?.values.length ?? 1) + (values[nth] ?? 0);
    const known = waiting.outcomes.get(key);
    if (known !== undefined) return known;
    const outcome = this.outcome(
      number,
      waiting.unknowns.map((one, nth) => this.all[one]?.values[values[nth] ?? 0]),
    );
    waiting.outcomes.set(key, outcome);
    return outcome;
  }

  #howTaken(at: number, value: Known): string {
    let taken = '';
    for (const number of this.all[at]?.atoms ?? []) {
      const { unknowns = [] } = this.atoms[number] ?? {};
      const tries = (nth: number, values: readonly Known[]): void => {
        const one = unknowns[nth];
        if (one === undefined) taken += this.outcome(number, values) ? '1' : '0';
        else if (one === at) tries(nth + 1, [...values, value]);
        else for (const other of this.all[one]?.values ?? []) tries(nth + 1, [...values, other]);
      };
      tries(0, []);
    }
    return taken;
  }

  #leaveOpen(number: number): void {
    this.exact = false;
    const waiting = this.atoms[number];
    if (!waiting) return;
    const names = waiting.unknowns.flatMap((one) => this.all[one]?.names ?? []);
    for (const one of waiting.unknowns) this.all[one]?.atoms.delete(number);
    const [atoms, values, shares] = [new Set([number]), [true, false], [0.5, 0.5]];
    waiting.unknowns = [this.all.push({ names, fact: null, told: waiting.told, atoms, values, shares }) - 1];
  }
}
