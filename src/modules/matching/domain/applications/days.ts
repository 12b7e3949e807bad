import {
  addDays,
  type Day,
  dayOf,
  daysBetween,
  maxDay,
  minDay,
  startOfDay,
} from '../../../../ground/clock/day.ts';
import type { AnsweringDays } from './answering.ts';
import type { ApplicationStateId } from './states.ts';

/** What the days of an application go by. */
export interface DayFacts {
  sentOn: Day;
  /** The day of the move that led here. */
  movedOn: Day;
  /** Moments. */
  offered: readonly Date[];
  interviewAt: Date | null;
  startOn: Day | null;
}

/** By when whose turn it is should act, and the day on which it ends by itself where nobody does. Null in final states. */
export interface DueDays {
  dueOn: Day | null;
  lapseOn: Day | null;
}

const lastOf = (moments: readonly Date[], otherwise: Day): Day =>
  moments.map(dayOf).reduce((last, day) => maxDay(last, day), otherwise);

/** The days that a state brings. */
export function dueDays(state: ApplicationStateId, facts: DayFacts, days: AnsweringDays): DueDays {
  const { sentOn, movedOn, offered, interviewAt, startOn } = facts;
  switch (state) {
    case 'new':
    case 'seen':
      return { dueOn: addDays(sentOn, days.answer), lapseOn: addDays(sentOn, days.closed) };
    case 'invited': {
      const last = lastOf(offered, movedOn);
      // Not after the last time that is offered.
      return {
        dueOn: minDay(addDays(movedOn, days.chooseTime), last),
        lapseOn: addDays(last, days.chooseTime),
      };
    }
    case 'other-time':
      return { dueOn: addDays(movedOn, days.chooseTime), lapseOn: addDays(movedOn, days.closed) };
    case 'interview-agreed': {
      const from = interviewAt ? maxDay(dayOf(interviewAt), movedOn) : movedOn;
      return { dueOn: addDays(from, days.afterInterview), lapseOn: addDays(from, days.closed) };
    }
    case 'hired': {
      const from = startOn ? maxDay(startOn, movedOn) : movedOn;
      return { dueOn: addDays(from, days.confirmHire), lapseOn: addDays(from, days.closed) };
    }
    default:
      return { dueOn: null, lapseOn: null };
  }
}

/** Before this moment an interview is near: of it both sides are reminded. */
export function endOfNear(today: Day, days: AnsweringDays): Date {
  return startOfDay(addDays(today, days.interviewReminder + 1));
}

/** Which reminder an unanswered application has reached: 0 none, else the day it stands for. */
export function reminderReached(sentOn: Day, today: Day, days: AnsweringDays): number {
  const waited = daysBetween(sentOn, today);
  if (waited >= days.answer) return days.answer;
  return waited >= days.firstReminder ? days.firstReminder : 0;
}
