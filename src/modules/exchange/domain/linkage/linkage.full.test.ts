import { expect, test } from 'vitest';
import { labelledPairs } from '../../testing/labelled-pairs.ts';
import { learnFrom, measure } from '../../testing/measure-linkage.ts';

// 4,000 merges without a fault prove no more than one fault in 1,300; so many more are made to hold the figure against.
test('another 200,000 pairs, of other people: what was learnt from 10,000 still holds', () => {
  const model = learnFrom(labelledPairs(10_000, 'one'));
  const measured = measure(model, labelledPairs(200_000, 'other'));
  process.stdout.write(`${JSON.stringify(measured)}\n`);
  expect(measured.precision).toBeGreaterThanOrEqual(0.999);
  expect(measured.recall).toBeGreaterThanOrEqual(0.95);
});
