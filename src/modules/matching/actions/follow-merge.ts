import { sql } from 'kysely';
import type { Context } from '../../../ground/context.ts';
import { isTaken } from '../../../ground/database/errors.ts';
import { Problem } from '../../../ground/problem.ts';
import { matching } from '../store.ts';

/**
 * Lets applications of whoever was merged into another follow him, or go back where that was undone. Done again it changes nothing.
 * @throws Problem 409 `both-applied`: both have applied for one posting and wait for its answer.
 */
export async function matchingFollowMerge(ctx: Context, mergeId: string): Promise<void> {
  try {
    await sql`select matching.follow_merge(${mergeId})`.execute(ctx.tx);
  } catch (error) {
    if (!isTaken(error)) throw error;
    throw new Problem(409, 'both-applied', {
      zh: '两个号都投了同一个岗位，请本人先撤回一份',
      en: 'Both have applied for the same job; the person withdraws one of the two first',
    });
  }
}

/** How often the person, whose rows are open, has applied. */
export async function matchingKeeps(ctx: Context, personId: string): Promise<{ applications: number }> {
  return matching(ctx)
    .selectFrom('application')
    .select(sql<number>`count(*)::int`.as('applications'))
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow();
}
