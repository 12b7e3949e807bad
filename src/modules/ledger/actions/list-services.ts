import { sql } from 'kysely';
import { dayOf } from '../../../ground/clock/day.ts';
import { type Context, rowsWanted } from '../../../ground/context.ts';
import type { Words } from '../../../ground/problem.ts';
import { idsOf } from '../../people/index.ts';
import type { ReversalReason, ServiceFunction } from '../domain/event.ts';
import { definitionOn } from '../domain/visits.ts';
import { loadVisitDefinitions } from '../load-definitions.ts';
import { findNewestHead, ledger, signedHeadOf } from '../store.ts';
import type { ServiceBody } from './record-service.ts';

/** A service as the person reads it. */
export interface ServiceLine {
  eventId: string;
  /** The person; of who was merged into him, the id under which it was recorded. */
  recordedAs: string;
  /** ISO 8601. */
  givenAt: string;
  /** What kind of service, in the words of the definition of its day. */
  kind: Words;
  item: Words;
  function: ServiceFunction;
  /** null online. */
  station: string | null;
  /** The member of staff, by name where it is known; null for self-service. */
  staff: { name: string | null } | null;
  /** Set where it was recorded by mistake and taken back. */
  takenBack: { at: string; reason: ReversalReason } | null;
  /** Whether a signed head covers it already, so that it can be proved. */
  provable: boolean;
}

function kindWords(kind: string, givenAt: Date): Words {
  const all = loadVisitDefinitions();
  // Of a kind that came later than the day: in the words that it has now.
  const named = [definitionOn(all, dayOf(givenAt)), ...all]
    .flatMap((definition) => definition?.kinds ?? [])
    .find(({ id }) => id === kind);
  return named?.name ?? { zh: '服务', en: 'Service' };
}

/** What has been recorded about a person, newest first; taking-backs are told with what they take back. */
export async function listServicesOf(ctx: Context, personId: string, limit = 200): Promise<ServiceLine[]> {
  const rows = await ledger(ctx)
    .selectFrom('subject as s')
    .innerJoin('service_event as e', 'e.event_id', 's.event_id')
    .leftJoin('service_event as r', 'r.reverses', 'e.event_id')
    .select([
      'e.event_id',
      's.person_id',
      'e.chain',
      'e.seq',
      'e.given_at',
      'e.kind',
      'e.function',
      's.body',
      'r.given_at as taken_back_at',
    ])
    .select(sql<ReversalReason | null>`convert_from(r.bytes, 'UTF8')::jsonb ->> 'reason'`.as('reason'))
    .where('s.person_id', 'in', await idsOf(ctx, personId))
    .where('e.reverses', 'is', null)
    .orderBy('e.given_at', 'desc')
    .limit(rowsWanted(ctx, limit))
    .execute();
  const head = await findNewestHead(ctx);
  const sealed = head ? signedHeadOf(head).chains.map(({ size }) => size) : [];
  return rows.map((row) => {
    const body: ServiceBody = JSON.parse(row.body);
    return {
      eventId: row.event_id,
      recordedAs: row.person_id,
      givenAt: row.given_at.toISOString(),
      kind: kindWords(row.kind, row.given_at),
      item: body.item,
      function: row.function as ServiceFunction,
      station: body.station,
      staff: body.staff,
      takenBack: row.taken_back_at &&
        row.reason && { at: row.taken_back_at.toISOString(), reason: row.reason },
      provable: row.seq < (sealed[row.chain] ?? 0),
    };
  });
}
