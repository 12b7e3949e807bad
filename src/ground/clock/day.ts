declare const dayBrand: unique symbol;

/** A calendar day of the business zone (Asia/Shanghai), 'YYYY-MM-DD', years 0100–9999. Days compare as strings. */
export type Day = string & { readonly [dayBrand]: true };

const msPerDay = 86_400_000;

/** Gregorian year, month 1–12 and day of month of a day. */
export interface DayParts {
  year: number;
  month: number;
  date: number;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Whether a text is a real calendar day, written 'YYYY-MM-DD'. */
export function isDay(text: string): text is Day {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(5, 7));
  const date = Number(text.slice(8, 10));
  // Before the year 100 JavaScript reads a two-digit year as 19xx.
  return year >= 100 && month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(year, month);
}

/** A day from its text. Throws RangeError where it is none; a form checks with `isDay` first. */
export function parseDay(text: string): Day {
  if (!isDay(text)) throw new RangeError(`not a day: ${text}`);
  return text;
}

/** Year, month (1–12) and day of month. */
export function partsOf(day: Day): DayParts {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), date: Number(day.slice(8, 10)) };
}

function dayFrom(year: number, month: number, date: number): Day {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  return parseDay(text);
}

function utcMs(day: Day): number {
  const { year, month, date } = partsOf(day);
  return Date.UTC(year, month - 1, date);
}

/** Days are asked for again and again; a day's text takes 1 µs to make and to check. */
const textOfDay = new Map<number, Day>();

function dayOfUtcMs(ms: number): Day {
  const number = Math.floor(ms / msPerDay);
  const known = textOfDay.get(number);
  if (known) return known;
  const day = parseDay(new Date(ms).toISOString().slice(0, 10));
  if (textOfDay.size > 50_000) textOfDay.clear();
  textOfDay.set(number, day);
  return day;
}

/** Swedish writes days as we do. */
const shanghai = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

const eightHours = 8 * 3_600_000;

/** From 1992 on there has been no summer time, and the sum takes a tenth of the formatter's 3 µs. */
const noMoreSummerTime = Date.UTC(1992, 0, 1);

/** The day it is in Shanghai at a moment, whatever zone the process runs in. */
export function dayOf(moment: Date): Day {
  const ms = moment.getTime();
  return ms >= noMoreSummerTime ? dayOfUtcMs(ms + eightHours) : parseDay(shanghai.format(moment));
}

/** The first moment of a day in Shanghai (in the summers of 1986–1991 one hour earlier in UTC than otherwise). */
export function startOfDay(day: Day): Date {
  const standard = utcMs(day) - eightHours;
  if (standard >= noMoreSummerTime) return new Date(standard);
  const summer = new Date(standard - 3_600_000);
  return dayOf(summer) === day ? summer : new Date(standard);
}

/** `count` calendar days later, or earlier where it is negative. */
export function addDays(day: Day, count: number): Day {
  if (!Number.isInteger(count)) throw new RangeError(`not a whole number of days: ${count}`);
  return dayOfUtcMs(utcMs(day) + count * msPerDay);
}

/**
 * `count` months later (earlier where it is negative): the corresponding day of that month, or its last day where there is none
 * (民法典 art. 202). So it is also the last day of a period of `count` months that begins with something that happened on `day`,
 * since the day of the happening does not count (art. 201); a last day on which nobody works is moved by
 * `WorkingCalendar.periodEnd` (art. 203).
 */
export function addMonths(day: Day, count: number): Day {
  if (!Number.isInteger(count)) throw new RangeError(`not a whole number of months: ${count}`);
  const { year, month, date } = partsOf(day);
  const months = year * 12 + (month - 1) + count;
  const toYear = Math.floor(months / 12);
  const toMonth = months - toYear * 12 + 1;
  return dayFrom(toYear, toMonth, Math.min(date, daysInMonth(toYear, toMonth)));
}

/** Calendar days from one day to another; negative where `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return (utcMs(to) - utcMs(from)) / msPerDay;
}

/** For sorting: negative, zero or positive. */
export function compareDays(a: Day, b: Day): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The earliest of some days. */
export function minDay(first: Day, ...rest: Day[]): Day {
  return rest.reduce((least, day) => (day < least ? day : least), first);
}

/** The latest of some days. */
export function maxDay(first: Day, ...rest: Day[]): Day {
  return rest.reduce((greatest, day) => (day > greatest ? day : greatest), first);
}

/** Day of the week: 1 Monday … 7 Sunday. */
export function weekdayOf(day: Day): number {
  return new Date(utcMs(day)).getUTCDay() || 7;
}
