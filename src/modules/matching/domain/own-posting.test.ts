import { describe, expect, test } from 'vitest';
import { parseDay } from '../../../ground/clock/day.ts';
import { fen } from '../../../ground/money/money.ts';
import { labels, labelWords } from './labels.ts';
import { monthlyPay, type payUnits } from './own-pay.ts';
import { answersOf, type PostingAnswers, readOwnPosting, validUntil } from './own-posting.ts';

const noodles: PostingAnswers = {
  title: '服务员',
  headcount: 2,
  duties: '点单、端面、收拾桌子',
  place: ['370705001000'],
  address: '文化路12号',
  hours: ['10:00–21:00', '轮休', '不上夜班'],
  'step-free': true,
  'pay-unit': 'month',
  'pay-low': 350_000,
  'pay-high': null,
  'pay-rule': null,
  education: 'any',
  experience: 0,
  certificates: ['健康证'],
  labels: ['none'],
  welfare: ['管两顿饭'],
  contract: null,
  'valid-days': 30,
};
const read = (more: PostingAnswers = {}) =>
  readOwnPosting({ ...noodles, ...more }, (code) => code === '370705001000');
const fieldsOf = (result: ReturnType<typeof readOwnPosting>) =>
  'problems' in result ? result.problems.map(({ field }) => field) : [];

describe('what an advertisement must say', () => {
  test.each([
    ['title', null],
    ['title', '工'],
    ['headcount', null],
    ['headcount', 0],
    ['headcount', 1.5],
    ['duties', '打扫卫生'],
    ['place', []],
    ['place', ['999999999999']],
    ['pay-unit', 'week'],
    ['pay-low', null],
    ['pay-low', '面议'],
    ['education', null],
    ['experience', null],
    ['valid-days', null],
  ])('%s as %j is asked for again', (field, value) => {
    expect(fieldsOf(read({ [field]: value }))).toEqual([field]);
  });

  test('and all at once', () => {
    expect(fieldsOf(readOwnPosting({}, () => true))).toEqual([
      'title',
      'headcount',
      'duties',
      'place',
      'pay-unit',
      'pay-low',
      'education',
      'experience',
      'valid-days',
    ]);
  });

  test('ends of pay that are turned, and piece work that does not say how it is counted', () => {
    expect(fieldsOf(read({ 'pay-high': 300_000 }))).toEqual(['pay-high']);
    expect(fieldsOf(read({ 'pay-unit': 'piece', 'pay-low': 350 }))).toEqual(['pay-rule']);
    expect(fieldsOf(read({ 'pay-unit': 'piece', 'pay-low': 350, 'pay-rule': '按件算，每月结一次' }))).toEqual(
      [],
    );
  });
});

test('what was not said stays unknown', () => {
  const result = read({
    address: null,
    hours: null,
    'step-free': null,
    welfare: null,
    certificates: null,
    contract: null,
  });
  expect(result).toMatchObject({
    posting: {
      address: null,
      hours: null,
      stepFree: null,
      welfare: null,
      certificates: null,
      contract: null,
      payRule: null,
    },
  });
});

test('one sum is both ends; hours give their kinds', () => {
  expect(read()).toMatchObject({
    posting: { payLow: 350_000, payHigh: 350_000, shifts: ['no-nights', 'days-off-in-turn'] },
  });
});

test('a posting makes the answers that make it again', () => {
  const result = read();
  if ('problems' in result) throw new Error('not read');
  expect(result.posting.stepFree).toBe(true);
  expect(readOwnPosting(answersOf(result.posting), () => true)).toEqual(result);
});

test('the last day', () => {
  expect(validUntil(parseDay('2026-11-20'), 30)).toBe('2026-12-20');
});

describe('pay a month, for the list', () => {
  const offered = (unit: (typeof payUnits)[number]) => ({ unit, low: fen(2000), high: fen(3000) });
  test.each([
    ['month', 2000, 3000],
    ['day', 43_500, 65_250],
    ['hour', 348_000, 522_000],
    ['year', 167, 250],
  ] as const)('by the %s', (unit, low, high) => {
    expect(monthlyPay(offered(unit), [])).toEqual({ low, high });
  });

  test('is not known of pieces, nor of days and hours now and then', () => {
    expect(monthlyPay(offered('piece'), [])).toBeNull();
    for (const label of ['gig', 'part-time', 'temporary'] as const) {
      expect(monthlyPay(offered('hour'), [label])).toBeNull();
      expect(monthlyPay(offered('day'), [label])).toBeNull();
      expect(monthlyPay(offered('month'), [label])).not.toBeNull();
    }
  });
});

test('every label says what it means', () => {
  for (const label of labels) expect(labelWords[label].means.zh.length).toBeGreaterThan(4);
});
