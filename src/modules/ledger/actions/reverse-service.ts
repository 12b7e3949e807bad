import { randomBytes } from 'node:crypto';
import { dayOf } from '../../../ground/clock/day.ts';
import type { Context } from '../../../ground/context.ts';
import { say } from '../../../ground/events/say.ts';
import { Problem } from '../../../ground/problem.ts';
import { canonical, type Json } from '../domain/canonical.ts';
import { commitmentOf, dayTag, type ReversalReason, readEvent } from '../domain/event.ts';
import { sha256 } from '../hash.ts';
import { append, chainOfId, ledger, personKey } from '../store.ts';
import { anotherService, type Entry, type ServedBy } from './record-service.ts';

/** A taking-back of an event that was recorded by mistake. */
export interface Reversal {
  /** The id of the taking-back itself. */
  eventId: string;
  /** The event that was a mistake. */
  reverses: string;
  reason: ReversalReason;
  /** When it was taken back. */
  at: Date;
  by: ServedBy;
}

async function getMistake(ctx: Context, eventId: string) {
  const row = await ledger(ctx)
    .selectFrom('service_event as e')
    .leftJoin('subject as s', 's.event_id', 'e.event_id')
    .select(['e.bytes', 'e.area_lo', 's.person_id', 's.body'])
    .where('e.event_id', '=', eventId)
    .where('e.chain', '=', chainOfId(eventId))
    .executeTakeFirst();
  if (!row) {
    throw new Problem(404, 'no-such-service', {
      zh: '没有找到这条服务记录',
      en: 'There is no such service record',
    });
  }
  return {
    event: readEvent(row.bytes.toString()),
    areaLo: row.area_lo,
    personId: row.person_id,
    body: row.body,
  };
}

/**
 * Takes a service back by an event of its own; the mistake stays readable and no longer counts. The same id again changes
 * nothing. What was taken back stays so: the service is recorded anew under a new id.
 * @throws Problem 404 `no-such-service`; 409 `already-taken-back`, `another-service`.
 */
export async function reverseService(
  ctx: Context,
  { eventId, reverses, reason, at, by }: Reversal,
): Promise<Entry> {
  const mistake = await getMistake(ctx, reverses);
  const earlier = await ledger(ctx)
    .selectFrom('service_event')
    .select('event_id')
    .where('reverses', '=', reverses)
    .executeTakeFirst();
  if (mistake.event.reverses !== null || (earlier && earlier.event_id !== eventId)) {
    throw new Problem(409, 'already-taken-back', {
      zh: '这条记录已经撤销，要补记请新记一条',
      en: 'This record has been taken back; to add one, record the service anew',
    });
  }
  const { personId, areaLo } = mistake;
  const key =
    personId === null
      ? randomBytes(32)
      : await personKey(ctx, personId, { code: mistake.event.area, lo: areaLo }, randomBytes(32));
  const salt = randomBytes(32);
  // The same person and thing as the mistake; by another member of staff, perhaps.
  const about: { [name: string]: Json } = JSON.parse(mistake.body ?? '{}');
  const body = canonical({ ...about, staff: { id: by.id, name: by.name } });
  const place = await append(
    ctx,
    {
      ...mistake.event,
      eventId,
      kind: 'reversal',
      givenAt: at.toISOString(),
      recordedAt: ctx.clock.now().toISOString(),
      skin: ctx.skin,
      by: by.role,
      evidence: `ledger.event:${reverses}`,
      who: dayTag(sha256, key, dayOf(at)),
      commitment: commitmentOf(sha256, salt, body),
      reverses,
      reason,
    },
    { personId, areaLo, salt, body },
  );
  if (!place.same) throw anotherService();
  if (place.added) await say(ctx, 'ledger.service-reversed@1', { eventId: reverses });
  return { eventId, chain: place.chain, seq: place.seq, added: place.added };
}
