import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Judgement } from './engine/judge.ts';
import { type Limit, type PartValues, scoreParts } from './engine/parts.ts';
import type { EngineRules } from './engine/rules.ts';
import type { RankedPosting } from './reason-said.ts';
import { chipsOf, plainChips, reasonsOf } from './reasons.ts';
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
  title: 1000,
  occupation: 1000,
  place: 1000,
  pay: 1000,
  skills: 500,
  newness: 1000,
  answers: null,
};
const rules: EngineRules = {
  weights: { title: 25, occupation: 20, place: 30, pay: 15, skills: 10, newness: 12, answers: 8 },
  figures: {
    unsaid: 400,
    titleOfWords: 750,
    sameOccupation: 1000,
    sameGroup: 600,
    sameClass: 200,
    payInPart: 700,
    here: 1000,
    city: 600,
    province: 200,
    skillsEnough: 2,
    yearLost: 250,
    loweredPercent: 60,
  },
  way: { detourPercent: 130, metresPerMinute: 250, nearMinutes: 10, lostAMinute: 8, townMetres: 5000 },
  certificates: [
    {
      id: 'forklift',
      name: { zh: '叉车证', en: 'forklift licence' },
      law: '特种设备安全法',
      occupations: ['6-30-01-00'],
      asked: ['叉车证'],
      held: ['叉车'],
      adult: true,
      course: true,
    },
  ],
  adultsOnly: [{ id: 'mining', law: '劳动法', occupations: ['6-16-01'] }],
};
const judged = (part: Partial<PartValues> = {}, fails: Limit[] = []): Judgement => ({
  fails,
  score: 0,
  values: { ...values, ...part },
});
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
  occupation: null,
  nights: null,
  outsideSchoolHours: null,
  stepFree: null,
  answerRate: null,
  way: null,
};

function chips(
  part: Partial<RankedPosting>,
  wished: Partial<Wishes> = {},
  value: Partial<PartValues> = {},
  fails: Limit[] = [],
): Record<string, string> {
  const reasons = reasonsOf(
    { ...posting, ...part },
    { wishes: { ...wishes, ...wished }, rings, judgement: judged(value, fails), rules, thisYear: 2026 },
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
    chips(
      { education: null, experienceYears: null, skills: [], stepFree: false },
      { titles: [], leastPay: null },
    ),
  ).toEqual({ place: 'fit 在奎文区', newness: 'fit 今年的广告' });
});

test('old advertisements are said to be old, with their year', () => {
  const [newness] = reasonsOf(
    { ...posting, collectedYear: 2018 },
    { wishes: wishesOf(new Map()), rings: [], judgement: judged({ newness: 0 }), rules, thisYear: 2026 },
  );
  expect(newness?.detail.zh).toBe('2018 年收集，可能已招满');
});

const forklift = { code: '6-30-01-00', name: '专用车辆驾驶员' };
test.each<[Partial<RankedPosting>, Partial<Wishes>, Limit[], string, string]>([
  [{ occupation: forklift }, { certificates: ['叉车证'] }, [], 'certificate', 'fit 有叉车证'],
  [{ occupation: forklift }, { certificates: [] }, ['certificate'], 'certificate', 'drawback 要叉车证'],
  [{ occupation: forklift }, { certificates: null }, [], 'certificate', 'unknown 要叉车证'],
  [
    { kind: 'own', skills: ['叉车证'] },
    { certificates: [] },
    ['certificate'],
    'certificate',
    'drawback 要叉车证',
  ],
  [{ nights: true }, { noNights: true }, ['nights'], 'nights', 'drawback 有夜班'],
  [{ nights: null }, { noNights: true }, [], 'nights', 'unknown 没说有没有夜班'],
  [{ nights: true }, { childcareHours: true }, ['childcare'], 'childcare', 'drawback 有夜班'],
  [{ nights: false }, { childcareHours: true }, [], 'childcare', 'unknown 没说几点上下班'],
  [{ outsideSchoolHours: false }, { childcareHours: true }, [], 'childcare', 'fit 能接送孩子'],
  [
    { outsideSchoolHours: true },
    { childcareHours: true, noNights: true },
    ['childcare'],
    'childcare',
    'drawback 8 点前或 17:30 后上班',
  ],
  [{ stepFree: false }, { stepFree: true }, ['wheelchair'], 'wheelchair', 'drawback 轮椅进不去'],
  [{ stepFree: null }, { stepFree: true }, [], 'wheelchair', 'unknown 没说轮椅能不能进'],
  [{ stepFree: true }, { stepFree: true }, [], 'wheelchair', 'fit 轮椅能进出'],
  [{}, { legalAge: 'under-16' }, ['age'], 'age', 'drawback 满 16 岁才能工作'],
  [{ occupation: forklift }, { legalAge: 'minor' }, ['age'], 'age', 'drawback 满 18 岁才能做'],
  [
    { way: { about: 80, least: 55 } },
    { reachMinutes: 30 },
    ['reach'],
    'place',
    'drawback 路上要 55 分钟以上',
  ],
  [{ answerRate: 80 }, {}, [], 'answers', 'fit 多半有回音'],
])('%j for %j: what it passes is said, %j', (part, wished, fails, name, expected) => {
  expect(chips(part, wished, { title: 500 }, fails)[name]).toBe(expected);
});

test('another name of the same occupation is not told as another work', () => {
  const guard = { title: '楼宇秩序维护员', occupation: { code: '4-07-05-01', name: '保安员' } };
  const told = chips(guard, { titles: ['保安'] }, { title: 0, occupation: 1000 });
  expect([told.title, told.occupation]).toEqual([undefined, 'fit 同一种职业']);
  const near = chips(guard, { titles: ['保安'] }, { title: 0, occupation: 600 });
  expect([near.title, near.occupation]).toEqual([undefined, 'fit 相近的职业']);
  const trade = chips(guard, { titles: ['保安'] }, { title: 0, occupation: 200 });
  expect([trade.title, trade.occupation]).toEqual(['drawback 不是想做的', undefined]);
});

test('minutes are told of a way that somebody goes each day, and of none to another city', () => {
  const detailOf = (way: RankedPosting['way']) =>
    reasonsOf({ ...posting, way }, { wishes, rings, judgement: judged({}, []), rules, thisYear: 2026 }).find(
      ({ part }) => part === 'place',
    )?.detail.zh;
  expect(detailOf({ about: 45, least: 30 })).toContain('约 45 分钟');
  expect(detailOf({ about: 723, least: 600 })).not.toContain('分钟');
});

test('what keeps it out stands first and is marked', () => {
  const reasons = reasonsOf(
    { ...posting, education: '31' },
    { wishes, rings, judgement: judged({}, ['education']), rules, thisYear: 2026 },
  );
  expect(reasons.map(({ part, limit }) => [part, limit])[0]).toEqual(['education', true]);
  expect(reasons.filter(({ limit }) => limit)).toHaveLength(1);
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
  const value = fc.option(fc.integer({ min: 0, max: 1000 }));
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
        const judgement = judged(parts as PartValues);
        const reasons = reasonsOf(
          { ...posting, ...fields },
          { wishes, rings, judgement, rules, thisYear: 2026 },
        );
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
