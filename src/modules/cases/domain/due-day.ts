import type { WorkingCalendar } from '../../../ground/clock/calendar.ts';
import { addDays, addMonths, type Day } from '../../../ground/clock/day.ts';
import type { Answers, Period } from './case-type.ts';

/** The last day of a period. */
export interface DueDay {
  day: Day;
  /**
   * The working days of that time are not published yet, so that it may come later; it is never earlier, since a day of rest
   * only puts it off.
   */
  mayMove: boolean;
}

/**
 * The last day of a period that begins with an act on `start`; that day itself does not count (民法典 arts. 200–203). Months are
 * counted before days.
 * @param answers of the case: a period may be as long as one of them says.
 */
export function dueDay(
  { days: fixed = 0, daysOf, months = 0, workingDays, roll }: Period,
  start: Day,
  calendar: WorkingCalendar,
  answers: Answers,
): DueDay {
  const told = daysOf === undefined ? 0 : answers[daysOf];
  if (typeof told !== 'number') throw new Error(`${daysOf} was not answered with a number of days`);
  const days = fixed + told;
  const plain = addDays(addMonths(start, months), days);
  if (workingDays !== undefined) {
    const day = calendar.addWorkingDays(plain, workingDays);
    return day === 'not-published'
      ? { day: addDays(plain, workingDays), mayMove: true }
      : { day, mayMove: false };
  }
  if (roll === 'none') return { day: plain, mayMove: false };
  const day = calendar.periodEnd(start, { months, days });
  return day === 'not-published' ? { day: plain, mayMove: true } : { day, mayMove: false };
}
