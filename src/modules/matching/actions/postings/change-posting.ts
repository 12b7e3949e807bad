import { dayOf } from '../../../../ground/clock/day.ts';
import type { Context } from '../../../../ground/context.ts';
import { say } from '../../../../ground/events/say.ts';
import { Problem } from '../../../../ground/problem.ts';
import { namesOfEmployers } from '../../../employers/index.ts';
import { validUntil } from '../../domain/own-posting.ts';
import { movePosting, type PostingMove } from '../../domain/posting-state.ts';
import { lockOfEmployer, lockOverdue, lockOwn, type PostingRow, saveMoved } from '../../store-postings.ts';

export interface ChangeDetails {
  /** Of a withdrawal: one of the reasons of the case type. */
  reason?: string | undefined;
  at?: Date;
}

interface Employer {
  name: string;
  verified: boolean;
}

async function employerOf(ctx: Context, employerId: string): Promise<Employer> {
  const found = (await namesOfEmployers(ctx, [employerId])).get(employerId);
  if (!found) throw new Error(`a posting of the employer ${employerId}, who is not there`);
  return found;
}

/** The move on a row that is held; a Problem where the table has none. */
async function move(
  ctx: Context,
  row: PostingRow,
  what: PostingMove,
  employer: Employer,
  { reason, at = ctx.clock.now() }: ChangeDetails,
): Promise<PostingRow | Problem> {
  const moved = movePosting(row, what, employer.verified);
  if (moved instanceof Problem) return moved;
  const next: PostingRow = {
    ...row,
    ...moved,
    validUntil: what === 'renewed' ? validUntil(dayOf(at), row.validDays) : row.validUntil,
    publishedAt: moved.state === 'open' ? (row.publishedAt ?? at) : row.publishedAt,
    changedAt: at,
  };
  await saveMoved(ctx, next, employer.name, { move: what, from: row.state, reason: reason ?? null });
  const { postingId, employerId } = row;
  const name = moved.state === 'closed' ? 'matching.posting-closed@1' : 'matching.posting-changed@1';
  await say(ctx, name, { postingId, employerId, move: what, state: moved.state, reason: moved.reason }, [
    `employer:${employerId}`,
  ]);
  return next;
}

const ending: Partial<Record<PostingMove, PostingRow['reason']>> = {
  filled: 'filled',
  withdrawn: 'withdrawn',
  expired: 'expired',
  'stayed-silent': 'silent',
};

/**
 * Moves a posting as the table of domain/posting-state.ts allows, under the scope of its employer, of staff of its area, or of a job. What
 * has ended in this way already is left as it is, and so is what was closed before its last day came.
 * @throws Problem 404 `posting-not-here`; 409 `posting-over`, `posting-unlawful`.
 */
export async function changePosting(
  ctx: Context,
  postingId: string,
  what: Exclude<PostingMove, 'published'>,
  details: ChangeDetails = {},
): Promise<PostingRow> {
  const row = await lockOwn(ctx, postingId);
  if (!row)
    throw new Problem(404, 'posting-not-here', {
      zh: '没有找到这个岗位',
      en: 'There is no such posting',
    });
  const isOver = row.state === 'closed' && (what === 'expired' || row.reason === ending[what]);
  if (isOver) return row;
  const moved = await move(ctx, row, what, await employerOf(ctx, row.employerId), details);
  if (moved instanceof Problem) throw moved;
  return moved;
}

/** An employer was verified, refused, or has to be verified again: his postings follow, as far as the table moves them. */
export async function followEmployer(
  ctx: Context,
  employerId: string,
  what: 'employer-verified' | 'employer-refused' | 'employer-lapsed',
): Promise<void> {
  const employer = await employerOf(ctx, employerId);
  const today = dayOf(ctx.clock.now());
  for (const row of await lockOfEmployer(ctx, employerId)) {
    // What waited longer than it was meant to hold is not published late; there is nothing to expire of what was closed.
    const overdue = what === 'employer-verified' && row.validUntil < today;
    if (overdue && row.state === 'closed') continue;
    await move(ctx, row, overdue ? 'expired' : what, employer, {});
  }
}

/** A batch of postings whose last day is over, closed. @returns how many. */
export async function expirePostings(ctx: Context): Promise<number> {
  const rows = await lockOverdue(ctx, dayOf(ctx.clock.now()), 500);
  for (const row of rows) await move(ctx, row, 'expired', await employerOf(ctx, row.employerId), {});
  return rows.length;
}
