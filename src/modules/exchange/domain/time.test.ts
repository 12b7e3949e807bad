import { expect, test } from 'vitest';
import { readTime } from './day-cell.ts';

test.each([
  ['9:30', '09:30'],
  ['09:30:00', '09:30'],
  ['上午9点半', '09:30'],
  ['下午 2点', '14:00'],
  ['晚上7点15分', '19:15'],
  ['１４：０５', '14:05'],
  ['下午14:00', '14:00'],
  ['25:00', undefined],
  ['9:75', undefined],
  ['上午', undefined],
  ['930', undefined],
])('%s', (said, time) => {
  expect(readTime(said)).toBe(time);
});
