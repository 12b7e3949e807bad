import { sql } from 'kysely';
import type { Context } from '../../ground/context.ts';
import type { IndexedPosting } from './domain/engine/index/posting-index.ts';
import type { JudgedPosting } from './domain/engine/judge.ts';
import type { Label } from './domain/labels.ts';
import { leads } from './ranking.ts';
import type { Sql } from './ranking-parts.ts';

type Tx = Pick<Context, 'tx'>;

interface Row extends Omit<JudgedPosting, 'titleGrams' | 'grams'> {
  postingId: string;
  labels: Label[];
  titleGrams: string;
  grams: string;
}

const setOf = (joined: string) => new Set(joined === '' ? [] : joined.split(' '));

/** Jobs as the engine sees them. Grams come as one text, for they hold no blanks: the driver takes an array apart four times as slowly. */
export async function selectJudged({ tx }: Tx, which: Sql): Promise<IndexedPosting[]> {
  const { rows } = await sql<Row>`
    select posting_id as "postingId", labels, kind = 'own' as own, lowered,
      array_to_string(tsvector_to_array(title_grams), ' ') as "titleGrams", array_to_string(tsvector_to_array(grams), ' ') as grams,
      area_lo as "areaLo", remote, pay_low as "payLow", pay_high as "payHigh", education_level as "educationLevel",
      experience_years as "experienceYears", collected_year as year, posted_day as day, occupation, nights,
      outside_school_hours as "outsideSchoolHours", step_free as "stepFree", answer_rate as "answerRate"
    from matching.job p where ${which}`.execute(tx);
  return rows.map(({ postingId, labels, titleGrams, grams, ...rest }) => ({
    postingId,
    labels,
    posting: { ...rest, titleGrams: setOf(titleGrams), grams: setOf(grams) },
  }));
}

/** The next of all jobs that stand in lists, in the order of their ids. */
export function listedAfter(ctx: Tx, postingId: string, most: number): Promise<IndexedPosting[]> {
  return selectJudged(ctx, sql`${leads} and posting_id > ${postingId} order by posting_id limit ${most}`);
}

/** Those of these jobs that stand in lists. */
export function listedOf(ctx: Tx, ids: readonly string[]): Promise<IndexedPosting[]> {
  return selectJudged(ctx, sql`${leads} and posting_id = any (${ids}::uuid[])`);
}

/** What transactions have changed. */
export interface JobChanges {
  /** Of all transactions before this one it is known what they changed; the next look begins here. */
  horizon: string;
  changes: { changeId: number; ids: string[] }[];
}

/**
 * The changes of transactions from one on that are saved by now. A transaction that is saved late has an early number: so the next look begins
 * at the oldest that was still open, and what it tells again is known by its `changeId`.
 */
export async function changesFrom({ tx }: Tx, horizon: string): Promise<JobChanges> {
  const { rows } = await sql<{ horizon: string; changeId: number | null; ids: string[] | null }>`
    select now.horizon::text as horizon, change_id as "changeId", posting_ids as ids
    from (select pg_snapshot_xmin(pg_current_snapshot()) as horizon) now
    left join matching.job_change on xid >= ${horizon}::xid8`.execute(tx);
  return {
    horizon: rows[0]?.horizon ?? horizon,
    changes: rows.flatMap(({ changeId, ids }) =>
      changeId === null || ids === null ? [] : [{ changeId, ids }],
    ),
  };
}

/** Where looking for changes begins for somebody who reads all jobs from now on. */
export async function changesBegin({ tx }: Tx): Promise<string> {
  const { rows } = await sql<{ horizon: string }>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as horizon`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error('the database told no horizon');
  return row.horizon;
}

/** Forgets changes of before a time: every process has read them, or has begun anew. */
export async function forgetChanges({ tx }: Tx, before: Date): Promise<void> {
  await sql`delete from matching.job_change where at < ${before}`.execute(tx);
}
