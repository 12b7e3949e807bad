import type { Filters } from '../filters.ts';
import { blockHas, type PostingIndex } from './posting-index.ts';
import type { Tables } from './tables.ts';
import { holdsBlock, type SlotSet } from './typed-words.ts';

/** What is asked, with the slots that hold the words typed. */
export interface Narrowed {
  filters: Filters;
  /** What passes a limit is listed too. */
  listsFailing: boolean;
  words: SlotSet | null;
}

/** Whether a posting of a block may be what the filters ask for. */
function mayHold(
  { has, areaFrom, areaTo }: PostingIndex,
  { filters, words }: Narrowed,
  block: number,
): boolean {
  const { area, label } = filters;
  const bits = has[block] ?? 0;
  return (
    (words === null || holdsBlock(words, block)) &&
    (label === null || (bits & blockHas.label) !== 0) &&
    (area === null ||
      (bits & blockHas.remote) !== 0 ||
      ((areaFrom[block] ?? 0) <= area.hi && (areaTo[block] ?? -1) >= area.lo))
  );
}

/** Blocks with their bounds. */
export interface Bounds {
  blocks: Uint32Array;
  sums: Int32Array;
}

/**
 * The weighed sum that no posting of a block exceeds, its skills left out, of all blocks of which something can be listed.
 * @param mostTitle by block.
 * @param least blocks below it are left out.
 * @param into one number a block. @returns how many blocks there are in it.
 */
export function boundBlocks(
  index: PostingIndex,
  { mostPlaced, mostUnplaced, allBeyond, mostPay, mostAlone, mostOccupation }: Tables,
  mostTitle: Int32Array,
  narrowed: Narrowed,
  least: number,
  { blocks, sums }: Bounds,
): number {
  const needed = Math.max(0, least);
  let count = 0;
  for (let block = 0; block < index.blocks; block += 1) {
    const unplaced = mostUnplaced[block] ?? 0;
    const placed = allBeyond !== null && allBeyond[block] === 1 ? unplaced : (mostPlaced[block] ?? 0);
    const sum =
      (placed > unplaced ? placed : unplaced) +
      (mostPay[block] ?? 0) +
      (mostAlone[block] ?? 0) +
      (mostOccupation[block] ?? 0) +
      (mostTitle[block] ?? 0);
    if (sum < needed || (narrowed.listsFailing && !mayHold(index, narrowed, block))) continue;
    blocks[count] = block;
    sums[count] = sum;
    count += 1;
  }
  return count;
}

/** What skills add that weigh so much together. */
export function skillsValue({ skillsEnough, skillsWeight }: Tables, found: number): number {
  return skillsWeight * Math.min(1000, Math.floor((1000 * found) / skillsEnough));
}
