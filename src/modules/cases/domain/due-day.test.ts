import { describe, expect, test } from 'vitest';
import { workingCalendar } from '../../../ground/clock/calendar.ts';
import { parseDay } from '../../../ground/clock/day.ts';
import { loadCalendar } from '../../../ground/clock/load.ts';
import { dueDay } from './due-day.ts';

const calendar = loadCalendar();
const on = (day: string) => parseDay(day);

describe('the last day of a period', () => {
  test('does not count the day it begins on', () => {
    expect(dueDay({ days: 90, roll: 'none' }, on('2026-11-20'), calendar, {})).toEqual({
      day: '2027-02-18',
      mayMove: false,
    });
  });

  test('of a month ends on the last day where there is no corresponding one', () => {
    expect(dueDay({ months: 1, roll: 'none' }, on('2026-01-31'), calendar, {}).day).toBe('2026-02-28');
  });

  test('is as long as an answer says', () => {
    const until = (days: number) =>
      dueDay({ daysOf: 'valid-days', roll: 'none' }, on('2026-11-20'), calendar, { 'valid-days': days }).day;
    expect([until(30), until(60)]).toEqual(['2026-12-20', '2027-01-19']);
    expect(() => dueDay({ daysOf: 'valid-days', roll: 'none' }, on('2026-11-20'), calendar, {})).toThrow();
  });

  test('goes on to the next working day where it says so', () => {
    // 3 October 2026 is a holiday, and so is the whole week.
    const plain = dueDay({ days: 3, roll: 'none' }, on('2026-09-30'), calendar, {}).day;
    const rolled = dueDay({ days: 3, roll: 'next-working-day' }, on('2026-09-30'), calendar, {});
    expect(plain).toBe('2026-10-03');
    expect(rolled).toEqual({ day: '2026-10-08', mayMove: false });
  });

  test('says that it may come later where the year is not published', () => {
    const unknown = workingCalendar([]);
    expect(dueDay({ days: 60, roll: 'next-working-day' }, on('2026-11-20'), unknown, {})).toEqual({
      day: '2027-01-19',
      mayMove: true,
    });
    expect(dueDay({ workingDays: 5, roll: 'none' }, on('2026-11-20'), unknown, {})).toEqual({
      day: '2026-11-25',
      mayMove: true,
    });
    expect(dueDay({ workingDays: 5, roll: 'none' }, on('2026-11-20'), calendar, {})).toEqual({
      day: '2026-11-27',
      mayMove: false,
    });
  });
});
