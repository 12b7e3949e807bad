import { sql } from 'kysely';
import type { Day } from '../../../ground/clock/day.ts';
import type { Context } from '../../../ground/context.ts';
import { mergedInto } from '../../people/index.ts';
import type { Json } from '../domain/canonical.ts';
import type { ServiceFunction } from '../domain/event.ts';
import type { CountableEvent } from '../domain/visits.ts';

/** A service as the ledger has it, for whoever judges records; nothing in it is for a page. */
export interface RecordedService extends CountableEvent {
  area: { code: string; lo: number };
  givenAt: Date;
  recordedAt: Date;
  takenBack: boolean;
  /** `module.thing:id` */
  evidence: string;
  /** Of who was merged into another, that other; null where the person has been erased. */
  personId: string | null;
  /** Null for self-service. */
  staffId: string | null;
  details: { readonly [name: string]: Json };
}

interface Row {
  event_id: string;
  kind: string;
  item: string;
  function: ServiceFunction;
  station: string | null;
  area_code: string;
  area_lo: number;
  given_at: Date;
  given_day: Day;
  recorded_at: Date;
  recorded_day: Day;
  who: string;
  reverses: string | null;
  taken_back: boolean;
  evidence: string;
  person_id: string | null;
  staff_id: string | null;
  details: { [name: string]: Json } | null;
}

/**
 * The services that the scope shows, in the order in which they were given: those given on some days, those recorded then, all
 * of the same person and day as some event, or all of some people. Taking-backs are told by `takenBack` and are not among them.
 */
export async function servicesOf(
  ctx: Context,
  which:
    | { given: [Day, Day] }
    | { recorded: [Date, Date] }
    | { beside: string }
    | { people: readonly string[] },
): Promise<RecordedService[]> {
  const where =
    'given' in which
      ? sql`e.given_day between ${which.given[0]} and ${which.given[1]}`
      : 'recorded' in which
        ? sql`e.recorded_at >= ${which.recorded[0]} and e.recorded_at < ${which.recorded[1]}`
        : 'people' in which
          ? sql`(e.chain, e.event_id) in (select ledger.chain_of(event_id), event_id from ledger.subject
              where person_id = any (${[...which.people]}::uuid[]))`
          : sql`(e.given_day, e.who) in (select given_day, who from ledger.service_event
              where event_id = ${which.beside} and chain = ledger.chain_of(${which.beside}))`;
  const { rows } = await sql<Row>`
    select e.event_id, e.kind, e.item, e.function, e.station, e.area_code, e.area_lo, e.given_at, e.given_day, e.recorded_at,
      (e.recorded_at at time zone 'Asia/Shanghai')::date as recorded_day, encode(e.who, 'hex') as who, e.reverses,
      exists (select from ledger.service_event r where r.reverses = e.event_id) as taken_back, convert_from(e.bytes, 'UTF8')::jsonb ->> 'evidence' as evidence,
      s.person_id, b.body -> 'staff' ->> 'id' as staff_id, b.body -> 'details' as details
    from ledger.service_event e
      left join lateral (select person_id, body from ledger.subject where event_id = e.event_id limit 1) s on true
      cross join lateral (select s.body::jsonb as body) b
    where ${where} and e.reverses is null
    order by e.given_at, e.event_id`.execute(ctx.tx);
  const merged = await mergedInto(
    ctx,
    rows.flatMap(({ person_id }) => person_id ?? []),
  );
  return rows.map((row) => ({
    eventId: row.event_id,
    kind: row.kind,
    item: row.item,
    function: row.function,
    station: row.station,
    area: { code: row.area_code, lo: row.area_lo },
    givenAt: row.given_at,
    day: row.given_day,
    recordedAt: row.recorded_at,
    recordedDay: row.recorded_day,
    who: row.who,
    reverses: row.reverses,
    takenBack: row.taken_back,
    evidence: row.evidence,
    personId: (row.person_id && merged.get(row.person_id)) ?? row.person_id,
    staffId: row.staff_id,
    details: row.details ?? {},
  }));
}
