import { describe, expect, test } from 'vitest';
import { getQuestion } from '../domain/case-type.ts';
import { shipped } from '../testing.ts';
import { answerOf, toggled, typedOf } from './typed-answer.ts';

const type = shipped('job-seeking.yaml');
const [pay, years, limits, jobs] = ['pay', 'years', 'limits', 'wanted-jobs'].map((id) =>
  getQuestion(type, id),
) as [
  ReturnType<typeof getQuestion>,
  ReturnType<typeof getQuestion>,
  ReturnType<typeof getQuestion>,
  ReturnType<typeof getQuestion>,
];

describe('a figure', () => {
  test.each([
    ['2500', 250_000],
    ['２５００ 元', 250_000],
    ['2,500', 250_000],
    ['', undefined],
    ['两千', '两千'],
    ['-5', '-5'],
  ])('%j is understood as %j', (typed, answer) => expect(answerOf(pay, typed)).toEqual(answer));

  test('stands in yuan, and comes back as it was', () => {
    expect(typedOf(pay, 250_000)).toBe('2500');
    expect(answerOf(pay, typedOf(pay, 250_000))).toBe(250_000);
    expect(answerOf(years, typedOf(years, 0))).toBe(0);
    expect(answerOf(years, null)).toBeNull();
  });
});

test('what stands alone clears the others, and they clear it', () => {
  expect(toggled(limits, ['no-nights'], 'none')).toEqual(['none']);
  expect(toggled(limits, ['none'], 'remote')).toEqual(['remote']);
  expect(toggled(limits, ['remote'], 'remote')).toBeUndefined();
  expect(toggled(jobs, null, '保洁')).toEqual(['保洁']);
});
