import { expect, test } from 'vitest';
import { ndcgAtTen, weightedKappa } from './ndcg.ts';

test('the best order is 1, the worst of one that fits stands last, nothing that fits is no measure', () => {
  expect(ndcgAtTen([2, 1, 0])).toBe(1);
  expect(ndcgAtTen([0, 0, 2])).toBeCloseTo(0.5, 12);
  // (1 + 3 / log2 3) / (3 + 1 / log2 3)
  expect(ndcgAtTen([1, 2])).toBeCloseTo(0.7967, 4);
  expect(ndcgAtTen([...Array.from({ length: 10 }, () => 0), 2])).toBe(0);
  expect(ndcgAtTen([0, 0])).toBe(null);
});

test('judges who agree have 1, and those who agree as chance does 0', () => {
  expect(
    weightedKappa([
      [0, 0],
      [1, 1],
      [2, 2],
    ]),
  ).toBe(1);
  expect(
    weightedKappa([
      [0, 0],
      [0, 2],
      [2, 0],
      [2, 2],
    ]),
  ).toBe(0);
});
