import fc from 'fast-check';
import { expect, test } from 'vitest';
import { moreInPercent, shownCount } from './counts.ts';

test('of fewer than five nothing is told but that; else the step of five', () => {
  expect([0, 1, 4].map(shownCount)).toEqual(Array(3).fill({ least: 0, most: 4 }));
  expect([5, 9, 10, 23].map((count) => shownCount(count).least)).toEqual([5, 5, 10, 20]);
});

test('more in per cent is worked out of what is shown', () => {
  expect(moreInPercent(shownCount(21), shownCount(33))).toBe(45);
  expect(moreInPercent(shownCount(21), shownCount(24))).toBeNull();
  expect(moreInPercent(shownCount(4), shownCount(40))).toBeNull();
});

test('one person more or less changes the count or nothing, and no set of shown counts tells a single one', () => {
  // Of any counts that lie in one another, as near, further and eased ones do: each may still be every value of its step.
  fc.assert(
    fc.property(fc.array(fc.nat(12), { minLength: 1, maxLength: 4 }), (more) => {
      const counts = more.map((_, at) => more.slice(0, at + 1).reduce((sum, one) => sum + one, 0));
      const steps = counts.map(shownCount);
      for (const [at, { least, most }] of steps.entries())
        for (let value = least; value <= most; value += 1) {
          const before = steps.slice(0, at).every((step) => step.least <= value);
          const behind = steps.slice(at + 1).every((step) => step.most >= value);
          expect(before && behind).toBe(true);
        }
    }),
  );
});
