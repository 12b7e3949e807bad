import { expect, test } from 'vitest';
import { loadAreas } from '../../../../ground/areas/load.ts';
import { loadOccupations } from '../../../../ground/occupations/load.ts';
import { loadSpots } from '../../explain.ts';
import { loadEngineRules } from '../../load-engine.ts';
import { codeOccupation } from '../../load-occupation-words.ts';
import { dice, madeUpWishes } from '../../testing/seekers.ts';
import { wishesOf } from '../wishes.ts';
import { demandOf } from './demand.ts';
import { keepParts } from './keep.ts';
import { stepAt } from './steps.ts';

const [areas, rules] = [loadAreas(), loadEngineRules()];
const base = {
  areas,
  occupations: loadOccupations(),
  spots: loadSpots(),
  rules,
  codeOccupation: () => null,
  gramWeights: new Map<string, number>(),
  thisYear: 2026,
};

/** What a place is worth to somebody who lives there and names no place. */
function worth(residence: string, place: string): number {
  const { places } = demandOf({ ...wishesOf(new Map()), titles: ['保洁'], residence }, base);
  if (!places) throw new Error('no places');
  return stepAt(places, areas.range(place).lo);
}

const [fangzi, kuiwen, weifang] = ['370704000000', '370705000000', '370700000000'];

test('a home known no closer than its county makes all of the county near, and no other place is worth more', () => {
  expect(worth(fangzi, fangzi)).toBe(rules.figures.here);
  for (const { code } of areas.children(fangzi)) expect(worth(fangzi, code)).toBe(rules.figures.here);
  for (const { code } of areas.children(weifang))
    expect(worth(fangzi, code)).toBeLessThanOrEqual(rules.figures.here);
});

test('a place known no closer than its city is worth what its counties are worth in the mean', () => {
  const counties = areas.children(weifang).map(({ code }) => worth(fangzi, code));
  const mean = counties.reduce((sum, one) => sum + one, 0) / counties.length;
  expect(worth(fangzi, weifang)).toBe(Math.round(mean));
  expect(worth(fangzi, kuiwen)).toBeLessThan(worth(fangzi, fangzi));
});

test('to somebody whose township is known the county is worth what its townships are worth in the mean', () => {
  const [home] = areas.children(fangzi).filter(({ code }) => areas.centreOf(code));
  if (!home) throw new Error('no township with a middle');
  const towns = areas
    .children(fangzi)
    .filter(({ code }) => areas.centreOf(code))
    .map(({ code }) => worth(home.code, code));
  expect(worth(home.code, fangzi)).toBe(Math.round(towns.reduce((sum, one) => sum + one, 0) / towns.length));
  expect(worth(home.code, home.code)).toBeGreaterThan(worth(home.code, fangzi));
});

test('parts that were made for others before are what would be made anew', () => {
  const [random, keep] = [dice(20_261_123), keepParts()];
  const from = {
    titles: ['保洁', '叉车司机', '电焊工', '会计'],
    skills: [['叉车', '驾驶', '电脑'], ['电焊'], []],
    areas: ['370705001000', '370705000000', '370702000000', '370700000000', '110101000000'],
  };
  for (let nth = 0; nth < 120; nth += 1) {
    const wishes = madeUpWishes(from, random, nth % 3 > 0);
    const coded = { ...base, codeOccupation };
    expect(demandOf(wishes, coded, keep)).toEqual(demandOf(wishes, coded));
  }
});
