import { dayOf, isDay, startOfDay } from '../clock/day.ts';

/** Number formats 14–22, 45–47 and those of Chinese editions that show a date or a time (ECMA-376 part 1, 18.8.30). */
const builtIn = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
] as const;

/** Whether a number format shows a date or a time. @param code the format's own words, undefined for one that is built in. */
export function showsDate(id: number, code: string | undefined): boolean {
  if (code === undefined) return builtIn.some(([first, last]) => id >= first && id <= last);
  // What is quoted, escaped, a colour or a locale shows no part of a date; [h] does.
  const bare = code.replace(/"[^"]*"|\\.|[_*].|\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, '');
  return /[ymdhs年月日]/i.test(bare) && !/general/i.test(bare);
}

const dayMs = 86_400_000;

/**
 * The day and time that a spreadsheet means by a number: 46348 → 2026-11-22, 46348.5 → 2026-11-22 12:00:00, 0.5 → 12:00:00.
 * @param from1904 the workbook counts from 1904-01-01 as 0; else 1900-01-01 is 1, and 1900 had a 29th of February that never was
 *   (ECMA-376 part 1, 18.17.4.1).
 * @returns undefined for that day, for numbers below 0 and beyond 9999-12-31.
 */
export function dayOfSerial(serial: number, from1904: boolean): string | undefined {
  if (!(serial >= 0)) return undefined;
  // A second is the least that a cell shows.
  const seconds = Math.round(serial * 86_400);
  const whole = Math.floor(seconds / 86_400);
  const time = new Date((seconds % 86_400) * 1000).toISOString().slice(11, 19);
  if (whole === 0 && !from1904) return time;
  if (whole === 60 && !from1904) return undefined;
  const since = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, whole < 60 ? 31 : 30);
  const date = new Date(since + whole * dayMs);
  if (date.getUTCFullYear() > 9999) return undefined;
  const day = date.toISOString().slice(0, 10);
  return time === '00:00:00' ? day : `${day} ${time}`;
}

/**
 * The number that a spreadsheet means by a day, or by a time on a day of the business zone: 2026-11-22 → 46348.
 * @param text YYYY-MM-DD, or a moment (ISO 8601), which is given in Shanghai's time, to the second.
 * @returns undefined for what is neither, and before March 1900, from when on all spreadsheets count alike.
 */
export function serialOf(text: string): number | undefined {
  const at = isDay(text) ? Date.parse(`${text}T00:00:00Z`) : momentThere(text);
  const serial = (at - Date.UTC(1899, 11, 30)) / dayMs;
  return serial >= 61 && at < Date.UTC(10_000, 0, 1) ? serial : undefined;
}

/** The moment whose UTC reads like that one's time in Shanghai. */
function momentThere(text: string): number {
  const moment = new Date(text);
  if (Number.isNaN(moment.getTime())) return Number.NaN;
  const day = dayOf(moment);
  const sinceMidnight = Math.floor((moment.getTime() - startOfDay(day).getTime()) / 1000) * 1000;
  return Date.parse(`${day}T00:00:00Z`) + sinceMidnight;
}
