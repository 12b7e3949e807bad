import type { Areas } from '../../../ground/areas/areas.ts';

/**
 * What of a person the order of jobs goes by, and all of it: no sex, age, people, household registration or family
 * (人力资源市场暂行条例 art. 24; 就业促进法 arts. 27–31). Null and empty: not known, and then it plays no part.
 */
export interface Wishes {
  titles: string[];
  skills: string[];
  /** Area codes. */
  areas: string[];
  residence: string | null;
  /** Fen a month. */
  leastPay: number | null;
  /** GB/T 4658-2006. */
  education: string | null;
  experienceYears: number | null;
  remoteOk: boolean | null;
}

/** The facts of data/facts that are read for it. */
export const wishFacts = {
  titles: 'person.wanted_jobs',
  skills: 'person.skills',
  areas: 'person.wanted_areas',
  residence: 'person.residence_area',
  leastPay: 'person.wanted_pay',
  education: 'person.education',
  experienceYears: 'person.experience_years',
  remoteOk: 'person.remote_ok',
} as const satisfies Record<keyof Wishes, string>;

type Known = ReadonlyMap<string, { value: unknown }>;

/** The wishes in what is known of a person, by fact id. */
export function wishesOf(known: Known): Wishes {
  const value = (key: keyof Wishes) => known.get(wishFacts[key])?.value;
  const texts = (key: keyof Wishes) => {
    const list = value(key);
    return Array.isArray(list) ? list.filter((item) => typeof item === 'string') : [];
  };
  const text = (key: keyof Wishes) => {
    const found = value(key);
    return typeof found === 'string' ? found : null;
  };
  const number = (key: keyof Wishes) => {
    const found = value(key);
    return typeof found === 'number' ? found : null;
  };
  const remoteOk = value('remoteOk');
  return {
    titles: texts('titles'),
    skills: texts('skills'),
    areas: texts('areas'),
    residence: text('residence'),
    leastPay: number('leastPay'),
    education: text('education'),
    experienceYears: number('experienceYears'),
    remoteOk: typeof remoteOk === 'boolean' ? remoteOk : null,
  };
}

/** Whether anything is known that an order could go by. */
export function hasWishes(wishes: Wishes): boolean {
  return wishes.titles.length + wishes.skills.length + wishes.areas.length > 0 || wishes.residence !== null;
}

/** How near a job is to where somebody lives or wants to work. */
export type Nearness = 'here' | 'city' | 'province' | 'elsewhere';

/** Areas around a wished one: what lies in `lo`–`hi`, and in no ring before it, is that near. */
export interface Ring {
  lo: number;
  hi: number;
  near: Exclude<Nearness, 'elsewhere'>;
}

/**
 * The rings around the wanted places, or around the residence where none was named, the nearest first. A wish for a village or a
 * street is one for its county: advertisements seldom print more.
 */
export function ringsOf(areas: Areas, { areas: wanted, residence }: Wishes): Ring[] {
  const named = wanted.filter((code) => areas.find(code));
  const around = named.length ? named : residence !== null && areas.find(residence) ? [residence] : [];
  const rings = around.flatMap((code): Ring[] => {
    const path = areas.ancestors(code).filter(({ level }) => level <= 3);
    const here = path.at(-1);
    return path.map((area) => ({
      lo: area.lo,
      hi: area.hi,
      near: area === here ? 'here' : area.level === 2 ? 'city' : 'province',
    }));
  });
  const order = { here: 0, city: 1, province: 2 };
  return rings.sort((a, b) => order[a.near] - order[b.near] || a.lo - b.lo);
}
