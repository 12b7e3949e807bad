import { actFor, actForEmployer, type Context } from '../../../ground/context.ts';
import { Problem } from '../../../ground/problem.ts';
import { access } from '../store.ts';

const visitHours = 2;

/** Who is received: a person, or an employer for whom somebody has come or called. */
export type Received = { personId: string } | { employerId: string };

function columnsOf(received: Received) {
  return 'personId' in received
    ? { person_id: received.personId, employer_id: null }
    : { person_id: null, employer_id: received.employerId };
}

/**
 * A clerk begins to serve somebody at the counter: for two hours, or until it is ended, this clerk may open that person's or
 * employer's rows. The caller has made sure that it is really they (id card, a continue-code that was read out, a call back to the
 * number on record). Whoever comes back while the visit is open is still in that visit.
 * @returns the context with the rows open, and the visit that it is.
 */
export async function openVisit(ctx: Context, visitId: string, received: Received): Promise<Context> {
  if (ctx.actor.kind !== 'staff' || ctx.actor.id === null || ctx.actor.stationId === null) {
    throw new Problem(403, 'staff-only', {
      zh: '只有工作人员能接待',
      en: 'Only staff receive people at the counter',
    });
  }
  const now = ctx.clock.now();
  const columns = columnsOf(received);
  const open = await access(ctx)
    .selectFrom('visit')
    .select('visit_id')
    .where('staff_id', '=', ctx.actor.id)
    .where('person_id', 'is not distinct from', columns.person_id)
    .where('employer_id', 'is not distinct from', columns.employer_id)
    .where('station_id', '=', ctx.actor.stationId)
    .where('ended_at', 'is', null)
    .where('ends_at', '>', now)
    .orderBy('began_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (open) return visiting(ctx, open.visit_id, received);
  await access(ctx)
    .insertInto('visit')
    .values({
      visit_id: visitId,
      staff_id: ctx.actor.id,
      station_id: ctx.actor.stationId,
      ...columns,
      began_at: now,
      ends_at: new Date(now.getTime() + visitHours * 3_600_000),
    })
    .onConflict((conflict) => conflict.column('visit_id').doNothing())
    .execute();
  const visit = await access(ctx)
    .selectFrom('visit')
    .select(['person_id', 'employer_id'])
    .where('visit_id', '=', visitId)
    .executeTakeFirst();
  if (visit?.person_id !== columns.person_id || visit.employer_id !== columns.employer_id) {
    throw new Problem(409, 'visit-taken', {
      zh: '接待编号已用过，请刷新',
      en: 'This visit id is taken; please reload',
    });
  }
  return visiting(ctx, visitId, received);
}

async function visiting(ctx: Context, visitId: string, received: Received): Promise<Context> {
  const opened =
    'personId' in received
      ? await actFor(ctx, received.personId)
      : await actForEmployer(ctx, received.employerId);
  return { ...opened, actor: { ...opened.actor, visitId } };
}

/** Ends a visit: from the next request on the clerk sees them only as far as his own area goes. */
export async function endVisit(ctx: Context, visitId: string): Promise<void> {
  await access(ctx)
    .updateTable('visit')
    .set({ ended_at: ctx.clock.now() })
    .where('visit_id', '=', visitId)
    .where('ended_at', 'is', null)
    .execute();
}
