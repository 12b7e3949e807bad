import type { Context } from '../../../ground/context.ts';
import { cases } from '../store.ts';

/**
 * Drafts whose time is over go, with what was answered in them. The row of a submitted one stays, without answers: its id is the
 * case's, and no second draft may take it. Runs as a job.
 */
export async function sweepDrafts(ctx: Context): Promise<void> {
  await cases(ctx)
    .deleteFrom('draft')
    .where('state', '<>', 'submitted')
    .where('ends_at', '<', ctx.clock.now())
    .execute();
}
