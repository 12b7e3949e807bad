import { actFor, type Context } from '../../../ground/context.ts';
import { Problem } from '../../../ground/problem.ts';
import { access } from '../store.ts';

const visitHours = 2;

/**
 * A clerk begins to serve a person at the counter: for two hours, or until it is ended, this clerk may open that person's rows.
 * The caller has made sure that the person is there (id card, or a continue-code that the person read out). Whoever comes back
 * while his visit is open is still in that visit.
 * @returns the context with the person's rows open, and the visit that it is.
 */
export async function openVisit(ctx: Context, visitId: string, personId: string): Promise<Context> {
  if (ctx.actor.kind !== 'staff' || ctx.actor.id === null || ctx.actor.stationId === null) {
    throw new Problem(403, 'staff-only', {
      zh: '只有工作人员能接待',
      en: 'Only staff receive people at the counter',
    });
  }
  const now = ctx.clock.now();
  const open = await access(ctx)
    .selectFrom('visit')
    .select('visit_id')
    .where('staff_id', '=', ctx.actor.id)
    .where('person_id', '=', personId)
    .where('station_id', '=', ctx.actor.stationId)
    .where('ended_at', 'is', null)
    .where('ends_at', '>', now)
    .orderBy('began_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (open) return visiting(ctx, open.visit_id, personId);
  await access(ctx)
    .insertInto('visit')
    .values({
      visit_id: visitId,
      staff_id: ctx.actor.id,
      station_id: ctx.actor.stationId,
      person_id: personId,
      began_at: now,
      ends_at: new Date(now.getTime() + visitHours * 3_600_000),
    })
    .onConflict((conflict) => conflict.column('visit_id').doNothing())
    .execute();
  const visit = await access(ctx)
    .selectFrom('visit')
    .select(['person_id'])
    .where('visit_id', '=', visitId)
    .executeTakeFirst();
  if (visit?.person_id !== personId) {
    throw new Problem(409, 'visit-taken', {
      zh: '接待编号已用过，请刷新',
      en: 'This visit id is taken; please reload',
    });
  }
  return visiting(ctx, visitId, personId);
}

async function visiting(ctx: Context, visitId: string, personId: string): Promise<Context> {
  const opened = await actFor(ctx, personId);
  return { ...opened, actor: { ...opened.actor, visitId } };
}

/** Ends a visit: from the next request on the clerk sees the person only as far as his own area goes. */
export async function endVisit(ctx: Context, visitId: string): Promise<void> {
  await access(ctx)
    .updateTable('visit')
    .set({ ended_at: ctx.clock.now() })
    .where('visit_id', '=', visitId)
    .where('ended_at', 'is', null)
    .execute();
}
