import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ageOn, dayOfAge } from './age.ts';
import { addDays, parseDay as day } from './day.ts';

test('a year of age is complete on the birthday; for criminal responsibility on the day after', () => {
  const birth = day('2010-11-20');
  expect(ageOn(birth, day('2026-11-19'))).toBe(15);
  expect(ageOn(birth, day('2026-11-20'))).toBe(16);
  expect(ageOn(birth, day('2026-11-20'), 'day-after')).toBe(15);
  expect(ageOn(birth, day('2026-11-21'), 'day-after')).toBe(16);
});

test('born on 29 February: 28 February in a common year', () => {
  const birth = day('2008-02-29');
  expect(dayOfAge(birth, 16)).toBe('2024-02-29');
  expect(dayOfAge(birth, 17)).toBe('2025-02-28');
  expect(dayOfAge(birth, 17, 'day-after')).toBe('2025-03-01');
  expect(ageOn(birth, day('2025-02-27'))).toBe(16);
  expect(ageOn(birth, day('2025-02-28'))).toBe(17);
});

test('age is 0 on the day of birth, negative before', () => {
  expect(ageOn(day('2026-11-20'), day('2026-11-20'))).toBe(0);
  expect(ageOn(day('2026-11-20'), day('2026-11-19'))).toBe(-1);
});

test('by either rule the age rises by one exactly on the day of that age', () => {
  const births = fc.integer({ min: 0, max: 40_000 }).map((n) => addDays(day('1930-01-01'), n));
  fc.assert(
    fc.property(
      births,
      fc.integer({ min: 1, max: 110 }),
      fc.constantFrom('birthday', 'day-after' as const),
      (birth, years, rule) => {
        const reached = dayOfAge(birth, years, rule);
        expect(ageOn(birth, reached, rule)).toBe(years);
        expect(ageOn(birth, addDays(reached, -1), rule)).toBe(years - 1);
      },
    ),
  );
});
