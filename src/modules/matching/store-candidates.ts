import { sql } from 'kysely';
import { type Day, dayOf, parseDay } from '../../ground/clock/day.ts';
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

/** An invitation to apply, as the employer sees it. */
export interface InvitationRow {
  personId: string;
  day: Day;
  declinedAt: Date | null;
}

/** Who was invited for a posting. */
export async function invitationsOf(ctx: Pick<Context, 'tx'>, postingId: string): Promise<InvitationRow[]> {
  const rows = await matching(ctx)
    .selectFrom('invitation')
    .select(['person_id', 'day', 'declined_at'])
    .where('posting_id', '=', postingId)
    .orderBy('at')
    .execute();
  return rows.map((row) => ({
    personId: row.person_id,
    day: parseDay(row.day),
    declinedAt: row.declined_at === null ? null : new Date(row.declined_at),
  }));
}

/** Keeps an invitation; of one that is repeated nothing. */
export async function insertInvitation(
  ctx: Context,
  invitation: LookedAt & { invitationId: string; personId: string; day: Day },
): Promise<void> {
  await matching(ctx)
    .insertInto('invitation')
    .values({
      invitation_id: invitation.invitationId,
      person_id: invitation.personId,
      posting_id: invitation.postingId,
      employer_id: invitation.employerId,
      day: invitation.day,
      at: ctx.clock.now(),
      by_id: ctx.actor.id,
    })
    .onConflict((conflict) => conflict.column('invitation_id').doNothing())
    .execute();
}

/** Invitations that the person whose rows are open has neither declined nor followed; the latest first. */
export async function openInvitations(
  ctx: Pick<Context, 'tx'>,
  personId: string,
): Promise<{ invitationId: string; postingId: string; day: Day }[]> {
  const rows = await matching(ctx)
    .selectFrom('invitation as i')
    .select(['invitation_id', 'posting_id', 'day'])
    .where('person_id', '=', personId)
    .where('declined_at', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('application as a')
            .select('a.application_id')
            .whereRef('a.posting_id', '=', 'i.posting_id')
            .whereRef('a.person_id', '=', 'i.person_id'),
        ),
      ),
    )
    .orderBy('at', 'desc')
    .execute();
  return rows.map((row) => ({
    invitationId: row.invitation_id,
    postingId: row.posting_id,
    day: parseDay(row.day),
  }));
}

/** @returns whether there was such an invitation of this person's; declined again it stays as it was. */
export async function declineInvitation(
  ctx: Context,
  personId: string,
  invitationId: string,
): Promise<boolean> {
  const { numUpdatedRows } = await matching(ctx)
    .updateTable('invitation')
    .set({ declined_at: sql<Date>`coalesce(declined_at, ${ctx.clock.now()})` })
    .where('person_id', '=', personId)
    .where('invitation_id', '=', invitationId)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}
