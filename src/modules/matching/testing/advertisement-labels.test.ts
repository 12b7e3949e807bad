import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageRoot } from '../../../ground/package-root.ts';
import { checkLabels, labelFields, labelled, readAdvertisementLabels } from './advertisement-labels.ts';
import { compareLabels, noneCompared } from './compare-labels.ts';
import {
  type Advertisement,
  halfOf,
  hashOf,
  pickAdvertisements,
  readAdvertisements,
} from './pick-advertisements.ts';

const all = readAdvertisementLabels();

test('300 advertisements are labelled, half of them of work in a county, each half large enough to measure with', () => {
  const count = (wanted: (labels: (typeof all)[number]) => boolean) => all.filter(wanted).length;
  expect(all.length).toBeGreaterThanOrEqual(300);
  expect(count(({ work }) => work !== 'other') / all.length).toBeGreaterThanOrEqual(0.5);
  expect(
    Math.min(
      count(({ half }) => half === 'open'),
      count(({ half }) => half === 'held-out'),
    ),
  ).toBeGreaterThan(130);
  const labels = labelFields.map(
    (field) => `${field} ${all.reduce((sum, each) => sum + (each[field]?.length ?? 0), 0)}`,
  );
  process.stdout.write(`labels of ${all.length} advertisements: ${labels.join(', ')}\n`);
});

test('a text that was changed is noticed, and a label that leaves it or stands twice', () => {
  const description = '招保洁员，年龄不限，双休。';
  const advertisement = { id: 'J0000000000', title: '保洁员', category: '其他', description };
  const labels = {
    id: advertisement.id,
    hash: hashOf(description).slice(0, 12),
    half: halfOf(advertisement.id),
    work: 'cleaning',
    hours: [{ at: [10, 12] as [number, number], is: 'off-two' as const }],
  };
  expect(checkLabels(advertisement, labels)).toEqual([]);
  expect(labelled(advertisement, labels, 'hours')).toEqual(['双休']);
  expect(checkLabels({ ...advertisement, description: `${description} ` }, labels)).toEqual([
    'J0000000000: another text',
  ]);
  expect(checkLabels(advertisement, { ...labels, age: [{ at: [10, 14] }] })).toHaveLength(1);
  expect(checkLabels(advertisement, { ...labels, hours: [...labels.hours, ...labels.hours] })).toHaveLength(
    1,
  );
});

const testData = process.env.LEYE_TESTDATA ?? join(packageRoot, '../shared/data');
const noTestData = !existsSync(testData) && process.env.CI !== 'true';

describe.skipIf(noTestData)(`beside the texts${noTestData ? ' (skipped: no test data)' : ''}`, () => {
  const advertisements = noTestData ? new Map<string, Advertisement>() : readAdvertisements(testData);

  test('they are those that the rule picks, and every label stands in its text', () => {
    const picked = pickAdvertisements(advertisements.values());
    expect(all.map(({ id, work }) => `${id} ${work}`)).toEqual(
      picked.map(({ advertisement, work }) => `${advertisement.id} ${work}`),
    );
    const problems = picked.flatMap(({ advertisement }, at) => {
      const labels = all[at];
      return labels ? checkLabels(advertisement, labels) : [];
    });
    expect(problems).toEqual([]);
  });

  test('two readings of 40 of them name the same things', () => {
    const twice = readAdvertisementLabels('advertisement-labels-twice');
    expect(twice).toHaveLength(80);
    const compared = noneCompared();
    for (const [at, first] of twice.entries()) {
      const second = twice[at + 1];
      if (at % 2 === 1 || !second) continue;
      const advertisement = advertisements.get(first.id) ?? expect.fail(`no advertisement ${first.id}`);
      expect(second.id).toBe(first.id);
      expect([...checkLabels(advertisement, first), ...checkLabels(advertisement, second)]).toEqual([]);
      compareLabels(compared, advertisement, first, second);
    }
    for (const field of labelFields) {
      const { both, alike, onlyFirst, onlySecond } = compared[field];
      const agreed = (2 * both) / (2 * both + onlyFirst + onlySecond);
      process.stdout.write(
        `${field}: ${both} in both (${alike} with the same values), ${onlyFirst} and ${onlySecond} in one; F1 ${agreed.toFixed(3)}\n`,
      );
      expect(agreed, field).toBeGreaterThanOrEqual(0.8);
    }
  });
});
