import { sql } from 'kysely';
import type { Context } from '../context.ts';
import { preparedDispatch } from '../database/prepared.ts';
import { newId } from '../uuid.ts';

const keepSaid = preparedDispatch(
  (_tx, eventId: string, name: string, payload: string, at: Date, jobs: string) => sql`
    with said as (
      insert into ground.outbox (event_id, name, payload, said_at) values (${eventId}, ${name}, ${payload}::jsonb, ${at})
    )
    insert into ground.job (job_id, name, payload, run_at)
    select job_id, name, payload, ${at}
    from jsonb_to_recordset(${jobs}::jsonb) as j(job_id uuid, name text, payload jsonb)`,
);

/**
 * Says that something happened: the event row and one job per hearer, in the act's own transaction, without waiting for them.
 * @param name `module.noun-verbed@version`, additive over its life.
 * @param payload ids and codes only; consumers read the rest through doors, under their own scope.
 * @param live topics whose open pages should look again (`person:<id>`, `actor:<id>`). They go out by a job, not by a
 *   NOTIFY here: NOTIFY holds a lock over the whole server until the commit is on disk.
 */
export async function say(
  ctx: Context,
  name: string,
  payload: Record<string, unknown>,
  live: readonly string[] = [],
): Promise<void> {
  const now = ctx.clock.now();
  const eventId = newId(now.getTime());
  const jobs = (ctx.hearers.get(name) ?? []).map(({ hearer }) => ({
    job_id: newId(now.getTime()),
    name: `hear:${hearer}:${name}`,
    payload: { eventId },
  }));
  const tell = live.length
    ? [{ job_id: newId(now.getTime()), name: 'live.tell', payload: { topics: live } }]
    : [];
  keepSaid(ctx.tx, eventId, name, JSON.stringify(payload), now, JSON.stringify([...jobs, ...tell]));
}
