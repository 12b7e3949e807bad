import type { NotPublished, WorkingCalendar, WorkingDay } from '../../../ground/clock/calendar.ts';
import { addDays, type Day, dayOf, startOfDay, weekdayOf } from '../../../ground/clock/day.ts';

/** Opening times on some weekdays (ISO: 1 = Monday … 7 = Sunday), `from` and `to` as HH:MM in Asia/Shanghai, `to` up to 24:00. */
export interface Hours {
  days: number[];
  from: string;
  to: string;
}

/** A stretch of one day in which a station is open. */
export interface Span {
  from: string;
  to: string;
}

/** What the year's notice makes of a day. */
export type DayKind = WorkingDay['kind'] | NotPublished;

/** All that decides when a station is open. */
export interface Opening {
  hours: readonly Hours[];
  /** Closed on holidays, open on the days worked instead. */
  keepsHolidays: boolean;
  /** Days with hours of their own; no spans is closed all day. */
  exceptions: ReadonlyMap<Day, readonly Span[]>;
}

/** The beginning of the next opening; not `certain` where the notice of its year is not published and the day may be a holiday. */
export interface NextOpening {
  day: Day;
  from: string;
  certain: boolean;
}

/** How far ahead the next opening is looked for: longer than any holiday. */
export const horizonDays = 31;

/** What a day is in the calendar. */
export function kindOf(calendar: WorkingCalendar, day: Day): DayKind {
  const found = calendar.workingDayOn(day);
  return found === 'not-published' ? found : found.kind;
}

/** HH:MM of a moment in Shanghai, which has kept UTC+8 without summer time since 1991. */
export function timeOf(moment: Date): string {
  return new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(11, 16);
}

/**
 * The spans of a day, ascending. An exception goes before everything; on a holiday a station that keeps holidays is closed; on a day
 * worked instead it has the hours of the first of Monday to Friday on which it opens (where it opens on none, those of the day
 * itself). On a day of a year without notice the week's hours stand, and whoever shows them says that they are not certain. The SQL
 * function network.spans_on is the same rule.
 */
export function spansOn(opening: Opening, day: Day, kind: DayKind): Span[] {
  const exception = opening.exceptions.get(day);
  if (exception) return [...exception];
  if (opening.keepsHolidays && kind === 'holiday') return [];
  let weekday = weekdayOf(day);
  if (opening.keepsHolidays && kind === 'make-up') {
    const weekdays = opening.hours.flatMap(({ days }) => days).filter((one) => one <= 5);
    if (weekdays.length > 0) weekday = Math.min(...weekdays);
  }
  return opening.hours
    .filter(({ days }) => days.includes(weekday))
    .map(({ from, to }) => ({ from, to }))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** Whether a day's hours hang on a notice that is not published yet. */
export function isCertain(opening: Opening, day: Day, kind: DayKind): boolean {
  return kind !== 'not-published' || !opening.keepsHolidays || opening.exceptions.has(day);
}

/** Until when a station is open at a moment, as HH:MM; null when it is closed. */
export function openUntil(opening: Opening, calendar: WorkingCalendar, now: Date): string | null {
  const day = dayOf(now);
  const time = timeOf(now);
  const span = spansOn(opening, day, kindOf(calendar, day)).find(({ from, to }) => from <= time && time < to);
  return span?.to ?? null;
}

/** The first opening that begins after a moment; null where there is none within `horizonDays`. */
export function nextOpening(opening: Opening, calendar: WorkingCalendar, now: Date): NextOpening | null {
  const today = dayOf(now);
  const time = timeOf(now);
  for (let ahead = 0; ahead <= horizonDays; ahead += 1) {
    const day = addDays(today, ahead);
    const kind = kindOf(calendar, day);
    const span = spansOn(opening, day, kind).find(({ from }) => ahead > 0 || from > time);
    if (span) return { day, from: span.from, certain: isCertain(opening, day, kind) };
  }
  return null;
}

/** Part of a day that suits somebody. */
export type DayPart = 'any' | 'morning' | 'afternoon';

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
const noon = 12 * 60;
const window: Record<DayPart, readonly [number, number]> = {
  any: [0, 24 * 60],
  morning: [0, noon],
  afternoon: [noon, 24 * 60],
};

/** A moment by which something is promised; not `certain` where a day on the way may still become a holiday. */
export interface Deadline {
  at: Date;
  certain: boolean;
}

/**
 * The moment at which a station has been open for so many minutes since a moment, counting only the mornings or the afternoons where
 * only these suit. Null where it does not open so long within `horizonDays`.
 */
export function afterOpenMinutes(
  opening: Opening,
  calendar: WorkingCalendar,
  { from, minutes, part = 'any' }: { from: Date; minutes: number; part?: DayPart },
): Deadline | null {
  const [earliest, latest] = window[part];
  const first = dayOf(from);
  let left = minutes * 60_000;
  let certain = true;
  for (let ahead = 0; ahead <= horizonDays; ahead += 1) {
    const day = addDays(first, ahead);
    const kind = kindOf(calendar, day);
    const midnight = startOfDay(day).getTime();
    for (const span of spansOn(opening, day, kind)) {
      const begins = Math.max(midnight + Math.max(minutesOf(span.from), earliest) * 60_000, from.getTime());
      const ends = midnight + Math.min(minutesOf(span.to), latest) * 60_000;
      if (ends <= begins) continue;
      certain &&= isCertain(opening, day, kind);
      if (ends - begins >= left) return { at: new Date(begins + left), certain };
      left -= ends - begins;
    }
  }
  return null;
}

/** Spans of a day must each be a time, end after they begin, and leave a gap to the next: two that touch are one. */
export function areSpans(spans: readonly Span[]): boolean {
  const time = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/;
  const sorted = [...spans].sort((a, b) => (a.from < b.from ? -1 : 1));
  return sorted.every(
    ({ from, to }, place) =>
      time.test(from) &&
      time.test(to) &&
      from < to &&
      (sorted[place + 1] === undefined || to < (sorted[place + 1]?.from ?? '')),
  );
}

/** Whether weekly hours are well made: ISO weekdays, and each weekday's spans as `areSpans` wants them. */
export function areHours(hours: readonly Hours[]): boolean {
  return (
    hours.every(({ days }) => days.length > 0 && days.every((day) => day >= 1 && day <= 7)) &&
    [1, 2, 3, 4, 5, 6, 7].every((weekday) => areSpans(hours.filter(({ days }) => days.includes(weekday))))
  );
}
