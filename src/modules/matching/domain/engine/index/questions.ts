import type { PostingIndex } from './posting-index.ts';
import type { Found } from './search.ts';
import type { Asked } from './tables.ts';

/** All jobs in columns, and from where on changes are to be read. */
export interface BuiltIndex {
  index: PostingIndex;
  horizon: string;
}

/** All jobs in columns as a thread holds them: what they were built from, and what has changed up to the horizon. */
export interface HeldColumns {
  indexes: readonly PostingIndex[];
  horizon: string;
}

/** What the thread that holds the jobs is asked: the best for somebody, to read what has changed, to go on with other columns, or to share its own. */
export type JobQuestion = { search: Asked } | { refresh: true } | { built: BuiltIndex } | { share: true };

/**
 * What it answers: `changes` since the columns were built; `overfull`: they are too many, and it has stopped to read them; `taken`: it goes on with
 * the other columns, as they stand by now.
 */
export type JobAnswer =
  | { found: Found[] }
  | { changes: number; slots: number; overfull: boolean }
  | { taken: boolean }
  | { shared: HeldColumns };
