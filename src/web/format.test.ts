import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayOf, formatDay, formatTime, formatWeekday, formatYuan } from './format.ts';

test('a day shows its year only where that is not this one', () => {
  expect(formatDay('2026-11-24', 'zh', '2026-11-20')).toBe('11月24日');
  expect(formatDay('2027-10-15', 'zh', '2026-11-20')).toBe('2027年10月15日');
  expect(formatDay('2026-11-04', 'en', '2026-11-20')).toBe('4 Nov');
  expect(formatDay('2027-10-15', 'en', '2026-11-20')).toBe('15 Oct 2027');
});

test('days and times are those of Shanghai, wherever the device believes to be', () => {
  const lateInLondon = new Date('2026-11-20T16:30:00Z');
  expect(dayOf(lateInLondon)).toBe('2026-11-21');
  expect(formatTime(lateInLondon)).toBe('00:30');
  expect(formatWeekday('2026-11-20', 'zh')).toBe('星期五');
  expect(formatWeekday('2026-11-20', 'en')).toBe('Friday');
});

test('fen are shown as yuan without a comma for residents and with one at the desk', () => {
  expect(formatYuan(216000)).toBe('2160');
  expect(formatYuan(123456)).toBe('1234.56');
  expect(formatYuan(123405)).toBe('1234.05');
  expect(formatYuan(-5)).toBe('-0.05');
  expect(formatYuan(123456700, 'desk')).toBe('1,234,567');
});

test('no fen is lost in showing it', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), (fen) => {
      expect(Math.round(Number(formatYuan(fen)) * 100)).toBe(fen === 0 ? 0 : fen);
    }),
  );
});
