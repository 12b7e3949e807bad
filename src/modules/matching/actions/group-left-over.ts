import type { Context } from '../../../ground/context.ts';
import { planJob } from '../../../ground/jobs/jobs.ts';
import { groupUnread } from '../group-ads.ts';
import { oneImportAtATime } from '../store.ts';

/** About two seconds of an import waiting. */
const atATime = 5000;

/** Groups the advertisements that were taken over by an earlier release; where some are left, the next lot follows at once. */
export async function groupLeftOver(ctx: Context): Promise<void> {
  await oneImportAtATime(ctx);
  if ((await groupUnread(ctx, atATime)) === atATime) await planJob(ctx, 'matching.group-ads', {});
}
