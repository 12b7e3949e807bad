import { IndexBuilder } from './build.ts';
import { type IndexedPosting, type PostingIndex, slotOf } from './posting-index.ts';

/** What a posting says now; null: it is not in the list any more. */
export interface Change {
  postingId: string;
  now: IndexedPosting | null;
}

/** When small indexes are made into larger ones. */
export interface PartSizes {
  /** Postings that are put into columns anew at each change: 128 take 4 ms. */
  fresh: number;
  /** Small indexes that then become one of middle size: each costs a search 0.05 ms. */
  small: number;
}

const usual: PartSizes = { fresh: 128, small: 16 };

/** An index, with what it was built from and still holds. */
interface Part {
  index: PostingIndex;
  postings: Map<string, IndexedPosting>;
}

function partOf(postings: Map<string, IndexedPosting>): Part {
  const builder = new IndexBuilder();
  for (const posting of postings.values()) builder.add(posting);
  return { index: builder.finish(), postings };
}

const oneOf = (parts: readonly Part[]): Part =>
  partOf(new Map(parts.flatMap(({ postings }) => [...postings])));

/**
 * A large index and what has changed since it was built: what is closed or said anew is marked as gone where it stands, and what is new stands
 * in small indexes beside it.
 */
export class LiveIndex {
  readonly #base: PostingIndex;
  readonly #sizes: PartSizes;
  #fresh: Part | null = null;
  #small: Part[] = [];
  #middle: Part[] = [];
  #changes = 0;

  constructor(base: PostingIndex, sizes = usual) {
    this.#base = base;
    this.#sizes = sizes;
  }

  /** All indexes that are to be searched. */
  get indexes(): readonly PostingIndex[] {
    return [this.#base, ...this.#parts.map(({ index }) => index)];
  }

  get #parts(): Part[] {
    return [...this.#middle, ...this.#small, ...(this.#fresh ? [this.#fresh] : [])];
  }

  /** How many changes it has taken. */
  get changes(): number {
    return this.#changes;
  }

  /** Takes changes in; the same one may come again. */
  take(changes: readonly Change[]): void {
    if (changes.length === 0) return;
    const fresh = new Map(this.#fresh?.postings);
    for (const { postingId, now } of changes) {
      markGone(this.#base, postingId);
      for (const { index, postings } of this.#parts) {
        if (postings.delete(postingId)) markGone(index, postingId);
      }
      fresh.delete(postingId);
      if (now) fresh.set(postingId, now);
    }
    this.#changes += changes.length;
    this.#fresh = fresh.size > 0 ? partOf(fresh) : null;
    if (!this.#fresh || fresh.size <= this.#sizes.fresh) return;
    this.#small.push(this.#fresh);
    this.#fresh = null;
    if (this.#small.length <= this.#sizes.small) return;
    this.#middle.push(oneOf(this.#small));
    this.#small = [];
  }

  /** Makes one index of all that has changed, for whoever searches many times: each of them costs a search 0.05 ms. */
  settle(): void {
    const parts = this.#parts;
    if (parts.length < 2) return;
    this.#middle = [oneOf(parts)];
    this.#small = [];
    this.#fresh = null;
  }
}

function markGone(index: PostingIndex, postingId: string): void {
  const slot = slotOf(index, postingId);
  if (slot >= 0) index.gone[slot] = 1;
}
