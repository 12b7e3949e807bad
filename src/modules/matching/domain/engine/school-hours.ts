import { readHours } from '../sentence/hours.ts';
import { shiftsOf } from '../sentence/shifts.ts';
import { Reading } from '../sentence/text.ts';

/** Schools and nurseries take children from about eight, and they are to be fetched by about half past five: minutes of the day. */
const opens = 8 * 60;
const closes = 17 * 60 + 30;
const noon = 12 * 60;

/** 上班时间：9:00: the first colon is none of a time. */
const colonOfTimes = /(?<=\p{Script=Han})[:：](?=\s*\d)/gu;

/**
 * Whether the clock times that a text says begin before children can be brought, or end after they have to be fetched.
 * @returns null: it says no times, or none that can be read surely; false also where it says that children can be fetched.
 */
export function outsideSchoolHours(text: string): boolean | null {
  if (shiftsOf(text).includes('school-run')) return false;
  const spans = readHours(new Reading(text.replace(colonOfTimes, ' '))).flatMap(({ value, sure }) => {
    const [, fromHour, fromMinute, toHour, toMinute] = /^(\d+):(\d\d)–(\d+):(\d\d)$/.exec(value) ?? [];
    if (fromHour === undefined) return [];
    const [from, to] = [Number(fromHour) * 60 + Number(fromMinute), Number(toHour) * 60 + Number(toMinute)];
    // 8:00–17:00 can be nothing else; 8–12 without a word may be in the evening.
    return sure === 'sure' || to > noon ? [{ from, to }] : [];
  });
  if (spans.length === 0) return null;
  return spans.some(({ from, to }) => from < opens || to > closes || to <= from);
}
