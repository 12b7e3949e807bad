import { sql } from 'kysely';
import type { Context } from '../../../ground/context.ts';
import { cases } from '../store.ts';

/** Lets cases and drafts of whoever was merged into another follow him, or go back where that was undone. Done again it changes nothing. */
export async function casesFollowMerge(ctx: Context, mergeId: string): Promise<void> {
  await sql`select cases.follow_merge(${mergeId})`.execute(ctx.tx);
}

/** How many cases and open drafts the person, whose rows are open, has. */
export async function casesKeeps(ctx: Context, personId: string): Promise<{ cases: number; drafts: number }> {
  const files = await cases(ctx)
    .selectFrom('case_file')
    .select(sql<number>`count(*)::int`.as('cases'))
    .where('subject_id', '=', personId)
    .executeTakeFirstOrThrow();
  const open = await cases(ctx)
    .selectFrom('draft')
    .select(sql<number>`count(*)::int`.as('drafts'))
    .where('subject_id', '=', personId)
    .where('state', '=', 'open')
    .where('ends_at', '>', ctx.clock.now())
    .executeTakeFirstOrThrow();
  return { ...files, ...open };
}
