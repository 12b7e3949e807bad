import type { Context } from '../../../../ground/context.ts';
import { findOwn, type PostingRow } from '../../store-postings.ts';

/** What other pieces need of one of our own postings. */
export type PostingBrief = Pick<
  PostingRow,
  | 'postingId'
  | 'employerId'
  | 'areaCode'
  | 'areaLo'
  | 'state'
  | 'reason'
  | 'title'
  | 'headcount'
  | 'validUntil'
>;

/** One of our own postings, where the actor may see it: in force, once public, or his own employer's or area's. */
export async function findPosting(
  ctx: Pick<Context, 'tx'>,
  postingId: string,
): Promise<PostingBrief | undefined> {
  return findOwn(ctx, postingId);
}
