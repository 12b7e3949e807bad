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
  const look = new Map<string, Set<string>>();
  for (const { person_id, policy } of due)
    look.set(person_id, (look.get(person_id) ?? new Set()).add(policy));
  await keepStanding(ctx, look, 'day');
  if (due.length === perLot) await planJob(ctx, 'policy.turn-by-day', {});
}
