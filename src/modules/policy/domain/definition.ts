import type { Day } from '../../../ground/clock/day.ts';
import type { Words } from '../../../ground/problem.ts';
import type { Condition, Doubt, Grounds } from './condition.ts';
import type { Formula } from './formula/parse.ts';
import type { Layer } from './layers.ts';
import type { Known, ValueType } from './value.ts';

/** Whom a fact is about. A unit's policy may ask about each person it has hired. */
export type About = 'person' | 'unit' | 'hire';

/** The ways in which a condition asks of a fact, by which its words are found: data/policies/words.yaml says what each means. */
export const waysOfAsking = [
  'yes',
  'no',
  'is',
  'isNot',
  'equal',
  'atLeast',
  'atMost',
  'above',
  'below',
  'some',
  'none',
  'from',
  'until',
  'fromAt',
  'untilAt',
  'past',
  'gone',
  'goneAt',
  'within',
  'withinAt',
  'ahead',
  'yearOf',
  'thisYear',
  'years',
  'never',
  'times',
] as const;
export type WayOfAsking = (typeof waysOfAsking)[number];

/** How a fact is spoken of on pages. */
export interface FactWords {
  ways: Partial<Readonly<Record<WayOfAsking, Words>>>;
  /** Answers that belong together: conditions may name them, and they are said as one. */
  sets: readonly { name?: string; of: readonly string[]; is?: Words; isNot?: Words }[];
  /** What a number counts: 人; in English one and many, with a stroke between. */
  unit: Words | null;
  /** What happened on that day. */
  event: Words | null;
}

/** What somebody can do about a fact, at a window, by his own choice, or by going on with what he does. */
export interface FactChange {
  by: 'service' | 'choice' | 'time';
  /** How much it asks of him: 1 a form, 2 a payment, 3 a training, 4 other work or a debt, 5 a business. */
  effort: number;
  /** The answers to which he can come. */
  to: readonly (boolean | string)[];
  /** Facts that become so with it; `as_of`: the day on which it is done. */
  with: ReadonlyMap<string, boolean | string | number>;
}

/** That a change of a fact may be proposed to somebody: data/policies/steps.yaml says why. What has none is proposed to nobody. */
export interface Proposal {
  /** What to do, or to go on with. */
  does: Words;
  where: Words | null;
  /** Facts that have to be known so: of the fact itself before, of others by then; what grows does so while they are. */
  when: ReadonlyMap<string, readonly Known[]>;
  /** Only to less than he has said. */
  less: boolean;
  /** Why it is lawful and sensible. */
  because: string;
}

/** 如果……: something that may come or that one may decide, to see what it would change. */
export interface TryOut {
  id: string;
  subject: 'person' | 'unit';
  words: Words;
  /** To whom it is offered: facts that are known so. */
  when: ReadonlyMap<string, readonly Known[]>;
  /** All that leads to this policy, and it. */
  policy: string | null;
  /** Facts of the thought; days may be told from that day (`as_of`, `as_of-7m`). */
  sets: ReadonlyMap<string, Known>;
  /** Of each whom the unit hires in it; null: it hires nobody. */
  hire: ReadonlyMap<string, Known> | null;
  /** What the unit has more of by each. */
  adds: ReadonlyMap<string, number>;
  /** A figure that may be added. */
  asks: string | null;
}

/** A fact that policies speak of. */
export interface PolicyFact {
  name: string;
  about: About;
  type: ValueType;
  label: Words;
  /** Of a fact with named answers. */
  answers: readonly { code: string; label: Words }[];
  /** Whether there may be none: somebody who never graduated, a firm that was never registered. */
  none: boolean;
  /**
   * How often each answer is met among those who ask: for choosing the next question, and for nothing else. Of a day: how many months ago.
   * Our own estimate.
   */
  shares: readonly { answer: Known; share: number }[];
  /** What somebody can do about it; null: nothing. */
  change: FactChange | null;
  /** Answers of other facts from which it follows: of a man, which retirement is his. */
  given: readonly { fact: string; answer: string; value: string }[];
  /** How it follows from other facts; null where it is told by somebody. */
  follows: Formula | null;
  /** Sentences about it; without them conditions are told by its label. */
  says?: FactWords;
}

/** What is asked on one screen. */
export interface Question {
  id: string;
  about: About;
  /** One answer; each line ticked or not; a few fields. */
  ask: 'one' | 'ticks' | 'fields';
  words: Words;
  hint: Words | null;
  /** What it asks of, in the order of the screen; each with the words of its line or field. */
  facts: readonly { fact: string; words: Words }[];
}

/** A figure of law that changes with time: the least wage of a county's tier, the target for layoffs. */
export interface Figure {
  name: string;
  type: ValueType;
  label: Words;
  /** By the answer of the fact that it differs by, `''` where it is one: values, each from a day on, in that order. */
  values: ReadonlyMap<
    string,
    readonly { from: Day; value: number; sources: readonly string[]; doubt: Doubt | null }[]
  >;
}

/** A document in which a policy stands; never a mirror's address. */
export interface PolicyDocument {
  number: string;
  date: string | null;
  note: string | null;
  doubt: Doubt | null;
}

/**
 * How an amount is paid, which says what its sum is of. One that is paid for each certificate is asked of one certificate; another is asked of
 * again.
 */
export const amountKinds = [
  'once',
  'once-a-year',
  'a-year',
  'a-month',
  'per-hire',
  'per-hire-months',
  'per-certificate',
  'in-all',
  'loan',
  'relief',
  'relief-per-hire',
  'to-pay',
  'deferral',
  'rate',
  'in-kind',
  'quota',
  'status',
  'none',
] as const;
export type AmountKind = (typeof amountKinds)[number];

/** What a policy gives. `formula` null: nobody has read how much. */
export interface Amount extends Grounds {
  kind: AmountKind;
  formula: Formula | null;
  /** The type of what the formula gives; money is fen. */
  type: ValueType | null;
  /** For how many months, as far as that is a rule. */
  months: Formula | null;
  /** The most for all hires together. */
  cap: Formula | null;
  /** The name of that limit, where several policies have it together: what is less to pay of one tax is no more than that tax. */
  capOf?: string;
  /** What is paid, in a sentence: where it is not one sum. */
  told?: Words;
}

/** Policies that do not go together: of one person, one hire, in one month, for one certificate, of one unit. */
export interface Exclusion extends Grounds {
  policy: string;
  within: 'person' | 'unit' | 'hire' | 'month' | 'certificate';
}

/** A policy, written once. */
export interface Policy {
  id: string;
  name: Words;
  subject: 'person' | 'unit';
  /** How well the whole is known: read in a present text of the province, in an older or a city's, recalled, or closed. */
  standing: 'read' | 'older' | 'national' | 'recalled' | 'closed';
  /** Shown and computed, and proposed to nobody, until somebody has read its text. */
  off: boolean;
  documents: readonly PolicyDocument[];
  /** In force from one day to another, both included; `until` null: open. */
  inForce: Grounds & { from: Day; until: Day | null };
  /** Null: for the whole province. */
  city: string | null;
  conditions: Condition;
  /** What each hire has to pass, where the amount is a sum over hires. */
  hireConditions: Condition | null;
  amount: Amount;
  materials: readonly string[];
  channel: { text: string; doubt: Doubt | null };
  /** Working days in which it is decided; null: nobody has read how many. */
  workingDays: number | null;
  /** Where that stands; null: nobody has said. */
  workingDaysFrom: Grounds | null;
  excludes: readonly Exclusion[];
  /** Policies to which it opens the way. */
  opens: readonly string[];
  /** Facts that become so by it: who has registered is registered; `as_of`: the day on which it was done. */
  makes: ReadonlyMap<string, boolean | string>;
  note: string | null;
  /** What provinces, cities and counties say otherwise: it stands in the conditions and the amount already. */
  layers: readonly Layer[];
}

/** Where something was read, and how good a source that is: A a present official text, B an older one, a city's or a copy, C somebody's account. */
export interface Source {
  id: string;
  grade: 'A' | 'B' | 'C';
  what: string;
}

/** Everything that policies are made of. */
export interface Catalogue {
  facts: ReadonlyMap<string, PolicyFact>;
  figures: ReadonlyMap<string, Figure>;
  sources: ReadonlyMap<string, Source>;
  /** Shared definitions by name, as they are called. */
  shared: ReadonlyMap<string, Words>;
  policies: readonly Policy[];
  /** Each fact that is told by somebody stands in one question; in the order of the facts. */
  questions: readonly Question[];
  /** By fact, what may be proposed. */
  proposals: ReadonlyMap<string, Proposal>;
  tries: readonly TryOut[];
}
