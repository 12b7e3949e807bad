import { expect, test } from 'vitest';
import { loadAreas } from '../../../../ground/areas/load.ts';
import { loadOccupations } from '../../../../ground/occupations/load.ts';
import { loadSpots } from '../../explain.ts';
import { loadEngineRules } from '../../load-engine.ts';
import { codeOccupation } from '../../load-occupation-words.ts';
import { dice, madeUpWishes } from '../../testing/seekers.ts';
import { grams } from '../grams.ts';
import { baseAround } from './around.ts';
import { demandOf } from './demand.ts';
import { type JudgedPosting, judge } from './judge.ts';

const areas = loadAreas();
const rules = loadEngineRules();
const base = {
  areas,
  occupations: loadOccupations(),
  spots: loadSpots(),
  rules,
  codeOccupation,
  gramWeights: new Map([['叉车', 80]]),
  thisYear: 2026,
};
const titles = ['叉车司机', '保洁员', '电工', '餐厅服务员', '养老护理员', '仓库管理员', '普工'];
const places = [
  '370705006000',
  '370705000000',
  '370702001000',
  '370700000000',
  '370202000000',
  '110101000000',
];

function posting(random: () => number): JudgedPosting {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const title = pick(titles);
  const coded = codeOccupation(title);
  return {
    own: true,
    lowered: random() < 0.2,
    titleGrams: new Set(grams(title)),
    grams: new Set(grams(`${title} 叉车证`)),
    areaLo: areas.range(pick(places)).lo,
    remote: random() < 0.1,
    payLow: pick([300_000, 500_000, null]),
    payHigh: pick([400_000, 700_000, null]),
    educationLevel: pick([0, 1, 2, 3, 4]),
    experienceYears: pick([0, 1, 3]),
    year: 2026,
    day: '2026-11-20',
    occupation: random() < 0.8 ? (coded?.code ?? null) : null,
    nights: pick([true, false, null]),
    outsideSchoolHours: pick([true, false, null]),
    stepFree: pick([true, false, null]),
    answerRate: pick([80, null]),
  };
}

test('what is compiled for one posting alone judges it as what is compiled for all of them', () => {
  const random = dice(20_261_124);
  const from = { titles, skills: [['叉车', '驾驶'], ['打扫'], []], areas: places };
  const seen = new Set<string>();
  for (let at = 0; at < 12; at += 1) {
    const one = posting(random);
    const around = baseAround(base, one);
    for (let who = 0; who < 10; who += 1) {
      const wishes = madeUpWishes(from, random, who % 3 > 0);
      const judged = judge(demandOf(wishes, around(wishes)), one, rules);
      expect(judged).toEqual(judge(demandOf(wishes, base), one, rules));
      for (const fail of judged.fails) seen.add(fail);
    }
  }
  expect([...seen]).toEqual(
    expect.arrayContaining(['certificate', 'reach', 'pay', 'education', 'age', 'wheelchair']),
  );
});
