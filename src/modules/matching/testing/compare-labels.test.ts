import { expect, test } from 'vitest';
import type { AdvertisementLabels } from './advertisement-labels.ts';
import { compareLabels, noneCompared } from './compare-labels.ts';

const advertisement = {
  id: 'J0000000000',
  title: '收银员',
  category: '其他',
  description: '会Excel，双休，周末双休，有五险，会excel优先。',
};
const read = (labels: Partial<AdvertisementLabels>): AdvertisementLabels => ({
  id: advertisement.id,
  hash: '000000000000',
  half: 'open',
  work: 'retail',
  ...labels,
});
const compare = (first: Partial<AdvertisementLabels>, second: Partial<AdvertisementLabels>) => {
  const compared = noneCompared();
  compareLabels(compared, advertisement, read(first), read(second));
  return compared;
};
const tool = { need: 'must', kind: 'tool' } as const;

test('the same words are one label, also where one reading took more of them', () => {
  const { skill } = compare({ skill: [{ ...tool, at: [1, 6] }] }, { skill: [{ ...tool, at: [0, 6] }] });
  expect(skill).toEqual({ both: 1, alike: 1, onlyFirst: 0, onlySecond: 0 });
});

test('other values of the same words are told apart, and words that only one has', () => {
  const nice = { ...tool, need: 'nice' } as const;
  const { skill, benefits } = compare(
    { skill: [{ ...tool, at: [1, 6] }], benefits: [{ at: [16, 18], is: 'insurance' }] },
    { skill: [{ ...nice, at: [1, 6] }] },
  );
  expect(skill).toEqual({ both: 1, alike: 0, onlyFirst: 0, onlySecond: 0 });
  expect(benefits).toEqual({ both: 0, alike: 0, onlyFirst: 1, onlySecond: 0 });
});

test('what is said twice is the same wherever it was found', () => {
  const { skill, hours } = compare(
    { skill: [{ ...tool, at: [1, 6] }], hours: [{ at: [7, 9], is: 'off-two' }] },
    { skill: [{ ...tool, at: [20, 25] }], hours: [{ at: [10, 14], is: 'off-two' }] },
  );
  expect(skill).toEqual({ both: 1, alike: 1, onlyFirst: 0, onlySecond: 0 });
  expect(hours).toEqual({ both: 1, alike: 1, onlyFirst: 0, onlySecond: 0 });
});

test('a label of the whole advertisement meets only another of the same kind', () => {
  const { odd } = compare({ odd: [{ at: null, is: 'no-work' }] }, { odd: [{ at: null, is: 'no-work' }] });
  expect(odd).toEqual({ both: 1, alike: 1, onlyFirst: 0, onlySecond: 0 });
  const other = compare({ odd: [{ at: null, is: 'no-work' }] }, { odd: [{ at: [0, 3], is: 'cut-off' }] });
  expect(other.odd).toEqual({ both: 0, alike: 0, onlyFirst: 1, onlySecond: 1 });
});
