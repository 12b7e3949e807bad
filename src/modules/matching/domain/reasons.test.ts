import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chipsOf, plainChips, type RankedPosting, reasonsOf } from './reasons.ts';
import { type PartValues, scoreParts } from './score.ts';
import { type Ring, type Wishes, wishesOf } from './wishes.ts';

const rings: Ring[] = [
  { lo: 10, hi: 19, near: 'here' },
  { lo: 1, hi: 99, near: 'city' },
  { lo: 0, hi: 999, near: 'province' },
];
const wishes: Wishes = {
  ...wishesOf(new Map()),
  titles: ['保洁'],
  skills: ['水电', '英语'],
  residence: '370705000000',
  leastPay: 400000,
  education: '71',
  experienceYears: 1,
};
const values: PartValues = {
  title: 1,
  place: 1,
  pay: 1,
  skills: 0.5,
  newness: 1,
  education: 1,
  experience: 1,
};
const posting: RankedPosting = {
  kind: 'collected',
  lowered: false,
  title: '保洁员',
  jobFunction: null,
  company: null,
  industry: null,
  skills: ['水电维修'],
  areaName: '奎文区',
  areaLo: 12,
  remote: false,
  payLow: 400000,
  payHigh: 500000,
  payPeriod: 'month',
  education: 'any',
  experienceYears: 0,
  collectedYear: 2026,
};

function chips(
  part: Partial<RankedPosting>,
  wished: Partial<Wishes> = {},
  value: Partial<PartValues> = {},
): Record<string, string> {
  const reasons = reasonsOf(
    { ...posting, ...part },
    { ...wishes, ...wished },
    rings,
    { ...values, ...value },
    2026,
  );
  return Object.fromEntries(reasons.map((reason) => [reason.part, `${reason.kind} ${reason.chip.zh}`]));
}

test('what fits is said part by part', () => {
  expect(chips({})).toEqual({
    title: 'fit 想做的岗位',
    place: 'fit 在奎文区',
    pay: 'fit 工资够期望',
    skills: 'fit 会水电',
    newness: 'fit 今年的广告',
    education: 'fit 学历不限',
    experience: 'fit 不要经验',
  });
});

test.each<[Partial<RankedPosting>, Partial<Wishes>, string, string]>([
  [{ title: '保洁主管' }, {}, 'title', 'fit 想做的岗位'],
  [{ title: '管理会计' }, { titles: ['财务管理'] }, 'title', 'fit 和想做的相近'],
  [{ title: '3公里配送', jobFunction: '送餐员' }, { titles: ['送餐'] }, 'title', 'fit 想做的岗位'],
  [{ title: '焊工' }, {}, 'title', 'drawback 不是想做的'],
  [{ areaLo: 50, areaName: '潍城区' }, {}, 'place', 'fit 在潍城区'],
  [{ areaLo: 500, areaName: '济南市' }, {}, 'place', 'drawback 在济南市'],
  [{ areaLo: 5000, areaName: '深圳市' }, {}, 'place', 'drawback 在深圳市'],
  [{ areaLo: null, areaName: null }, {}, 'place', 'unknown 没写清地点'],
  [{ remote: true }, { remoteOk: true }, 'place', 'fit 在家上班'],
  [{ remote: true }, {}, 'place', 'unknown 在家上班'],
  [{ remote: true }, { remoteOk: false }, 'place', 'drawback 在家上班'],
  [{ payLow: 300000, payHigh: 450000 }, {}, 'pay', 'fit 工资可能够'],
  [{ payLow: 300000, payHigh: 380000 }, {}, 'pay', 'drawback 比期望少 200 元'],
  [{ payLow: null, payHigh: null, payPeriod: null }, {}, 'pay', 'unknown 没写工资'],
  [{ payLow: null, payHigh: null, payPeriod: 'piece' }, {}, 'pay', 'unknown 按件计酬'],
  [{ education: '31' }, {}, 'education', 'drawback 要求大专'],
  [{ education: '71' }, {}, 'education', 'fit 学历够'],
  [{ experienceYears: 3 }, {}, 'experience', 'drawback 要 3 年经验'],
  [{ experienceYears: 1 }, {}, 'experience', 'fit 经验够'],
  [{ collectedYear: 2018 }, {}, 'newness', 'drawback 2018 年收集'],
  [{ collectedYear: null }, {}, 'newness', 'unknown 不知哪年的'],
])('%j for %j: %s is %s', (part, wished, name, expected) => {
  expect(chips(part, wished)[name]).toBe(expected);
});

test('what nobody asked about or said is not mentioned', () => {
  expect(
    chips({ education: null, experienceYears: null, skills: [] }, { titles: [], leastPay: null }),
  ).toEqual({ place: 'fit 在奎文区', newness: 'fit 今年的广告' });
});

test('old advertisements are said to be old, with their year', () => {
  const [newness] = reasonsOf(
    { ...posting, collectedYear: 2018 },
    wishesOf(new Map()),
    [],
    { ...values, newness: 0 },
    2026,
  );
  expect(newness?.detail.zh).toBe('2018 年收集，可能已招满');
});

test('a card without wishes has plain facts, the short ones', () => {
  expect(
    plainChips({ labels: [], ...posting, welfare: ['提供住宿及一日三餐补贴', '五险一金', '包吃'] }),
  ).toEqual([
    { kind: 'fact', zh: '不要经验', en: 'No experience needed' },
    { kind: 'fact', zh: '学历不限', en: 'Any schooling' },
    { kind: 'fact', zh: '五险一金', en: '五险一金' },
  ]);
});

test('a card has at most three chips, a drawback among them wherever there is one; shares do not pass 100', () => {
  const value = fc.option(fc.double({ min: 0, max: 1, noNaN: true }));
  const part = fc.record({
    title: fc.constantFrom('保洁员', '焊工'),
    areaLo: fc.constantFrom(12, 50, 500, 5000),
    payLow: fc.constantFrom(null, 200000, 400000),
    payHigh: fc.constantFrom(null, 500000),
    collectedYear: fc.constantFrom(null, 2018, 2026),
  });
  fc.assert(
    fc.property(
      part,
      fc.record(Object.fromEntries(scoreParts.map((name) => [name, value]))),
      (fields, parts) => {
        const reasons = reasonsOf({ ...posting, ...fields }, wishes, rings, parts as PartValues, 2026);
        const shown = chipsOf(reasons);
        expect(shown.length).toBeLessThanOrEqual(3);
        if (reasons.some(({ kind, part: about }) => kind !== 'fit' && about !== 'newness'))
          expect(shown.some(({ kind }) => kind !== 'fit')).toBe(true);
        for (const { zh } of shown) expect([...zh].length).toBeLessThanOrEqual(12);
        const sum = reasons.reduce((total, { share }) => total + share, 0);
        expect(sum).toBeLessThanOrEqual(100);
      },
    ),
  );
});
