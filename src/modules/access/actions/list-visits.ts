import type { Context } from '../../../ground/context.ts';
import { access } from '../store.ts';

/** Somebody whom this staff member has received at the counter. */
export interface Visit {
  visitId: string;
  personId: string;
  beganAt: Date;
  /** The staff member may still open the person's rows under it. */
  open: boolean;
}

/** The staff member's own visits with persons since a moment, the last one first. */
export async function listVisits(ctx: Context, since: Date): Promise<Visit[]> {
  const rows = await access(ctx)
    .selectFrom('visit')
    .select(['visit_id', 'person_id', 'began_at', 'ends_at', 'ended_at'])
    .where('staff_id', '=', ctx.actor.id)
    .where('began_at', '>=', since)
    .where('person_id', 'is not', null)
    .orderBy('began_at', 'desc')
    .orderBy('visit_id', 'desc')
    .execute();
  const now = ctx.clock.now();
  return rows.map((row) => ({
    visitId: row.visit_id,
    personId: row.person_id as string,
    beganAt: row.began_at,
    open: row.ended_at === null && row.ends_at > now,
  }));
}
