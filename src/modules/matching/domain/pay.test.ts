import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPay } from './pay.ts';

const nothing = { min: null, max: null, unit: null, printed: null };

test.each([
  ['6-8千', null, 600000, 800000, 'month'],
  ['7千-1.3万·13薪', '月', 700000, 1300000, 'month'],
  ['1-1.5万', '月', 100000 * 10, 1500000, 'month'],
  ['4.5-6千/月', '月', 450000, 600000, 'month'],
  ['15-20K', '月', 1500000, 2000000, 'month'],
  ['15k-25k', '月', 1500000, 2500000, 'month'],
  ['4001-6000', '月', 400100, 600000, 'month'],
  ['15-20万/年', '年', 1250000, 1666667, 'year'],
  ['15-20万', '年', 1250000, 1666667, 'year'],
  ['150元/天', '天', 326250, 326250, 'day'],
  ['100-200元/天', '天', 217500, 435000, 'day'],
  ['25元/小时', '小时', 435000, 435000, 'hour'],
  ['3千及以下', '月', null, 300000, 'month'],
  ['5万以上/年', '年', 416667, null, 'year'],
  ['１００元／天', null, 217500, 217500, 'day'],
  ['5-6元/单', null, null, null, 'piece'],
  ['3元/件', null, null, null, 'piece'],
  ['面议', null, null, null, null],
])('%s (%s) is %s to %s fen a month, printed for a %s', (printed, unit, low, high, period) => {
  expect(readPay({ ...nothing, printed, unit })).toEqual({ low, high, period, doubts: [] });
});

test('figures of a year that are already a month’s are not divided again', () => {
  const pay = readPay({ min: 12500, max: 16667, unit: '年', printed: '15-20万/年' });
  expect(pay).toEqual({ low: 1250000, high: 1666667, period: 'year', doubts: [] });
});

test.each([
  [{ min: 12500, max: 16667, unit: '年' }, 1250000, 1666700],
  [{ min: 150000, max: 200000, unit: '年' }, 1250000, 1666667],
  [{ min: 150, max: 200, unit: '天' }, 326250, 435000],
  [{ min: 3262, max: 3262, unit: '天' }, 326200, 326200],
  [{ min: 25, max: 25, unit: '小时' }, 435000, 435000],
])(
  'without the printed text the possible reading of %j is taken and said to be guessed',
  (given, low, high) => {
    expect(readPay({ ...nothing, ...given })).toMatchObject({ low, high, doubts: ['pay-period-guessed'] });
  },
);

test.each([
  [{ printed: '20-30万', unit: '月', min: 200000, max: 300000 }],
  [{ printed: '5千/天', unit: '天', min: 108750, max: 108750 }],
  [{ printed: '50-100万', unit: '月' }],
  [{ min: 100, max: 200, unit: '月' }],
  [{ min: 5000, max: 6000, unit: '次' }],
])('%j is odd and not used', (given) => {
  expect(readPay({ ...nothing, ...given })).toMatchObject({ low: null, high: null, doubts: ['pay-odd'] });
});

test('the printed text decides where the figures say something else', () => {
  expect(readPay({ min: 9000, max: 9000, unit: '月', printed: '6-8千' })).toMatchObject({
    low: 600000,
    high: 800000,
    doubts: ['pay-disagrees'],
  });
});

test('a nought is no lower end', () => {
  expect(readPay({ ...nothing, min: 0, max: 3750, unit: '月' })).toMatchObject({ low: null, high: 375000 });
});

test('what is read is whole fen, believable and in order; reading never fails', () => {
  const cell = fc.oneof(
    fc.string(),
    fc.stringMatching(/^\d{1,6}(\.\d)?[千万kK]?-\d{1,6}(\.\d)?[千万kK]?(元)?(\/(年|月|天|小时|单))?$/),
  );
  const figure = fc.option(fc.double({ min: 0, max: 1e8, noNaN: true }));
  fc.assert(
    fc.property(
      fc.option(cell),
      figure,
      figure,
      fc.constantFrom('月', '年', '天', '小时', '次', null),
      (printed, min, max, unit) => {
        const { low, high } = readPay({ printed, min, max, unit });
        for (const end of [low, high]) {
          expect(end === null || (Number.isSafeInteger(end) && end >= 80_000 && end <= 10_000_000)).toBe(
            true,
          );
        }
        expect(low === null || high === null || low <= high).toBe(true);
      },
    ),
    { numRuns: 2000 },
  );
});
