import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadAreas } from '../../../ground/areas/load.ts';
import { parseDay } from '../../../ground/clock/day.ts';
import { birthFact, hasWishes, ringsOf, type Wishes, wishesOf, wishFacts } from './wishes.ts';

const areas = loadAreas();
const day = parseDay('2026-11-20');
const none: Wishes = wishesOf(new Map());

test('nothing is known of somebody who said nothing', () => {
  expect(none).toEqual({
    titles: [],
    occupations: new Map(),
    skills: [],
    areas: [],
    residence: null,
    leastPay: null,
    education: null,
    experienceYears: null,
    remoteOk: null,
    reachMinutes: null,
    noNights: null,
    childcareHours: null,
    stepFree: null,
    certificates: null,
    legalAge: null,
  });
  expect(hasWishes(none)).toBe(false);
  expect(ringsOf(areas, none)).toEqual([]);
});

test('values of another type are not known', () => {
  const known = new Map([
    [wishFacts.titles, { value: ['保洁', 5] }],
    [wishFacts.leastPay, { value: '4000' }],
    [wishFacts.remoteOk, { value: null }],
  ]);
  expect(wishesOf(known)).toEqual({ ...none, titles: ['保洁'] });
});

test('what somebody has said that a wanted job is, is known by its title', () => {
  const known = new Map([[wishFacts.occupations, { value: ['月嫂：家政服务员 4-10-01-06', '说不清'] }]]);
  expect(wishesOf(known).occupations).toEqual(new Map([['月嫂', '4-10-01-06']]));
});

test('of a birth only what the law knows is kept', () => {
  const age = (birth: string) => wishesOf(new Map([[birthFact, { value: birth }]]), day).legalAge;
  expect(age('2010-11-20')).toBe('under-16');
  expect(age('2010-11-19')).toBe('minor');
  expect(age('2008-11-20')).toBe('minor');
  expect(age('2008-11-19')).toBe('adult');
  expect(age('1950-01-01')).toBe('adult');
  expect(wishesOf(new Map([[birthFact, { value: '2010-11-19' }]])).legalAge).toBe(null);
});

test('10,000 flips of sex, people, household, family, health and adult age leave what the order goes by as it is', () => {
  const said = new Map<string, { value: unknown }>([
    [wishFacts.titles, { value: ['保洁', '收银员'] }],
    [wishFacts.residence, { value: '370705006000' }],
    [wishFacts.leastPay, { value: 400_000 }],
    [wishFacts.certificates, { value: ['C1 驾驶证'] }],
    [birthFact, { value: '1990-01-01' }],
  ]);
  const before = wishesOf(said, day);
  const never = fc.record({
    'person.sex': fc.constantFrom('1', '2'),
    'person.ethnicity': fc.constantFrom('01', '02', '03'),
    'person.household_area': fc.constantFrom('370705000000', '440305000000', '110101000000'),
    'person.marital_status': fc.constantFrom('10', '20', '30'),
    'person.disabled': fc.boolean(),
    'person.health': fc.string(),
    'person.groups': fc.subarray(['veteran', 'rural-worker', 'hard-to-place']),
    'person.groups_certified': fc.subarray(['hard-to-place', 'registered-unemployed']),
    'person.name': fc.string(),
    [birthFact]: fc.integer({ min: 1940, max: 2007 }).map((year) => `${year}-06-15`),
  });
  fc.assert(
    fc.property(never, (flipped) => {
      const known = new Map(said);
      for (const [fact, value] of Object.entries(flipped)) known.set(fact, { value });
      expect(wishesOf(known, day)).toEqual(before);
    }),
    { numRuns: 10_000 },
  );
});

test('what somebody needs of the place of work is read from his own word for it, and from nothing else', () => {
  const known = new Map<string, { value: unknown }>([['person.disabled', { value: true }]]);
  expect(wishesOf(known)).toEqual(none);
  known.set(wishFacts.stepFree, { value: true });
  expect(wishesOf(known)).toEqual({ ...none, stepFree: true });
});

test('neither sex nor age, people nor household registration is asked for', () => {
  expect(
    Object.values(wishFacts).filter((id) =>
      /sex|gender|birth|age$|ethnic|household|marri|relig|photo/.test(id),
    ),
  ).toEqual([]);
});

test('around a residence: its county, its city, its province', () => {
  const rings = ringsOf(areas, { ...none, residence: '370705001001' });
  expect(rings.map(({ lo, near }) => [areas.at(lo)?.name, near])).toEqual([
    ['奎文区', 'here'],
    ['潍坊市', 'city'],
    ['山东省', 'province'],
  ]);
});

test('wanted places come before the residence; a whole city can be wanted', () => {
  const rings = ringsOf(areas, { ...none, residence: '370705000000', areas: ['370200000000'] });
  expect(rings.map(({ lo, near }) => [areas.at(lo)?.name, near])).toEqual([
    ['青岛市', 'here'],
    ['山东省', 'province'],
  ]);
});

test('a code that is no area any more is passed over', () => {
  expect(ringsOf(areas, { ...none, residence: '999999000000' })).toEqual([]);
});
