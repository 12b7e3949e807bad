import { labels } from '../../labels.ts';
import type { Demand } from '../demand.ts';
import { isSearch } from '../filters.ts';
import { Best } from './best.ts';
import { boundBlocks, mostOfOccupation, type Narrowed, skillsValue } from './bounds.ts';
import { Marks } from './marks.ts';
import { blockSize, flag, idAt, type PostingIndex, unsaidByte, unsaidPay } from './posting-index.ts';
import { type Asked, stepOf, type Tables, tablesFor, titleValue } from './tables.ts';
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
    const mostOccupation = tables.occupation.reduce((most, value) => Math.max(most, value), 0);
    const look = lookInto(index, tables, this.#marks, demand, narrowed, best);
    const { need, misses } = reachOf(tables, best);
    for (const block of byBound(bounds, index.blocks, tables.total)) {
      const bound = bounds[block] ?? 0;
      if (bound + mostOccupation < need()) continue;
      const most = bound + mostOfOccupation(index, tables, block);
      if (!misses(most, index.moments[index.firstMoment[block] ?? 0] ?? 0)) look(block);
    }
  }
}

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
  const bit = label === null ? 0 : 1 << labels.indexOf(label);
  return (slot) => {
    const at = index.area[slot] ?? -1;
    const pay = index.payHigh[slot] ?? unsaidPay;
    return (
      (area === null || (at >= area.lo && at <= area.hi)) &&
      (leastPay === null || pay >= leastPay) &&
      (bit === 0 || ((index.labels[slot] ?? 0) & bit) !== 0) &&
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
  const education = demand.educationLevel ?? unsaidByte;
  const experience = demand.experienceYears ?? unsaidByte;
  const flagsOut =
    (demand.noRemote ? flag.remote : 0) | (demand.noNights || demand.childcare ? flag.nights : 0);
  const asksOf = demand.tooYoungFor !== null || demand.lacking !== null;
  return (slot, far) => {
    if (far || demand.tooYoung) return true;
    const flags = index.flags[slot] ?? 0;
    if (flags & flagsOut) return true;
    if (leastPay !== null && (index.payHigh[slot] ?? 0) < leastPay) return true;
    const [level, years] = [index.education[slot] ?? 0, index.experience[slot] ?? 0];
    if (level > education && level !== unsaidByte) return true;
    if (years > experience && years !== unsaidByte) return true;
    if (!asksOf) return false;
    if (forbidden[index.occupation[slot] ?? 0]) return true;
    return asks.length > 0 && (flags & flag.own) !== 0 && asksFor(index, tables, slot);
  };
}

/**
 * Looks into a block: each slot is bounded by all but its skills, and these are read only where some slot can still be listed.
 */
function lookInto(
  index: PostingIndex,
  tables: Tables,
  marks: Marks,
  demand: Demand,
  narrowed: Narrowed,
  best: Best,
): (block: number) => void {
  const { total, loweredPercent, places, beyond, leastPay, pay } = tables;
  const passes = limitFor(index, tables, demand);
  const fits = filterFor(index, narrowed);
  const { misses } = reachOf(tables, best);
  const { flags: allFlags, area: areas, occupation, answers, moment: momentOf, titleSize, gone } = index;
  const payAt = (slot: number) => {
    if (leastPay === null) return 0;
    const high = index.payHigh[slot] ?? 0;
    if (high === unsaidPay) return pay.unsaid;
    return (index.payLow[slot] ?? 0) >= leastPay ? pay.above : high >= leastPay ? pay.inPart : 0;
  };
  return (block) => {
    const from = block * blockSize;
    const to = Math.min(from + blockSize, index.slots);
    const titles = marks.titleBits(block, tables) === 0 ? null : marks.titleBitsBySlot(block, tables);
    const mostSkills = tables.skillsWeight === 0 ? 0 : skillsValue(tables, marks.mostSkills(block, tables));
    let skills: Int32Array | null = null;
    let step = places ? stepOf(places, index.areaFrom[block] ?? 0) : 0;
    let reach = beyond ? stepOf(beyond, index.areaFrom[block] ?? 0) : 0;
    for (let slot = from; slot < to; slot += 1) {
      if (gone[slot]) continue;
      const [flags, area, moment] = [allFlags[slot] ?? 0, areas[slot] ?? -1, momentOf[slot] ?? 0];
      let sum =
        (tables.occupation[occupation[slot] ?? 0] ?? 0) +
        (tables.moment[moment] ?? 0) +
        (tables.answers[answers[slot] ?? 0] ?? 0) +
        payAt(slot);
      let far = false;
      if (flags & flag.remote) sum += tables.remote;
      else if (area < 0) sum += tables.noPlace;
      else {
        // In a block the areas rise.
        if (places) {
          while (step < places.starts.length && (places.starts[step] ?? 0) <= area) step += 1;
          sum += places.values[step] ?? 0;
        }
        if (beyond) {
          while (reach < beyond.starts.length && (beyond.starts[reach] ?? 0) <= area) reach += 1;
          far = beyond.values[reach] === 1;
        }
      }
      const found = titles?.[slot - from] ?? 0;
      if (found !== 0) sum += titleValue(tables, found, titleSize[slot] ?? 0);
      const at = index.moments[moment] ?? 0;
      if (misses(sum + mostSkills, at) || !fits(slot)) continue;
      const fails = passes(slot, far);
      if (fails && !narrowed.listsFailing) continue;
      if (mostSkills > 0) {
        skills ??= marks.skillsBySlot(block, tables);
        sum += skillsValue(tables, skills[slot - from] ?? 0);
      }
      const score = Math.floor(sum / total);
      const lowered = flags & flag.lowered ? Math.floor((score * loweredPercent) / 100) : score;
      const key = fails ? lowered - behind : lowered;
      if (key >= best.leastKey) best.offer({ key, moment: at, index, slot });
    }
  };
}
