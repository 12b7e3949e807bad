import fc from 'fast-check';
import { expect, test } from 'vitest';
import { amountOf, countOf } from './numbers.ts';

test.each([
  ['3500', 3500, 3500],
  ['3.5k', 3500, 3500],
  ['4千5', 4500, 4500],
  ['1.2万', 12_000, 12_000],
  ['1万2', 12_000, 12_000],
  ['三千五', 3500, 3500],
  ['三千五百', 3500, 3500],
  ['三千零五十', 3050, 3050],
  ['一万二', 12_000, 12_000],
  ['一百八', 180, 180],
  ['四百五', 450, 450],
  ['十八', 18, 18],
  ['二十', 20, 20],
  ['两千八百五', 2850, 2850],
  ['三四千', 3000, 4000],
  ['七八百', 700, 800],
  ['一两万', 10_000, 20_000],
  ['一百五六', 150, 160],
])('%s is %d to %d', (text, low, high) => {
  expect(amountOf(text)).toEqual({ low, high });
});

test.each(['', '千', '一三五', '万', '三五千', '零'.repeat(3)])('%j is no amount that is paid', (text) => {
  const amount = amountOf(text);
  expect(amount === null || amount.low === 0).toBe(true);
});

const digit = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1–9999 in Chinese, as it is written. */
function written(value: number): string {
  let text = '';
  let zero = false;
  for (const [scale, name] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const one = Math.floor(value / scale) % 10;
    if (one === 0) zero = text !== '';
    else {
      text += `${zero ? '零' : ''}${digit[one]}${name}`;
      zero = false;
    }
  }
  return text;
}

test('every number up to 9999 as it is written', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9999 }), (value) => {
      // 二千零一百 is never said; 三百四十五 ends on a digit that counts for itself after 十.
      expect(countOf(written(value))).toBe(value);
      expect(countOf(String(value))).toBe(value);
    }),
  );
});
