import { type Demand, partsAsked } from '../demand.ts';
import type { Filters } from '../filters.ts';
import type { ScorePart } from '../parts.ts';
import type { EngineRules } from '../rules.ts';
import type { AreaSteps } from '../steps.ts';
import { mostOfByte, mostOfPay } from './build.ts';
import { type PostingIndex, unsaidByte } from './posting-index.ts';
import { findTerm } from './terms.ts';

/** Whose list is wanted, and how much of it. */
export interface Asked {
  demand: Demand;
  rules: Pick<EngineRules, 'weights' | 'figures'>;
  filters: Filters;
  count: number;
}

/** Grams of wanted titles that one word of bits tells apart. */
const mostTitleGrams = 31;

const titleGramsOf = ({ titles }: Demand) => [...new Set(titles.flat())];

/** Whether columns can say what this person asks; the one rule by which everything else goes to the database. */
export function serves({ demand, filters }: Pick<Asked, 'demand' | 'filters'>): boolean {
  const fits = (value: number | null, most: number) => value === null || value < most;
  return (
    titleGramsOf(demand).length <= mostTitleGrams &&
    demand.skills.every(({ grams }) => grams.length > 0) &&
    fits(demand.educationLevel, mostOfByte) &&
    fits(demand.experienceYears, mostOfByte) &&
    fits(demand.leastPay, mostOfPay) &&
    fits(filters.leastPay, mostOfPay)
  );
}

/** Steps in typed arrays. */
export interface Steps {
  starts: Int32Array;
  values: Int32Array;
}

/** `Int32Array.from` goes through an iterator, ten times as slowly. */
function numbersOf(length: number, value: (at: number) => number): Int32Array {
  const numbers = new Int32Array(length);
  for (let at = 0; at < length; at += 1) numbers[at] = value(at);
  return numbers;
}

function stepsFrom<T>({ starts, values }: AreaSteps<T>, value: (of: T) => number): Steps {
  return {
    starts: numbersOf(starts.length, (at) => starts[at] ?? 0),
    values: numbersOf(values.length, (at) => value(values[at] as T)),
  };
}

/** The number of the step that an area is on. */
export function stepOf({ starts }: Steps, area: number): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= area) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A wanted title: the bits of its grams. */
interface TitleBits {
  bits: number;
  length: number;
}

/** A wanted skill: its grams, by number in the index; null: no posting has one of them. */
export interface SkillTerms {
  terms: readonly number[];
  weight: number;
}

/** One person's demand against one index: each value times the weight of its part. A part that is not asked weighs 0. */
export interface Tables {
  total: number;
  loweredPercent: number;
  /** By number of the gram of titles; -1: nowhere in the index. */
  titleTerms: readonly number[];
  titles: readonly TitleBits[];
  titleOfWords: number;
  titleWeight: number;
  occupation: Int32Array;
  /** 1: the law keeps him from it; null: from nothing. */
  forbidden: Int32Array | null;
  moment: Int32Array;
  answers: Int32Array;
  places: Steps | null;
  remote: number;
  noPlace: number;
  leastPay: number | null;
  pay: { above: number; inPart: number; unsaid: number };
  skills: readonly SkillTerms[];
  skillsEnough: number;
  skillsWeight: number;
  beyond: Steps | null;
  /** Certificates by the grams of which our own postings ask for them. */
  asks: readonly (readonly number[])[];
}

/** Tables by what they were made of: as long as that is there, so are they. */
const madeOf = new WeakMap<object, Map<string, unknown>>();

/** What was made of something before, or what `make` makes: people who are looked at together share places and what is wanted there. */
function kept<T>(of: object, key: string, make: () => T): T {
  const all = (madeOf.get(of) ?? new Map<string, T>()) as Map<string, T>;
  madeOf.set(of, all);
  const known = all.get(key);
  if (known !== undefined) return known;
  const made = make();
  all.set(key, made);
  return made;
}

/** The tables of one index for what is asked. */
export function tablesFor(index: PostingIndex, { demand, rules }: Asked): Tables {
  const { weights, figures } = rules;
  const asked = new Set(partsAsked(demand));
  const weight = (part: ScorePart) => (asked.has(part) ? weights[part] : 0);
  const grams = titleGramsOf(demand);
  const term = (gram: string) => findTerm(index.terms, gram);
  const newness = (moment: number, year: number) => {
    if (moment >= ownFrom) return 1000;
    if (Number.isNaN(year)) return figures.unsaid;
    return Math.min(1000, Math.max(0, 1000 - figures.yearLost * (demand.thisYear - year)));
  };
  const codes = index.occupations;
  const { tooYoungFor, lacking } = demand;
  const forbidden =
    tooYoungFor || lacking
      ? (code: string) => tooYoungFor?.has(code) === true || lacking?.occupations.has(code) === true
      : null;
  const answered = (rate: number) => (rate === unsaidByte ? figures.unsaid : rate * 10);
  return {
    total: [...asked].reduce((sum, part) => sum + weights[part], 0),
    loweredPercent: figures.loweredPercent,
    titleTerms: grams.map(term),
    titles: demand.titles.map((title) => ({
      bits: title.reduce((bits, gram) => bits | (1 << grams.indexOf(gram)), 0),
      length: title.length,
    })),
    titleOfWords: figures.titleOfWords,
    titleWeight: weight('title'),
    occupation: numbersOf(
      codes.length,
      (number) =>
        weight('occupation') * (number === 0 ? figures.unsaid : (demand.occupations?.get(codes[number] ?? '') ?? 0)),
    ),
    forbidden: forbidden ? numbersOf(codes.length, (number) => Number(forbidden(codes[number] ?? ''))) : null,
    moment: kept(index, `${weight('newness')} ${figures.unsaid} ${figures.yearLost} ${demand.thisYear}`, () =>
      numbersOf(
        index.moments.length,
        (at) => weight('newness') * newness(index.moments[at] ?? 0, index.years[at] ?? Number.NaN),
      ),
    ),
    answers: kept(weights, `answers ${figures.unsaid}`, () =>
      numbersOf(256, (rate) => weight('answers') * answered(rate)),
    ),
    places:
      demand.places &&
      kept(demand.places, `${weight('place')}`, () =>
        stepsFrom(demand.places as AreaSteps<number>, (value) => weight('place') * value),
      ),
    remote: weight('place') * (demand.remoteValue ?? figures.unsaid),
    noPlace: weight('place') * figures.unsaid,
    leastPay: demand.leastPay,
    pay: {
      above: weight('pay') * 1000,
      inPart: weight('pay') * figures.payInPart,
      unsaid: weight('pay') * figures.unsaid,
    },
    skills: demand.skills
      .map(({ grams: wanted, weight: each }) => ({ terms: [...new Set(wanted)].map(term), weight: each }))
      .filter(({ terms }) => !terms.includes(-1)),
    skillsEnough: demand.skillsEnough,
    skillsWeight: weight('skills'),
    beyond: demand.beyond && kept(demand.beyond, '', () => stepsFrom(demand.beyond as AreaSteps<boolean>, Number)),
    asks: (demand.lacking?.asked ?? []).map((wanted) => wanted.map(term)).filter((terms) => !terms.includes(-1)),
  };
}

/** The moments of our own stand from here on (`momentOf`). */
const ownFrom = 2 ** 40;

/** What a title adds that has these of the grams wanted, and so many in all. */
export function titleValue({ titles, titleOfWords, titleWeight }: Tables, found: number, size: number): number {
  let most = 0;
  for (const { bits, length } of titles) {
    const hits = bitsIn(found & bits);
    const value =
      Math.floor((titleOfWords * hits) / length) +
      Math.floor(((1000 - titleOfWords) * hits) / Math.max(size, length));
    if (value > most) most = value;
  }
  return titleWeight * most;
}

/** The same of a title that says nothing else. */
export const titleMost = (tables: Tables, found: number) => (found === 0 ? 0 : titleValue(tables, found, 0));

function bitsIn(word: number): number {
  let rest = word - ((word >>> 1) & 0x5555_5555);
  rest = (rest & 0x3333_3333) + ((rest >>> 2) & 0x3333_3333);
  return (((rest + (rest >>> 4)) & 0x0f0f_0f0f) * 0x0101_0101) >>> 24;
}
