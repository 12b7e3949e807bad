import { sql } from 'kysely';
import { type Day, dayOf } from '../../../../ground/clock/day.ts';
import type { Context } from '../../../../ground/context.ts';
import { matching } from '../../store.ts';

/** One of our own postings that has been public. */
export interface PublishedPosting {
  postingId: string;
  title: string;
  area: { code: string; lo: number };
  day: Day;
  /** It was taken out because of what it said, or of who posted it. */
  unlawful: boolean;
}

const taken = ['unlawful', 'employer-refused'];

/** The postings that were open for the first time between two moments, or of those named the ones that ever were; by a job. */
export async function publishedPostings(
  ctx: Context,
  which: { from: Date; to: Date } | { postingId: string },
): Promise<PublishedPosting[]> {
  const rows = await matching(ctx)
    .selectFrom('posting')
    .select(['posting_id', 'title', 'area_code', 'area_lo', 'published_at', 'closed_reason'])
    .where(
      'postingId' in which
        ? sql<boolean>`posting_id = ${which.postingId}`
        : sql<boolean>`published_at >= ${which.from} and published_at < ${which.to}`,
    )
    .execute();
  return rows.flatMap((row) =>
    row.published_at === null
      ? []
      : [
          {
            postingId: row.posting_id,
            title: row.title,
            area: { code: row.area_code, lo: row.area_lo },
            day: dayOf(row.published_at),
            unlawful: taken.includes(row.closed_reason ?? ''),
          },
        ],
  );
}
