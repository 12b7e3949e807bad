import type { Context } from '../../../ground/context.ts';
import { access } from '../store.ts';

/** Ended sessions, visits and codes go after thirty days; the audit stays. */
export async function sweepSessions(ctx: Context): Promise<void> {
  const before = new Date(ctx.clock.now().getTime() - 30 * 24 * 3_600_000);
  await access(ctx).deleteFrom('session').where('ends_at', '<', before).execute();
  await access(ctx).deleteFrom('visit').where('ends_at', '<', before).execute();
  await access(ctx).deleteFrom('challenge').where('made_at', '<', before).execute();
}
