import { grams } from '../../grams.ts';
import { type Entries, Heads } from './lists.ts';
import { blockSize, type PostingIndex } from './posting-index.ts';
import { findTerm, termsFrom } from './terms.ts';

/** Slots, a bit each. */
export type SlotSet = Uint32Array;

export const holdsSlot = (set: SlotSet, slot: number) => ((set[slot >>> 5] ?? 0) & (1 << (slot & 31))) !== 0;

/** Whether any slot of a block is in it. */
export function holdsBlock(set: SlotSet, block: number): boolean {
  const from = (block * blockSize) / 32;
  for (let word = from; word < from + blockSize / 32; word += 1) if (set[word]) return true;
  return false;
}

/** The slots that hold all of somebody's words; a character alone stands for every pair that begins with it, as in ranking.ts. */
export function slotsWith(index: PostingIndex, words: string): SlotSet {
  const found = new Uint32Array(Math.ceil(index.slots / 32));
  const heads = new Heads(0);
  for (const [nth, gram] of grams(words).entries()) {
    const one = findTerm(index.terms, gram);
    const [from, to] = /^\p{Script=Han}$/u.test(gram) ? termsFrom(index.terms, gram) : [one, one + 1];
    const set = nth === 0 ? found : new Uint32Array(found.length);
    for (let term = Math.max(0, from); term < to; term += 1)
      for (const lists of [index.inTitle, index.elsewhere]) {
        addSlots(set, heads, heads.entriesOf(lists, term, index.blocks), lists.bytes);
      }
    if (nth > 0) for (const [word, bits] of set.entries()) found[word] = (found[word] ?? 0) & bits;
  }
  return found;
}

function addSlots(
  set: SlotSet,
  { block, at, many }: Heads,
  { from: first, to }: Entries,
  bytes: Uint8Array,
): void {
  for (let nth = first; nth < to; nth += 1) {
    const from = at[nth] ?? 0;
    for (let entry = from; entry < from + (many[nth] ?? 0); entry += 1) {
      const slot = (block[nth] ?? 0) * blockSize + (bytes[entry] ?? 0);
      set[slot >>> 5] = (set[slot >>> 5] ?? 0) | (1 << (slot & 31));
    }
  }
}
