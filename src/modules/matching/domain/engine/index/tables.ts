import type { Closeness } from '../closeness.ts';
import { type Demand, partsAsked } from '../demand.ts';
import { type Filters, isSearch } from '../filters.ts';
import type { ScorePart } from '../parts.ts';
import type { EngineRules, ScoreFigures } from '../rules.ts';
import type { AreaSteps } from '../steps.ts';
import { bitsIn } from './bits.ts';
import { mostOfByte, mostOfPay } from './build.ts';
import { type AsksFor, askingFor } from './certificates.ts';
import { mostPay, mostUnplaced, type PayAdds } from './most-by-block.ts';
import { blockSize, type PostingIndex, recordWords, unsaidByte, wordOf } from './posting-index.ts';
import { leastInBlocks, mostInBlocks, nothing, numbersOf, type Steps, stepsFrom } from './steps-of-blocks.ts';
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

/** Grams by number in the index. */
export type TermList = readonly number[];

/** A wanted title against an index. */
export interface WantedTitle {
  terms: TermList;
  length: number;
  /** What each number of its grams adds to a title that says nothing else. */
  most: Int32Array;
  /** The most of it in each block; null: not told yet (marks.ts). */
  mostByBlock: Int32Array | null;
}

/** A wanted skill. */
export interface SkillTerms {
  terms: TermList;
  weight: number;
}

/**
 * One person's demand against one index: each value times the weight of its part. A part that is not asked weighs 0. `most…` is by block;
 * `nothing` there: none of the block can be listed.
 */
export interface Tables {
  total: number;
  loweredPercent: number;
  /** Those of the wanted titles, each with a bit. */
  titleTerms: TermList;
  titles: readonly { title: WantedTitle; bits: number }[];
  titleOfWords: number;
  titleWeight: number;
  occupation: Int32Array;
  mostOccupation: Int32Array;
  /** 1: the law keeps him from it; null: from nothing. */
  forbidden: Int32Array | null;
  /** What its day and its employer's answers add, by slot; the same for everybody. */
  alone: Int32Array;
  mostAlone: Int32Array;
  places: Steps | null;
  /** Of what has a place. */
  mostPlaced: Int32Array;
  /** Of what has none, or is done from home. */
  mostUnplaced: Int32Array;
  remote: number;
  noPlace: number;
  leastPay: number | null;
  pay: PayAdds;
  mostPay: Int32Array;
  skills: readonly SkillTerms[];
  skillsEnough: number;
  skillsWeight: number;
  beyond: Steps | null;
  /** By block; 1: all of its areas are, and what fails is not listed. */
  allBeyond: Int32Array | null;
  /** What tells of a slot of our own whether it asks for a certificate that he lacks; null: he lacks none. */
  asks: AsksFor | null;
}

/** What was made of something before, or what `make` makes: people who are looked at together share places, and what is wanted there. */
function kept<Of extends object, T>(made: WeakMap<Of, T>, of: Of, make: (of: Of) => T): T {
  const known = made.get(of);
  if (known !== undefined) return known;
  const one = make(of);
  made.set(of, one);
  return one;
}

/** What was made for the same rules, whatever the index. */
interface Shared {
  titles: WeakMap<readonly string[], Int32Array>;
  places: WeakMap<AreaSteps<number>, Steps>;
  beyond: WeakMap<AreaSteps<boolean>, Steps>;
}

/** By the rules as text: those of a request are objects of their own. */
const sharedByRules = new Map<string, Shared>();
const rulesAsText = new WeakMap<Asked['rules'], string>();

function sharedFor(rules: Asked['rules']): Shared {
  const text = kept(rulesAsText, rules, ({ weights, figures }) => JSON.stringify([weights, figures]));
  const known = sharedByRules.get(text);
  if (known) return known;
  const made: Shared = { titles: new WeakMap(), places: new WeakMap(), beyond: new WeakMap() };
  sharedByRules.set(text, made);
  return made;
}

/** What was made for one index, one year and the same rules. */
interface Base {
  index: PostingIndex;
  shared: Shared;
  thisYear: number;
  alone: Pick<Tables, 'alone' | 'mostAlone'>;
  /** 0 for each block, and for each occupation. */
  zeros: Added;
  /** 0 for each block that has areas. */
  anywhere: Int32Array;
  /** Numbers of grams; -1: it is not in it. */
  numbers: Map<string, number>;
  /** Of skills and certificates. */
  terms: WeakMap<readonly string[], TermList>;
  asks: WeakMap<readonly (readonly string[])[], AsksFor>;
  titles: WeakMap<readonly string[], WantedTitle>;
  occupations: WeakMap<Closeness, Added>;
  forbidden: WeakMap<ReadonlySet<string>, Int32Array>;
  mostPlaced: WeakMap<Steps, Int32Array>;
  allBeyond: WeakMap<Steps, Int32Array>;
  mostUnplaced: Map<number, Int32Array>;
  mostPay: Map<number, Int32Array>;
}

const bases = new WeakMap<PostingIndex, Base[]>();

function baseOf(index: PostingIndex, rules: Asked['rules'], thisYear: number): Base {
  const shared = sharedFor(rules);
  const all = kept(bases, index, () => []);
  const known = all.find((base) => base.shared === shared && base.thisYear === thisYear);
  if (known) return known;
  const made: Base = {
    index,
    shared,
    thisYear,
    alone: aloneAdds(index, rules, thisYear),
    zeros: { values: new Int32Array(index.occupations.length), most: new Int32Array(index.blocks) },
    anywhere: numbersOf(index.blocks, (block) => ((index.areaTo[block] ?? -1) < 0 ? nothing : 0)),
    numbers: new Map(),
    terms: new WeakMap(),
    asks: new WeakMap(),
    titles: new WeakMap(),
    occupations: new WeakMap(),
    forbidden: new WeakMap(),
    mostPlaced: new WeakMap(),
    allBeyond: new WeakMap(),
    mostUnplaced: new Map(),
    mostPay: new Map(),
  };
  all.push(made);
  return made;
}

/** So many numbers of grams are kept of an index, and so many columns for wages. */
const most = { numbers: 50_000, pay: 300 };

function numberIn({ index, numbers }: Base, gram: string): number {
  const known = numbers.get(gram);
  if (known !== undefined) return known;
  if (numbers.size >= most.numbers) numbers.clear();
  const found = findTerm(index.terms, gram);
  numbers.set(gram, found);
  return found;
}

/** The grams of a skill or a certificate. */
const termsIn = (base: Base, grams: readonly string[]): TermList =>
  kept(base.terms, grams, () => grams.map((gram) => numberIn(base, gram)));

const asksFor = (base: Base, asked: readonly (readonly string[])[]): AsksFor =>
  askingFor(
    base.index,
    asked.map((grams) => termsIn(base, grams)).filter((terms) => !terms.includes(-1)),
  );

/** What something adds, by its number in the index, and the most of it in each block. */
interface Added {
  values: Int32Array;
  most: Int32Array;
}

/** What an occupation adds for somebody to whom these are so close. */
function occupationsAdd(index: PostingIndex, close: Closeness, weight: number, unsaid: number): Added {
  const { occupations, occupationStarts, occupationBlocks } = index;
  const values = numbersOf(occupations.length, (number) =>
    number === 0 ? unsaid : weight * (close.get(occupations[number] ?? '') ?? 0),
  );
  const most = new Int32Array(index.blocks);
  for (let number = 0; number < values.length; number += 1) {
    const value = values[number] ?? 0;
    if (value === 0) continue;
    const to = occupationStarts[number + 1] ?? 0;
    for (let at = occupationStarts[number] ?? 0; at < to; at += 1) {
      const block = occupationBlocks[at] ?? 0;
      if (value > (most[block] ?? 0)) most[block] = value;
    }
  }
  return { values, most };
}

/** Space that is kept from search to search. */
export class Space {
  #numbers = new Int32Array(0);

  /** So many numbers at the least, as they were left. */
  of(length: number): Int32Array {
    if (this.#numbers.length < length) this.#numbers = new Int32Array(length);
    return this.#numbers;
  }
}

/** To each the most of several, in this space; where there is one, itself, and where there are none, `otherwise`. */
export function mostOf(otherwise: Int32Array, several: readonly Int32Array[], space: Space): Int32Array {
  const [first = otherwise, ...others] = several;
  if (others.length === 0) return first;
  const most = space.of(first.length);
  most.set(first);
  for (const other of others)
    for (let at = 0; at < other.length; at += 1)
      if ((other[at] ?? 0) > (most[at] ?? 0)) most[at] = other[at] ?? 0;
  return most;
}

function occupationTables(
  base: Base,
  { occupations }: Demand,
  weight: number,
  unsaid: number,
  spaces: Spaces,
) {
  const all = (occupations ?? []).map((each) =>
    kept(base.occupations, each, (close) => occupationsAdd(base.index, close, weight, unsaid)),
  );
  return {
    occupation: mostOf(base.zeros.values, all.map(({ values }) => values), spaces.occupation),
    mostOccupation: mostOf(base.zeros.most, all.map(({ most }) => most), spaces.mostOccupation),
  };
}

/** What the day and the employer's answers add: the same for everybody. */
function aloneAdds(
  index: PostingIndex,
  { weights, figures }: Asked['rules'],
  thisYear: number,
): Pick<Tables, 'alone' | 'mostAlone'> {
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
  const { slots, blocks, record } = index;
  const alone = numbersOf(slots, (slot) => {
    const words = slot * recordWords;
    const rate = ((record[words + wordOf.small] ?? 0) >>> 8) & 255;
    return (moment[record[words + wordOf.moment] ?? 0] ?? 0) + (answers[rate] ?? 0);
  });
  const mostAlone = numbersOf(blocks, (block) => {
    let best = 0;
    const to = Math.min(slots, (block + 1) * blockSize);
    for (let slot = block * blockSize; slot < to; slot += 1) best = Math.max(best, alone[slot] ?? 0);
    return best;
  });
  return { alone, mostAlone };
}

/** By number of an occupation of the index: 1 where the law keeps him from it. */
function forbiddenIn(
  { index, forbidden, zeros }: Base,
  { tooYoungFor, lacking }: Demand,
  space: Space,
): Int32Array | null {
  const sets = [tooYoungFor, lacking?.occupations].filter((set) => set != null);
  if (sets.length === 0) return null;
  const { occupations } = index;
  return mostOf(
    zeros.values,
    sets.map((set) =>
      kept(forbidden, set, (codes) =>
        numbersOf(occupations.length, (number) => Number(codes.has(occupations[number] ?? ''))),
      ),
    ),
    space,
  );
}

function wantedTitle(base: Base, grams: readonly string[], weight: number, ofWords: number): WantedTitle {
  const { length } = grams;
  return {
    terms: grams.map((gram) => numberIn(base, gram)),
    length,
    most: kept(base.shared.titles, grams, () =>
      numbersOf(length + 1, (hits) => weight * titlePart(ofWords, hits, length, length)),
    ),
    mostByBlock: null,
  };
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
    titles: titles.map((each) => {
      const title = kept(base.titles, each, (grams) => wantedTitle(base, grams, weight, ofWords));
      return { title, bits: title.terms.reduce((bits, term) => bits | bitOf(term), 0) };
    }),
    titleTerms,
  };
}

/** Places and what is beyond his way, by area and by block. */
function areaTables(base: Base, demand: Demand, weight: number, figures: ScoreFigures, listsFailing: boolean) {
  const { index, shared } = base;
  const places =
    demand.places &&
    kept(shared.places, demand.places, (all) => stepsFrom(all, (value) => weight * value));
  const beyond = demand.beyond && kept(shared.beyond, demand.beyond, (all) => stepsFrom(all, Number));
  const remote = weight * (demand.remoteValue ?? figures.unsaid);
  const noPlace = weight * figures.unsaid;
  const fromHome = listsFailing || !demand.noRemote ? remote : nothing;
  return {
    places,
    mostPlaced: places ? kept(base.mostPlaced, places, () => mostInBlocks(index, places)) : base.anywhere,
    beyond,
    allBeyond:
      beyond && !listsFailing ? kept(base.allBeyond, beyond, () => leastInBlocks(index, beyond)) : null,
    remote,
    noPlace,
    mostUnplaced: keptNumber(base.mostUnplaced, 2 * fromHome + Number(weight > 0), () =>
      mostUnplaced(index, fromHome, noPlace),
    ),
  };
}

/** By a number, of which there are few. */
function keptNumber(made: Map<number, Int32Array>, key: number, make: () => Int32Array): Int32Array {
  const known = made.get(key);
  if (known !== undefined) return known;
  if (made.size >= most.pay) made.clear();
  const one = make();
  made.set(key, one);
  return one;
}

/** Where tables of somebody stand that nothing else shares. */
export type Spaces = Record<'occupation' | 'mostOccupation' | 'forbidden', Space>;

/** The tables of one index for what is asked; in these spaces, so they hold until the next are made there. */
export function tablesFor(index: PostingIndex, { demand, rules, filters }: Asked, spaces: Spaces): Tables {
  const { weights, figures } = rules;
  const listsFailing = isSearch(filters);
  const asked = new Set(partsAsked(demand));
  const weight = (part: ScorePart) => (asked.has(part) ? weights[part] : 0);
  const base = baseOf(index, rules, demand.thisYear);
  const { leastPay } = demand;
  const pay: PayAdds = {
    above: weight('pay') * 1000,
    inPart: weight('pay') * figures.payInPart,
    unsaid: weight('pay') * figures.unsaid,
  };
  return {
    total: [...asked].reduce((sum, part) => sum + weights[part], 0),
    loweredPercent: figures.loweredPercent,
    ...titleTables(base, demand, weight('title'), figures.titleOfWords),
    titleOfWords: figures.titleOfWords,
    titleWeight: weight('title'),
    ...occupationTables(base, demand, weight('occupation'), weight('occupation') * figures.unsaid, spaces),
    forbidden: forbiddenIn(base, demand, spaces.forbidden),
    ...base.alone,
    ...areaTables(base, demand, weight('place'), figures, listsFailing),
    leastPay,
    pay,
    mostPay:
      leastPay === null
        ? base.zeros.most
        : keptNumber(base.mostPay, 2 * leastPay + Number(listsFailing), () =>
            mostPay(index, leastPay, pay, listsFailing),
          ),
    skills: demand.skills
      .map(({ grams, weight: each }) => ({ terms: termsIn(base, grams), weight: each }))
      .filter(({ terms }) => !terms.includes(-1)),
    skillsEnough: demand.skillsEnough,
    skillsWeight: weight('skills'),
    asks: demand.lacking && kept(base.asks, demand.lacking.asked, (asked) => asksFor(base, asked)),
  };
}

/** The moments of our own stand from here on (`momentOf`). */
const ownFrom = 2 ** 40;

const titlePart = (ofWords: number, hits: number, wanted: number, size: number) =>
  Math.floor((ofWords * hits) / wanted) + Math.floor(((1000 - ofWords) * hits) / size);

/** What a title adds that has these of the grams wanted, and so many in all. */
export function titleValue({ titles, titleOfWords, titleWeight }: Tables, found: number, size: number): number {
  let most = 0;
  for (const { bits, title } of titles) {
    const { length } = title;
    const value = titlePart(titleOfWords, bitsIn(found & bits), length, Math.max(size, length));
    if (value > most) most = value;
  }
  return titleWeight * most;
}

/** The same of a title that says nothing else. */
export function titleMost({ titles }: Tables, found: number): number {
  if (found === 0) return 0;
  let value = 0;
  for (const { bits, title } of titles) value = Math.max(value, title.most[bitsIn(found & bits)] ?? 0);
  return value;
}
