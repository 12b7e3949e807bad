import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadAreas } from '../../ground/areas/load.ts';
import { loadOccupations } from '../../ground/occupations/load.ts';
import { packageRoot } from '../../ground/package-root.ts';
import { closenessTo } from './domain/engine/closeness.ts';
import { adultWork, lackingCertificates } from './domain/engine/demand.ts';
import { spotOf, wayBetween } from './domain/engine/way.ts';
import { loadSpots } from './explain.ts';
import { loadEngineRules, parseEngineRules } from './load-engine.ts';

const read = (name: string) => readFileSync(join(packageRoot, 'data/matching', name), 'utf8');
const [weights, legal] = [read('weights.yaml'), read('legal.yaml')];
const occupations = loadOccupations();
const rules = loadEngineRules();

test.each<[string, string, string, string]>([
  [
    'a part without a reason',
    weights.replace(/why: \{ zh: 天天[^}]*\}/, 'why: {}'),
    legal,
    '/parts/place/why',
  ],
  ['a weight of nothing', weights.replace('weight: 15', 'weight: 0'), legal, '/parts/title/weight'],
  ['a value above a thousand', weights.replace('value: 400', 'value: 1400'), legal, 'unsaid'],
  ['an occupation that is none', weights, legal.replace('6-18-02-04', '6-18-02-97'), '6-18-02-97'],
  ['a day that is none', weights, legal.replace('2026-11-23', '2026-13-23'), '2026-13-23'],
])('%s is refused by its place', (_, one, other, place) => {
  expect(() => parseEngineRules(one, other, occupations)).toThrow(place);
});

test('closeness: the same occupation, the same group, the same class, nothing', () => {
  const close = closenessTo('4-01-02-04', occupations, rules.figures);
  const { sameOccupation, sameGroup, sameClass } = rules.figures;
  expect(['4-01-02-04', '4-01-02-03', '4-01-01-00', '4-03-02-05'].map((code) => close.get(code))).toEqual([
    sameOccupation,
    sameGroup,
    sameClass,
    undefined,
  ]);
});

test('a certificate counts by what its name holds; what minors may not do is named', () => {
  const lacking = (held: string[]) => lackingCertificates(rules.certificates, held).map(({ id }) => id);
  expect(lacking(['Ｎ1 叉车司机证'])).not.toContain('forklift');
  expect(lacking(['c1 驾驶证', '健康证'])).not.toContain('driver');
  expect(lacking([])).toHaveLength(rules.certificates.length);
  expect(adultWork(rules)).toEqual(expect.arrayContaining(['6-16-01', '6-30-01-00']));
  expect(adultWork(rules)).not.toContain('2-05-08');
});

test('a driving licence counts for the classes that it is for; one that names no class is held to none of them', () => {
  const lacking = (held: string[]) =>
    lackingCertificates(rules.certificates, held).flatMap(({ id }) => (id.startsWith('driver') ? [id] : []));
  expect(lacking(['C1 驾驶证'])).toEqual([
    'driver-tractor',
    'driver-bus',
    'driver-city-bus',
    'driver-coach',
    'driver-truck',
  ]);
  expect(lacking(['a2驾照'])).toEqual(['driver-bus', 'driver-city-bus']);
  expect(lacking(['机动车驾驶证'])).toEqual([]);
  expect(lacking(['机动车驾驶证', 'C1'])).toEqual([]);
  expect(lacking(['健康证'])).toContain('driver');
});

test('the way: of a town to its neighbour less than to another city, and never less than from edge to edge', () => {
  const areas = loadAreas();
  const home = spotOf(loadSpots(), areas, '370705006000');
  const minutesTo = (code: string) => {
    const there = spotOf(loadSpots(), areas, code);
    if (!home || !there) throw new Error(`no middle of ${code}`);
    return wayBetween(home, there, rules.way);
  };
  const [village] = areas.children('370705006000');
  expect(minutesTo(village?.code ?? '')).toEqual(minutesTo('370705006000'));
  expect(minutesTo('370705000000').about).toBeLessThan(minutesTo('370202000000').about);
  for (const code of ['370705000000', '370702000000', '370785000000', '370202000000'])
    expect(minutesTo(code).least).toBeLessThanOrEqual(minutesTo(code).about);
  expect(minutesTo('370202000000').least).toBeGreaterThan(240);
  expect(spotOf(loadSpots(), areas, '370700000000')).toBeUndefined();
});
