import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Context } from '../../../ground/context.ts';

/**
 * Lets the days on which whoever was merged into another was served count as days of that other, or as his own again where that was undone.
 * Events stay as they are. Done again it changes nothing, but for what was recorded of him in between.
 */
export async function ledgerFollowMerge(ctx: Context, mergeId: string): Promise<void> {
  await sql`select ledger.follow_merge(${mergeId}, ${randomBytes(32)})`.execute(ctx.tx);
}
