import { dayOf } from '../../../ground/clock/day.ts';
import type { Context } from '../../../ground/context.ts';
import { planJob } from '../../../ground/jobs/jobs.ts';
import { dueStandings } from '../store-standing.ts';
import { keepStanding } from './keep-standing.ts';

const perLot = 500;

/**
 * Looks again at what was to turn by today and at nothing else, a lot in a transaction: what is looked at turns on a later day or on none, so
 * that the next lot finds others.
 */
export async function turnByDay(ctx: Context): Promise<void> {
  const due = await dueStandings(ctx, dayOf(ctx.clock.now()), perLot);
  for (const wanted of ['person', 'unit'] as const) {
    const look = new Map<string, Set<string>>();
    for (const { holder_id, subject, policy } of due)
      if (subject === wanted) look.set(holder_id, (look.get(holder_id) ?? new Set()).add(policy));
    await keepStanding(ctx, wanted, look, 'day');
  }
  if (due.length === perLot) await planJob(ctx, 'policy.turn-by-day', {});
}
