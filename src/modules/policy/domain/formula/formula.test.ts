import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDay } from '../../../../ground/clock/day.ts';
import type { Known, ValueType } from '../value.ts';
import { typeOf, type Vocabulary } from './check.ts';
import { FormulaError, factsIn, parseFormula } from './parse.ts';
import { run } from './run.ts';

const types: Record<string, ValueType> = {
  pay: 'fen',
  rent: 'fen',
  paid_months: 'months',
  age: 'years',
  share: 'ratio',
  staff: 'number',
  born: 'day',
  began: 'day',
  poor: 'yesno',
  veteran: 'yesno',
  city: 'code',
};
const words: Vocabulary = {
  fact: (name) => {
    const type = types[name];
    return type && (name === 'city' ? { type, answers: ['济南', '潍坊'] } : { type });
  },
  figure: (name) => (name === 'least' ? { type: 'fen', by: ['a', 'b'] } : undefined),
};
const asOf = parseDay('2026-03-31');
const give = (text: string, facts: Record<string, Known> = {}) =>
  run(parseFormula(text), { asOf, fact: (name) => facts[name], figure: () => 200_000 });

describe('what a formula gives', () => {
  test.each<[string, Record<string, Known>, Known]>([
    ['2000元', {}, 200_000],
    ['1.5万元', {}, 1_500_000],
    ['0.07元', {}, 7],
    ['min(5000元, rent)', { rent: 480_000 }, 480_000],
    ['pay * min(paid_months, 12个月)', { pay: 130_050, paid_months: 20 }, 1_560_600],
    ['2 + 3 * 4 - 6 / 2', {}, 11],
    ['(2 + 3) * 4', {}, 20],
    ["city == '济南' ? 3 : city == '潍坊' ? 2 : 1", { city: '潍坊' }, 2],
    ['poor || !veteran && share >= 50%', { poor: false, veteran: false, share: 0.5 }, true],
    ['years(born, as_of)', { born: '2000-04-01' }, 25],
    ['months(began, as_of)', { began: '2026-02-28' }, 1],
    ['later(began, 1个月)', { began: '2026-01-31' }, '2026-02-28'],
    ["figure('least', city) * 90%", { city: '济南' }, 180_000],
    ["retires(born, 'male')", { born: '1965-04-30' }, '2025-05-30'],
    ["retires(born, 'female_worker')", { born: '1975-01-15' }, '2025-02-15'],
    ["retires(born, 'male')", { born: '1964-12-31' }, '2024-12-31'],
    ["retires(born, 'male')", { born: '1990-06-01' }, '2053-06-01'],
    // 12.5 fen and what lies a binary hair below it are both 13.
    ['round(pay * 50%)', { pay: 25 }, 13],
    ['round(pay * 60% / 6)', { pay: 125 }, 13],
    ['floor(pay * 2 / 3)', { pay: 130_080 }, 86_720],
    ['floor(pay * 2 / 3)', { pay: 100 }, 66],
    ['pay / staff', { pay: 100, staff: 0 }, null],
  ])('%s with %j', (text, facts, expected) => {
    expect(give(text, facts)).toEqual(expected);
  });

  test('what depends on something unknown is unknown, unless it is the same either way', () => {
    expect(give('pay + 1元')).toBeUndefined();
    expect(give('poor || veteran', { veteran: true })).toBe(true);
    expect(give('poor && veteran', { veteran: false })).toBe(false);
    expect(give('poor || veteran', { veteran: false })).toBeUndefined();
    expect(give("city == '济南' ? 5元 : 5元")).toBe(500);
    expect(give("city == '济南' ? 5元 : 6元")).toBeUndefined();
  });

  test('what is known not to exist passes no comparison, and makes no amount', () => {
    expect(give('began <= as_of', { began: null })).toBe(false);
    expect(give('months(began, as_of)', { began: null })).toBeNull();
    expect(give('known(began, as_of)', { began: null })).toBe(asOf);
    expect(give('known(began, as_of)')).toBeUndefined();
  });
});

describe('what is no formula says where and why', () => {
  test.each([
    ['2000元 +', 'it ends too early'],
    ['min(1元', ') is missing'],
    ['1元 2', '2 is not expected here'],
    ['§', 'not understood'],
    ['wage', 'no fact is called wage'],
    ['pay + paid_months', 'fen + months'],
    ['pay + 5', 'fen + number'],
    ['age < 12个月', 'years < months'],
    ['born * 2', 'day'],
    ["city == '北京'", 'no answer 北京'],
    ["city < '济南'", 'an answer is not <'],
    ["'济南'", 'can only be compared'],
    ['pay / 0', 'a division by nothing'],
    ['round(staff)', 'is number, and should be fen'],
    ['years(born)', 'years takes 2'],
    ['average(pay, rent)', 'there is no function average'],
    ["figure('most', city)", 'no figure is called most'],
    ["figure('least')", 'differs by a fact'],
    ['poor ? 1元 : 1', 'gives fen or number'],
    ['1'.repeat(3000), 'longer than 2000 characters'],
  ])('%s', (text, reason) => {
    const read = () => typeOf(parseFormula(text), words);
    expect(read).toThrow(FormulaError);
    expect(read).toThrow(reason);
  });

  test('whatever is written, it is a formula or is refused as none', () => {
    const piece = fc.constantFrom(
      'pay',
      '12个月',
      '30%',
      '(',
      ')',
      '?',
      ':',
      '&&',
      'min',
      ',',
      '-',
      "'济南'",
      'city',
      '==',
      ' ',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece, { maxLength: 12 }).map((all) => all.join('')),
        ),
        (text) => {
          try {
            typeOf(parseFormula(text), words);
          } catch (error) {
            expect(error).toBeInstanceOf(FormulaError);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});

test('the facts that a formula names', () => {
  expect([
    ...factsIn(parseFormula("poor ? min(pay, figure('least', city)) : -rent * 0".replace('-rent', 'rent'))),
  ]).toEqual(['poor', 'pay', 'city', 'rent']);
});
