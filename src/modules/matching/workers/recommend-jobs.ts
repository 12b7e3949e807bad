import { openDatabase } from '../../../ground/database/database.ts';
import { answerQuestions } from '../../../ground/workers/answer-work.ts';
import type { IdRange } from '../../people/index.ts';
import {
  type ChangedJobs,
  type RecommendedTo,
  Recommender,
} from '../actions/recommendations/recommend-to-some.ts';
import type { PostingIndex } from '../domain/engine/index/posting-index.ts';

/** What the thread needs to find jobs for ranges of people. */
export interface Recommending {
  url: string;
  area: { lo: number; hi: number };
  /** All jobs, in columns that threads share. */
  indexes: readonly PostingIndex[];
  changed: ChangedJobs | null;
  /** The moment it is, by the clock of whoever began. */
  now: Date;
}

/** Ranges that are asked for at once: one is worked on while the database reads or writes another. */
const atOnce = 2;

await answerQuestions<Recommending, IdRange, RecommendedTo>(async ({ url, area, indexes, changed, now }) => {
  const database = openDatabase(url, 'worker', { connections: atOnce, onError: () => {} });
  const scope = { actor: null, person: null, area, purpose: 'matching' };
  const recommender = new Recommender(indexes, changed);
  const clock = { now: () => now };
  return (range) => database.inScope(scope, (tx) => recommender.recommend({ tx, clock }, range));
});
