import type { Label } from '../../labels.ts';
import type { JudgedPosting } from '../judge.ts';
import type { Lists } from './lists.ts';
import type { Terms } from './terms.ts';

/** A posting as an index takes it. */
export interface IndexedPosting {
  postingId: string;
  posting: JudgedPosting;
  labels: readonly Label[];
}

/** So many slots are one block: a slot in its block is a byte. */
export const blockSize = 256;

/** Of a byte, and of a pay: not said. */
export const unsaidByte = 255;
export const unsaidPay = 0xffff_ffff;

/** Bits of `flags`; `steps`: it is said that no wheelchair gets in. */
export const flag = { own: 1, lowered: 2, remote: 4, nights: 8, outsideSchoolHours: 16, steps: 32 } as const;
/** Bits of `has`: a posting of the block is done from home, has no place, says no pay, or promises something. */
export const blockHas = { remote: 1, noPlace: 2, noPay: 4, label: 8 } as const;

/** Words of a record. */
export const recordWords = 6;
/**
 * The words of a record. area: pre-order number, `noArea` where it is not known; pay: fen a month, where one end is not said it is the other; moment: number
 * in `moments`; titleSize: 16 bits, and the labels above them; small: flags, answers, experience and education, a byte each.
 */
export const wordOf = { area: 0, payLow: 1, payHigh: 2, moment: 3, titleSize: 4, small: 5 } as const;
export const noArea = 0xffff_ffff;

/**
 * Postings in columns that threads share. A slot is a posting: first those with a place, by area and in it by occupation, then those without,
 * then work from home. Nothing in it changes but `gone`.
 */
export interface PostingIndex {
  slots: number;
  /** Four words of each id, as it is written. */
  ids: Uint32Array;
  /** Slots in the order of their ids. */
  byId: Uint32Array;
  /** Number in `occupations`; 0: not sure. */
  occupation: Uint16Array;
  /** What else a posting says, side by side, for each is looked at alone: `recordWords` a slot, in the order of `wordOf`. */
  record: Uint32Array;
  /** 1: closed, or said anew elsewhere. */
  gone: Uint8Array;

  /** Codes; the first is none. */
  occupations: readonly string[];
  /** What breaks ties before the id, as `momentOf` makes it, the first one first; and its year, NaN where it is not known. */
  moments: Float64Array;
  years: Float64Array;

  terms: Terms;
  /** Slots by gram of the title, and by gram that stands elsewhere only. */
  inTitle: Lists;
  elsewhere: Lists;
  /** Grams of our own, by the number in `ownSlots`. */
  ownSlots: Uint32Array;
  ownStarts: Uint32Array;
  ownTerms: Uint32Array;

  /** By block: the areas of what has a place, the best of the rest, and the first moment. */
  blocks: number;
  areaFrom: Int32Array;
  areaTo: Int32Array;
  mostPayLow: Uint32Array;
  mostPayHigh: Uint32Array;
  firstMoment: Uint32Array;
  has: Uint8Array;

  /** The blocks of each occupation, by its number. */
  occupationStarts: Uint32Array;
  occupationBlocks: Uint32Array;
}

/** The bytes that all columns of an index hold. */
export function bytesOf(index: PostingIndex): number {
  const sizes = (part: object): number =>
    Object.values(part).reduce((sum, value) => {
      if (ArrayBuffer.isView(value)) return sum + value.byteLength;
      return typeof value === 'object' && value !== null && !Array.isArray(value) ? sum + sizes(value) : sum;
    }, 0);
  return sizes(index);
}

const dayNumber = (day: string | null) =>
  day === null
    ? 0
    : 1 + Number(day.slice(0, -6)) * 372 + Number(day.slice(-5, -3)) * 31 + Number(day.slice(-2));

/** Our own first, then the year, then the day; what is not known last: the greater stands before. */
export function momentOf({ own, year, day }: Pick<JudgedPosting, 'own' | 'year' | 'day'>): number {
  return ((own ? 1 : 0) * 2 ** 17 + (year === null ? 0 : year + 2 ** 15 + 1)) * 2 ** 23 + dayNumber(day);
}

/** The words of an id; as numbers they stand in the order of the database's ids. */
export function wordsOf(postingId: string): [number, number, number, number] {
  const hex = postingId.replaceAll('-', '');
  const word = (at: number) => Number.parseInt(hex.slice(at, at + 8), 16);
  return [word(0), word(8), word(16), word(24)];
}

const [dash, comma] = [45, 44];
const digits = new TextEncoder().encode('0123456789abcdef');
const idLength = 36;

/**
 * The ids in these slots, as they are written, with a comma between. Written as bytes: many strings that are put together take ten times as
 * long.
 */
export function idsAt(slots: readonly { index: Pick<PostingIndex, 'ids'>; slot: number }[]): string {
  const text = Buffer.allocUnsafe(slots.length * (idLength + 1));
  let at = 0;
  for (const { index, slot } of slots) {
    for (let digit = 0; digit < 32; digit += 1) {
      if (digit === 8 || digit === 12 || digit === 16 || digit === 20) text[at++] = dash;
      const word = index.ids[slot * 4 + (digit >> 3)] ?? 0;
      text[at++] = digits[(word >>> (28 - 4 * (digit & 7))) & 15] ?? 0;
    }
    text[at++] = comma;
  }
  return text.toString('latin1', 0, Math.max(0, at - 1));
}

/** The id in a slot. */
export const idAt = (index: Pick<PostingIndex, 'ids'>, slot: number): string => idsAt([{ index, slot }]);

/** Below 0: the one slot's id stands before the other's. */
export function compareIds(a: Uint32Array, slotA: number, b: Uint32Array, slotB: number): number {
  for (let word = 0; word < 4; word += 1) {
    const difference = (a[slotA * 4 + word] ?? 0) - (b[slotB * 4 + word] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The slot of an id; -1: it has none. */
export function slotOf({ ids, byId }: PostingIndex, postingId: string): number {
  const wanted = Uint32Array.from(wordsOf(postingId));
  let [low, high] = [0, byId.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const order = compareIds(ids, byId[middle] ?? 0, wanted, 0);
    if (order === 0) return byId[middle] ?? 0;
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return -1;
}
