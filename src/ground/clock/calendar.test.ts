import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, parseDay as day, daysBetween, weekdayOf } from './day.ts';
import { loadCalendar, readCalendarYears } from './load.ts';

const calendar = loadCalendar();
const inside = fc.integer({ min: 0, max: 1095 }).map((n) => addDays(day('2024-01-01'), n));

function working(text: string): boolean | string {
  const found = calendar.workingDayOn(day(text));
  return found === 'not-published' ? found : found.working;
}

describe('the shipped years say what their notices say', () => {
  const weekdays = '一二三四五六日';
  test('three years, no more', () => {
    expect(calendar.years).toEqual([2024, 2025, 2026]);
  });

  test.each(
    readCalendarYears().flatMap(({ year, published, holidays }) =>
      holidays.map((holiday) => ({ year, published, ...holiday })),
    ),
  )('$year $source', ({ year, published, off, work, source }) => {
    expect(Number(published.slice(0, 4))).toBe(year - 1);
    // Read the sentence again, apart from the file's dates: "M月D日（…）至[M月]D日…放假, 共N天. M月D日…上班".
    const [rest = '', ...more] = source.split('。');
    let month = '';
    const dates = (text: string) =>
      [...text.matchAll(/(?:(\d+)月)?(\d+)日(?:（[^）]*?(?:周|星期)(.)）)?/g)].map(
        ([, m, d = '', weekday]) => {
          month = m ?? month;
          const found = day(`${year}-${month.padStart(2, '0')}-${d.padStart(2, '0')}`);
          if (weekday) expect(weekdays[weekdayOf(found) - 1]).toBe(weekday);
          return found;
        },
      );
    const said = dates(rest);
    expect([off.from, off.to]).toEqual([said[0], said.at(-1)]);
    const days = /共(\d)天|放假(1)天/.exec(rest);
    if (days) expect(daysBetween(off.from, off.to) + 1).toBe(Number(days[1] ?? days[2]));
    expect(work).toEqual(dates(more.filter((part) => part.includes('上班')).join()));
  });

  test('who works instead works on a weekend, and nobody is off for nothing', () => {
    for (const { holidays } of readCalendarYears()) {
      for (const { off, work } of holidays) {
        for (const one of work) expect(weekdayOf(one)).toBeGreaterThan(5);
        expect(off.from <= off.to).toBe(true);
      }
    }
  });

  test.each([
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('%i has %i working days', (year, count) => {
    expect(calendar.workingDaysBetween(day(`${year}-01-01`), day(`${year}-12-31`))).toBe(count);
  });
});

test('a day is explained', () => {
  expect(calendar.workingDayOn(day('2026-10-10'))).toEqual({
    working: true,
    kind: 'make-up',
    why: {
      zh: '国庆节调休上班（国办发明电〔2025〕7号）',
      en: 'working day in exchange for National Day (国办发明电〔2025〕7号)',
    },
  });
  expect(calendar.workingDayOn(day('2026-10-01'))).toMatchObject({
    working: false,
    why: { zh: expect.stringContaining('国庆节放假') },
  });
  expect(working('2026-11-20')).toBe(true);
  expect(working('2026-11-21')).toBe(false);
  expect(working('2024-02-09')).toBe(true);
});

test('outside the published years nobody guesses', () => {
  expect(working('2027-01-04')).toBe('not-published');
  expect(working('2023-12-29')).toBe('not-published');
  expect(calendar.addWorkingDays(day('2026-12-30'), 1)).toBe('2026-12-31');
  expect(calendar.addWorkingDays(day('2026-12-30'), 2)).toBe('not-published');
  expect(calendar.workingDaysBetween(day('2026-12-30'), day('2027-01-02'))).toBe('not-published');
  expect(calendar.periodEnd(day('2026-11-20'), { months: 3 })).toBe('not-published');
});

describe('terms', () => {
  test('the day itself does not count', () => {
    expect(calendar.addWorkingDays(day('2026-11-20'), 1)).toBe('2026-11-23');
    expect(calendar.addWorkingDays(day('2026-09-18'), 5)).toBe('2026-09-24');
    expect(calendar.addWorkingDays(day('2026-09-30'), 3)).toBe('2026-10-10');
    expect(calendar.addWorkingDays(day('2026-10-08'), -1)).toBe('2026-09-30');
    expect(calendar.addWorkingDays(day('2026-10-03'), 0)).toBe('2026-10-03');
    expect(() => calendar.addWorkingDays(day('2026-10-03'), 1.5)).toThrow(RangeError);
  });

  test('a period ends on the corresponding day, or on the day after the rest (民法典 arts. 201–203)', () => {
    expect(calendar.periodEnd(day('2026-08-20'), { months: 3 })).toBe('2026-11-20');
    expect(calendar.periodEnd(day('2026-09-01'), { months: 1 })).toBe('2026-10-08');
    expect(calendar.periodEnd(day('2024-12-31'), { months: 2 })).toBe('2025-02-28');
    expect(calendar.periodEnd(day('2026-11-06'), { days: 15 })).toBe('2026-11-23');
    expect(calendar.periodEnd(day('2025-02-28'), { years: 1 })).toBe('2026-02-28');
  });

  test('counting forth and back agree, and land on working days', () => {
    fc.assert(
      fc.property(inside, fc.integer({ min: -60, max: 60 }), (from, n) => {
        const to = calendar.addWorkingDays(from, n);
        if (to === 'not-published' || n === 0) return;
        expect(working(to)).toBe(true);
        expect(calendar.workingDaysBetween(from, to)).toBe(n > 0 ? n : n + 1 - Number(working(from)));
      }),
    );
  });

  test('workingDaysBetween adds up', () => {
    fc.assert(
      fc.property(inside, inside, inside, (a, b, c) => {
        const [ab, bc, ac] = [
          calendar.workingDaysBetween(a, b),
          calendar.workingDaysBetween(b, c),
          calendar.workingDaysBetween(a, c),
        ];
        expect(Number(ab) + Number(bc)).toBe(ac);
      }),
      { numRuns: 50 },
    );
  });
});
