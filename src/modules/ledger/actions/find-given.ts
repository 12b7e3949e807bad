import { sql } from 'kysely';
import type { Context } from '../../../ground/context.ts';
import { mergedInto } from '../../people/index.ts';
import type { ServiceBody } from './record-service.ts';

/** A service that stands in the ledger and was not taken back. */
export interface GivenThen {
  eventId: string;
  personId: string;
  kind: string;
  function: string;
  station: string | null;
  givenAt: Date;
  /** What it was about, as the person reads it. */
  itemName: string;
}

/** What was given to these people at just these moments, for lists that may say again what is recorded already. */
export async function findGiven(
  ctx: Pick<Context, 'tx'>,
  people: readonly string[],
  moments: readonly Date[],
): Promise<GivenThen[]> {
  if (people.length === 0) return [];
  const merged = await mergedInto(ctx, people);
  const { rows } = await sql<Omit<GivenThen, 'itemName'> & { body: string }>`
    select e.event_id as "eventId", s.person_id as "personId", e.kind, e.function, e.station, e.given_at as "givenAt", s.body
    from ledger.subject s
    join ledger.service_event e on e.event_id = s.event_id and e.chain = ledger.chain_of(s.event_id)
    where s.person_id = any (${[...new Set([...people, ...merged.keys()])]}::uuid[])
      and e.given_at = any (${[...new Set(moments.map((moment) => moment.toISOString()))]}::timestamptz[])
      and e.reverses is null
      and not exists (select 1 from ledger.service_event back where back.reverses = e.event_id)
    order by e.recorded_at`.execute(ctx.tx);
  return rows.map(({ body, ...row }) => ({
    ...row,
    personId: merged.get(row.personId) ?? row.personId,
    itemName: (JSON.parse(body) as ServiceBody).item.zh,
  }));
}
