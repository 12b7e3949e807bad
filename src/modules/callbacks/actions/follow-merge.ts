import { sql } from 'kysely';
import type { Context } from '../../../ground/context.ts';
import { callbacks } from '../store.ts';

/** Lets the requests to be called of whoever was merged into another follow him, or go back where that was undone. Done again it changes nothing. */
export async function callbacksFollowMerge(ctx: Context, mergeId: string): Promise<void> {
  await sql`select callbacks.follow_merge(${mergeId})`.execute(ctx.tx);
}

/** How often the person, whose rows are open, has asked to be called. */
export async function callbacksKeeps(ctx: Context, personId: string): Promise<{ callbacks: number }> {
  return callbacks(ctx)
    .selectFrom('callback')
    .select(sql<number>`count(*)::int`.as('callbacks'))
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow();
}
