import { expect, test } from 'vitest';
import { parseDay } from '../../ground/clock/day.ts';
import { leastWage } from './least-wage.ts';

const day = parseDay('2026-11-23');

test.each([
  ['370705006000', 240_000],
  ['370784000000', 240_000],
  ['110101000000', null],
  ['999999999999', null],
])('in %s the least wage a month is %s fen', (area, wage) => {
  expect(leastWage(area, day)).toBe(wage);
});

test('before any figure none is known', () => {
  expect(leastWage('370705000000', parseDay('2001-01-01'))).toBe(null);
});
