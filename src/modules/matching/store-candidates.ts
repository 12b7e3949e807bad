import { sql } from 'kysely';
import { type Day, dayOf } from '../../ground/clock/day.ts';
import type { Context } from '../../ground/context.ts';
import { newId } from '../../ground/uuid.ts';
import { matching } from './store.ts';

interface LookedAt {
  postingId: string;
  employerId: string;
}

/** Notes who was shown to an employer, in the transaction of the look itself: once a day and posting. */
export async function noteLooks(
  ctx: Context,
  { postingId, employerId }: LookedAt,
  personIds: readonly string[],
): Promise<void> {
  if (personIds.length === 0) return;
  const at = ctx.clock.now();
  const day = dayOf(at);
  const ids = personIds.map(() => newId(at.getTime()));
  await sql`
    insert into matching.candidate_look (look_id, person_id, posting_id, employer_id, day, at, purpose, by_id)
    select shown.look_id, shown.person_id, ${postingId}, ${employerId}, ${day}, ${at}, ${ctx.scope.purpose}, ${ctx.actor.id}
    from unnest(${ids}::uuid[], ${[...personIds]}::uuid[]) as shown (look_id, person_id)
    where not exists (
      select from matching.candidate_look before
      where before.posting_id = ${postingId} and before.day = ${day} and before.person_id = shown.person_id)`.execute(
    ctx.tx,
  );
}

/** How many employers were shown the card of the person whose rows are open, from a day on. */
export async function countLookers(
  ctx: Pick<Context, 'tx'>,
  personId: string,
  since: Day,
): Promise<{ employers: number }> {
  return matching(ctx)
    .selectFrom('candidate_look')
    .select(sql<number>`count(distinct employer_id)::int`.as('employers'))
    .where('person_id', '=', personId)
    .where('day', '>=', since)
    .executeTakeFirstOrThrow();
}

/** Who has applied for a posting himself: he is no candidate any more. */
export async function applicantsOf(ctx: Pick<Context, 'tx'>, postingId: string): Promise<Set<string>> {
  const rows = await matching(ctx)
    .selectFrom('application')
    .select('person_id')
    .where('posting_id', '=', postingId)
    .execute();
  return new Set(rows.map((row) => row.person_id));
}
