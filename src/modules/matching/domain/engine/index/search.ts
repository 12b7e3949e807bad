import { labels } from '../../labels.ts';
import type { Demand } from '../demand.ts';
import { isSearch } from '../filters.ts';
import { Best } from './best.ts';
import { boundBlocks, type Narrowed, skillsValue } from './bounds.ts';
import { Marks } from './marks.ts';
import {
  blockSize,
  flag,
  idAt,
  noArea,
  type PostingIndex,
  recordWords,
  unsaidByte,
  unsaidPay,
  wordOf,
} from './posting-index.ts';
import { type Asked, stepOf, type Tables, tablesFor, titleMost, titleValue } from './tables.ts';
import { holdsSlot, slotsWith } from './typed-words.ts';

/** A posting's place in the order. */
export interface Found {
  postingId: string;
  /** 0–1000. */
  score: number;
}

/** So far behind stands what passes a limit. */
const behind = 10_000;

/** Searches indexes; its space is kept from one search to the next. */
export class Searcher {
  readonly #marks = new Marks();
  #bounds = new Int32Array(0);

  /**
   * The postings of all these indexes that fit best, exactly as judge.ts and ranking.ts have it, ties included. Each posting stands, not
   * gone, in one of them at the most. What is asked is what `serves` allows.
   */
  search(indexes: readonly PostingIndex[], asked: Asked): Found[] {
    const best = new Best(asked.count);
    if (!asked.demand.tooYoung || isSearch(asked.filters))
      for (const index of indexes) if (index.slots > 0) this.#searchOne(index, asked, best);
    return best.sorted().map(({ key, index, slot }) => ({
      postingId: idAt(index, slot),
      score: key < 0 ? key + behind : key,
    }));
  }

  /** Blocks from the best bound down, until no block can reach what the list has. */
  #searchOne(index: PostingIndex, asked: Asked, best: Best): void {
    const { demand, filters } = asked;
    const tables = tablesFor(index, asked);
    const narrowed: Narrowed = {
      filters,
      listsFailing: isSearch(filters),
      noRemote: demand.noRemote,
      words: filters.words === null ? null : slotsWith(index, filters.words),
    };
    this.#marks.read(index, tables);
    if (this.#bounds.length < index.blocks) this.#bounds = new Int32Array(index.blocks);
    const bounds = this.#bounds;
    boundBlocks(index, tables, this.#marks, narrowed, bounds);
    const mostSkills = 1000 * tables.skillsWeight;
    const look = lookInto(index, tables, this.#marks, demand, narrowed, best);
    const { need, misses } = reachOf(tables, best);
    for (const block of byBound(bounds, index.blocks, tables.total)) {
      const bound = bounds[block] ?? 0;
      if (bound + mostSkills < need()) continue;
      const skills = skillsMost(this.#marks, block, tables);
      if (!misses(bound + skills, index.moments[index.firstMoment[block] ?? 0] ?? 0))
        look(block, bound, skills);
    }
  }
}

/** What the skills of a posting of a block add at the most. */
const skillsMost = (marks: Marks, block: number, tables: Tables) =>
  tables.skillsWeight === 0 ? 0 : skillsValue(tables, marks.mostSkills(block, tables));

/** What a weighed sum has to be, where a posting whose employer leaves people without an answer gets no more than others do. */
function reachOf({ total, loweredPercent }: Tables, best: Best) {
  const lift = Math.max(1, loweredPercent / 100);
  const need = () => (best.leastKey * total) / lift;
  return {
    need,
    /** Whether nothing with such a sum and moment can be listed. */
    misses: (sum: number, moment: number) => {
      if (sum < need()) return true;
      return lift === 1 && Math.floor(sum / total) === best.leastKey && moment < best.leastMoment;
    },
  };
}

/** Blocks in which something can be listed, the best bound first, to a thousandth. */
function byBound(bounds: Int32Array, blocks: number, total: number): Uint32Array {
  const starts = new Uint32Array(1003);
  const rank = (bound: number) => 1001 - Math.min(1001, Math.floor(bound / total));
  for (let block = 0; block < blocks; block += 1) {
    const bound = bounds[block] ?? 0;
    if (bound >= 0) starts[rank(bound) + 1] = (starts[rank(bound) + 1] ?? 0) + 1;
  }
  for (let at = 1; at < starts.length; at += 1) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0);
  const sorted = new Uint32Array(starts[starts.length - 1] ?? 0);
  for (let block = 0; block < blocks; block += 1) {
    const bound = bounds[block] ?? 0;
    if (bound < 0) continue;
    const at = starts[rank(bound)] ?? 0;
    sorted[at] = block;
    starts[rank(bound)] = at + 1;
  }
  return sorted;
}

/** Whether a slot is what the filters ask for. */
function filterFor(index: PostingIndex, { filters, words }: Narrowed): (slot: number) => boolean {
  const { area, leastPay, label } = filters;
  const bit = label === null ? 0 : 1 << (16 + labels.indexOf(label));
  const { record } = index;
  return (slot) => {
    const at = slot * recordWords;
    const lo = record[at + wordOf.area] ?? noArea;
    const pay = record[at + wordOf.payHigh] ?? unsaidPay;
    return (
      (area === null || (lo >= area.lo && lo <= area.hi && lo !== noArea)) &&
      (leastPay === null || pay >= leastPay) &&
      (bit === 0 || ((record[at + wordOf.titleSize] ?? 0) & bit) !== 0) &&
      (words === null || holdsSlot(words, slot))
    );
  };
}

/** Whether one of our own asks for a certificate that the person lacks. */
function asksFor({ ownSlots, ownStarts, ownTerms }: PostingIndex, { asks }: Tables, slot: number): boolean {
  let [low, high] = [0, ownSlots.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ownSlots[middle] ?? 0) < slot) low = middle + 1;
    else high = middle;
  }
  const terms = ownTerms.subarray(ownStarts[low] ?? 0, ownStarts[low + 1] ?? 0);
  return asks.some((wanted) => wanted.every((term) => terms.includes(term)));
}

/** Whether a slot passes one of the person's limits; `far`: its way is too long. */
function limitFor(
  index: PostingIndex,
  tables: Tables,
  demand: Demand,
): (slot: number, far: boolean) => boolean {
  const { leastPay, asks, forbidden } = tables;
  const { record } = index;
  const education = demand.educationLevel ?? unsaidByte;
  const experience = demand.experienceYears ?? unsaidByte;
  const flagsOut =
    (demand.noRemote ? flag.remote : 0) | (demand.noNights || demand.childcare ? flag.nights : 0);
  return (slot, far) => {
    if (far || demand.tooYoung) return true;
    const small = record[slot * recordWords + wordOf.small] ?? 0;
    if (small & flagsOut) return true;
    if (leastPay !== null && (record[slot * recordWords + wordOf.payHigh] ?? 0) < leastPay) return true;
    const [level, years] = [small >>> 24, (small >>> 16) & 255];
    if (level > education && level !== unsaidByte) return true;
    if (years > experience && years !== unsaidByte) return true;
    if (forbidden?.[index.occupation[slot] ?? 0]) return true;
    return asks.length > 0 && (small & flag.own) !== 0 && asksFor(index, tables, slot);
  };
}

const none = new Uint32Array(blockSize / 32);
const all = new Uint32Array(blockSize / 32).fill(0xffff_ffff);

/** The first bit from one on that is set; the size of a block where none is. */
function nextBit(words: Uint32Array, from: number): number {
  if (from >= blockSize) return blockSize;
  let word = from >>> 5;
  let left = (words[word] ?? 0) & (-1 << (from & 31));
  while (left === 0) {
    word += 1;
    if (word === words.length) return blockSize;
    left = words[word] ?? 0;
  }
  return word * 32 + 31 - Math.clz32(left & -left);
}

/**
 * Looks into a block. Most slots are left by their title and occupation alone, the rest of the block's bound granted; skills are read only where some
 * slot can still be listed.
 * @returns what takes a block, the weighed sum that nothing in it exceeds but for skills, and what these add at the most.
 */
function lookInto(
  index: PostingIndex,
  tables: Tables,
  marks: Marks,
  demand: Demand,
  narrowed: Narrowed,
  best: Best,
): (block: number, bound: number, mostSkills: number) => void {
  const { total, loweredPercent, places, beyond, leastPay, pay } = tables;
  const passes = limitFor(index, tables, demand);
  const fits = filterFor(index, narrowed);
  const { need, misses } = reachOf(tables, best);
  const { record, occupation, moments, gone } = index;
  const payOf = (low: number, high: number) => {
    if (leastPay === null) return 0;
    if (high === unsaidPay) return pay.unsaid;
    return low >= leastPay ? pay.above : high >= leastPay ? pay.inPart : 0;
  };
  return (block, bound, mostSkills) => {
    const from = block * blockSize;
    const count = Math.min(blockSize, index.slots - from);
    const someBits = marks.titleBits(block, tables);
    const titles = someBits === 0 ? null : marks.titleBitsBySlot(block, tables);
    const mostTitle = titleMost(tables, someBits);
    const values = tables.occupation;
    let mostOccupation = 0;
    for (let at = index.occupationStarts[block] ?? 0; at < (index.occupationStarts[block + 1] ?? 0); at += 1)
      mostOccupation = Math.max(mostOccupation, values[index.blockOccupations[at] ?? 0] ?? 0);
    const others = bound - mostTitle - mostOccupation + mostSkills;
    let least = need() - others;
    let skills: Int32Array | null = null;
    let step = -1;
    let reach = -1;
    // Where its occupation alone does not do, only slots with some gram of the title can be listed.
    const looked = mostOccupation < least ? (titles === null ? none : marks.titleSlots) : all;
    for (let nth = nextBit(looked, 0); nth < count; nth = nextBit(looked, nth + 1)) {
      const slot = from + nth;
      const found = titles === null ? 0 : (titles[nth] ?? 0);
      const ofOccupation = values[occupation[slot] ?? 0] ?? 0;
      if (ofOccupation + (found === 0 ? 0 : mostTitle) < least || gone[slot] === 1) continue;
      const words = slot * recordWords;
      const flags = record[words + wordOf.small] ?? 0;
      const area = record[words + wordOf.area] ?? noArea;
      const moment = record[words + wordOf.moment] ?? 0;
      let sum =
        ofOccupation +
        (tables.moment[moment] ?? 0) +
        (tables.answers[(flags >>> 8) & 255] ?? 0) +
        payOf(record[words + wordOf.payLow] ?? 0, record[words + wordOf.payHigh] ?? 0) +
        (found === 0 ? 0 : titleValue(tables, found, (record[words + wordOf.titleSize] ?? 0) & 0xffff));
      let far = false;
      if (flags & flag.remote) sum += tables.remote;
      else if (area === noArea) sum += tables.noPlace;
      else {
        // In a block the areas rise.
        if (places) {
          if (step < 0) step = stepOf(places, area);
          while (step < places.starts.length && (places.starts[step] ?? 0) <= area) step += 1;
          sum += places.values[step] ?? 0;
        }
        if (beyond) {
          if (reach < 0) reach = stepOf(beyond, area);
          while (reach < beyond.starts.length && (beyond.starts[reach] ?? 0) <= area) reach += 1;
          far = beyond.values[reach] === 1;
        }
      }
      const at = moments[moment] ?? 0;
      if (misses(sum + mostSkills, at) || !fits(slot)) continue;
      const fails = passes(slot, far);
      if (fails && !narrowed.listsFailing) continue;
      if (mostSkills > 0) {
        skills ??= marks.skillsBySlot(block, tables);
        sum += skillsValue(tables, skills[nth] ?? 0);
      }
      const score = Math.floor(sum / total);
      const lowered = flags & flag.lowered ? Math.floor((score * loweredPercent) / 100) : score;
      const key = fails ? lowered - behind : lowered;
      if (key < best.leastKey) continue;
      best.offer({ key, moment: at, index, slot });
      least = need() - others;
    }
  };
}
