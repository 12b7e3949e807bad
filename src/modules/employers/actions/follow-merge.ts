import { sql } from 'kysely';
import type { Context } from '../../../ground/context.ts';

/** Lets who acts for an employer, and whose household or stall one is, follow a merge, or go back where it was undone. Done again it changes nothing. */
export async function employersFollowMerge(ctx: Context, mergeId: string): Promise<void> {
  await sql`select employers.follow_merge(${mergeId})`.execute(ctx.tx);
}
