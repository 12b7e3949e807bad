import { addDays, addMonths, type Day, isDay, parseDay, partsOf } from '../../../ground/clock/day.ts';
import { type Atom, factsInTest } from './condition.ts';
import { type RetireCategory, retirementDay } from './day-rules.ts';
import type { Catalogue, PolicyFact } from './definition.ts';
import { type Formula, factsIn } from './formula/parse.ts';
import type { Known, Value } from './value.ts';

/** Told facts that a fact goes back to and that nobody knows. */
export function unknownBehind(catalogue: Catalogue, atom: Atom, known: (name: string) => Known): string[] {
  const found = new Set<string>();
  const look = (name: string): void => {
    if (name === 'as_of' || known(name) !== undefined) return;
    const { follows = null } = catalogue.facts.get(name) ?? {};
    if (follows === null) found.add(name);
    else for (const each of factsIn(follows)) look(each);
  };
  for (const name of [atom.fact, ...factsInTest(atom.test)]) look(name);
  return [...found];
}

const texts = new WeakMap<Atom, string>();

/** What an atom asks, as a text: equal where it asks the same. */
export function textOf(atom: Atom): string {
  const text = texts.get(atom) ?? `${atom.fact} ${JSON.stringify(atom.test)}`;
  texts.set(atom, text);
  return text;
}

const behindBy = new WeakMap<Atom, ReadonlySet<string>>();

/** Every fact that an atom goes back to, and by `retires name` those from which a day of retirement follows. */
export function factsBehind(catalogue: Catalogue, atom: Atom): ReadonlySet<string> {
  const known = behindBy.get(atom);
  if (known) return known;
  const found = new Set<string>();
  const look = (name: string): void => {
    if (found.has(name)) return;
    found.add(name);
    const { follows = null } = catalogue.facts.get(name) ?? {};
    if (follows === null) return;
    if (follows.is === 'call' && follows.name === 'retires') {
      for (const each of factsIn(follows)) found.add(`retires ${each}`);
    }
    for (const each of factsIn(follows)) look(each);
  };
  for (const name of [atom.fact, ...factsInTest(atom.test)]) look(name);
  behindBy.set(atom, found);
  return found;
}

/** Lengths and limits that conditions and the formulas behind them speak of: between them nothing changes. */
export interface Limits {
  months: readonly number[];
  numbers: readonly number[];
  days: readonly Day[];
  years: readonly number[];
  /** Policies that may have been received, and how often. */
  policies: readonly string[];
  times: readonly number[];
}

/** What the tests of some atoms, and the formulas of the facts that they ask of, speak of. */
export function limitsOf(catalogue: Catalogue, atoms: readonly Atom[]): Limits {
  const [months, numbers, days] = [new Set([0]), new Set([0]), new Set<Day>()];
  const [years, policies, times] = [new Set<number>(), new Set<string>(), new Set([0])];
  const looked = new Set<string>();
  // Whoever is thirty stays so until he is thirty-one: where a limit is included from above, the next one counts.
  const number = (value: number, type: string, next: boolean) => {
    numbers.add(value);
    for (const each of next ? [value, value + 1] : [value]) {
      if (type === 'months') months.add(each);
      if (type === 'years') months.add(each * 12);
    }
  };
  const formula = (one: Formula, next = false): void => {
    if (one.is === 'number') number(one.value, one.unit, next);
    else if (one.is === 'fact') fact(one.name);
    else if (one.is === 'call') for (const each of one.given) formula(each);
    else if (one.is === 'not') formula(one.of);
    else if (one.is === 'two') {
      for (const each of [one.left, one.right]) formula(each, one.sign === '<=' || one.sign === '>');
    } else if (one.is === 'choice') for (const each of [one.if, one.then, one.else]) formula(each);
  };
  const fact = (name: string): void => {
    const { follows = null } = looked.has(name) ? {} : (catalogue.facts.get(name) ?? {});
    looked.add(name);
    if (follows) formula(follows);
  };
  for (const { fact: name, test } of atoms) {
    for (const each of [name, ...factsInTest(test)]) fact(each);
    const type = catalogue.facts.get(name)?.type ?? 'number';
    if (test.is === 'limit') number(test.limit, type, test.sign === 'atMost' || test.sign === 'above');
    else if (test.is === 'equal') number(test.to, type, true);
    else if (test.is === 'gone' || test.is === 'within' || test.is === 'ahead') months.add(test.months);
    else if (test.is === 'years') for (const each of test.oneOf) years.add(each);
    else if (test.is === 'received') {
      policies.add(test.policy);
      times.add(test.atMost).add(test.atMost + 1);
    } else if (test.is === 'dayLimit' && 'day' in test.limit) days.add(test.limit.day);
  }
  return {
    months: [...months],
    numbers: [...numbers],
    days: [...days],
    years: [...years],
    policies: [...policies],
    times: [...times],
  };
}

/** Months of different lengths move a corresponding day by up to three. */
const aside = [-4, 0, 4];

/** Days about every day that is so many months away from one that is spoken of, and about the ends of its year. */
function daysAbout(limits: Limits, anchors: readonly Day[]): Day[] {
  const found = new Set<Day>();
  const about = (day: Day) => {
    for (const days of aside) found.add(addDays(day, days));
  };
  for (const anchor of [...anchors, ...limits.days]) {
    for (const months of limits.months) {
      about(addMonths(anchor, months));
      about(addMonths(anchor, -months));
    }
    const { year } = partsOf(anchor);
    for (const day of [`${year - 1}-12-31`, `${year}-01-01`, `${year}-12-31`, `${year + 1}-01-01`])
      found.add(parseDay(day));
  }
  for (const year of limits.years) {
    for (const each of [year - 1, year, year + 1]) found.add(parseDay(`${each}-07-01`));
  }
  return [...found];
}

/** The latest day of birth on which somebody of a category retires on `day` or before; the later born, the later retired. */
function bornToRetire(day: Day, category: RetireCategory): Day {
  let early = addMonths(day, -80 * 12);
  for (let step = 16_384; step >= 1; step /= 2) {
    const later = addDays(early, step);
    if (retirementDay(later, category) <= day) early = later;
  }
  return early;
}

const categories: readonly RetireCategory[] = ['male', 'female_cadre', 'female_worker'];

/** Quantities of any size, for shares of one in another. */
const sizes = [0, 1, 2, 3, 5, 10, 30, 100, 1000];

/**
 * Values of a fact, enough that whatever conditions with these limits can say of it is said of one of them. `others`: days of other
 * facts, from which it may be counted; `together`: it is compared with other facts that are not known.
 */
export function possibleValues(
  fact: PolicyFact,
  limits: Limits,
  asOf: Day,
  { others, retires, together }: { others: readonly Day[]; retires: boolean; together: boolean },
): Known[] {
  const none: Known[] = fact.none ? [null] : [];
  switch (fact.type) {
    case 'yesno':
      return [true, false];
    case 'code':
      return [...fact.answers.map(({ code }) => code), ...none];
    case 'policies':
      return historiesWith(limits);
    case 'day': {
      // Nothing but an age is counted from half a life ago, and that has its own limits.
      const far = addMonths(asOf, -25 * 12);
      const anchors = [asOf, ...others.filter((day) => day > far)];
      const days = retires
        ? anchors.flatMap((anchor) =>
            limits.months.flatMap((months) =>
              categories.flatMap((category) => {
                const day = bornToRetire(addMonths(anchor, months), category);
                return aside.map((days) => addDays(day, days));
              }),
            ),
          )
        : [];
      return [...new Set([...daysAbout(limits, anchors), ...days]), ...none];
    }
    default: {
      const step = fact.type === 'ratio' ? 1e-4 : 1;
      const least = fact.type === 'ratio' ? -1 : 0;
      const numbers = [
        ...limits.numbers.flatMap((one) => [one - step, one, one + step]),
        ...(together && fact.type === 'number' ? sizes : []),
      ];
      const fitting = numbers.filter((one) => one >= least && (step < 1 || Number.isInteger(one)));
      return [...new Set(fitting), ...none];
    }
  }
}

/** Each policy that is asked after had as often as makes a difference. */
function historiesWith({ policies, times }: Limits): Value[] {
  let found: string[][] = [[]];
  for (const policy of policies)
    found = found.flatMap((before) =>
      times.map((count) => [...before, ...Array.from({ length: count }, () => policy)]),
    );
  return found;
}

/** The days among what is known of some facts. */
export const daysKnown = (names: readonly string[], known: (name: string) => Known): Day[] =>
  names.flatMap((name) => {
    const value = known(name);
    return typeof value === 'string' && isDay(value) ? [value] : [];
  });

/**
 * Values that are met among people, with their shares; where nobody has said which, all values alike. Of policies had so far: that is seldom,
 * whichever is asked for.
 */
export function plausibleValues(
  fact: PolicyFact,
  asOf: Day,
  possible: readonly Known[],
): { value: Known; share: number }[] {
  const { shares } = fact;
  if (fact.type === 'policies') {
    const had = possible.filter((value) => (value as readonly string[]).length > 0);
    return [{ value: [], share: 0.95 }, ...had.map((value) => ({ value, share: 0.05 / had.length }))];
  }
  if (shares.length === 0) return possible.map((value) => ({ value, share: 1 / possible.length }));
  return shares.map(({ answer, share }) => {
    if (answer === null || fact.type !== 'day') return { value: answer, share };
    return { value: addMonths(asOf, -Number(answer)), share };
  });
}
