import { IndexBuilder } from './build.ts';
import { type IndexedPosting, type PostingIndex, slotOf } from './posting-index.ts';

/** What a posting says now; null: it is not in the list any more. */
export interface Change {
  postingId: string;
  now: IndexedPosting | null;
}

/** Postings that are put into columns anew at each change: 2 ms of work. */
const mostFresh = 128;
/** Small indexes that are searched beside the large one before they become one: each costs a search some 20 µs. */
const mostSealed = 16;

function indexOf(postings: Iterable<IndexedPosting>): PostingIndex {
  const builder = new IndexBuilder();
  for (const posting of postings) builder.add(posting);
  return builder.finish();
}

/**
 * A large index and what has changed since it was built: what is closed or said anew is marked as gone where it stands, and what is new stands
 * in small indexes beside it.
 */
export class LiveIndex {
  readonly #base: PostingIndex;
  #sealed: PostingIndex[] = [];
  #freshIndex: PostingIndex | null = null;
  readonly #fresh = new Map<string, IndexedPosting>();
  /** All that is not in the large one. */
  readonly #held = new Map<string, IndexedPosting>();
  #changes = 0;

  constructor(base: PostingIndex) {
    this.#base = base;
  }

  /** All indexes that are to be searched. */
  get indexes(): readonly PostingIndex[] {
    return [this.#base, ...this.#sealed, ...(this.#freshIndex ? [this.#freshIndex] : [])];
  }

  /** How many changes it has taken. */
  get changes(): number {
    return this.#changes;
  }

  /** Takes changes in; the same one may come again. */
  take(changes: readonly Change[]): void {
    if (changes.length === 0) return;
    for (const { postingId, now } of changes) {
      for (const index of [this.#base, ...this.#sealed]) {
        const slot = slotOf(index, postingId);
        if (slot >= 0) index.gone[slot] = 1;
      }
      this.#fresh.delete(postingId);
      this.#held.delete(postingId);
      if (!now) continue;
      this.#fresh.set(postingId, now);
      this.#held.set(postingId, now);
    }
    this.#changes += changes.length;
    if (this.#fresh.size > mostFresh) {
      const full = this.#sealed.length === mostSealed;
      const sealed = indexOf((full ? this.#held : this.#fresh).values());
      this.#sealed = full ? [sealed] : [...this.#sealed, sealed];
      this.#fresh.clear();
    }
    this.#freshIndex = this.#fresh.size > 0 ? indexOf(this.#fresh.values()) : null;
  }
}
