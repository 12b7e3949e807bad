import fc from 'fast-check';
import { expect, test } from 'vitest';
import { add, type Fen, fen, multiply, subtract, yuan } from './money.ts';

const amounts = fc.integer({ min: -1e12, max: 1e12 }).map(fen);

test('yuan are read exactly', () => {
  expect(yuan('2160')).toBe(216_000);
  expect(yuan('21.6')).toBe(2160);
  expect(yuan('0.29')).toBe(29);
  expect(yuan(19.99)).toBe(1999);
  expect(yuan('-3.50')).toBe(-350);
  expect(yuan('1.2300')).toBe(123);
  expect(Object.is(yuan('-0'), 0)).toBe(true);
});

test.each(['1.005', '', '1,000', '1e5', '.5', '５', 'NaN', ' 1', '1.'])('%j is refused', (text) => {
  expect(() => yuan(text)).toThrow(RangeError);
});

test('what floating point has spoilt is refused, not rounded away', () => {
  expect(() => yuan(0.1 + 0.2)).toThrow(RangeError);
  expect(() => yuan(Number.POSITIVE_INFINITY)).toThrow(RangeError);
});

test('only whole and safe numbers are amounts', () => {
  expect(fen(9_007_199_254_740_991n)).toBe(Number.MAX_SAFE_INTEGER);
  for (const bad of [0.5, Number.NaN, 2 ** 53, 9_007_199_254_740_992n])
    expect(() => fen(bad)).toThrow(RangeError);
  const most = fen(Number.MAX_SAFE_INTEGER);
  expect(() => add(most, fen(1))).toThrow(RangeError);
  expect(() => multiply(most, 2)).toThrow(RangeError);
  // A sum may pass the edge on its way and come back.
  expect(add(most, fen(1), fen(-1))).toBe(most);
});

test('printing and reading are one', () => {
  fc.assert(
    fc.property(amounts, (amount) => {
      expect(yuan((amount / 100).toFixed(2))).toBe(amount);
    }),
  );
});

test('sums', () => {
  fc.assert(
    fc.property(amounts, amounts, amounts, (a, b, c) => {
      expect(add(a, b, c)).toBe(add(c, add(b, a)));
      expect(subtract(add(a, b), b)).toBe(a);
    }),
  );
  expect(add()).toBe(0);
});

test('products are rounded once, half up', () => {
  expect(multiply(fen(1), '0.5')).toBe(1);
  expect(multiply(fen(1), '0.49')).toBe(0);
  expect(multiply(fen(-1), '0.5')).toBe(-1);
  expect(Object.is(multiply(fen(-1), '0.4'), 0)).toBe(true);
  expect(multiply(yuan('1.15'), '0.1')).toBe(12);
  expect(multiply(yuan('100'), 1, 3)).toBe(3333);
  expect(multiply(yuan('200'), 1, 3)).toBe(6667);
  expect(multiply(yuan('200'), 1, '-0.3')).toBe(-66_667);
  expect(() => multiply(fen(1), 1, 0)).toThrow(RangeError);
  expect(() => multiply(fen(1), '8%')).toThrow(RangeError);
});

test('a product is never further than half a fen from the exact one', () => {
  fc.assert(
    fc.property(
      amounts,
      fc.integer({ min: -1e6, max: 1e6 }),
      fc.integer({ min: 1, max: 1000 }),
      (amount, k, over) => {
        const exact2 = 2n * BigInt(amount) * BigInt(k);
        const found: Fen = multiply(amount, (k / 1000).toFixed(3), over);
        const miss = exact2 - 2n * BigInt(found) * 1000n * BigInt(over);
        expect((miss < 0n ? -miss : miss) <= 1000n * BigInt(over)).toBe(true);
      },
    ),
  );
});
