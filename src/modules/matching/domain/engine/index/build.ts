import { labels } from '../../labels.ts';
import type { JudgedPosting } from '../judge.ts';
import { blockColumns } from './blocks.ts';
import { listsOf } from './lists.ts';
import {
  compareIds,
  flag,
  type IndexedPosting,
  momentOf,
  noArea,
  type PostingIndex,
  recordWords,
  unsaidByte,
  unsaidPay,
  wordOf,
  wordsOf,
} from './posting-index.ts';
import { sharedFloat64, sharedUint8, sharedUint16, sharedUint32 } from './shared.ts';
import { termsOf } from './terms.ts';

/** What a byte, and a pay, can say at the most; a wish beyond them is not served (`serves`). */
export const mostOfByte = unsaidByte - 1;
export const mostOfPay = unsaidPay - 1;

const within = (value: number, most: number) => Math.min(Math.max(value, 0), most);
const byteOf = (value: number | null) => (value === null ? unsaidByte : within(value, mostOfByte));
const payOf = (value: number | null) => (value === null ? unsaidPay : within(value, mostOfPay));

/** Numbers that grow. */
class Numbers {
  numbers = new Uint32Array(1 << 12);
  length = 0;

  push(value: number): void {
    if (this.length === this.numbers.length) {
      const wider = new Uint32Array(this.length * 2);
      wider.set(this.numbers);
      this.numbers = wider;
    }
    this.numbers[this.length++] = value;
  }
}

/** What a posting says besides its words. */
type Facts = Omit<
  JudgedPosting,
  | 'titleGrams'
  | 'grams'
  | 'own'
  | 'lowered'
  | 'remote'
  | 'nights'
  | 'outsideSchoolHours'
  | 'stepFree'
  | 'occupation'
> & {
  postingId: string;
  flags: number;
  labels: number;
  titleSize: number;
  occupation: number;
};

const flagsOf = ({ own, lowered, remote, nights, outsideSchoolHours, stepFree }: JudgedPosting) =>
  (own ? flag.own : 0) |
  (lowered ? flag.lowered : 0) |
  (remote ? flag.remote : 0) |
  (nights === true ? flag.nights : 0) |
  (outsideSchoolHours === true ? flag.outsideSchoolHours : 0) |
  (stepFree === false ? flag.steps : 0);

/** With a place first, our own before the others, then without, then from home. */
const kindOf = ({ flags, areaLo }: Facts) =>
  flags & flag.remote ? 3 : areaLo === null ? 2 : flags & flag.own ? 0 : 1;

/** Takes postings one after the other and puts them into columns. */
export class IndexBuilder {
  readonly #facts: Facts[] = [];
  readonly #terms = new Map<string, number>();
  readonly #occupations = new Map<string, number>();
  /** Grams of title and elsewhere, by posting. */
  readonly #grams = { inTitle: new Numbers(), elsewhere: new Numbers() };
  readonly #starts = { inTitle: new Numbers(), elsewhere: new Numbers() };

  add({ postingId, posting, labels: promised }: IndexedPosting): void {
    const {
      titleGrams,
      grams,
      occupation,
      own,
      lowered,
      remote,
      nights,
      outsideSchoolHours,
      stepFree,
      ...rest
    } = posting;
    this.#starts.inTitle.push(this.#grams.inTitle.length);
    this.#starts.elsewhere.push(this.#grams.elsewhere.length);
    for (const gram of titleGrams) this.#grams.inTitle.push(this.#termOf(gram));
    for (const gram of grams) if (!titleGrams.has(gram)) this.#grams.elsewhere.push(this.#termOf(gram));
    this.#facts.push({
      ...rest,
      postingId,
      flags: flagsOf(posting),
      labels: promised.reduce((bits, label) => bits | (1 << labels.indexOf(label)), 0),
      titleSize: Math.min(titleGrams.size, 0xffff),
      occupation: occupation === null ? 0 : this.#occupationOf(occupation),
    });
  }

  #termOf(gram: string): number {
    const known = this.#terms.get(gram);
    if (known !== undefined) return known;
    this.#terms.set(gram, this.#terms.size);
    return this.#terms.size - 1;
  }

  #occupationOf(code: string): number {
    const known = this.#occupations.get(code);
    if (known !== undefined) return known;
    this.#occupations.set(code, this.#occupations.size + 1);
    return this.#occupations.size;
  }

  /** The columns of all that was added; the builder is of no use afterwards. */
  finish(): PostingIndex {
    const facts = this.#facts;
    const occupations = [...this.#occupations.keys()].sort();
    const places = new Map(occupations.map((code, at) => [this.#occupations.get(code), at + 1]));
    for (const one of facts) one.occupation = places.get(one.occupation) ?? 0;
    const order = Uint32Array.from(facts.keys()).sort((a, b) => {
      const [one, other] = [facts[a] as Facts, facts[b] as Facts];
      return (
        kindOf(one) - kindOf(other) ||
        (one.areaLo ?? -1) - (other.areaLo ?? -1) ||
        one.occupation - other.occupation ||
        momentOfFacts(other) - momentOfFacts(one)
      );
    });
    const sorted = [...this.#terms.keys()].sort();
    const renumbered = new Uint32Array(sorted.length);
    for (const [number, term] of sorted.entries()) renumbered[this.#terms.get(term) ?? 0] = number;
    const { columns, ...rest } = columnsOf(facts, order);
    const words = (where: 'inTitle' | 'elsewhere') => ({
      grams: this.#grams[where],
      starts: this.#starts[where],
      order,
      renumbered,
    });
    const [inTitle, elsewhere] = [words('inTitle'), words('elsewhere')];
    return {
      ...rest,
      slots: columns.slots,
      occupation: columns.occupation,
      record: recordsOf(columns),
      gone: sharedUint8(columns.slots),
      occupations: ['', ...occupations],
      terms: termsOf(sorted),
      inTitle: invert(inTitle),
      elsewhere: invert(elsewhere),
      ...ownColumns(columns.flags, inTitle, elsewhere),
      ...blockColumns(columns, occupations.length + 1),
    };
  }
}

const momentOfFacts = ({ flags, year, day }: Facts) => momentOf({ own: (flags & flag.own) !== 0, year, day });

/** Columns of their own until they are put side by side. */
function looseColumns(slots: number) {
  return {
    slots,
    area: new Uint32Array(slots),
    payLow: new Uint32Array(slots),
    payHigh: new Uint32Array(slots),
    education: new Uint8Array(slots),
    experience: new Uint8Array(slots),
    flags: new Uint8Array(slots),
    labels: new Uint16Array(slots),
    titleSize: new Uint16Array(slots),
    occupation: sharedUint16(slots),
    answers: new Uint8Array(slots),
    moment: new Uint32Array(slots),
  };
}

/** What of a slot is looked at together, side by side. */
function recordsOf(columns: ReturnType<typeof looseColumns>): Uint32Array {
  const record = sharedUint32(columns.slots * recordWords);
  for (let slot = 0; slot < columns.slots; slot += 1) {
    const at = (column: Uint32Array | Uint16Array | Uint8Array) => column[slot] ?? 0;
    const words = {
      area: at(columns.area),
      payLow: at(columns.payLow),
      payHigh: at(columns.payHigh),
      moment: at(columns.moment),
      titleSize: at(columns.titleSize) | (at(columns.labels) << 16),
      small:
        at(columns.flags) |
        (at(columns.answers) << 8) |
        (at(columns.experience) << 16) |
        (at(columns.education) << 24),
    };
    for (const [name, word] of Object.entries(wordOf))
      record[slot * recordWords + word] = words[name as keyof typeof words];
  }
  return record;
}

function columnsOf(facts: readonly Facts[], order: Uint32Array) {
  const slots = order.length;
  const ids = sharedUint32(slots * 4);
  const columns = looseColumns(slots);
  const yearOf = new Map<number, number>();
  for (const one of facts) yearOf.set(momentOfFacts(one), one.year ?? Number.NaN);
  const moments = sharedFloat64(yearOf.size);
  moments.set([...yearOf.keys()].sort((a, b) => b - a));
  const years = sharedFloat64(moments.length);
  const numberOf = new Map<number, number>();
  for (const [number, moment] of moments.entries()) {
    numberOf.set(moment, number);
    years[number] = yearOf.get(moment) ?? Number.NaN;
  }
  for (let slot = 0; slot < slots; slot += 1) {
    const one = facts[order[slot] ?? 0] as Facts;
    ids.set(wordsOf(one.postingId), slot * 4);
    columns.area[slot] = one.areaLo ?? noArea;
    columns.payLow[slot] = payOf(one.payLow ?? one.payHigh);
    columns.payHigh[slot] = payOf(one.payHigh ?? one.payLow);
    columns.education[slot] = byteOf(one.educationLevel);
    columns.experience[slot] = byteOf(one.experienceYears);
    columns.flags[slot] = one.flags;
    columns.labels[slot] = one.labels;
    columns.titleSize[slot] = one.titleSize;
    columns.occupation[slot] = one.occupation;
    columns.answers[slot] = byteOf(one.answerRate);
    columns.moment[slot] = numberOf.get(momentOfFacts(one)) ?? 0;
  }
  const byId = sharedUint32(slots);
  byId.set(Uint32Array.from({ length: slots }, (_, slot) => slot).sort((a, b) => compareIds(ids, a, ids, b)));
  return { columns, ids, byId, moments, years };
}

interface Words {
  grams: Numbers;
  starts: Numbers;
  order: Uint32Array;
  renumbered: Uint32Array;
}

const gramsFrom = ({ starts, grams }: Words, one: number): [number, number] => [
  starts.numbers[one] ?? 0,
  one + 1 < starts.length ? (starts.numbers[one + 1] ?? 0) : grams.length,
];

/** From grams by posting to slots by gram. */
function invert(words: Words) {
  const { grams, order, renumbered } = words;
  const ends = new Uint32Array(renumbered.length);
  for (let at = 0; at < grams.length; at += 1) {
    const term = renumbered[grams.numbers[at] ?? 0] ?? 0;
    ends[term] = (ends[term] ?? 0) + 1;
  }
  let sum = 0;
  const next = ends.map((count) => {
    sum += count;
    return sum - count;
  });
  const slots = new Uint32Array(grams.length);
  for (let slot = 0; slot < order.length; slot += 1) {
    const [from, to] = gramsFrom(words, order[slot] ?? 0);
    for (let at = from; at < to; at += 1) {
      const term = renumbered[grams.numbers[at] ?? 0] ?? 0;
      const place = next[term] ?? 0;
      slots[place] = slot;
      next[term] = place + 1;
    }
  }
  return listsOf(slots, next);
}

/** The grams of our own postings by posting: they alone are asked for the names of certificates, and few at a time. */
function ownColumns(flags: Uint8Array, inTitle: Words, elsewhere: Words) {
  const slots: number[] = [];
  for (let slot = 0; slot < flags.length; slot += 1) if ((flags[slot] ?? 0) & flag.own) slots.push(slot);
  const found = slots.map((slot) => {
    const one = inTitle.order[slot] ?? 0;
    return [inTitle, elsewhere]
      .flatMap((words) => [...words.grams.numbers.subarray(...gramsFrom(words, one))])
      .map((term) => inTitle.renumbered[term] ?? 0);
  });
  const ownSlots = sharedUint32(slots.length);
  ownSlots.set(slots);
  const ownStarts = sharedUint32(slots.length + 1);
  const ownTerms = sharedUint32(found.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const [nth, terms] of found.entries()) {
    ownTerms.set(terms, at);
    at += terms.length;
    ownStarts[nth + 1] = at;
  }
  return { ownSlots, ownStarts, ownTerms };
}
