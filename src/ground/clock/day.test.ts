import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  compareDays,
  type Day,
  dayOf,
  daysBetween,
  isDay,
  maxDay,
  minDay,
  parseDay,
  partsOf,
  startOfDay,
  weekdayOf,
} from './day.ts';

const msPerDay = 86_400_000;
const days = fc
  .integer({ min: Date.UTC(1950, 0, 1) / msPerDay, max: Date.UTC(2150, 11, 31) / msPerDay })
  .map((n): Day => parseDay(new Date(n * msPerDay).toISOString().slice(0, 10)));
const day = parseDay;

test.each(['2024-02-29', '2000-02-29', '1949-10-01', '0100-01-01', '9999-12-31'])('%s is a day', (text) => {
  expect(isDay(text)).toBe(true);
});

test.each([
  '2023-02-29',
  '1900-02-29',
  '2026-04-31',
  '2026-00-10',
  '2026-13-01',
  '2026-1-1',
  '2026-11-24T00:00',
  '0099-01-01',
  '',
])('%s is no day', (text) => {
  expect(isDay(text)).toBe(false);
  expect(() => parseDay(text)).toThrow(RangeError);
});

describe('Shanghai, whatever zone the process runs in', () => {
  test('the day changes at 16:00 UTC', () => {
    expect(dayOf(new Date('2026-11-20T15:59:59.999Z'))).toBe('2026-11-20');
    expect(dayOf(new Date('2026-11-20T16:00:00Z'))).toBe('2026-11-21');
  });

  test('the summer of 1990 ran an hour ahead', () => {
    expect(dayOf(new Date('1990-07-01T14:59:59Z'))).toBe('1990-07-01');
    expect(dayOf(new Date('1990-07-01T15:00:00Z'))).toBe('1990-07-02');
    expect(startOfDay(day('1990-07-02')).toISOString()).toBe('1990-07-01T15:00:00.000Z');
    expect(startOfDay(day('1990-12-02')).toISOString()).toBe('1990-12-01T16:00:00.000Z');
  });

  test('since 1992 it has been UTC + 8 hours', () => {
    fc.assert(
      fc.property(
        fc.date({
          min: new Date('1992-01-01T00:00:00Z'),
          max: new Date('2150-01-01T00:00:00Z'),
          noInvalidDate: true,
        }),
        (at) => {
          expect(dayOf(at)).toBe(new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10));
        },
      ),
    );
  });

  test('a day starts when it becomes that day, and not a millisecond earlier', () => {
    fc.assert(
      fc.property(days, (one) => {
        const start = startOfDay(one);
        expect(dayOf(start)).toBe(one);
        expect(dayOf(new Date(start.getTime() - 1))).toBe(addDays(one, -1));
      }),
    );
  });
});

test('days add up and take away', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: -40_000, max: 40_000 }), (one, n) => {
      const other = addDays(one, n);
      expect(daysBetween(one, other)).toBe(n);
      expect(addDays(other, -n)).toBe(one);
      expect(Math.sign(compareDays(other, one))).toBe(Math.sign(n));
      expect(weekdayOf(other)).toBe(((((weekdayOf(one) - 1 + n) % 7) + 7) % 7) + 1);
    }),
  );
  expect(() => addDays(day('2026-11-20'), 0.5)).toThrow(RangeError);
});

test('months end on the corresponding day or on the last of the month (民法典 art. 202)', () => {
  expect(addMonths(day('2026-11-20'), 3)).toBe('2027-02-20');
  expect(addMonths(day('2026-11-30'), 3)).toBe('2027-02-28');
  expect(addMonths(day('2027-11-30'), 3)).toBe('2028-02-29');
  expect(addMonths(day('2026-03-31'), -1)).toBe('2026-02-28');
  expect(addMonths(day('2026-01-15'), -13)).toBe('2024-12-15');
  expect(() => addMonths(day('2026-01-15'), 1.5)).toThrow(RangeError);
  fc.assert(
    fc.property(days, fc.integer({ min: -1200, max: 1200 }), (one, n) => {
      const from = partsOf(one);
      const there = addMonths(one, n);
      const to = partsOf(there);
      expect(to.year * 12 + to.month - (from.year * 12 + from.month)).toBe(n);
      // The same day of the month, or the last day of a month that has no such day.
      if (to.date !== from.date) {
        expect(to.date).toBeLessThan(from.date);
        expect(partsOf(addDays(there, 1)).date).toBe(1);
      }
    }),
  );
});

test('later days come later under more months', () => {
  fc.assert(
    fc.property(days, days, fc.integer({ min: -600, max: 600 }), (a, b, n) => {
      if (a <= b) expect(compareDays(addMonths(a, n), addMonths(b, n))).toBeLessThanOrEqual(0);
    }),
  );
});

test('the earliest and the latest', () => {
  const some = ['2026-11-20', '2025-12-31', '2026-02-28'].map(day) as [Day, ...Day[]];
  expect(minDay(...some)).toBe('2025-12-31');
  expect(maxDay(...some)).toBe('2026-11-20');
  expect([...some].sort(compareDays)).toEqual(['2025-12-31', '2026-02-28', '2026-11-20']);
});

test('weekdays: Monday is 1', () => {
  expect(weekdayOf(day('2026-11-23'))).toBe(1);
  expect(weekdayOf(day('2026-11-22'))).toBe(7);
});
