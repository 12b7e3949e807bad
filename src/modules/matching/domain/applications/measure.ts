import { addDays, addMonths, type Day, daysBetween } from '../../../../ground/clock/day.ts';
import type { Answering } from './answering.ts';
import type { ApplicationStateId } from './states.ts';

/** What the measure needs of an application: no person. */
export interface MeasuredApplication {
  sentOn: Day;
  /** When the employer answered first. */
  answeredOn: Day | null;
  state: ApplicationStateId;
  /** When that state came. */
  stateOn: Day;
  /** Of a closed one. */
  reason: string | null;
}

/** Counts; what is shown of them is in `shownAnswers`. */
export interface AnswerCounts {
  /** Those of which the days of an answer are over. */
  due: number;
  answeredInTime: number;
  /** Answered at all, with the median of days, in tenths where it falls between two. */
  answered: number;
  medianDays: number | null;
  hires: number;
}

/** What a posting shows. */
export interface ShownAnswers {
  /** How many applications it is based on. */
  n: number;
  /** Per cent; null: too few. */
  rate: number | null;
  medianDays: number | null;
  hires: number;
}

const platformClosings = ['unlawful', 'employer-refused'];

/** Whether an application leaves the count: it never had its days. */
function isRemoved(
  { sentOn, answeredOn, state, stateOn, reason }: MeasuredApplication,
  answerDays: number,
): boolean {
  if (answeredOn !== null) return false;
  const early = daysBetween(sentOn, stateOn) <= answerDays;
  return early && (state === 'withdrawn' || (state === 'closed' && platformClosings.includes(reason ?? '')));
}

/** Measures by the definition of data/matching/answering.yaml. The statement in measure-answers.ts says the same in SQL. */
export function measureAnswers(
  applications: readonly MeasuredApplication[],
  today: Day,
  { days, measured }: Pick<Answering, 'days' | 'measured'>,
): AnswerCounts {
  const since = addMonths(today, -measured.months);
  const counted = applications.filter((one) => one.sentOn > since && !isRemoved(one, days.answer));
  const due = counted.filter(({ sentOn }) => addDays(sentOn, days.answer) < today);
  const took = counted
    .flatMap(({ sentOn, answeredOn }) => (answeredOn === null ? [] : [daysBetween(sentOn, answeredOn)]))
    .sort((a, b) => a - b);
  return {
    due: due.length,
    answeredInTime: due.filter(
      ({ sentOn, answeredOn }) => answeredOn !== null && daysBetween(sentOn, answeredOn) <= days.answer,
    ).length,
    answered: took.length,
    medianDays: median(took),
    hires: applications.filter(({ state, stateOn }) => state === 'hire-confirmed' && stateOn > since).length,
  };
}

function median(sorted: readonly number[]): number | null {
  const middle = Math.floor(sorted.length / 2);
  const [upper, lower] = [sorted[middle], sorted[middle - 1]];
  if (upper === undefined) return null;
  return sorted.length % 2 === 1 || lower === undefined ? upper : (lower + upper) / 2;
}

/** What is shown of counts: nothing is concluded from fewer than `least`. */
export function shownAnswers(counts: AnswerCounts | undefined, least: number): ShownAnswers {
  if (!counts) return { n: 0, rate: null, medianDays: null, hires: 0 };
  const { due, answeredInTime, answered, medianDays, hires } = counts;
  return {
    n: due,
    rate: due < least ? null : Math.round((100 * answeredInTime) / due),
    medianDays: answered < least ? null : medianDays,
    hires,
  };
}
