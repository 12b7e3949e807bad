import type { Closeness } from '../closeness.ts';
import { type Demand, partsAsked } from '../demand.ts';
import type { Filters } from '../filters.ts';
import type { ScorePart } from '../parts.ts';
import type { EngineRules, ScoreFigures } from '../rules.ts';
import { mostOfByte, mostOfPay } from './build.ts';
import { blockHas, type PostingIndex, unsaidByte } from './posting-index.ts';
import { leastInBlocks, mostInBlocks, numbersOf, type Steps, stepsFrom } from './steps-of-blocks.ts';
import { findTerm } from './terms.ts';

/** Whose list is wanted, and how much of it. */
export interface Asked {
  demand: Demand;
  rules: Pick<EngineRules, 'weights' | 'figures'>;
  filters: Filters;
  count: number;
  /** In a list that is no search, a lower score is not looked for, which takes less where about so much is known to be there; left out: all is. */
  atLeast?: number;
}

/** Grams of wanted titles that one word of bits tells apart. */
const mostTitleGrams = 31;

function titleGrams({ titles }: Demand): number {
  const all = titles.reduce((sum, { length }) => sum + length, 0);
  return all <= mostTitleGrams ? all : new Set(titles.flat()).size;
}

/** Whether columns can say what this person asks; the one rule by which everything else goes to the database. */
export function serves({ demand, filters }: Pick<Asked, 'demand' | 'filters'>): boolean {
  const fits = (value: number | null, most: number) => value === null || value < most;
  return (
    titleGrams(demand) <= mostTitleGrams &&
    demand.skills.every(({ grams }) => grams.length > 0) &&
    fits(demand.educationLevel, mostOfByte) &&
    fits(demand.experienceYears, mostOfByte) &&
    fits(demand.leastPay, mostOfPay) &&
    fits(filters.leastPay, mostOfPay)
  );
}

/** A wanted title: the bits of its grams, and what each number of them adds to a title that says nothing else. */
interface TitleBits {
  bits: number;
  length: number;
  most: Int32Array;
}

/** Grams by number in the index. */
export type TermList = readonly number[];

/** A wanted skill. */
export interface SkillTerms {
  terms: TermList;
  weight: number;
}

/** One person's demand against one index: each value times the weight of its part. A part that is not asked weighs 0. */
export interface Tables {
  total: number;
  loweredPercent: number;
  /** Those of the wanted titles, each with a bit. */
  titleTerms: TermList;
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
  /** By block. */
  mostPlace: Int32Array | null;
  remote: number;
  noPlace: number;
  leastPay: number | null;
  pay: { above: number; inPart: number; unsaid: number };
  skills: readonly SkillTerms[];
  skillsEnough: number;
  skillsWeight: number;
  beyond: Steps | null;
  /** By block; 1: all of its areas are. */
  allBeyond: Int32Array | null;
  /** Certificates by the grams of which our own postings ask for them. */
  asks: readonly TermList[];
}

/** Tables by what they were made of: as long as that is there, so are they. */
type Made = WeakMap<object, Map<string, unknown>>;

/** What was made of something before, or what `make` makes: people who are looked at together share places, and what is wanted there. */
function kept<T>(made: Made, of: object, key: string, make: () => T): T {
  const all = (made.get(of) ?? new Map<string, T>()) as Map<string, T>;
  const known = all.get(key);
  if (known !== undefined) return known;
  const one = make();
  made.set(of, all.set(key, one));
  return one;
}

/** The same for all indexes. */
const madeForAll: Made = new WeakMap();

/** An index, and what was made of it and something else. */
interface Base {
  index: PostingIndex;
  made: Made;
  /** Numbers of grams; -1: it is not in it. */
  terms: Map<string, number>;
}

const bases = new WeakMap<PostingIndex, Base>();

function baseOf(index: PostingIndex): Base {
  const base = bases.get(index) ?? { index, made: new WeakMap(), terms: new Map() };
  bases.set(index, base);
  return base;
}

/** So many numbers of grams are kept of an index. */
const mostTerms = 50_000;

function termIn({ index, terms }: Base, gram: string): number {
  const known = terms.get(gram);
  if (known !== undefined) return known;
  if (terms.size >= mostTerms) terms.clear();
  const found = findTerm(index.terms, gram);
  terms.set(gram, found);
  return found;
}

/** The grams of a title, a skill or a certificate. */
const termsIn = (base: Base, grams: readonly string[]): TermList =>
  kept(base.made, grams, 'terms', () => grams.map((gram) => termIn(base, gram)));

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

const nothing: Closeness = new Map();

function occupationTables({ index, made }: Base, { occupations }: Demand, weight: number, unsaid: number) {
  const all = (occupations ?? [nothing]).map((close) =>
    kept(made, close, `${weight} ${unsaid}`, () => occupationsAdd(index, close, weight, unsaid)),
  );
  return {
    occupation: mostOf(all.map(({ values }) => values)),
    mostOccupation: mostOf(all.map(({ most }) => most)),
  };
}

/** What the day and the employer's answers add: the same for everybody. */
function aloneAdds(
  index: PostingIndex,
  { weights, figures }: Asked['rules'],
  thisYear: number,
): Pick<Tables, 'moment' | 'answers' | 'mostAlone'> {
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
  const mostAlone = numbersOf(index.blocks, (block) => {
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
  return { moment, answers, mostAlone };
}

/** By number of an occupation of the index: 1 where the law keeps him from it. */
function forbiddenIn({ index, made }: Base, { tooYoungFor, lacking }: Demand): Int32Array | null {
  const sets = [tooYoungFor, lacking?.occupations].filter((set) => set != null);
  if (sets.length === 0) return null;
  const { occupations } = index;
  return mostOf(
    sets.map((codes) =>
      kept(made, codes, 'forbidden', () =>
        numbersOf(occupations.length, (number) => Number(codes.has(occupations[number] ?? ''))),
      ),
    ),
  );
}

/** The wanted titles by the bits of their grams; a gram that is nowhere in the index has none. */
function titleTables(base: Base, { titles }: Demand, weight: number, ofWords: number) {
  const titleTerms: number[] = [];
  const bitOf = (term: number) => {
    if (term < 0) return 0;
    const known = titleTerms.indexOf(term);
    return 1 << (known < 0 ? titleTerms.push(term) - 1 : known);
  };
  return {
    titles: titles.map((title) => ({
      bits: termsIn(base, title).reduce((bits, term) => bits | bitOf(term), 0),
      length: title.length,
      most: kept(madeForAll, title, `${weight} ${ofWords}`, () =>
        numbersOf(title.length + 1, (hits) => weight * titlePart(ofWords, hits, title.length, title.length)),
      ),
    })),
    titleTerms,
  };
}

/** Places and what is beyond his way, by area and by block. */
function areaTables({ index, made }: Base, demand: Demand, weight: number) {
  const [all, far] = [demand.places, demand.beyond];
  const places =
    all && kept(madeForAll, all, `${weight}`, () => stepsFrom(all, (value) => weight * value));
  const beyond = far && kept(madeForAll, far, '', () => stepsFrom(far, Number));
  return {
    places,
    mostPlace: places && kept(made, places, '', () => mostInBlocks(index, places)),
    beyond,
    allBeyond: beyond && kept(made, beyond, '', () => leastInBlocks(index, beyond)),
  };
}

/** The tables of one index for what is asked. */
export function tablesFor(index: PostingIndex, { demand, rules }: Asked): Tables {
  const { weights, figures } = rules;
  const asked = new Set(partsAsked(demand));
  const weight = (part: ScorePart) => (asked.has(part) ? weights[part] : 0);
  const base = baseOf(index);
  const alone = kept(
    base.made,
    index,
    `${weights.newness} ${weights.answers} ${figures.unsaid} ${figures.yearLost} ${demand.thisYear}`,
    () => aloneAdds(index, rules, demand.thisYear),
  );
  return {
    total: [...asked].reduce((sum, part) => sum + weights[part], 0),
    loweredPercent: figures.loweredPercent,
    ...titleTables(base, demand, weight('title'), figures.titleOfWords),
    titleOfWords: figures.titleOfWords,
    titleWeight: weight('title'),
    ...occupationTables(base, demand, weight('occupation'), weight('occupation') * figures.unsaid),
    forbidden: forbiddenIn(base, demand),
    moment: alone.moment,
    answers: alone.answers,
    mostAlone: alone.mostAlone,
    ...areaTables(base, demand, weight('place')),
    remote: weight('place') * (demand.remoteValue ?? figures.unsaid),
    noPlace: weight('place') * figures.unsaid,
    leastPay: demand.leastPay,
    pay: {
      above: weight('pay') * 1000,
      inPart: weight('pay') * figures.payInPart,
      unsaid: weight('pay') * figures.unsaid,
    },
    skills: demand.skills
      .map(({ grams, weight: each }) => ({ terms: termsIn(base, grams), weight: each }))
      .filter(({ terms }) => !terms.includes(-1)),
    skillsEnough: demand.skillsEnough,
    skillsWeight: weight('skills'),
    asks: (demand.lacking?.asked ?? [])
      .map((grams) => termsIn(base, grams))
      .filter((terms) => !terms.includes(-1)),
  };
}

/** The moments of our own stand from here on (`momentOf`). */
const ownFrom = 2 ** 40;

const titlePart = (ofWords: number, hits: number, wanted: number, size: number) =>
  Math.floor((ofWords * hits) / wanted) + Math.floor(((1000 - ofWords) * hits) / size);

/** What a title adds that has these of the grams wanted, and so many in all. */
export function titleValue({ titles, titleOfWords, titleWeight }: Tables, found: number, size: number): number {
  let most = 0;
  for (const { bits, length } of titles) {
    const value = titlePart(titleOfWords, bitsIn(found & bits), length, Math.max(size, length));
    if (value > most) most = value;
  }
  return titleWeight * most;
}

/** The same of a title that says nothing else. */
export function titleMost({ titles }: Tables, found: number): number {
  if (found === 0) return 0;
  let value = 0;
  for (const { bits, most } of titles) value = Math.max(value, most[bitsIn(found & bits)] ?? 0);
  return value;
}

function bitsIn(word: number): number {
  let rest = word - ((word >>> 1) & 0x5555_5555);
  rest = (rest & 0x3333_3333) + ((rest >>> 2) & 0x3333_3333);
  return (((rest + (rest >>> 4)) & 0x0f0f_0f0f) * 0x0101_0101) >>> 24;
}
