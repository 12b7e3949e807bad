import { sql } from 'kysely';
import { addDays, addMonths, parseDay } from '../../../../ground/clock/day.ts';
import type { Context } from '../../../../ground/context.ts';
import { findEmployer } from '../../../employers/index.ts';
import { workSaid } from '../../../people/index.ts';
import { stayOf } from '../../domain/employer-profile/stayed.ts';
import { loadAnswering } from '../../load-answering.ts';
import { matching } from '../../store.ts';
import { todayOf } from '../../store-applications.ts';

/**
 * Counts for each employer which of its hires stayed, by the definition of data/matching/answering.yaml. Runs as a job once a day, since what
 * people say of their work is read by nobody else together. An employer learns no more than counts from five known ones on.
 */
export async function measureStays(ctx: Context): Promise<void> {
  const { days, months, least } = loadAnswering().stays;
  const today = todayOf(ctx);
  const over = addDays(today, -days - 1);
  const hires = await matching(ctx)
    .selectFrom('application')
    .select(['employer_id', 'person_id', 'start_on'])
    .where('state', '=', 'hire-confirmed')
    .where('start_on', '<=', over)
    .where('start_on', '>', addMonths(over, -months))
    .execute();
  const said = await workSaid(ctx, [...new Set(hires.map(({ person_id }) => person_id))]);
  const counts = new Map<string, { due: number; known: number; stayed: number }>();
  for (const { employer_id, person_id, start_on } of hires) {
    if (start_on === null) continue;
    const stay = stayOf(said.get(person_id) ?? [], parseDay(start_on), days);
    const before = counts.get(employer_id) ?? { due: 0, known: 0, stayed: 0 };
    counts.set(employer_id, {
      due: before.due + 1,
      known: before.known + (stay === 'unknown' ? 0 : 1),
      stayed: before.stayed + (stay === 'stayed' ? 1 : 0),
    });
  }
  await matching(ctx).deleteFrom('stay_measure').execute();
  for (const [employerId, { due, known, stayed }] of counts) {
    const employer = await findEmployer(ctx, employerId);
    if (!employer) continue;
    const told = known >= least;
    await sql`
      insert into matching.stay_measure (employer_id, area_lo, measured_on, due, known, stayed)
      values (${employerId}, ${employer.areaLo}, ${today}::date, ${due}, ${told ? known : null}, ${told ? stayed : null})`.execute(
      ctx.tx,
    );
  }
}
