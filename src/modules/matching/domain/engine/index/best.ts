import { compareIds, type PostingIndex } from './posting-index.ts';

/** A posting that may stand in the list. */
interface Candidate {
  /** Its score; far below 0 where it passes a limit, so that it stands behind all that pass none. */
  key: number;
  moment: number;
  index: PostingIndex;
  slot: number;
}

const worse = (a: Candidate, b: Candidate) =>
  a.key !== b.key
    ? a.key < b.key
    : a.moment !== b.moment
      ? a.moment < b.moment
      : compareIds(a.index.ids, a.slot, b.index.ids, b.slot) > 0;

/** The best so many of all that were offered, in a heap with the worst of them on top. */
export class Best {
  /** What has to be reached; a tie goes by the moment and then the id. */
  leastKey: number;
  leastMoment = Number.NEGATIVE_INFINITY;
  readonly #size: number;
  readonly #heap: Candidate[] = [];

  /** @param least what has to be reached even where there is room. */
  constructor(size: number, least: number) {
    this.#size = size;
    this.leastKey = size > 0 ? least : Number.POSITIVE_INFINITY;
  }

  offer(candidate: Candidate): void {
    const heap = this.#heap;
    const [top] = heap;
    if (heap.length < this.#size) {
      heap.push(candidate);
      this.#up(heap.length - 1);
    } else if (top && worse(top, candidate)) {
      heap[0] = candidate;
      this.#down();
    }
    const last = heap[0];
    if (heap.length === this.#size && last) {
      this.leastKey = last.key;
      this.leastMoment = last.moment;
    }
  }

  /** The first one first. */
  sorted(): Candidate[] {
    return [...this.#heap].sort((a, b) => (worse(a, b) ? 1 : -1));
  }

  #swap(a: number, b: number): void {
    const heap = this.#heap;
    [heap[a], heap[b]] = [heap[b] as Candidate, heap[a] as Candidate];
  }

  #isWorse(a: number, b: number): boolean {
    return worse(this.#heap[a] as Candidate, this.#heap[b] as Candidate);
  }

  #up(from: number): void {
    for (let at = from; at > 0; ) {
      const above = (at - 1) >> 1;
      if (!this.#isWorse(at, above)) return;
      this.#swap(at, above);
      at = above;
    }
  }

  #down(): void {
    for (let at = 0; ; ) {
      let worst = at;
      for (const below of [2 * at + 1, 2 * at + 2])
        if (below < this.#heap.length && this.#isWorse(below, worst)) worst = below;
      if (worst === at) return;
      this.#swap(at, worst);
      at = worst;
    }
  }
}
