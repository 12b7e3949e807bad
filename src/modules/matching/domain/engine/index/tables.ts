import { type Closeness, partsOf } from '../closeness.ts';
import { type Demand, partsAsked } from '../demand.ts';
import type { Filters } from '../filters.ts';
import type { ScorePart } from '../parts.ts';
import type { EngineRules, ScoreFigures } from '../rules.ts';
import type { AreaSteps } from '../steps.ts';
import { mostOfByte, mostOfPay } from './build.ts';
import { blockHas, type PostingIndex, unsaidByte } from './posting-index.ts';
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
  mostOccupation: Int32Array;
  /** 1: the law keeps him from it; null: from nothing. */
  forbidden: Int32Array | null;
  moment: Int32Array;
  answers: Int32Array;
  /** Of moment and answers together, by block. */
  mostAlone: Int32Array;
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

/** What was made of something before, or what `make` makes: people who are looked at together share places, and what is wanted there. */
function kept<T>(of: object, key: string, make: () => T): T {
  const all = (madeOf.get(of) ?? new Map<string, T>()) as Map<string, T>;
  madeOf.set(of, all);
  const known = all.get(key);
  if (known !== undefined) return known;
  const made = make();
  all.set(key, made);
  return made;
}

/** The same of an index and something else; what is made of the one is another with each of the others. */
function keptOf<T>(index: PostingIndex, of: object, key: string, make: () => T): T {
  const byIndex = kept(of, key, () => new WeakMap<PostingIndex, { made: T }>());
  const known = byIndex.get(index);
  if (known) return known.made;
  const made = make();
  byIndex.set(index, { made });
  return made;
}

/** So many numbers of grams are kept of an index. */
const mostTerms = 50_000;

/** The number of a gram in an index; -1: it is not in it. */
function termIn(index: PostingIndex, gram: string): number {
  const terms = kept(index, 'terms', () => new Map<string, number>());
  const known = terms.get(gram);
  if (known !== undefined) return known;
  if (terms.size >= mostTerms) terms.clear();
  const found = findTerm(index.terms, gram);
  terms.set(gram, found);
  return found;
}

/** What something adds, by its number in the index, and the most of it in each block. */
interface Added {
  values: Int32Array;
  most: Int32Array;
}

/** What an occupation adds for somebody to whom these are so close. */
function occupationsAdd(index: PostingIndex, close: Closeness, weight: number, unsaid: number): Added {
  const { occupations, occupationStarts, blockOccupations } = index;
  const values = numbersOf(occupations.length, (number) =>
    number === 0 ? unsaid : weight * (close.get(occupations[number] ?? '') ?? 0),
  );
  const most = numbersOf(index.blocks, (block) => {
    let best = 0;
    const to = occupationStarts[block + 1] ?? 0;
    for (let at = occupationStarts[block] ?? 0; at < to; at += 1) {
      const value = values[blockOccupations[at] ?? 0] ?? 0;
      if (value > best) best = value;
    }
    return best;
  });
  return { values, most };
}

/** To each the most of several. */
function mostOf(several: readonly Int32Array[]): Int32Array {
  const [first = new Int32Array(0), ...others] = several;
  if (others.length === 0) return first;
  const most = first.slice();
  for (const other of others)
    for (let at = 0; at < most.length; at += 1)
      if ((other[at] ?? 0) > (most[at] ?? 0)) most[at] = other[at] ?? 0;
  return most;
}

const nobody: Closeness = new Map();

function occupationTables(index: PostingIndex, { occupations }: Demand, weight: number, figures: ScoreFigures): Added {
  const unsaid = weight * figures.unsaid;
  const all = partsOf(occupations ?? nobody).map((close) =>
    keptOf(index, close, `${weight} ${unsaid}`, () => occupationsAdd(index, close, weight, unsaid)),
  );
  return { values: mostOf(all.map(({ values }) => values)), most: mostOf(all.map(({ most }) => most)) };
}

/** What the day and the employer's answers add: the same for everybody. */
function aloneAdds(
  index: PostingIndex,
  { weights, figures }: Asked['rules'],
  thisYear: number,
): { moment: Int32Array; answers: Int32Array; most: Int32Array } {
  const newness = (moment: number, year: number) => {
    if (moment >= ownFrom) return 1000;
    if (Number.isNaN(year)) return figures.unsaid;
    return Math.min(1000, Math.max(0, 1000 - figures.yearLost * (thisYear - year)));
  };
  const moment = numbersOf(
    index.moments.length,
    (at) => weights.newness * newness(index.moments[at] ?? 0, index.years[at] ?? Number.NaN),
  );
  const answers = numbersOf(
    256,
    (rate) => weights.answers * (rate === unsaidByte ? figures.unsaid : rate * 10),
  );
  const most = numbersOf(index.blocks, (block) => {
    // Known years fall with the moment, unknown ones stand last.
    const ofMoment = Math.max(
      moment[index.firstMoment[block] ?? 0] ?? 0,
      moment[index.lastMoment[block] ?? 0] ?? 0,
    );
    const said = answers[index.mostAnswers[block] ?? 0] ?? 0;
    const ofAnswers =
      (index.has[block] ?? 0) & blockHas.noAnswers ? Math.max(said, answers[unsaidByte] ?? 0) : said;
    return ofMoment + ofAnswers;
  });
  return { moment, answers, most };
}

/** The tables of one index for what is asked. */
export function tablesFor(index: PostingIndex, { demand, rules }: Asked): Tables {
  const { weights, figures } = rules;
  const asked = new Set(partsAsked(demand));
  const weight = (part: ScorePart) => (asked.has(part) ? weights[part] : 0);
  const grams = titleGramsOf(demand);
  const term = (gram: string) => termIn(index, gram);
  const codes = index.occupations;
  const { tooYoungFor, lacking, places, beyond } = demand;
  const forbidden =
    tooYoungFor || lacking
      ? (code: string) => tooYoungFor?.has(code) === true || lacking?.occupations.has(code) === true
      : null;
  const alone = kept(
    index,
    `${weights.newness} ${weights.answers} ${figures.unsaid} ${figures.yearLost} ${demand.thisYear}`,
    () => aloneAdds(index, rules, demand.thisYear),
  );
  const occupation = occupationTables(index, demand, weight('occupation'), figures);
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
    occupation: occupation.values,
    mostOccupation: occupation.most,
    forbidden: forbidden ? numbersOf(codes.length, (number) => Number(forbidden(codes[number] ?? ''))) : null,
    moment: alone.moment,
    answers: alone.answers,
    mostAlone: alone.most,
    places:
      places &&
      kept(places, `${weight('place')}`, () => stepsFrom(places, (value) => weight('place') * value)),
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
    beyond: beyond && kept(beyond, '', () => stepsFrom(beyond, Number)),
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
