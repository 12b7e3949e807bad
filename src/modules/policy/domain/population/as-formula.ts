import type { Day } from '../../../../ground/clock/day.ts';
import { type Atom, type DayPlace, factsInTest } from '../condition.ts';
import type { Catalogue } from '../definition.ts';
import { factsOf } from '../facts.ts';
import { type Formula, factsIn, type Sign } from '../formula/parse.ts';
import type { Around } from '../formula/run.ts';
import type { Facts, Known } from '../value.ts';

/** A value that stands in a formula, as a fact whose name begins with =. */
const constant = (name: string): Formula => ({ is: 'fact', name: `=${name}`, at: 0 });

/** The first and the last day of the year that is asked about. */
const yearBegins = constant('year begins');
const yearEnds = constant('year ends');
const unknown = constant('?');

/** A value as a formula: numbers and answers as they are written, everything else by a name that `aroundOf` knows. */
export function literal(value: Known): Formula {
  if (value === undefined) return unknown;
  if (typeof value === 'number') return { is: 'number', value, unit: 'number', at: 0 };
  if (typeof value === 'string' && !/^\d{4}-\d{2}-\d{2}$/.test(value)) return { is: 'text', value, at: 0 };
  return constant(String(value));
}

/** Whether a formula is one of these values, written down. */
export const isConstant = (formula: Formula, ...values: Known[]): boolean =>
  formula.is === 'fact' && values.some((value) => formula.name === `=${value === undefined ? '?' : value}`);

/** Whether a formula is known wherever its facts are: nothing in it is unknown for good. */
export const isSure = (formula: Formula): boolean =>
  !isConstant(formula, undefined) &&
  !(formula.is === 'call' && formula.name === 'figure') &&
  partsOf(formula).every(isSure);

const written: Readonly<Record<string, Known>> = { '?': undefined, null: null, true: true, false: false };

/** Looks facts up as the explained evaluator does, and the values that stand in formulas made here. */
export function aroundOf(catalogue: Catalogue, asOf: Day, told: Facts): Around {
  const around = factsOf(catalogue, { asOf }, told);
  return {
    ...around,
    fact(name) {
      if (!name.startsWith('=')) return around.fact(name);
      const text = name.slice(1);
      if (text in written) return written[text];
      if (text === 'year begins') return `${asOf.slice(0, 4)}-01-01`;
      return text === 'year ends' ? `${asOf.slice(0, 4)}-12-31` : text;
    },
  };
}

/** Whether a formula speaks of the day that is asked about, itself; figures hold from a day on. */
export const speaksOfDay = (formula: Formula): boolean =>
  formula === yearBegins ||
  formula === yearEnds ||
  (formula.is === 'fact' && formula.name === 'as_of') ||
  (formula.is === 'call' && formula.name === 'figure') ||
  partsOf(formula).some(speaksOfDay);

/** The formulas of which one is made. */
export function partsOf(formula: Formula): readonly Formula[] {
  if (formula.is === 'call') return formula.given;
  if (formula.is === 'not') return [formula.of];
  if (formula.is === 'two') return [formula.left, formula.right];
  return formula.is === 'choice' ? [formula.if, formula.then, formula.else] : [];
}

/** Whether a fact is another on another day, all that is told being the same. */
export function changesByDay(catalogue: Catalogue, name: string): boolean {
  if (name === 'as_of') return true;
  const { follows = null } = catalogue.facts.get(name) ?? {};
  if (follows === null) return false;
  return speaksOfDay(follows) || [...factsIn(follows)].some((one) => changesByDay(catalogue, one));
}

/** Whether an atom can come out differently on another day. */
export function atomChangesByDay(catalogue: Catalogue, { fact, test }: Atom): boolean {
  const own =
    'at' in test ? test.at : test.is === 'yearOf' ? test.as : test.is === 'dayLimit' ? test.limit : null;
  return (
    test.is === 'ahead' ||
    [fact, ...(own && 'fact' in own ? [own.fact] : [])].some((name) => changesByDay(catalogue, name))
  );
}

/** Facts of an atom that are told or follow from what is told whatever the day, through those that change with it. */
export function steadyFacts(catalogue: Catalogue, atom: Atom): string[] {
  const found = new Set<string>();
  const look = (name: string): void => {
    if (name === 'as_of') return;
    const { follows = null } = catalogue.facts.get(name) ?? {};
    if (follows === null || !changesByDay(catalogue, name)) found.add(name);
    else for (const each of factsIn(follows)) look(each);
  };
  for (const name of [atom.fact, ...factsInTest(atom.test)]) look(name);
  return [...found];
}

/**
 * An atom as a formula over steady facts and the day: it gives yes, no or not known where the explained evaluator does.
 * @throws Error where no formula says it.
 */
export function asFormula(catalogue: Catalogue, { fact, test, id }: Atom): Formula {
  const named = (name: string): Formula => {
    const { follows = null } = catalogue.facts.get(name) ?? {};
    return follows !== null && changesByDay(catalogue, name) ? inlined(follows) : { is: 'fact', name, at: 0 };
  };
  const inlined = (formula: Formula): Formula => {
    switch (formula.is) {
      case 'fact':
        return formula.name === 'as_of' ? formula : named(formula.name);
      case 'call':
        return { ...formula, given: formula.given.map(inlined) };
      case 'not':
        return { ...formula, of: inlined(formula.of) };
      case 'two':
        return { ...formula, left: inlined(formula.left), right: inlined(formula.right) };
      case 'choice': {
        const then = inlined(formula.then);
        return { ...formula, if: inlined(formula.if), then, else: inlined(formula.else) };
      }
      default:
        return formula;
    }
  };
  const own = named(fact);
  const place = (at: DayPlace): Formula => ('day' in at ? literal(at.day) : named(at.fact));
  switch (test.is) {
    case 'yesno':
      return test.wanted ? not(not(own)) : not(own);
    case 'equal':
      return two('==', own, literal(test.to));
    case 'limit':
      return two(signs[test.sign], own, literal(test.limit));
    case 'answers': {
      const any = test.oneOf.map((one) => two('==', own, { is: 'text', value: one, at: 0 }));
      const one = any.reduce((left, right) => two('||', left, right));
      return test.not ? not(one) : one;
    }
    case 'dayLimit':
      return two(test.sign === 'from' ? '>=' : '<=', own, place(test.limit));
    case 'gone':
      return two('>=', place(test.at), later(own, test.months));
    case 'within':
      return two('&&', two('<=', own, place(test.at)), two('<=', place(test.at), later(own, test.months)));
    case 'ahead': {
      const asOf = named('as_of');
      return two('&&', two('<', asOf, own), two('>', asOf, later(own, -test.months)));
    }
    case 'years':
      return test.oneOf
        .map((year) =>
          two('&&', two('>=', own, literal(`${year}-01-01`)), two('<=', own, literal(`${year}-12-31`))),
        )
        .reduce((left, right) => two('||', left, right));
    case 'yearOf':
      if ('fact' in test.as && test.as.fact === 'as_of')
        return two('&&', two('>=', own, yearBegins), two('<=', own, yearEnds));
      break;
  }
  throw new Error(`${id}: no table can say whether ${fact} is ${test.is}`);
}

const signs = { atLeast: '>=', atMost: '<=', above: '>', below: '<' } as const;
export const two = (sign: Sign, left: Formula, right: Formula): Formula => ({
  is: 'two',
  sign,
  left,
  right,
  at: 0,
});
const not = (of: Formula): Formula => ({ is: 'not', of, at: 0 });
const later = (day: Formula, months: number): Formula => ({
  is: 'call',
  name: 'later',
  given: [day, literal(months)],
  at: 0,
});
