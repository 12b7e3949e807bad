import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codeOccupation } from '../load-occupation-words.ts';
import { checkRow } from './format.ts';
import type { FindPlace } from './place.ts';
import { type Posting, readPosting } from './posting.ts';

const weifang: FindPlace = ({ city }) =>
  city === '潍坊市' ? { code: '370700000000', lo: 7, confidence: 1 } : null;

function read(row: Record<string, unknown>): Posting {
  const checked = checkRow({ id: 'J1', source: '演示数据', title: '会计', ...row });
  if (!('row' in checked)) throw new Error(JSON.stringify(checked.problems));
  const result = readPosting(checked.row, weifang, codeOccupation);
  if (!('posting' in result)) throw new Error(JSON.stringify(result.problems));
  return result.posting;
}

test('a full advertisement lacks nothing', () => {
  const posting = read({
    site: '51job',
    company: '潍坊市星禾家政服务有限公司',
    province: '山东省',
    city: '潍坊市',
    place_raw: '潍坊',
    salary_min: 4000,
    salary_max: 5000,
    salary_unit: '月',
    salary_raw: '4-5千',
    education: '高中',
    exp_raw: '1年',
    skills: ['职位亮点做饭、保洁', '做饭'],
    welfare: ['五险；包吃'],
    headcount: 3,
    description: '为住户做日常保洁和做饭，按约定时间上门。',
    posted: '2026-11-01 08:00:00',
    crawl_year: 2026,
  });
  expect(posting).toMatchObject({
    site: '51job',
    areaCode: '370700000000',
    areaLo: 7,
    payLow: 400000,
    payHigh: 500000,
    payPeriod: 'month',
    education: '61',
    educationLevel: 2,
    experienceYears: 1,
    skills: ['做饭', '保洁'],
    welfare: ['五险', '包吃'],
    postedDay: '2026-11-01',
    missing: [],
    doubts: [],
  });
});

test('the occupation is read from the title, else from what the page filed it under', () => {
  expect(read({ title: '收银员（夜班）' })).toMatchObject({
    occupation: '4-01-02-04',
    occupationConfidence: 0.98,
  });
  expect(read({ title: '社区3公里', function: '送餐员' })).toMatchObject({ occupation: '4-10-08-01' });
  expect(read({ title: '诚聘英才' })).toMatchObject({ occupation: null, occupationConfidence: null });
});

test('an empty one lacks every part of the article, and nothing is made up', () => {
  const posting = read({});
  expect(posting.missing).toEqual(['employer', 'headcount', 'conditions', 'duties', 'workplace', 'pay']);
  const {
    company,
    areaCode,
    payLow,
    payHigh,
    payPeriod,
    education,
    experienceYears,
    headcount,
    postedDay,
    collectedYear,
    site,
  } = posting;
  expect([
    company,
    areaCode,
    payLow,
    payHigh,
    payPeriod,
    education,
    experienceYears,
    headcount,
    postedDay,
    collectedYear,
    site,
  ]).toEqual(Array(11).fill(null));
});

test.each<[Record<string, unknown>, Partial<Posting>]>([
  [
    { company: '北京市 丰台区 丰台区 纪家庙' },
    { company: null, address: '北京市 丰台区 丰台区 纪家庙', doubts: ['company-is-address'] },
  ],
  [
    { posted: '04-20', crawl_year: 2020 },
    { postedDay: '2020-04-20' as Posting['postedDay'], doubts: ['posted-without-year'] },
  ],
  [
    { posted: '02-30', crawl_year: 2020 },
    { postedDay: null, doubts: [] },
  ],
  [{ place_raw: '石家' }, { areaCode: null, placePrinted: '石家', doubts: ['place-unclear'] }],
  [{ place_raw: '远程办公' }, { areaCode: null, remote: true, doubts: [] }],
  [{ title: '高级' }, { doubts: ['title-cut'] }],
  [{ title: '⼯程师' }, { title: '工程师', doubts: ['characters-repaired', 'title-cut'] }],
  [
    { description: '岗位职责： 1、负责订单' },
    {
      doubts: ['description-cut'],
      missing: ['employer', 'headcount', 'conditions', 'duties', 'workplace', 'pay'],
    },
  ],
  [
    { salary_raw: '5-6元/单' },
    {
      payPeriod: 'piece',
      payLow: null,
      missing: ['employer', 'headcount', 'conditions', 'duties', 'workplace'],
    },
  ],
  [{ address: '无' }, { address: null }],
  [{ exp_raw: '1-3年本科' }, { education: '21', experienceYears: 1 }],
])('%j', (row, expected) => {
  expect(read(row)).toMatchObject(expected);
});

test.each(['/', '（', '4500-6000', 'cocos2d\ufffdY深工程\ufffd'])(
  'the title %j is left to a human',
  (title) => {
    const checked = checkRow({ id: 'J1', source: '演示数据', title });
    expect('row' in checked && readPosting(checked.row, weifang, codeOccupation)).toMatchObject({
      problems: [{ field: 'title', code: 'unreadable-title' }],
    });
  },
);

test('whatever passes the format can be read, and everything in it can be stored', () => {
  const cell = fc.option(fc.string({ unit: 'binary', maxLength: 40 }), { nil: undefined });
  const figure = fc.option(fc.integer({ min: 1, max: 100_000 }), { nil: undefined });
  const row = fc.record({
    id: fc.string({ minLength: 1 }),
    title: fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
    source: fc.constant('演示数据'),
    company: cell,
    place_raw: cell,
    salary_raw: cell,
    education: cell,
    exp_raw: cell,
    exp_min: figure,
    headcount: figure,
    description: cell,
    posted: cell,
    skills: fc.array(fc.string({ unit: 'binary' }), { maxLength: 3 }),
  });
  fc.assert(
    fc.property(row, (printed) => {
      const checked = checkRow(JSON.parse(JSON.stringify(printed)));
      if (!('row' in checked)) return;
      const result = readPosting(checked.row, weifang, codeOccupation);
      const stored = JSON.stringify('posting' in result ? result.posting : result.problems);
      // PostgreSQL takes neither NUL nor half a character.
      expect(stored).not.toMatch(/\\u0000|\\ud[89a-f]/i);
      if ('posting' in result) expect(result.posting.title).not.toBe('');
    }),
    { numRuns: 2000 },
  );
});

test.each([
  [{ title: '收银员（夜班）' }, true],
  [{ title: '便利店店员（夜）' }, true],
  [{ skills: ['三班倒'] }, true],
  [{ description: '医院陪夜，晚八点到早八点，一人看两床。' }, true],
  [{ description: '早八点到下午五点，上六休一，不上夜班。' }, false],
  [{ title: '包装工 8-17', description: '早八点到下午五点，周日休，不加夜班。' }, false],
  [{ description: '中班下午三点到夜里十一点半，帮着择菜。' }, null],
  [{ description: '下午四点到夜里十二点，看夜市。' }, true],
  [{ description: '负责会员夜间活动的策划，有责任心。' }, null],
  // What the title says is of this job; a text may speak of others too.
  [{ title: '保洁（白班）', description: '另招夜班保安。' }, false],
])('nights of %o: %s', (row, nights) => {
  expect(read(row).nights).toBe(nights);
});
