import type { Day } from '../../../../ground/clock/day.ts';
import { type Atom, factsInTest, outcomeOf } from '../condition.ts';
import type { Catalogue, PolicyFact } from '../definition.ts';
import { factsOf } from '../facts.ts';
import { type Formula, factsIn } from '../formula/parse.ts';
import type { Facts, Known, Outcome } from '../value.ts';
import { asFormula, atomChangesByDay, changesByDay, steadyFacts } from './as-formula.ts';
import { carrierOf } from './rest.ts';

/** A person's facts as they are looked up while columns are written. */
export type Look = (name: string) => Known;

/** Few values that say all that any condition asks, whatever the day: code 0 is the one of nobody knows. */
export interface SmallField {
  name: string;
  /** By atom: how it comes out for each code. */
  outcomes: ReadonlyMap<number, readonly Outcome[]>;
  codes: number;
  /** Undefined where the value is none that the catalogue allows. */
  codeOf(look: Look): number | undefined;
}

/** A day, and the atoms that hang on it alone. */
export interface DayField {
  fact: string;
  atoms: { atom: number; formula: Formula }[];
}

/** What is left of an atom that hangs on the day that is asked about and on several facts. */
export interface RestField {
  atom: number;
  formula: Formula;
  /** The day fact that stays in what is left. */
  carrier: string | null;
}

export interface Fields {
  small: SmallField[];
  days: DayField[];
  rests: RestField[];
  /** Facts that change with the day and follow from others: who is told one of them has no place in columns. */
  byDay: string[];
}

const noDay = '' as Day;

/** The values that the atoms about a fact may tell apart: each limit, and something on either side of it. */
function candidates(fact: PolicyFact, atoms: readonly Atom[]): Known[] {
  const values: Known[] = [undefined, null, true, false, ...fact.answers.map(({ code }) => code)];
  const limits: number[] = [];
  for (const { test } of atoms) {
    if (test.is === 'limit') limits.push(test.limit);
    if (test.is === 'equal') limits.push(test.to);
    if (test.is === 'received') {
      for (let times = 0; times <= test.atMost + 1; times += 1) values.push(Array(times).fill(test.policy));
    }
  }
  limits.sort((a, b) => a - b);
  for (const [at, limit] of limits.entries()) {
    values.push(limit - 1, limit, (limit + (limits[at + 1] ?? limit + 2)) / 2);
  }
  return values.filter((value) => value === undefined || value === null || isOf(fact, value));
}

function isOf(fact: PolicyFact, value: Exclude<Known, null | undefined>): boolean {
  if (fact.type === 'yesno') return typeof value === 'boolean';
  if (fact.type === 'code') return fact.answers.some(({ code }) => code === value);
  return fact.type === 'policies' ? Array.isArray(value) : typeof value === 'number';
}

/** Values that come out alike for every atom share a code. */
function smallField(name: string, fact: PolicyFact, atoms: [number, Atom][]): SmallField {
  const signatureOf = (value: Known) => atoms.map(([, atom]) => outcomeOf(atom, () => value)).join(' ');
  const codeOfSignature = new Map<string, number>();
  const codeOfValue = new Map<Known, number>();
  const examples: Known[] = [];
  for (const value of candidates(
    fact,
    atoms.map(([, atom]) => atom),
  )) {
    const signature = signatureOf(value);
    if (!codeOfSignature.has(signature)) {
      codeOfSignature.set(signature, examples.length);
      examples.push(value);
    }
    codeOfValue.set(value, codeOfSignature.get(signature) as number);
  }
  return {
    name,
    codes: examples.length,
    outcomes: new Map(atoms.map(([at, atom]) => [at, examples.map((value) => outcomeOf(atom, () => value))])),
    codeOf(look) {
      const value = look(fact.name);
      const known = codeOfValue.get(value);
      if (known !== undefined) return known;
      return value === undefined || value === null || isOf(fact, value)
        ? codeOfSignature.get(signatureOf(value))
        : undefined;
    },
  };
}

const outcomes: readonly Outcome[] = ['open', 'yes', 'no'];

/**
 * Sorts what policies ask into what a column can hold: few values of a steady fact; how a steady comparison of several facts comes
 * out; days; and what is left of an atom in which several facts meet the day that is asked about.
 */
export function fieldsOf(catalogue: Catalogue, atoms: readonly Atom[]): Fields {
  const small: SmallField[] = [];
  const ofFact = new Map<string, [number, Atom][]>();
  const days = new Map<string, DayField>();
  const dayField = (fact: string) => {
    const field = days.get(fact) ?? { fact, atoms: [] };
    days.set(fact, field);
    return field;
  };
  const rests: RestField[] = [];
  const byDay = new Set<string>();
  for (const [at, atom] of atoms.entries()) {
    const facts = steadyFacts(catalogue, atom);
    const changes = atomChangesByDay(catalogue, atom);
    const [one = ''] = facts;
    if (changes)
      for (const name of [atom.fact, ...factsInTest(atom.test)]) addFollowing(catalogue, name, byDay);
    if (facts.length === 1 && catalogue.facts.get(one)?.type === 'day') {
      dayField(one).atoms.push({ atom: at, formula: asFormula(catalogue, atom) });
    } else if (changes) {
      const formula = asFormula(catalogue, atom);
      const carrier = carrierOf(catalogue, formula);
      if (carrier !== null) dayField(carrier);
      rests.push({ atom: at, formula, carrier });
    } else if (facts.length === 1) {
      const key = atom.test.is === 'received' ? `${atom.fact} ${atom.test.policy}` : atom.fact;
      ofFact.set(key, [...(ofFact.get(key) ?? []), [at, atom]]);
    } else {
      small.push({
        name: `${atom.fact} ${atom.test.is}`,
        codes: outcomes.length,
        outcomes: new Map([[at, outcomes]]),
        codeOf: (look) => outcomes.indexOf(outcomeOf(atom, look)),
      });
    }
  }
  for (const [key, asked] of ofFact) {
    const [, first] = asked[0] as [number, Atom];
    small.push(smallField(key, catalogue.facts.get(first.fact) as PolicyFact, asked));
  }
  return { small, days: [...days.values()], rests, byDay: [...byDay] };
}

function addFollowing(catalogue: Catalogue, name: string, found: Set<string>): void {
  const fact = catalogue.facts.get(name);
  if (!fact || fact.follows === null) return;
  if (changesByDay(catalogue, name)) found.add(name);
  for (const each of factsIn(fact.follows)) addFollowing(catalogue, each, found);
}

/** Steady facts as the explained evaluator looks them up. */
export const lookUp = (catalogue: Catalogue, facts: Facts): Look =>
  factsOf(catalogue, { asOf: noDay }, facts).fact;
