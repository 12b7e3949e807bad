import { expect, test } from 'vitest';
import { loadAreas } from '../../../ground/areas/load.ts';
import { hasWishes, ringsOf, type Wishes, wishesOf, wishFacts } from './wishes.ts';

const areas = loadAreas();
const none: Wishes = wishesOf(new Map());

test('nothing is known of somebody who said nothing', () => {
  expect(none).toEqual({
    titles: [],
    skills: [],
    areas: [],
    residence: null,
    leastPay: null,
    education: null,
    experienceYears: null,
    remoteOk: null,
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
