import { expect, test } from 'vitest';
import { fixedClock, systemClock } from './clock.ts';

test('a fixed clock stands until it is told to go on', () => {
  const clock = fixedClock('2026-11-20T09:00:00+08:00');
  expect(clock.now().toISOString()).toBe('2026-11-20T01:00:00.000Z');
  clock.now().setFullYear(1999);
  expect(clock.now().toISOString()).toBe('2026-11-20T01:00:00.000Z');
  clock.advance({ days: 1, hours: 2, minutes: 3, seconds: 4 });
  expect(clock.now().toISOString()).toBe('2026-11-21T03:03:04.000Z');
});

test.each(['2026-11-20T09:00:00', '2026-11-20', 'soonZ'])(
  'a moment without zone or sense is refused: %s',
  (iso) => {
    expect(() => fixedClock(iso)).toThrow(RangeError);
  },
);

test('the system clock is the machine’s', () => {
  expect(Math.abs(systemClock.now().getTime() - Date.now())).toBeLessThan(1000);
});
