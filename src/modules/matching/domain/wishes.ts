import type { Areas } from '../../../ground/areas/areas.ts';
import { ageOn } from '../../../ground/clock/age.ts';
import { type Day, isDay } from '../../../ground/clock/day.ts';
import { readSaid } from './occupation/said-occupation.ts';

/**
 * What of a person the order of jobs goes by, and all of it: no sex, people, household registration, family or health, and no age beyond what the
 * law says of work (人力资源市场暂行条例 art. 24; 就业促进法 arts. 27–31). Null and empty: not known, and then it plays no part.
 */
export interface Wishes {
  titles: string[];
  /** What somebody has said that a title means: title → code of 职业分类大典. It wins over what the title is read as. */
  occupations: ReadonlyMap<string, string>;
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
  /** The longest way to work; what is further is kept out. */
  reachMinutes: number | null;
  noNights: boolean | null;
  childcareHours: boolean | null;
  /** He needs a place of work that a wheelchair gets into: his own word for what he needs, and nothing of his health. */
  stepFree: boolean | null;
  /** As they were named; []: none. */
  certificates: string[] | null;
  /** What the law knows of an age, and nothing else of it. */
  legalAge: LegalAge | null;
}

/** Nobody under 16 may be placed, and not all work is for somebody under 18 (劳动法 arts. 15, 58, 64). */
export type LegalAge = 'under-16' | 'minor' | 'adult';

/** Read of a birth on a day: of both readings of 周岁 the later, since it is a prohibition. */
export function legalAgeOf(birth: Day, day: Day): LegalAge {
  const age = ageOn(birth, day, 'day-after');
  return age < 16 ? 'under-16' : age < 18 ? 'minor' : 'adult';
}

/** Of it only `legalAgeOf` is kept. */
export const birthFact = 'person.birth_date';

/** The facts of data/facts that are read for it. */
export const wishFacts = {
  titles: 'person.wanted_jobs',
  occupations: 'person.wanted_occupations',
  skills: 'person.skills',
  areas: 'person.wanted_areas',
  residence: 'person.residence_area',
  leastPay: 'person.wanted_pay',
  education: 'person.education',
  experienceYears: 'person.experience_years',
  remoteOk: 'person.remote_ok',
  reachMinutes: 'person.reach_minutes',
  noNights: 'person.no_nights',
  childcareHours: 'person.childcare_hours',
  stepFree: 'person.step_free',
  certificates: 'person.certificates',
} as const satisfies Record<Exclude<keyof Wishes, 'legalAge'>, string>;

type Known = ReadonlyMap<string, { value: unknown }>;

/**
 * The wishes in what is known of a person, by fact id.
 * @param day against which the age of the law is read; null: it is not read.
 */
export function wishesOf(known: Known, day: Day | null = null): Wishes {
  const value = (key: keyof typeof wishFacts) => known.get(wishFacts[key])?.value;
  const textsOrNull = (key: keyof typeof wishFacts) => {
    const list = value(key);
    return Array.isArray(list) ? list.filter((item) => typeof item === 'string') : null;
  };
  const texts = (key: keyof typeof wishFacts) => textsOrNull(key) ?? [];
  const text = (key: keyof typeof wishFacts) => {
    const found = value(key);
    return typeof found === 'string' ? found : null;
  };
  const number = (key: keyof typeof wishFacts) => {
    const found = value(key);
    return typeof found === 'number' ? found : null;
  };
  const yesNo = (key: keyof typeof wishFacts) => {
    const found = value(key);
    return typeof found === 'boolean' ? found : null;
  };
  const birth = known.get(birthFact)?.value;
  return {
    titles: texts('titles'),
    occupations: readSaid(texts('occupations')),
    skills: texts('skills'),
    areas: texts('areas'),
    residence: text('residence'),
    leastPay: number('leastPay'),
    education: text('education'),
    experienceYears: number('experienceYears'),
    remoteOk: yesNo('remoteOk'),
    reachMinutes: number('reachMinutes'),
    noNights: yesNo('noNights'),
    childcareHours: yesNo('childcareHours'),
    stepFree: yesNo('stepFree'),
    certificates: textsOrNull('certificates'),
    legalAge: day !== null && typeof birth === 'string' && isDay(birth) ? legalAgeOf(birth, day) : null,
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
