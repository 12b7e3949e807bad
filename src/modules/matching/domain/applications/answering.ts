import type { Day } from '../../../../ground/clock/day.ts';
import type { Words } from '../../../../ground/problem.ts';

/** The days of the answer contract (data/matching/answering.yaml), in calendar days. */
export interface AnsweringDays {
  firstReminder: number;
  answer: number;
  lowered: number;
  closed: number;
  chooseTime: number;
  afterInterview: number;
  confirmHire: number;
  interviewAhead: number;
  /** Before the last day to choose a time. */
  chooseReminder: number;
  /** Before the day of the interview. */
  interviewReminder: number;
}

/** The answer contract of a version. */
export interface Answering {
  version: number;
  validFrom: Day;
  owner: Words;
  days: AnsweringDays;
  reasons: Record<keyof AnsweringDays, Words>;
  /** Hours of Shanghai, `from` included, `to` not. */
  textHours: { from: number; to: number };
  measured: { months: number; least: number; rule: Words; counts: Words[]; removed: Words[]; few: Words };
  /** Hires that stayed so many days, of those who began in the months before; nothing is told of fewer than `least`. */
  stays: { days: number; months: number; least: number; rule: Words; few: Words };
}
