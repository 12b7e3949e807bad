import { type Entries, Heads, type Lists } from './lists.ts';
import { blockSize, type PostingIndex } from './posting-index.ts';
import { mostOf, Space, type Tables, type WantedTitle } from './tables.ts';

/** One list that a search reads: a gram in titles, or elsewhere. */
interface MarkedList {
  bytes: Uint8Array;
  entries: Entries;
}

const bitsOfWord = 32;

/** Where each list of a search has slots, block by block, told by the heads of lists alone. Its space is kept from search to search. */
export class Marks {
  readonly #lists: MarkedList[] = [];
  readonly #heads: Heads;
  readonly #bits = new Uint32Array(blockSize);
  /** The slots of the block read last that have any of these bits, a bit each. */
  readonly titleSlots = new Uint32Array(blockSize / bitsOfWord);
  /** The slots of the block whose skills were read last that have any, a bit each. */
  readonly skillSlots = new Uint32Array(blockSize / bitsOfWord);
  /** How far each slot has got with the grams of a skill, counted from `#round` on, so that it need not be cleared. */
  readonly #hits = new Float64Array(blockSize);
  #round = 0;
  readonly #weights = new Int32Array(blockSize);
  #noTitle = new Int32Array(0);
  readonly #space = new Space();
  /** What the title of a posting of each block adds at the most. */
  mostTitle: Int32Array = this.#noTitle;

  /** @param mostKept see `Heads`. */
  constructor(mostKept: number) {
    this.#heads = new Heads(mostKept);
  }

  /** Reads the heads of the lists of all grams that are wanted: those of titles first, then two for each gram of a skill. */
  read(index: PostingIndex, { titleTerms, titles, skills }: Tables): void {
    const { blocks, inTitle, elsewhere } = index;
    this.#lists.length = 0;
    this.#heads.begin();
    for (const term of titleTerms) this.#add(inTitle, term, blocks);
    for (const { terms } of skills)
      for (const term of terms) {
        this.#add(inTitle, term, blocks);
        this.#add(elsewhere, term, blocks);
      }
    if (this.#noTitle.length < blocks) this.#noTitle = new Int32Array(blocks);
    this.mostTitle = mostOf(
      this.#noTitle,
      titles.map(({ title }) => (title.mostByBlock ??= this.#mostByBlock(index, title))),
      this.#space,
    );
  }

  #add(lists: Lists, term: number, blocks: number): void {
    this.#lists.push({ bytes: lists.bytes, entries: this.#heads.entriesOf(lists, term, blocks) });
  }

  /** What a title adds to a posting of each block at the most: by how many of its grams stand there. */
  #mostByBlock({ blocks, inTitle }: PostingIndex, { terms, most }: WantedTitle): Int32Array {
    const values = new Int32Array(blocks);
    const { block } = this.#heads;
    for (const term of new Set(terms)) {
      const { from, to } = this.#heads.entriesOf(inTitle, term, blocks);
      for (let entry = from; entry < to; entry += 1)
        values[block[entry] ?? 0] = (values[block[entry] ?? 0] ?? 0) + 1;
    }
    for (let at = 0; at < blocks; at += 1) values[at] = most[values[at] ?? 0] ?? 0;
    return values;
  }

  #has(nth: number, block: number): boolean {
    const list = this.#lists[nth];
    return list !== undefined && this.#heads.stands(list.entries, block);
  }

  /** The bits of all grams of titles that some slot of a block has. */
  titleBits(block: number, { titleTerms }: Tables): number {
    let bits = 0;
    for (let nth = 0; nth < titleTerms.length; nth += 1) if (this.#has(nth, block)) bits |= 1 << nth;
    return bits;
  }

  /** The bits of each slot of a block. @param some those that some slot has. */
  titleBitsBySlot(block: number, some: number): Uint32Array {
    const bits = this.#bits.fill(0);
    const slots = this.titleSlots.fill(0);
    const heads = this.#heads;
    for (let left = some; left !== 0; left &= left - 1) {
      const nth = 31 - Math.clz32(left & -left);
      const { bytes, entries } = this.#lists[nth] as MarkedList;
      const entry = heads.entryAt(entries, block);
      const from = heads.at[entry] ?? 0;
      const to = from + (heads.many[entry] ?? 0);
      for (let at = from; at < to; at += 1) {
        const slot = bytes[at] ?? 0;
        bits[slot] = (bits[slot] ?? 0) | (1 << nth);
        slots[slot >>> 5] = (slots[slot >>> 5] ?? 0) | (1 << (slot & 31));
      }
    }
    return bits;
  }

  /** Goes through the skills of which every gram is somewhere in a block. */
  #eachSkill(
    block: number,
    { titleTerms, skills }: Tables,
    tell: (first: number, grams: number, weight: number) => void,
  ): void {
    let first = titleTerms.length;
    for (const { terms, weight } of skills) {
      let all = true;
      for (let gram = 0; gram < terms.length && all; gram += 1)
        all = this.#has(first + 2 * gram, block) || this.#has(first + 2 * gram + 1, block);
      if (all) tell(first, terms.length, weight);
      first += 2 * terms.length;
    }
  }

  /** What the skills of a posting of this block weigh together at the most. */
  mostSkills(block: number, tables: Tables): number {
    let sum = 0;
    this.#eachSkill(block, tables, (_first, _grams, weight) => {
      sum += weight;
    });
    return sum;
  }

  /** What the skills of each slot of a block weigh together. */
  skillsBySlot(block: number, tables: Tables): Int32Array {
    const weights = this.#weights.fill(0);
    this.skillSlots.fill(0);
    this.#eachSkill(block, tables, (first, grams, weight) => {
      for (let gram = 0; gram < grams; gram += 1) {
        // A gram stands in the title or elsewhere, never in both lists.
        this.#follow(first + 2 * gram, block, gram, grams, weight);
        this.#follow(first + 2 * gram + 1, block, gram, grams, weight);
      }
      this.#round += grams;
    });
    return weights;
  }

  /** Of the slots that have so many grams of a skill, those of a list have one more; with the last one it counts. */
  #follow(nth: number, block: number, gram: number, grams: number, weight: number): void {
    const [list, heads] = [this.#lists[nth], this.#heads];
    if (!list || !heads.stands(list.entries, block)) return;
    const [hits, weights, slots] = [this.#hits, this.#weights, this.skillSlots];
    const [before, entry] = [this.#round + gram, heads.entryAt(list.entries, block)];
    const from = heads.at[entry] ?? 0;
    const to = from + (heads.many[entry] ?? 0);
    for (let at = from; at < to; at += 1) {
      const slot = list.bytes[at] ?? 0;
      if (gram > 0 && hits[slot] !== before) continue;
      if (gram + 1 < grams) hits[slot] = before + 1;
      else {
        weights[slot] = (weights[slot] ?? 0) + weight;
        slots[slot >>> 5] = (slots[slot >>> 5] ?? 0) | (1 << (slot & 31));
      }
    }
  }
}
