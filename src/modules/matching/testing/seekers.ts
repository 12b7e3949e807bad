import type { TestDatabase } from '../../../ground/testing/database.ts';
import { type Wishes, wishesOf } from '../domain/wishes.ts';

/** The same numbers in each run, 0–1 (Park–Miller). */
export function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** What made-up people wish: of such titles, skills and places. */
export interface WishedOf {
  titles: readonly string[];
  skills: readonly (readonly string[])[];
  areas: readonly string[];
}

/** A township of Weifang, its county, the one beside it, the city, another city, and Beijing. */
const areas = [
  '370705006000',
  '370705000000',
  '370702000000',
  '370700000000',
  '370200000000',
  '110101000000',
];

/** Titles and skills of all jobs there are, wished for from near and far. */
export async function wishedOfJobs(db: Pick<TestDatabase, 'rows'>): Promise<WishedOf> {
  const found = await db.rows<{ title: string; skills: string[] }>(
    'select title, skills from matching.job order by title, posting_id',
  );
  return { titles: found.map(({ title }) => title), skills: found.map(({ skills }) => skills), areas };
}

/**
 * Made-up wishes, the same for the same dice.
 * @param limited whether they also have limits of their own: the longest way, no nights, no steps, certificates, an age of the law.
 */
export function madeUpWishes(from: WishedOf, random: () => number, limited: boolean): Wishes {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const wishes: Wishes = {
    ...wishesOf(new Map()),
    titles: Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(from.titles)),
    skills: pick(from.skills).slice(0, 5),
    residence: pick(from.areas),
    leastPay: pick([300_000, 400_000, 600_000, 1_000_000]),
    education: pick(['71', '61', '31', '21', null]),
    experienceYears: pick([0, 1, 3, 10, null]),
  };
  if (!limited) return wishes;
  return {
    ...wishes,
    titles: pick([wishes.titles, wishes.titles, []]),
    areas: pick([[], [], [pick(from.areas)], [pick(from.areas), pick(from.areas)]]),
    leastPay: pick([wishes.leastPay, null]),
    remoteOk: pick([true, false, null]),
    reachMinutes: pick([20, 45, 90, null, null]),
    noNights: pick([true, false, null]),
    childcareHours: pick([true, null]),
    stepFree: pick([true, false, null]),
    certificates: pick([null, null, [], ['C1 驾驶证'], ['叉车证', '电工证']]),
    legalAge: pick(['adult', 'adult', 'minor', null, 'under-16']),
  };
}
