import fc from 'fast-check';
import { expect, it } from 'vitest';
import { perCents } from './per-cents.ts';

it('adds up to 100, and none is a whole per cent off', () => {
  const parts = fc.array(fc.double({ min: 0, max: 1000, noNaN: true }), { minLength: 1, maxLength: 9 });
  fc.assert(
    fc.property(parts, (given) => {
      const whole = given.reduce((sum, part) => sum + part, 0);
      fc.pre(whole > 1e-6);
      const shares = perCents(given);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBe(100);
      given.forEach((part, at) => {
        expect(Math.abs((shares[at] ?? 0) - (100 * part) / whole)).toBeLessThan(1.000001);
      });
    }),
  );
  expect(perCents([30, 26, 20, 15, 5, 5].map((n) => n / 101))).toEqual([29, 26, 20, 15, 5, 5]);
  expect(perCents([0, 0])).toEqual([0, 0]);
});
