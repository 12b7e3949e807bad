import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Day } from '../../../../ground/clock/day.ts';
import { agree } from './agree.ts';
import { differencesOf } from './differences.ts';
import { type GroupedAd, groupAds } from './group.ts';
import { jobKey } from './names.ts';

let count = 0;
/** A made-up advertisement: a job in 奎文区 at 4000–5000. */
function ad(more: Partial<GroupedAd> = {}): GroupedAd {
  count += 1;
  return {
    sourceId: `made-${count}`,
    site: '一网',
    title: '仓管员',
    company: '演示物流有限公司',
    placePrinted: '潍坊·奎文区',
    address: null,
    areaCode: '370705000000',
    remote: false,
    payLow: 400_000,
    payHigh: 500_000,
    payPrinted: '4-5千',
    educationLevel: null,
    experienceYears: null,
    skills: [],
    welfare: [],
    description: null,
    postedDay: null,
    collectedYear: 2026,
    missing: [],
    ...more,
  };
}

const duties =
  '用手机扫码登记出入库，月底和财务对账，收货点数上架，按单配货，装车前再核一遍，仓库里的防火和清洁也归这个岗位管，夏天早上六点半到岗。';
const otherDuties =
  '跟着师傅开叉车，把货从站台运到三号库的货架上，空了修托盘、换电瓶，要有叉车证，冬天夜里也上班，白班夜班两周一换，节假日照常发工资。';
const city = { areaCode: '370700000000', placePrinted: '潍坊' };
const elsewhere = { areaCode: '370702000000', placePrinted: '潍坊·潍城区' };
const nowhere = { areaCode: null, placePrinted: null };
const told = { skills: ['扫码枪', '叉车'], welfare: ['五险', '包吃'] };
const two = { site: '二网' };

describe('names', () => {
  test.each([
    ['急聘仓管员（双休）', '仓管员'],
    ['仓管员 4-5千+包吃住', '仓管员'],
    ['双休客服', '客服（周末双休）'],
    ['C++ 开发工程师', 'C++开发工程师'],
    ['5k起 会计', '会计'],
    ['测试员（职位编号：008）', '测试员'],
  ])('%s is %s', (one, other) => {
    expect(jobKey(ad({ title: one }))).toBe(jobKey(ad({ title: other })));
  });

  test.each([
    ['仓管员（早班）', '仓管员（晚班）'],
    ['高级仓管员', '仓管员'],
    ['仓管员（实习）', '仓管员'],
    ['兼职仓管员', '仓管员'],
    ['客服（大小休）', '客服（双休）'],
    ['C++开发工程师', 'C开发工程师'],
    ['仓管员（坊子店）', '仓管员（奎文店）'],
    ['仓管员(J10040)', '仓管员(J11711)'],
  ])('%s is not %s', (one, other) => {
    expect(jobKey(ad({ title: one }))).not.toBe(jobKey(ad({ title: other })));
  });

  test.each([
    ['演示物流有限公司', '演示物流有限责任公司'],
    ['演示物流（潍坊）有限公司', '演示物流(潍坊)有限公司'],
  ])('%s is %s', (one, other) => {
    expect(jobKey(ad({ company: one }))).toBe(jobKey(ad({ company: other })));
  });

  test('a branch is another employer', () => {
    const branch = jobKey(ad({ company: '演示物流有限公司坊子分公司' }));
    expect(branch).not.toBe(jobKey(ad({ company: '演示物流有限公司' })));
  });

  test.each([{ company: null }, { title: '急聘' }, { title: '高级' }, { title: '双休包吃住' }])(
    '%j stands for itself',
    (more) => {
      expect(jobKey(ad(more))).toBeNull();
    },
  );
});

type Pair = [said: string, one: Partial<GroupedAd>, other: Partial<GroupedAd>];
const pairs = (...all: Pair[]) => all;

test.each(
  pairs(
    ['under two numbers of a site', {}, {}],
    ['on two sites', {}, two],
    ['with the county left out on the other site', {}, { ...two, ...city }],
    ['with pay rounded on the other site', {}, { ...two, payLow: 400_000, payHigh: 450_000 }],
    [
      'with the same words on two sites, pay unknown',
      { description: duties },
      { ...two, payLow: null, payHigh: null, payPrinted: '面议', description: `岗位职责：${duties}` },
    ],
    ['with the same words and the place left out', told, { ...told, ...nowhere }],
    ['of two years that follow, in the same words', told, { ...told, collectedYear: 2025 }],
  ),
)('one job: %s', (_, one, other) => {
  expect(groupAds([ad(one), ad(other)])).toHaveLength(1);
});

test.each(
  pairs(
    ['in two counties', {}, elsewhere],
    ['in two counties of two sites', {}, { ...two, ...elsewhere }],
    ['at another pay of the site', {}, { payHigh: 550_000 }],
    ['at quite another pay', {}, { ...two, payLow: 700_000, payHigh: 900_000 }],
    ['with 13 and with 16 months of pay', { payPrinted: '4-5千·13薪' }, { payPrinted: '4-5千·16薪' }],
    ['with other duties', { description: duties }, { description: otherDuties }],
    ['with other duties on two sites', { description: duties }, { ...two, description: otherDuties }],
    ['asking for another school on the site', { educationLevel: 2 }, { educationLevel: 4 }],
    ['asking for far more years', { experienceYears: 0 }, { ...two, experienceYears: 5 }],
    ['at two addresses of the site', { address: '演示路 6 号' }, { address: '演示街 90 号' }],
    ['years apart', told, { ...told, collectedYear: 2023 }],
    ['half a year and more apart', { postedDay: '2026-01-05' as Day }, { postedDay: '2026-11-01' as Day }],
    ['of an unknown year', { collectedYear: null }, { collectedYear: null }],
    [
      'of an agency, without words',
      { company: '演示人力资源有限公司' },
      { ...two, company: '演示人力资源有限公司' },
    ],
    ['under a technique alone', { title: 'Hadoop' }, { ...two, title: 'Hadoop' }],
    ['in a town, on one site, without words', city, city],
    ['from home and not', {}, { ...two, remote: true }],
  ),
)('two jobs: %s', (_, one, other) => {
  expect(groupAds([ad(one), ad(other)])).toEqual([]);
});

test('how many are wanted makes no other job', () => {
  expect(groupAds([ad(), ad()])).toHaveLength(1);
});

test('an advertisement without a place that may be in two towns is left alone', () => {
  const here = ad(told);
  const there = ad({ ...told, areaCode: '370102000000', placePrinted: '济南·历下区' });
  const open = ad({ ...told, ...nowhere });
  expect(agree(here, open) && agree(there, open)).toBe(true);
  expect(groupAds([here, there, open])).toEqual([]);
});

test('the newest leads, then the one that is found in the county, by its pay, and says most', () => {
  const vague = ad({ ...two, ...city });
  const full = ad();
  const lacking = ad({ site: '三网', missing: ['headcount'] });
  expect(groupAds([vague, lacking, full])).toEqual([[full, lacking, vague]]);
});

test('what differs is named; what only one says is no difference', () => {
  const said = {
    payLow: 400_000,
    payHigh: 500_000,
    payPrinted: '4-5千',
    education: null,
    experienceYears: 1,
    headcount: 2,
  };
  expect(differencesOf(said, { ...said, education: '31', payPrinted: '4000-5000' })).toEqual([]);
  expect(differencesOf(said, { ...said, payHigh: 550_000, headcount: 5 })).toEqual(['pay', 'headcount']);
});

const some = fc.array(
  fc
    .record({
      site: fc.constantFrom(null, '一网', '二网'),
      place: fc.constantFrom({}, city, elsewhere, nowhere),
      pay: fc.constantFrom(
        {},
        { payHigh: 550_000 },
        { payLow: 300_000, payHigh: 350_000 },
        { payLow: null, payHigh: null },
      ),
      words: fc.constantFrom({}, told, { description: duties }, { description: otherDuties }),
      collectedYear: fc.constantFrom(null, 2024, 2025, 2026),
      educationLevel: fc.constantFrom(null, 0, 2, 4),
    })
    .map(({ place, pay, words, ...rest }) => ad({ ...rest, ...place, ...pay, ...words })),
  { maxLength: 12 },
);

const namesOf = (groups: GroupedAd[][]) =>
  groups.map((group) => group.map(({ sourceId }) => sourceId)).sort();

test('whoever agrees is agreed with; groups do not depend on the order of arrival, and nobody is in two', () => {
  fc.assert(
    fc.property(
      some.chain((ads) => fc.tuple(fc.constant(ads), fc.shuffledSubarray(ads, { minLength: ads.length }))),
      ([ads, shuffled]) => {
        for (const one of ads) for (const other of ads) expect(agree(one, other)).toBe(agree(other, one));
        const groups = groupAds(ads);
        expect(namesOf(groupAds(shuffled))).toEqual(namesOf(groups));
        const grouped = groups.flat();
        expect(new Set(grouped).size).toBe(grouped.length);
        for (const group of groups)
          for (const one of group)
            for (const other of group) expect(one === other || agree(one, other)).toBe(true);
      },
    ),
    { numRuns: 300 },
  );
});
