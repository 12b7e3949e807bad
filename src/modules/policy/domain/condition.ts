import { addMonths, type Day, partsOf } from '../../../ground/clock/day.ts';
import { daysLeftFrom } from './day-rules.ts';
import type { Known, Outcome } from './value.ts';

/** A day that is written down, or that of a fact: `as_of`, `h.hired_on`. */
export type DayPlace = { day: Day } | { fact: string };

/** What is asked of one fact. Limits are included in `atLeast` and `atMost`, left out in `above` and `below`. */
export type Test =
  | { is: 'answers'; oneOf: readonly string[]; not: boolean }
  | { is: 'yesno'; wanted: boolean }
  | { is: 'equal'; to: number }
  | { is: 'limit'; sign: 'atLeast' | 'atMost' | 'above' | 'below'; limit: number }
  | { is: 'dayLimit'; sign: 'from' | 'until'; limit: DayPlace }
  /** So many months have gone by at that place: on the corresponding day they have. */
  | { is: 'gone'; months: number; at: DayPlace }
  /** It was before that place, and at most so many months ago: on the corresponding day still. */
  | { is: 'within'; months: number; at: DayPlace }
  /** It lies ahead, and less than so many months away. */
  | { is: 'ahead'; months: number }
  | { is: 'yearOf'; as: DayPlace }
  | { is: 'years'; oneOf: readonly number[] }
  /** A policy was received at most so many times. */
  | { is: 'received'; policy: string; atMost: number };

/** How sure somebody is of what a policy says, where it was not read in a document. */
export interface Doubt {
  level: 'likely' | 'unsure' | 'guess' | 'ours';
  note: string | null;
}

/** Where in a document something stands: 失业保险条例, 1999-01-22, 第十四条第（一）项. */
export interface Citation {
  /** The number of the document, or what it is called. */
  document: string;
  date: string | null;
  article: string;
}

/** On what a statement rests. */
export interface Grounds {
  /** Where it was read, the texts of the documents it cites among them. */
  sources: readonly string[];
  articles: readonly Citation[];
  doubt: Doubt | null;
  /** The day on which a second person had read it in its document (domain/confirmed.ts). */
  confirmed?: Day;
}

/** One condition: what is asked of one fact, where that stands, and how sure it is. */
export interface Atom extends Grounds {
  id: string;
  fact: string;
  test: Test;
}

/** Conditions under all, any and not; a shared definition is named. */
export type Condition =
  | {
      is: 'all' | 'any';
      of: readonly Condition[];
      /** What places say of one condition, each with who is there; the last is for all others (layers.ts). */
      places?: true;
    }
  | { is: 'not'; one: Condition }
  | { is: 'shared'; name: string; one: Condition }
  | { is: 'atom'; atom: Atom };

/** The atoms of a condition, in the order in which they are written. */
export function atomsOf(condition: Condition): Atom[] {
  if ('atom' in condition) return [condition.atom];
  return 'of' in condition ? condition.of.flatMap(atomsOf) : atomsOf(condition.one);
}

/** Facts that a test speaks of besides its own. */
export function factsInTest(test: Test): string[] {
  const place =
    'at' in test ? test.at : test.is === 'yearOf' ? test.as : test.is === 'dayLimit' ? test.limit : null;
  return place && 'fact' in place && place.fact !== 'as_of' ? [place.fact] : [];
}

const dayAt = (place: DayPlace, fact: (name: string) => Known) =>
  'day' in place ? place.day : (fact(place.fact) as Day | null | undefined);

/**
 * Whether a fact passes its test. What is known not to exist passes none that asks for something; a comparison with a day that does not
 * exist is not passed either.
 */
export function outcomeOf({ fact: name, test }: Atom, fact: (name: string) => Known): Outcome {
  const value = fact(name);
  if (value === undefined || factsInTest(test).some((other) => fact(other) === undefined)) return 'open';
  return passes(test, value, fact) ? 'yes' : 'no';
}

function passes(test: Test, value: Exclude<Known, undefined>, fact: (name: string) => Known): boolean {
  if (test.is === 'received') {
    const times = ((value ?? []) as readonly string[]).filter((policy) => policy === test.policy).length;
    return times <= test.atMost;
  }
  if (test.is === 'answers') return test.oneOf.includes(String(value)) !== test.not;
  if (value === null) return test.is === 'yesno' && !test.wanted;
  switch (test.is) {
    case 'yesno':
      return value === test.wanted;
    case 'equal':
      return value === test.to;
    case 'limit':
      return withinLimit(test.sign, value as number, test.limit);
    case 'years':
      return test.oneOf.includes(partsOf(value as Day).year);
    default:
      return passesDay(test, value as Day, fact);
  }
}

function withinLimit(sign: 'atLeast' | 'atMost' | 'above' | 'below', value: number, limit: number): boolean {
  if (sign === 'atLeast') return value >= limit;
  if (sign === 'atMost') return value <= limit;
  return sign === 'above' ? value > limit : value < limit;
}

type DayTest = Extract<Test, { is: 'dayLimit' | 'gone' | 'within' | 'ahead' | 'yearOf' }>;

function passesDay(test: DayTest, value: Day, fact: (name: string) => Known): boolean {
  const place =
    test.is === 'dayLimit'
      ? test.limit
      : test.is === 'yearOf'
        ? test.as
        : test.is === 'ahead'
          ? { fact: 'as_of' }
          : test.at;
  const at = dayAt(place, fact);
  if (!at) return false;
  switch (test.is) {
    case 'dayLimit':
      return test.sign === 'from' ? value >= at : value <= at;
    case 'gone':
      return at >= addMonths(value, test.months);
    case 'within':
      return value <= at && at <= addMonths(value, test.months);
    case 'ahead':
      return at < value && at >= daysLeftFrom(value, test.months);
    case 'yearOf':
      return partsOf(value).year === partsOf(at).year;
  }
}
