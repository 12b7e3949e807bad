import { labels } from '../../labels.ts';
import type { Demand } from '../demand.ts';
import type { Best } from './best.ts';
import { type Narrowed, skillsValue } from './bounds.ts';
import type { Marks } from './marks.ts';
import {
  blockSize,
  flag,
  noArea,
  type PostingIndex,
  recordWords,
  unsaidByte,
  unsaidPay,
  wordOf,
} from './posting-index.ts';
import { type Steps, stepOf } from './steps-of-blocks.ts';
import { type Tables, titleMost, titleValue } from './tables.ts';
import { holdsSlot } from './typed-words.ts';

/** So far behind stands what passes a limit. */
export const behind = 10_000;

/** What a weighed sum has to be, where a posting whose employer leaves people without an answer gets no more than others do. */
export function reachOf({ total, loweredPercent }: Tables, best: Best) {
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

/** Whether a slot passes one of the person's limits that is told by numbers beside it. */
function limitFor(index: PostingIndex, tables: Tables, demand: Demand): (slot: number) => boolean {
  const { leastPay, forbidden } = tables;
  const { record, occupation } = index;
  const least = leastPay ?? 0;
  const education = demand.educationLevel ?? unsaidByte;
  const experience = demand.experienceYears ?? unsaidByte;
  const flagsOut =
    (demand.noRemote ? flag.remote : 0) |
    (demand.noNights || demand.childcare ? flag.nights : 0) |
    (demand.childcare ? flag.outsideSchoolHours : 0) |
    (demand.stepFree ? flag.steps : 0);
  return (slot) => {
    const at = slot * recordWords;
    const small = record[at + wordOf.small] ?? 0;
    if (small & flagsOut || (record[at + wordOf.payHigh] ?? 0) < least) return true;
    const level = small >>> 24;
    const years = (small >>> 16) & 255;
    return (
      (level > education && level !== unsaidByte) ||
      (years > experience && years !== unsaidByte) ||
      forbidden?.[occupation[slot] ?? 0] === 1
    );
  };
}

/** What stands at areas that mostly rise from call to call. */
class StepsOfSlots {
  readonly #steps: Steps | null;
  #at = -1;
  #before = 0;

  constructor(steps: Steps | null) {
    this.#steps = steps;
  }

  /** @returns 0 where there are no steps. */
  at(area: number): number {
    if (!this.#steps) return 0;
    const { starts, values } = this.#steps;
    if (this.#at < 0 || area < this.#before) this.#at = stepOf(this.#steps, area);
    while (this.#at < starts.length && (starts[this.#at] ?? 0) <= area) this.#at += 1;
    this.#before = area;
    return values[this.#at] ?? 0;
  }

  restart(): void {
    this.#at = -1;
  }
}

const none = new Uint32Array(blockSize / 32);

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
 * Looks into a block. Most slots are left by their title, occupation and skills alone, the rest of the block's bound granted; skills are
 * read where nothing can be listed without one, or where some slot can still be listed.
 * @returns what takes a block, the weighed sum that nothing in it exceeds but for skills, and what these add at the most.
 */
export function lookInto(
  index: PostingIndex,
  tables: Tables,
  marks: Marks,
  demand: Demand,
  narrowed: Narrowed,
  best: Best,
): (block: number, bound: number, mostSkills: number) => void {
  const { total, loweredPercent, leastPay, pay, alone, asks } = tables;
  const passes = limitFor(index, tables, demand);
  const fits = filterFor(index, narrowed);
  const { need, misses } = reachOf(tables, best);
  const { record, occupation, moments, gone } = index;
  const [places, beyond] = [new StepsOfSlots(tables.places), new StepsOfSlots(tables.beyond)];
  const values = tables.occupation;
  const payOf = (low: number, high: number) => {
    if (leastPay === null) return 0;
    if (high === unsaidPay) return pay.unsaid;
    return low >= leastPay ? pay.above : high >= leastPay ? pay.inPart : 0;
  };
  const others = new Uint32Array(blockSize / 32);
  /** The slots of a block but for these of which the occupation and what is alone add so much. */
  const withOccupation = (from: number, count: number, least: number, but: Uint32Array) => {
    others.fill(0);
    for (let nth = 0; nth < count; nth += 1)
      if ((values[occupation[from + nth] ?? 0] ?? 0) + (alone[from + nth] ?? 0) >= least)
        others[nth >>> 5] = (others[nth >>> 5] ?? 0) | (1 << (nth & 31));
    for (let word = 0; word < others.length; word += 1)
      others[word] = (others[word] ?? 0) & ~(but[word] ?? 0);
    return others;
  };
  return (block, bound, mostSkills) => {
    const from = block * blockSize;
    const count = Math.min(blockSize, index.slots - from);
    const someBits = marks.titleBits(block, tables);
    const titles = someBits === 0 ? null : marks.titleBitsBySlot(block, someBits);
    const titleSlots = titles === null ? none : marks.titleSlots;
    const mostOccupation = tables.mostOccupation[block] ?? 0;
    const mostAlone = tables.mostAlone[block] ?? 0;
    const ofPlaceAndPay = bound - titleMost(tables, someBits) - mostOccupation - mostAlone;
    let needed = need();
    let least = needed - ofPlaceAndPay - mostSkills;
    let skills: Int32Array | null = null;

    const lookAt = (looked: Uint32Array) => {
      places.restart();
      beyond.restart();
      let [bits, mostOfBits] = [0, 0];
      for (let nth = nextBit(looked, 0); nth < count; nth = nextBit(looked, nth + 1)) {
        const slot = from + nth;
        const found = titles === null ? 0 : (titles[nth] ?? 0);
        if (found !== bits) {
          bits = found;
          mostOfBits = titleMost(tables, found);
        }
        const told = (values[occupation[slot] ?? 0] ?? 0) + mostOfBits + (alone[slot] ?? 0);
        if (told < least) continue;
        if (mostSkills > 0 && bound < needed) skills ??= marks.skillsBySlot(block, tables);
        const ofSkills = skills === null ? mostSkills : skillsValue(tables, skills[nth] ?? 0);
        if (told + ofSkills + ofPlaceAndPay < needed) continue;
        const words = slot * recordWords;
        const flags = record[words + wordOf.small] ?? 0;
        const area = flags & flag.remote ? noArea : (record[words + wordOf.area] ?? noArea);
        let sum =
          told +
          payOf(record[words + wordOf.payLow] ?? 0, record[words + wordOf.payHigh] ?? 0) +
          (area !== noArea ? places.at(area) : flags & flag.remote ? tables.remote : tables.noPlace);
        if (sum + ofSkills < needed) continue;
        let fails = passes(slot) || (area !== noArea && beyond.at(area) === 1);
        if (fails && !narrowed.listsFailing) continue;
        if (found !== 0)
          sum += titleValue(tables, found, (record[words + wordOf.titleSize] ?? 0) & 0xffff) - mostOfBits;
        const at = moments[record[words + wordOf.moment] ?? 0] ?? 0;
        if (misses(sum + ofSkills, at) || gone[slot] === 1 || !fits(slot)) continue;
        fails ||= demand.tooYoung || (asks !== null && (flags & flag.own) !== 0 && asks(slot));
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
        needed = need();
        least = needed - ofPlaceAndPay - mostSkills;
      }
    };

    if (bound < needed) {
      // Nothing without a skill can be listed.
      skills = marks.skillsBySlot(block, tables);
      lookAt(marks.skillSlots);
      return;
    }
    // Titles first: what they find leaves fewer of the others.
    lookAt(titleSlots);
    if (mostOccupation + mostAlone >= least) lookAt(withOccupation(from, count, least, titleSlots));
  };
}
