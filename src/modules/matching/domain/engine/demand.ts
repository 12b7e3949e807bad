import type { Areas } from '../../../../ground/areas/areas.ts';
import type { Occupations } from '../../../../ground/occupations/occupations.ts';
import { coreGrams, grams } from '../grams.ts';
import type { CodeOccupation } from '../occupation/code-occupation.ts';
import { sureOfOccupation } from '../occupation/code-occupation.ts';
import { educationLevel } from '../requirements.ts';
import { ringsOf, type Wishes } from '../wishes.ts';
import { type Closeness, closenessTo } from './closeness.ts';
import { afresh, type Keep } from './keep.ts';
import type { ChangeKind, ScorePart } from './parts.ts';
import type { EngineRules, LegalCertificate } from './rules.ts';
import { type AreaSteps, layOver, type Stretch, stepsOf } from './steps.ts';
import { type Spot, spotOf, wayBetween } from './way.ts';

/** A skill of the person, and how much it says that a posting names it too. */
export interface WantedSkill {
  grams: readonly string[];
  weight: number;
}

/**
 * One person's wishes made into tables: every form of the engine looks up, compares and adds what stands here, and knows no rule of its own.
 * Null: the person said nothing, and the part or limit plays no role.
 */
export interface Demand {
  /** Grams of each wanted title. */
  titles: readonly (readonly string[])[];
  /** Of each wanted work; the closest counts. */
  occupations: readonly Closeness[] | null;
  /** Where the work is, 0–1000. */
  places: AreaSteps<number> | null;
  /** Of work from home; null: not said. */
  remoteValue: number | null;
  /** Fen a month. */
  leastPay: number | null;
  skills: readonly WantedSkill[];
  /** The weight of skills that makes all of the part. */
  skillsEnough: number;
  thisYear: number;

  /** Where the way is longer than the person said, even from edge to edge. */
  beyond: AreaSteps<boolean> | null;
  noRemote: boolean;
  educationLevel: number | null;
  experienceYears: number | null;
  noNights: boolean;
  childcare: boolean;
  stepFree: boolean;
  /** The law allows him no work at all. */
  tooYoung: boolean;
  /** Occupations that the law keeps from his age; null: none. */
  tooYoungFor: ReadonlySet<string> | null;
  /** Occupations for which he lacks what the law wants, and the grams by which our own postings ask for it. */
  lacking: { occupations: ReadonlySet<string>; asked: readonly (readonly string[])[] } | null;
}

/** What wishes are compiled against. */
export interface DemandBase {
  areas: Areas;
  occupations: Occupations;
  spots: readonly Spot[];
  rules: EngineRules;
  codeOccupation: CodeOccupation;
  /** How much a gram says, by gram (matching.gram_weight); those that are not in it were never counted. */
  gramWeights: ReadonlyMap<string, number>;
  thisYear: number;
}

/** What limits are made of. */
export type LimitBase = Pick<DemandBase, 'areas' | 'occupations' | 'spots' | 'rules'>;

/** At most so many grams of one title are compared, and so many skills: the first ones say most. */
const mostGrams = 6;
const mostSkills = 10;
/** Of a gram that no job has been counted with. */
const unseen = 100;

/** The grams of each skill that is compared. */
export function skillGrams(skills: readonly string[], keep = afresh): string[][] {
  return skills
    .slice(0, mostSkills)
    .map((skill) => keep('skill', skill, () => grams(skill)))
    .filter((found) => found.length > 0);
}

function skillsOf(wishes: Wishes, weights: ReadonlyMap<string, number>, enough: number, keep: Keep) {
  const skills = skillGrams(wishes.skills, keep).map((found) => ({
    grams: found,
    weight: Math.max(1, ...found.map((gram) => weights.get(gram) ?? unseen)),
  }));
  const rarest = skills.map(({ weight }) => weight).sort((a, b) => b - a);
  return { skills, skillsEnough: rarest.slice(0, enough).reduce((sum, weight) => sum + weight, 0) };
}

/** Codes with all below them. */
export function withBelow(occupations: Occupations, codes: readonly string[]): Set<string> {
  return new Set(
    codes.flatMap((code) => [
      code,
      ...withBelow(
        occupations,
        occupations.children(code).map((one) => one.code),
      ),
    ]),
  );
}

/** 准驾车型: C1, B2. */
const licenceClass = /[A-C][1-6]/;

/** What the law wants that somebody has not, of the certificates that he named; what a name leaves open is not lacking. */
export function lackingCertificates(
  certificates: readonly LegalCertificate[],
  held: readonly string[],
): LegalCertificate[] {
  const plain = held.map((name) => name.normalize('NFKC').toUpperCase());
  return certificates.filter(
    ({ held: words, unclassed = [] }) =>
      !plain.some(
        (name) =>
          words.some((word) => name.includes(word)) ||
          (unclassed.some((word) => name.includes(word)) && !licenceClass.test(name)),
      ),
  );
}

/** The work that the law keeps from everybody under 18. */
export function adultWork({ adultsOnly, certificates }: EngineRules): string[] {
  return [...adultsOnly, ...certificates.filter(({ adult }) => adult)].flatMap((one) => one.occupations);
}

/** What a law's certificate is asked by is the same for everybody. */
const askedAs = new WeakMap<LegalCertificate, string[][]>();

function askedGrams(certificate: LegalCertificate): string[][] {
  const known = askedAs.get(certificate);
  if (known) return known;
  const found = certificate.asked.map(grams);
  askedAs.set(certificate, found);
  return found;
}

function legalLimits({ legalAge, certificates }: Wishes, { occupations, rules }: LimitBase) {
  const lacking = certificates === null ? [] : lackingCertificates(rules.certificates, certificates);
  return {
    tooYoung: legalAge === 'under-16',
    tooYoungFor: legalAge === 'minor' ? withBelow(occupations, adultWork(rules)) : null,
    lacking:
      lacking.length === 0
        ? null
        : {
            occupations: withBelow(
              occupations,
              lacking.flatMap((one) => one.occupations),
            ),
            asked: lacking.flatMap(askedGrams),
          },
  };
}

/** Where somebody sets out from; null: his home is not known to the county, or has no known middle. */
export function homeOf(
  { residence }: Pick<Wishes, 'residence'>,
  { areas, spots }: Pick<DemandBase, 'areas' | 'spots'>,
): Spot | null {
  if (residence === null || !areas.find(residence)) return null;
  return spotOf(spots, areas, residence) ?? null;
}

/** By rings around where he wants to work; from his home by the minutes of the way, wherever they are known. */
function placesOf(wishes: Wishes, home: Spot | null, base: DemandBase, keep: Keep) {
  const { areas, rules } = base;
  const named = wishes.areas.filter((code) => areas.find(code));
  const from = named.length === 0 ? home : null;
  const key = from ? `from ${from.code}` : named.length > 0 ? named.join() : String(wishes.residence);
  return keep('places', key, () => {
    const stretches: Stretch<number>[] = ringsOf(areas, wishes)
      .map(({ lo, hi, near }) => ({ lo, hi, value: rules.figures[near] }))
      .sort((a, b) => a.value - b.value);
    if (stretches.length === 0) return null;
    return stepsOf(from ? [...stretches, ...waysFrom(from, base)] : stretches, 0);
  });
}

/**
 * What the way to each area is worth. Where a home is known no closer than its county, all of the county is near; a place that is known no closer
 * than its city, or than the county of somebody whose township is known, is worth what the places in it are worth in the mean.
 */
function waysFrom(home: Spot, { spots, rules }: DemandBase): Stretch<number>[] {
  const { figures, way } = rules;
  const within = (inner: Spot, outer: Spot) => outer.lo <= inner.lo && inner.hi <= outer.hi;
  const worthOf = (spot: Spot): number => {
    if (home.level === 3 && within(spot, home)) return figures.here;
    const { inside } = spot;
    if (inside.length > 0 && (spot.level === 2 || (spot.level === 3 && within(home, spot))))
      return Math.round(inside.reduce((sum, one) => sum + worthOf(one), 0) / inside.length);
    const minutes = wayBetween(home, spot, way).about;
    return Math.max(0, 1000 - way.lostAMinute * Math.max(0, minutes - way.nearMinutes));
  };
  return spots.map((spot) => ({ lo: spot.lo, hi: spot.hi, value: worthOf(spot) }));
}

/** Where he named places himself, these are not too far. */
function beyondOf(wishes: Wishes, home: Spot | null, base: LimitBase, keep: Keep) {
  const { reachMinutes, areas } = wishes;
  if (reachMinutes === null || !home) return null;
  const from = `${home.code} ${reachMinutes}`;
  const beyond = keep('beyond', from, () =>
    stepsOf(
      base.spots.map((spot) => ({
        lo: spot.lo,
        hi: spot.hi,
        value: wayBetween(home, spot, base.rules.way).least > reachMinutes,
      })),
      false,
    ),
  );
  if (areas.length === 0) return beyond;
  return keep('beyond', `${from} ${areas.join()}`, () =>
    layOver(
      beyond,
      ringsOf(base.areas, wishes).filter(({ near }) => near === 'here'),
      false,
    ),
  );
}

function occupationsOf(wishes: Wishes, { occupations, codeOccupation, rules }: DemandBase, keep: Keep) {
  const codes = wishes.titles.flatMap((title) => {
    const found = codeOccupation(title);
    return found && found.confidence >= sureOfOccupation ? [found.code] : [];
  });
  const close = [...new Set(codes)].map((code) =>
    keep('occupation', code, () => closenessTo(code, occupations, rules.figures)),
  );
  return close.length > 0 ? close : null;
}

/** The tables of a demand that a change of wishes moves, made anew; the rest stays, so that many changes cost little more than one. */
export function demandIf(now: Demand, kind: ChangeKind, wishes: Wishes, base: LimitBase): Demand {
  switch (kind) {
    case 'certificate':
      return { ...now, lacking: legalLimits(wishes, base).lacking };
    case 'reach':
      return {
        ...now,
        beyond: beyondOf(wishes, homeOf(wishes, base), base, afresh),
      };
    case 'occupation':
      return now;
    case 'pay':
    case 'nights':
    case 'childcare':
    case 'remote':
      return { ...now, ...wishLimits(wishes) };
  }
}

function wishLimits({ leastPay, remoteOk, noNights, childcareHours, stepFree }: Wishes) {
  return {
    leastPay: leastPay !== null && leastPay > 0 ? leastPay : null,
    noRemote: remoteOk === false,
    noNights: noNights === true,
    childcare: childcareHours === true,
    stepFree: stepFree === true,
  };
}

/** Compiles what somebody wishes. @param keep what gives parts that were made for others before (`keepParts`). */
export function demandOf(wishes: Wishes, base: DemandBase, keep: Keep = afresh): Demand {
  const home = keep('home', String(wishes.residence), () => homeOf(wishes, base));
  const { remoteOk, legalAge, certificates } = wishes;
  return {
    titles: wishes.titles
      .map((title) => keep('title', title, () => coreGrams(title).slice(0, mostGrams)))
      .filter((found) => found.length > 0),
    occupations: occupationsOf(wishes, base, keep),
    places: placesOf(wishes, home, base, keep),
    remoteValue: remoteOk === null ? null : remoteOk ? 1000 : 0,
    ...skillsOf(wishes, base.gramWeights, base.rules.figures.skillsEnough, keep),
    thisYear: base.thisYear,
    beyond: beyondOf(wishes, home, base, keep),
    educationLevel: educationLevel(wishes.education),
    experienceYears: wishes.experienceYears,
    ...wishLimits(wishes),
    ...keep('legal', JSON.stringify([legalAge, certificates]), () => legalLimits(wishes, base)),
  };
}

/** The parts that are weighed for somebody. */
export function partsAsked(demand: Demand): ScorePart[] {
  const asked: Record<ScorePart, boolean> = {
    title: demand.titles.length > 0,
    occupation: demand.occupations !== null,
    place: demand.places !== null,
    pay: demand.leastPay !== null,
    skills: demand.skills.length > 0,
    newness: true,
    answers: true,
  };
  return (Object.keys(asked) as ScorePart[]).filter((part) => asked[part]);
}
