import { addDays, type Day, daysBetween, parseDay } from '../../../../ground/clock/day.ts';

/** A day in a column: 0 not known, 1 known that there is none, then the days from this one on. */
const firstDay = parseDay('1925-01-01');
export const codeUnknown = 0;
export const codeNone = 1;
/** What lies before or behind stands on the first or the last code: 2 for 1925-01-01 and earlier, 65535 for 2104-06-04 and later. */
export const firstCode = 2;
export const lastCode = 65_535;
/** No column holds these: they show whether a limit lies where all days share a code. */
export const farPast = parseDay('1000-01-01');
export const farFuture = parseDay('8999-12-31');

/** The code of a day. */
export function codeOfDay(day: Day): number {
  const code = daysBetween(firstDay, day) + firstCode;
  return code < firstCode ? firstCode : code > lastCode ? lastCode : code;
}

/** The day that has a code; of the first and last one of many. */
export const dayOfCode = (code: number): Day => addDays(firstDay, code - firstCode);
