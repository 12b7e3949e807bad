import { labels } from '../../labels.ts';
import type { JudgedPosting } from '../judge.ts';
import { blockColumns } from './blocks.ts';
import { listsOf } from './lists.ts';
import {
  flag,
  type IndexedPosting,
  momentOf,
  type PostingIndex,
  unsaidByte,
  unsaidPay,
  wordsOf,
} from './posting-index.ts';
import { sharedFloat64, sharedInt32, sharedUint8, sharedUint16, sharedUint32 } from './shared.ts';
import { termsOf } from './terms.ts';

/** What a byte, and a pay, can say at the most; a wish beyond them is not served (`serves`). */
export const mostOfByte = unsaidByte - 1;
export const mostOfPay = unsaidPay - 1;

const within = (value: number, most: number) => Math.min(Math.max(value, 0), most);
const byteOf = (value: number | null) => (value === null ? unsaidByte : within(value, mostOfByte));

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
  'titleGrams' | 'grams' | 'own' | 'lowered' | 'remote' | 'nights' | 'occupation'
> & {
  postingId: string;
  flags: number;
  labels: number;
  titleSize: number;
  occupation: number;
};

const flagsOf = ({ own, lowered, remote, nights }: JudgedPosting) =>
  (own ? flag.own : 0) |
  (lowered ? flag.lowered : 0) |
  (remote ? flag.remote : 0) |
  (nights === true ? flag.nights : 0);

/** With a place first, then without, then from home. */
const kindOf = ({ flags, areaLo }: Facts) => (flags & flag.remote ? 2 : areaLo === null ? 1 : 0);

/** Takes postings one after the other and puts them into columns. */
export class IndexBuilder {
  readonly #facts: Facts[] = [];
  readonly #terms = new Map<string, number>();
  readonly #occupations = new Map<string, number>();
  /** Grams of title and elsewhere, by posting. */
  readonly #grams = { inTitle: new Numbers(), elsewhere: new Numbers() };
  readonly #starts = { inTitle: new Numbers(), elsewhere: new Numbers() };

  add({ postingId, posting, labels: promised }: IndexedPosting): void {
    const { titleGrams, grams, occupation, own, lowered, remote, nights, ...rest } = posting;
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
    const columns = columnsOf(facts, order);
    const words = (where: 'inTitle' | 'elsewhere') => ({
      grams: this.#grams[where],
      starts: this.#starts[where],
      order,
      renumbered,
    });
    const [inTitle, elsewhere] = [words('inTitle'), words('elsewhere')];
    return {
      ...columns,
      occupations: ['', ...this.#occupations.keys()],
      terms: termsOf(sorted),
      inTitle: invert(inTitle),
      elsewhere: invert(elsewhere),
      ...ownColumns(columns.flags, inTitle, elsewhere),
      ...blockColumns(columns),
    };
  }
}

const momentOfFacts = ({ flags, year, day }: Facts) => momentOf({ own: (flags & flag.own) !== 0, year, day });

function columnsOf(facts: readonly Facts[], order: Uint32Array) {
  const slots = order.length;
  const columns = {
    slots,
    ids: sharedUint32(slots * 4),
    byId: sharedUint32(slots),
    area: sharedInt32(slots),
    payLow: sharedUint32(slots),
    payHigh: sharedUint32(slots),
    education: sharedUint8(slots),
    experience: sharedUint8(slots),
    flags: sharedUint8(slots),
    labels: sharedUint16(slots),
    titleSize: sharedUint16(slots),
    occupation: sharedUint16(slots),
    answers: sharedUint8(slots),
    moment: sharedUint32(slots),
    gone: sharedUint8(slots),
  };
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
    columns.ids.set(wordsOf(one.postingId), slot * 4);
    columns.area[slot] = one.areaLo ?? -1;
    columns.payLow[slot] = within(
      one.payLow ?? one.payHigh ?? unsaidPay,
      one.payLow === null && one.payHigh === null ? unsaidPay : mostOfPay,
    );
    columns.payHigh[slot] = within(
      one.payHigh ?? one.payLow ?? unsaidPay,
      one.payLow === null && one.payHigh === null ? unsaidPay : mostOfPay,
    );
    columns.education[slot] = byteOf(one.educationLevel);
    columns.experience[slot] = byteOf(one.experienceYears);
    columns.flags[slot] = one.flags;
    columns.labels[slot] = one.labels;
    columns.titleSize[slot] = one.titleSize;
    columns.occupation[slot] = one.occupation;
    columns.answers[slot] = byteOf(one.answerRate);
    columns.moment[slot] = numberOf.get(momentOfFacts(one)) ?? 0;
  }
  const { ids } = columns;
  // Only the first 32 bits hold the time of an id and the next 16 the rest of it: all four words are compared.
  columns.byId.set(
    Uint32Array.from({ length: slots }, (_, slot) => slot).sort((a, b) => {
      for (let word = 0; word < 4; word += 1) {
        const difference = (ids[a * 4 + word] ?? 0) - (ids[b * 4 + word] ?? 0);
        if (difference !== 0) return difference;
      }
      return 0;
    }),
  );
  return { ...columns, moments, years };
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
