import { sql } from 'kysely';
import type { Context } from '../../../ground/context.ts';
import { network } from '../store.ts';

/** Lets what was reported as wrong of whoever was merged into another follow him, or go back where that was undone. Done again it changes nothing. */
export async function networkFollowMerge(ctx: Context, mergeId: string): Promise<void> {
  await sql`select network.follow_merge(${mergeId})`.execute(ctx.tx);
}

/** How often the person, whose rows are open, has reported something as wrong. */
export async function networkKeeps(ctx: Context, personId: string): Promise<{ reports: number }> {
  return network(ctx)
    .selectFrom('report')
    .select(sql<number>`count(*)::int`.as('reports'))
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow();
}
