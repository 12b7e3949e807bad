import { closestOf } from './closeness.ts';
import { type Demand, partsAsked } from './demand.ts';
import { type Limit, limits, type PartValues, type ScorePart } from './parts.ts';
import type { EngineRules, ScoreFigures } from './rules.ts';
import { stepAt } from './steps.ts';

/** A posting as the engine sees it. Null: it does not say. */
export interface JudgedPosting {
  /** Ours, not collected. */
  own: boolean;
  /** Its employer leaves people without an answer. */
  lowered: boolean;
  titleGrams: ReadonlySet<string>;
  grams: ReadonlySet<string>;
  areaLo: number | null;
  remote: boolean;
  /** Fen a month. */
  payLow: number | null;
  payHigh: number | null;
  educationLevel: number | null;
  experienceYears: number | null;
  /** Of collection, or of listing. */
  year: number | null;
  /** Of the advertisement, or of listing: 'YYYY-MM-DD'. It breaks ties. */
  day: string | null;
  /** A code of 职业分类大典 where it is sure. */
  occupation: string | null;
  nights: boolean | null;
  /** Hours begin before children can be brought, or end after they have to be fetched. */
  outsideSchoolHours: boolean | null;
  /** A wheelchair gets in and out. */
  stepFree: boolean | null;
  /** Per cent of applications that its employer answered in time. */
  answerRate: number | null;
}

/** One posting for one person. */
export interface Judgement {
  /** What keeps it out of his list. */
  fails: Limit[];
  /** 0–1000. */
  score: number;
  values: PartValues;
}

const holds = (found: ReadonlySet<string>, wanted: readonly string[]) =>
  wanted.every((gram) => found.has(gram));

const down = Math.floor;

/** The grams that it has weigh three quarters, the rest how little else the title says. */
function titleValue({ titles }: Demand, { titleGrams }: JudgedPosting, ofWords: number): number {
  return Math.max(
    ...titles.map((wanted) => {
      const hits = wanted.filter((gram) => titleGrams.has(gram)).length;
      return (
        down((ofWords * hits) / wanted.length) +
        down(((1000 - ofWords) * hits) / Math.max(titleGrams.size, wanted.length))
      );
    }),
  );
}

function payValue(least: number, { payLow, payHigh }: JudgedPosting, inPart: number): number | null {
  const [low, high] = [payLow ?? payHigh, payHigh ?? payLow];
  if (low === null || high === null) return null;
  return low >= least ? 1000 : high >= least ? inPart : 0;
}

function skillsValue({ skills, skillsEnough }: Demand, posting: JudgedPosting): number {
  const found = skills.reduce(
    (sum, { grams, weight }) => sum + (holds(posting.grams, grams) ? weight : 0),
    0,
  );
  return Math.min(1000, down((1000 * found) / skillsEnough));
}

function valuesOf(
  demand: Demand,
  posting: JudgedPosting,
  figures: ScoreFigures,
): Record<ScorePart, () => number | null> {
  const { occupations, places, leastPay } = demand;
  return {
    title: () => titleValue(demand, posting, figures.titleOfWords),
    occupation: () => (posting.occupation === null ? null : closestOf(occupations ?? [], posting.occupation)),
    place: () => {
      if (posting.remote) return demand.remoteValue;
      return posting.areaLo === null || !places ? null : stepAt(places, posting.areaLo);
    },
    pay: () => payValue(leastPay ?? 0, posting, figures.payInPart),
    skills: () => skillsValue(demand, posting),
    newness: () => {
      if (posting.own) return 1000;
      if (posting.year === null) return null;
      return Math.min(1000, Math.max(0, 1000 - figures.yearLost * (demand.thisYear - posting.year)));
    },
    answers: () => (posting.answerRate === null ? null : posting.answerRate * 10),
  };
}

function failsOf(demand: Demand, posting: JudgedPosting): Record<Limit, boolean> {
  const { beyond, lacking, leastPay } = demand;
  const { areaLo, remote, occupation, payLow, payHigh } = posting;
  const most = payHigh ?? payLow;
  return {
    age: demand.tooYoung || (occupation !== null && demand.tooYoungFor?.has(occupation) === true),
    certificate:
      lacking !== null &&
      ((occupation !== null && lacking.occupations.has(occupation)) ||
        (posting.own && lacking.asked.some((wanted) => holds(posting.grams, wanted)))),
    reach: beyond !== null && !remote && areaLo !== null && stepAt(beyond, areaLo),
    remote: demand.noRemote && remote,
    pay: leastPay !== null && most !== null && most < leastPay,
    education:
      demand.educationLevel !== null &&
      posting.educationLevel !== null &&
      posting.educationLevel > demand.educationLevel,
    experience:
      demand.experienceYears !== null &&
      posting.experienceYears !== null &&
      posting.experienceYears > demand.experienceYears,
    nights: demand.noNights && posting.nights === true,
    childcare: demand.childcare && (posting.nights === true || posting.outsideSchoolHours === true),
    wheelchair: demand.stepFree && posting.stepFree === false,
  };
}

/**
 * The definition of limits and score, for one posting and one person. The statement in ranking.ts says the same; a test holds them together
 * over every job, ties included. Whole numbers, rounded down at each division.
 */
export function judge(demand: Demand, posting: JudgedPosting, rules: EngineRules): Judgement {
  const { weights, figures } = rules;
  const each = valuesOf(demand, posting, figures);
  const values: PartValues = {
    title: null,
    occupation: null,
    place: null,
    pay: null,
    skills: null,
    newness: null,
    answers: null,
  };
  let [sum, whole] = [0, 0];
  for (const part of partsAsked(demand)) {
    const value = each[part]();
    values[part] = value;
    sum += weights[part] * (value ?? figures.unsaid);
    whole += weights[part];
  }
  const score = down(sum / whole);
  const fails = failsOf(demand, posting);
  return {
    fails: limits.filter((limit) => fails[limit]),
    score: posting.lowered ? down((score * figures.loweredPercent) / 100) : score,
    values,
  };
}
