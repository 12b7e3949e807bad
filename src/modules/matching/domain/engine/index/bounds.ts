import type { Filters } from '../filters.ts';
import type { Marks } from './marks.ts';
import { blockHas, type PostingIndex } from './posting-index.ts';
import type { Steps, Tables } from './tables.ts';
import { titleMost } from './tables.ts';
import { holdsBlock, type SlotSet } from './typed-words.ts';

/** Of a block in which nothing can be listed. */
export const nothing = -1;

/** The greatest and the least value of steps between areas that mostly rise from call to call. */
class RisingSteps {
  readonly #steps: Steps;
  #at = 0;
  least = 0;
  most = 0;

  constructor(steps: Steps) {
    this.#steps = steps;
  }

  between(from: number, to: number): void {
    const { starts, values } = this.#steps;
    if (this.#at > 0 && (starts[this.#at - 1] ?? 0) > from) this.#at = 0;
    while (this.#at < starts.length && (starts[this.#at] ?? 0) <= from) this.#at += 1;
    this.most = values[this.#at] ?? 0;
    this.least = this.most;
    for (let next = this.#at; next < starts.length && (starts[next] ?? 0) <= to; next += 1) {
      const value = values[next + 1] ?? 0;
      if (value > this.most) this.most = value;
      if (value < this.least) this.least = value;
    }
  }
}

/** What a posting of a block can be at the most by its pay; `nothing`: none pays the least that is wanted. */
function mostOfPay(
  index: PostingIndex,
  { leastPay, pay }: Tables,
  block: number,
  listsFailing: boolean,
): number {
  if (leastPay === null) return 0;
  const [low, high, has] = [
    index.mostPayLow[block] ?? 0,
    index.mostPayHigh[block] ?? 0,
    index.has[block] ?? 0,
  ];
  const said = low >= leastPay ? pay.above : high >= leastPay ? pay.inPart : listsFailing ? 0 : nothing;
  return has & blockHas.noPay ? Math.max(said, pay.unsaid) : said;
}

/** What is asked, with the slots that hold the words typed. */
export interface Narrowed {
  filters: Filters;
  /** What passes a limit is listed too. */
  listsFailing: boolean;
  noRemote: boolean;
  words: SlotSet | null;
}

/**
 * The weighed sum that no posting of each block exceeds, its skills left out; `nothing` where none of it can be listed.
 * @param into one number a block.
 */
export function boundBlocks(
  index: PostingIndex,
  tables: Tables,
  marks: Marks,
  { filters, listsFailing, noRemote, words }: Narrowed,
  into: Int32Array,
): void {
  const { areaFrom, areaTo, has } = index;
  const places = tables.places && new RisingSteps(tables.places);
  const beyond = tables.beyond && !listsFailing ? new RisingSteps(tables.beyond) : null;
  for (let block = 0; block < index.blocks; block += 1) {
    into[block] = nothing;
    if (words && !holdsBlock(words, block)) continue;
    const bits = has[block] ?? 0;
    if (filters.label !== null && !(bits & blockHas.label)) continue;
    const to = areaTo[block] ?? -1;
    const from = areaFrom[block] ?? 0;
    let placed = to >= 0 && (filters.area === null || (from <= filters.area.hi && to >= filters.area.lo));
    if (placed && beyond) {
      beyond.between(from, to);
      if (beyond.least === 1) placed = false;
    }
    const remote = (bits & blockHas.remote) !== 0 && (listsFailing || !noRemote);
    const unplaced = (bits & blockHas.noPlace) !== 0 && filters.area === null;
    if (!placed && !remote && !unplaced) continue;
    const pay = mostOfPay(index, tables, block, listsFailing);
    if (pay === nothing) continue;
    let place = 0;
    if (places) {
      if (placed) {
        places.between(from, to);
        place = places.most;
      }
      if (remote) place = Math.max(place, tables.remote);
      if (unplaced) place = Math.max(place, tables.noPlace);
    }
    into[block] =
      place +
      pay +
      titleMost(tables, marks.titleBits(block, tables)) +
      (tables.mostOccupation[block] ?? 0) +
      (tables.mostAlone[block] ?? 0);
  }
}

/** What skills add that weigh so much together. */
export function skillsValue({ skillsEnough, skillsWeight }: Tables, found: number): number {
  return skillsWeight * Math.min(1000, Math.floor((1000 * found) / skillsEnough));
}
