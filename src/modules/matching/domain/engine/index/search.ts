import { isSearch } from '../filters.ts';
import { Best } from './best.ts';
import { type Bounds, boundBlocks, type Narrowed, skillsValue } from './bounds.ts';
import { behind, lookInto, reachOf } from './look.ts';
import { Marks } from './marks.ts';
import { idAt, type PostingIndex } from './posting-index.ts';
import { type Asked, Space, type Tables, tablesFor } from './tables.ts';
import { slotsWith } from './typed-words.ts';

/** A posting's place in the order. */
export interface Found {
  postingId: string;
  /** 0–1000. */
  score: number;
}

/** The same by where it stands. */
export interface FoundSlot {
  index: PostingIndex;
  slot: number;
  score: number;
}

/** Searches indexes; its space is kept from one search to the next. */
export class Searcher {
  readonly #marks: Marks;
  #bounds: Bounds = { blocks: new Uint32Array(0), sums: new Int32Array(0) };
  readonly #spaces = { occupation: new Space(), mostOccupation: new Space(), forbidden: new Space() };
  #ranks = new Uint16Array(0);
  #order = new Uint32Array(0);
  readonly #starts = new Uint32Array(1003);

  /**
   * @param keepsHeads whether heads of gram lists are kept from search to search, up to 10 MB: lists of 200,000 jobs take a sixth less. The slowest
   * of a million jobs take longer with them, for each of them reads a megabyte of heads.
   */
  constructor(keepsHeads = false) {
    this.#marks = new Marks(keepsHeads ? 800_000 : 0);
  }

  /**
   * The postings of all these indexes that fit best, exactly as judge.ts and ranking.ts have it, ties included. Each posting stands, not
   * gone, in one of them at the most. What is asked is what `serves` allows.
   */
  search(indexes: readonly PostingIndex[], asked: Asked): Found[] {
    return this.searchSlots(indexes, asked).map(({ index, slot, score }) => ({
      postingId: idAt(index, slot),
      score,
    }));
  }

  /** The same, by where they stand: for many lists, in which the same postings stand again and again. */
  searchSlots(indexes: readonly PostingIndex[], asked: Asked): FoundSlot[] {
    const best = new Best(asked.count, asked.atLeast ?? Number.NEGATIVE_INFINITY);
    if (!asked.demand.tooYoung || isSearch(asked.filters))
      for (const index of indexes) if (index.slots > 0) this.#searchOne(index, asked, best);
    return best
      .sorted()
      .map(({ key, index, slot }) => ({ index, slot, score: key < 0 ? key + behind : key }));
  }

  /** Blocks from the best bound down, until no block can reach what the list has. */
  #searchOne(index: PostingIndex, asked: Asked, best: Best): void {
    const { demand, filters } = asked;
    const tables = tablesFor(index, asked, this.#spaces);
    const narrowed: Narrowed = {
      filters,
      listsFailing: isSearch(filters),
      words: filters.words === null ? null : slotsWith(index, filters.words),
    };
    const marks = this.#marks;
    marks.read(index, tables);
    if (this.#order.length < index.blocks) {
      this.#bounds = { blocks: new Uint32Array(index.blocks), sums: new Int32Array(index.blocks) };
      this.#ranks = new Uint16Array(index.blocks);
      this.#order = new Uint32Array(index.blocks);
    }
    const { need, misses } = reachOf(tables, best);
    const mostSkills = 1000 * tables.skillsWeight;
    const { blocks, sums } = this.#bounds;
    const count = boundBlocks(index, tables, marks.mostTitle, narrowed, need() - mostSkills, this.#bounds);
    const look = lookInto(index, tables, marks, demand, narrowed, best);
    for (const nth of this.#byBound(count, tables.total)) {
      const [block, bound] = [blocks[nth] ?? 0, sums[nth] ?? 0];
      // In one thousandth blocks stand as they come.
      if (bound + mostSkills + tables.total < need()) break;
      if (bound + mostSkills < need()) continue;
      const skills = skillsMost(marks, block, tables);
      if (!misses(bound + skills, index.moments[index.firstMoment[block] ?? 0] ?? 0))
        look(block, bound, skills);
    }
  }

  /** The numbers of the first so many bounds, the best first, to a thousandth. */
  #byBound(count: number, total: number): Uint32Array {
    const { sums } = this.#bounds;
    const [ranks, starts, order] = [this.#ranks, this.#starts.fill(0), this.#order];
    for (let nth = 0; nth < count; nth += 1) {
      const rank = 1001 - Math.min(1001, Math.floor((sums[nth] ?? 0) / total));
      ranks[nth] = rank;
      starts[rank + 1] = (starts[rank + 1] ?? 0) + 1;
    }
    for (let at = 1; at < starts.length; at += 1) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0);
    for (let nth = 0; nth < count; nth += 1) {
      const rank = ranks[nth] ?? 0;
      const at = starts[rank] ?? 0;
      order[at] = nth;
      starts[rank] = at + 1;
    }
    return order.subarray(0, count);
  }
}

/** What the skills of a posting of a block add at the most. */
const skillsMost = (marks: Marks, block: number, tables: Tables) =>
  tables.skillsWeight === 0 ? 0 : skillsValue(tables, marks.mostSkills(block, tables));
