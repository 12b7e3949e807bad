import type { Filters } from '../filters.ts';
import type { Marks } from './marks.ts';
import { blockHas, type PostingIndex } from './posting-index.ts';
import { type Tables, titleMost } from './tables.ts';
import { holdsBlock, type SlotSet } from './typed-words.ts';

/** Of a block in which nothing can be listed. */
export const nothing = -1;

/** What a posting of a block can be at the most by its pay; `nothing`: none pays the least that is wanted. */
function mostOfPay(
  index: PostingIndex,
  { leastPay, pay }: Tables,
  block: number,
  listsFailing: boolean,
): number {
  if (leastPay === null) return 0;
  const inPart = (index.mostPayHigh[block] ?? 0) >= leastPay ? pay.inPart : listsFailing ? 0 : nothing;
  const said = (index.mostPayLow[block] ?? 0) >= leastPay ? pay.above : inPart;
  return (index.has[block] ?? 0) & blockHas.noPay ? Math.max(said, pay.unsaid) : said;
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
  const { mostPlace, mostOccupation, mostAlone } = tables;
  const allBeyond = listsFailing ? null : tables.allBeyond;
  let [title, mostTitle] = [0, 0];
  for (let block = 0; block < index.blocks; block += 1) {
    into[block] = nothing;
    if (words && !holdsBlock(words, block)) continue;
    const bits = has[block] ?? 0;
    if (filters.label !== null && !(bits & blockHas.label)) continue;
    const to = areaTo[block] ?? -1;
    const from = areaFrom[block] ?? 0;
    const placed =
      to >= 0 &&
      (filters.area === null || (from <= filters.area.hi && to >= filters.area.lo)) &&
      allBeyond?.[block] !== 1;
    const remote = (bits & blockHas.remote) !== 0 && (listsFailing || !noRemote);
    const unplaced = (bits & blockHas.noPlace) !== 0 && filters.area === null;
    if (!placed && !remote && !unplaced) continue;
    const pay = mostOfPay(index, tables, block, listsFailing);
    if (pay === nothing) continue;
    let place = 0;
    if (mostPlace) {
      if (placed) place = mostPlace[block] ?? 0;
      if (remote) place = Math.max(place, tables.remote);
      if (unplaced) place = Math.max(place, tables.noPlace);
    }
    const found = marks.titleBits(block, tables);
    if (found !== title) {
      title = found;
      mostTitle = titleMost(tables, found);
    }
    into[block] = place + pay + mostTitle + (mostOccupation[block] ?? 0) + (mostAlone[block] ?? 0);
  }
}

/** What skills add that weigh so much together. */
export function skillsValue({ skillsEnough, skillsWeight }: Tables, found: number): number {
  return skillsWeight * Math.min(1000, Math.floor((1000 * found) / skillsEnough));
}
