import type { Words } from '../../../ground/problem.ts';
import type { AnswerSchema } from './answer-schema.ts';
import type { Condition } from './condition.ts';

/** An answer as JSON; `null` is 说不清楚, which is an answer too. A question without an answer has no key. */
export type Answer = null | boolean | number | string | string[];

/** Question id → answer. */
export type Answers = Readonly<Record<string, Answer>>;

/** How an answer is given. Each is one part of the pages; a type chooses among them and brings no code. */
export type Widget = 'choice' | 'many' | 'words' | 'text' | 'number' | 'money' | 'areas';

/** A law, order or rule that a question or a route stands on. */
export interface Source {
  id: string;
  law: Words;
  /** Number of the order or document; null where it has none. */
  number: string | null;
  article: string | null;
  /** What it says that matters here, in our words. */
  says: Words;
  /** The day on which its text was read, and where; null: not verified, and pages do not quote the article. */
  checked: { on: string; how: string } | null;
}

/** One of several answers. */
export interface Option {
  value: string | number | boolean;
  label: Words;
  /** One line that shows what is meant. */
  example?: Words;
  /** Of `many`: whoever takes this one takes no other (没有要求). */
  alone?: true;
}

/**
 * A fact that an answer becomes: the whole answer, or, of `many`, whether the named option was taken. Where not taking it says
 * nothing (not asking to work at home is not refusing it), `otherwise: unknown`.
 */
export interface Recorded {
  fact: string;
  has?: string;
  otherwise?: 'unknown';
}

/** A fact that can be offered as an answer; `as: county`: the county that the place lies in. */
export interface Prefill {
  fact: string;
  as?: 'county';
}

/** One question, one page. */
export interface Question {
  id: string;
  section: string;
  /** Two to six characters for lists: 想做什么. */
  label: Words;
  /** The page's only heading. */
  title: Words;
  hint?: Words;
  widget: Widget;
  /** The facts of data/facts that the answer becomes. */
  records?: Recorded[];
  /** Facts whose value is offered where nothing is answered yet, the first known one; of `many`, what it records is offered. */
  prefill?: Prefill[];
  options?: Option[];
  /** Of `words`, `text`, `number` and `money`: what can be taken by one touch. */
  suggest?: Option[];
  /** Of `number` and `money` (which counts in fen and shows yuan). */
  unit?: Words;
  /** Of `words`: the button for an empty list, which is an answer (没有证书). */
  none?: Words;
  /** JSON Schema 2020-12 of an answer that is not null. */
  schema: AnswerSchema;
  /** What to do when a keyword of the schema is not met; `required` for no answer at all. */
  messages: Record<string, Words>;
  why: Words & { basis: string[] };
  /** Whether 说不清楚 is offered, and what follows from it. */
  unsure: Words | false;
  /** Asked only when this is true of the earlier answers. */
  when?: Condition;
}

/** Who makes a move. `rule`: the program, because of another move. `clock`: the program, because a day has passed. */
export type Mover = 'resident' | 'clerk' | 'rule' | 'clock';

/**
 * What must be there for a move. `answers`: every question that is asked is answered. `declaration`: the person has declared the
 * answers true. `confirmation`: the person has confirmed this text by a code of his own. `reason`: one of the move's reasons.
 * `due`: the day of the state has passed.
 */
export type Need = 'answers' | 'declaration' | 'confirmation' | 'reason' | 'due';

/** One row of the table of moves. */
export interface Move {
  move: string;
  from: string[];
  to: string;
  who: Mover[];
  needs: Need[];
  /** What is said of it: `case-decided`, `case-renewed` … */
  event: string;
  label: Words;
  reasons?: { value: string; label: Words }[];
}

/** When a period ends that begins with an act. */
export interface Period {
  days?: number;
  /** Of the days that this question was answered with. */
  daysOf?: string;
  months?: number;
  workingDays?: number;
  /** Where the last day is no working day: stay on it, or go on to the next working day (民法典 art. 203). */
  roll: 'none' | 'next-working-day';
}

/** Where a case can be. Before it is submitted it is a draft, which is a state of no case. */
export interface State {
  id: string;
  name: Words;
  /** What the receipt says of it. */
  result: Words;
  /** What the person does next, and where that stands. */
  next: { words: Words; to: string } | null;
  /** The day that this state brings with it. */
  due: { label: Words; after: Period } | null;
  tone: 'good' | 'wait' | 'neutral';
}

/** An example that the file carries: it is run by the tests, and shows a reader what the type means. */
export interface Example {
  name: string;
  answers: Answers;
  /** Questions that are asked, in order, with these answers. */
  asked?: string[];
  moves: { move: string; by: Mover; day: string; given?: Given; refused?: string }[];
  state: string;
  due?: string | null;
}

/** What comes with a move. */
export interface Given {
  declaration?: boolean;
  confirmation?: boolean;
  reason?: string;
}

/** Whose matter it can be. */
export type SubjectKind = 'person' | 'employer';

/** A case type: everything that makes 求职登记 differ from another matter. */
export interface CaseType {
  id: string;
  version: number;
  name: Words;
  /** What it is for, in a sentence. */
  about: Words;
  subject: SubjectKind;
  /** What another module makes of each case, in the case's own transaction. */
  makes?: 'posting';
  /** Whose register it is: ours, or the province's platform, to which we write through. */
  owner: 'ours' | 'province';
  /** The service function under which the ledger counts it. */
  function: 'F1' | 'F2' | 'F3' | 'F4' | 'F5' | 'F6' | 'F7' | 'F8';
  /** First letters of its public numbers. */
  prefix: string;
  basis: Source[];
  begin: ('resident' | 'clerk' | 'kiosk')[];
  minutes: number;
  minimumAge: { years: number; basis: string[] } | null;
  /** What to have at hand. */
  bring: Words[];
  /** What one has from it. */
  gain: Words[];
  sections: { id: string; name: Words }[];
  questions: Question[];
  declaration: Words;
  /** One at a time: a new one puts an earlier one into this state by a move of `rule`. */
  single: { move: string } | null;
  states: State[];
  moves: Move[];
  objection: Words & { basis: string[] };
}

/** A case type as its file has it. */
export interface CaseTypeFile extends CaseType {
  examples: Example[];
}

/** The state before a case exists. */
export const draftState = 'draft';

/** @throws Error where the type has no such question. */
export function getQuestion(type: CaseType, id: string): Question {
  const question = findQuestion(type, id);
  if (!question) throw new Error(`${type.id} has no question ${id}`);
  return question;
}

export function findQuestion(type: CaseType, id: string): Question | undefined {
  return type.questions.find((each) => each.id === id);
}

/** @throws Error where the type has no such state. */
export function getState(type: CaseType, id: string): State {
  const state = type.states.find((each) => each.id === id);
  if (!state) throw new Error(`${type.id} has no state ${id}`);
  return state;
}
