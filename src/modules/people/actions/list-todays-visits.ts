import { startOfDay } from '../../../ground/clock/day.ts';
import { actFor, type Context } from '../../../ground/context.ts';
import { listVisits } from '../../access/index.ts';
import { people, today } from '../store.ts';

/** A line of 今天接待的. */
export interface TodaysVisit {
  visitId: string;
  personId: string;
  /** Masked; null where the visit is over and the person belongs to another area. */
  name: string | null;
  beganAt: string;
  open: boolean;
}

/** Whom this staff member has received today, the last one first. */
export async function listTodaysVisits(ctx: Context): Promise<TodaysVisit[]> {
  const visits = await listVisits(ctx, startOfDay(today(ctx)));
  const names = new Map<string, string>();
  const note = async (at: Context, ids: readonly string[]) => {
    const rows = await people(at)
      .selectFrom('person')
      .select(['person_id', 'name_mask'])
      .where('person_id', 'in', [...ids])
      .execute();
    for (const row of rows) names.set(row.person_id, row.name_mask);
  };
  if (visits.length > 0)
    await note(
      ctx,
      visits.map(({ personId }) => personId),
    );
  // A person of another area is seen as long as the visit is open: one at a time, since a scope opens one person.
  for (const { personId, open } of visits) {
    if (open && !names.has(personId)) await note(await actFor(ctx, personId), [personId]);
  }
  return visits.map(({ beganAt, ...visit }) => ({
    ...visit,
    name: names.get(visit.personId) ?? null,
    beganAt: beganAt.toISOString(),
  }));
}
