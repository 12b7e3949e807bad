import { addDays, type Day, startOfDay, weekdayOf } from '../ground/clock/day.ts';
import { loadCalendar } from '../ground/clock/load.ts';

/** Whether people work on a day; in a year whose notice is not published, on Monday to Friday. */
export function isWorkday(day: Day): boolean {
  const found = loadCalendar().workingDayOn(day);
  return found === 'not-published' ? weekdayOf(day) <= 5 : found.working;
}

/** A holiday of the year's notice, weekends that adjoin it included. */
export function isHoliday(day: Day): boolean {
  return !isWorkday(day) && weekdayOf(day) <= 5;
}

/** The day itself or the last working day before it. */
export function workdayUpTo(day: Day): Day {
  let at = day;
  while (!isWorkday(at)) at = addDays(at, -1);
  return at;
}

/** A moment of a day in Shanghai. */
export function momentOf(day: Day, minutes: number, seconds = 0): Date {
  return new Date(startOfDay(day).getTime() + (minutes * 60 + seconds) * 1000);
}
