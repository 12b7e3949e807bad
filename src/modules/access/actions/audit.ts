import { dayOf, startOfDay } from '../../../ground/clock/day.ts';
import type { Context } from '../../../ground/context.ts';
import { dispatch } from '../../../ground/database/transaction.ts';
import { newId } from '../../../ground/uuid.ts';
import { access } from '../store.ts';
import { findStaffName } from './find-staff-name.ts';

/** One full read of a person. */
export interface Read {
  personId: string;
  /** A word of the purposes list (`purposes`). */
  purpose: string;
  /** Which facts were shown in full. */
  what: readonly string[];
  caseId?: string;
}

/** Writes down a full read, in the read's own transaction: what cannot be written down is not shown. */
export async function audit(ctx: Context, read: Read): Promise<void> {
  const { kind, id } = ctx.actor;
  const name = kind === 'staff' && id !== null ? await findStaffName(ctx, id) : null;
  dispatch(
    ctx.tx,
    access(ctx)
      .insertInto('audit')
      .values({
        audit_id: newId(ctx.clock.now().getTime()),
        at: ctx.clock.now(),
        actor_kind: ctx.actor.kind,
        actor_id: ctx.actor.id,
        actor_name: name,
        role: ctx.actor.role,
        station_id: ctx.actor.stationId,
        person_id: read.personId,
        purpose: read.purpose,
        what: [...read.what],
        case_id: read.caseId ?? null,
        request_id: ctx.requestId,
      }),
  );
}

/** The same, where one look is many reads of one page: once a day for each member of staff, person, purpose and what was read. */
export async function auditToday(ctx: Context, read: Read): Promise<void> {
  const before = await access(ctx)
    .selectFrom('audit')
    .select('audit_id')
    .where('person_id', '=', read.personId)
    .where('actor_id', '=', ctx.actor.id)
    .where('purpose', '=', read.purpose)
    .where('what', '=', (any) => any.val([...read.what]))
    .where('at', '>=', startOfDay(dayOf(ctx.clock.now())))
    .limit(1)
    .executeTakeFirst();
  if (!before) await audit(ctx, read);
}

/** A line of who read a person in full. */
export interface ReadLine {
  at: Date;
  actorName: string | null;
  role: string;
  stationId: string | null;
  purpose: string;
  what: string[];
}

/**
 * Who has read this person in full, newest first; the person's own right (个人信息保护法 art. 44, 45).
 * @param ids all under which he is on record (`idsOf` of people).
 */
export async function listReadsOf(ctx: Context, ids: readonly string[], limit = 100): Promise<ReadLine[]> {
  const rows = await access(ctx)
    .selectFrom('audit')
    .select(['at', 'actor_name', 'role', 'station_id', 'purpose', 'what'])
    .where('person_id', 'in', ids)
    .orderBy('at', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    at: row.at,
    actorName: row.actor_name,
    role: row.role,
    stationId: row.station_id,
    purpose: row.purpose,
    what: row.what,
  }));
}
