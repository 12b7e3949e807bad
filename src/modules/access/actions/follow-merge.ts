import { sql } from 'kysely';
import type { Context } from '../../../ground/context.ts';
import { isTaken } from '../../../ground/database/errors.ts';
import { Problem } from '../../../ground/problem.ts';
import { access } from '../store.ts';

/**
 * Lets mandates and visits of whoever was merged into another follow him, or go back where that was undone. Done again it changes nothing.
 * @throws Problem 409 `both-agents`: both act for one employer.
 */
export async function accessFollowMerge(ctx: Context, mergeId: string): Promise<void> {
  try {
    await sql`select access.follow_merge(${mergeId})`.execute(ctx.tx);
  } catch (error) {
    if (!isTaken(error)) throw error;
    throw new Problem(409, 'both-agents', {
      zh: '两个号都在替同一家单位办事，请先让一个退出',
      en: 'Both act for the same employer; please let one of them leave it first',
    });
  }
}

/** How many employers the person, whose rows are open, acts for. */
export async function accessKeeps(ctx: Context, personId: string): Promise<{ mandates: number }> {
  return access(ctx)
    .selectFrom('mandate')
    .select(sql<number>`count(*)::int`.as('mandates'))
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow();
}
