import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layOver, type Stretch, stepAt, stepsOf } from './steps.ts';

/** Stretches as areas are: each lies in another or apart from it. */
const nested = fc
  .array(fc.tuple(fc.nat(5), fc.nat(5), fc.nat(3)), { maxLength: 30 })
  .map((picks): Stretch<number>[] => {
    const made: { lo: number; hi: number; value: number }[] = [];
    for (const [depth, nth, value] of picks) {
      const width = 6 ** (5 - depth);
      const lo = (nth * width) % 7776;
      made.push({ lo, hi: lo + width - 1, value });
    }
    return made;
  });

test('the innermost stretch counts, of equal ones the last, and outside the value of nothing', () => {
  fc.assert(
    fc.property(nested, fc.integer({ min: -2, max: 8000 }), (stretches, at) => {
      const holding = stretches.filter(({ lo, hi }) => lo <= at && at <= hi);
      const narrow = Math.min(...holding.map(({ lo, hi }) => hi - lo));
      const wanted = holding.findLast(({ lo, hi }) => hi - lo === narrow)?.value ?? 9;
      expect(stepAt(stepsOf(stretches, 9), at)).toBe(wanted);
    }),
  );
});

test('what is laid over counts where it lies, and nothing changes elsewhere', () => {
  fc.assert(
    fc.property(nested, nested, fc.integer({ min: -2, max: 8000 }), (stretches, over, at) => {
      const steps = stepsOf(stretches, 9);
      const laid = layOver(steps, over, 7);
      expect(stepAt(laid, at)).toBe(over.some(({ lo, hi }) => lo <= at && at <= hi) ? 7 : stepAt(steps, at));
      expect(laid.starts.length).toBe(laid.values.length - 1);
      expect(laid.values.every((value, nth) => value !== laid.values[nth + 1])).toBe(true);
    }),
  );
});

test('equal neighbours are one step', () => {
  expect(
    stepsOf(
      [
        { lo: 1, hi: 5, value: 2 },
        { lo: 6, hi: 9, value: 2 },
        { lo: 3, hi: 4, value: 2 },
      ],
      0,
    ),
  ).toEqual({
    starts: [1, 10],
    values: [0, 2, 0],
  });
  expect(stepsOf([], 7)).toEqual({ starts: [], values: [7] });
});
