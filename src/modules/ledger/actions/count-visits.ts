import { sql } from 'kysely';
import { addDays, compareDays, type Day } from '../../../ground/clock/day.ts';
import type { Context } from '../../../ground/context.ts';
import type { Words } from '../../../ground/problem.ts';
import type { ServiceFunction } from '../domain/event.ts';
import { type Distinction, elsewhereKind, removals, type VisitDefinition } from '../domain/visits.ts';
import { loadVisitDefinitions } from '../load-definitions.ts';

/** Which services are counted: of a station, of an area (its range in the area tree), or all that the scope shows. */
export type CountedWhere = { station: string } | { area: { lo: number; hi: number } } | 'everywhere';

/** 服务人次 of some days, with everything that was left out. */
export interface VisitCount {
  visits: number;
  /** Events in the ledger: `visits` and all of `removed` add up to it. */
  events: number;
  removed: { reason: string; words: Words; events: number }[];
  byFunction: { function: ServiceFunction; visits: number }[];
  /** The definitions in force on these days, in order. */
  definitions: Pick<
    VisitDefinition,
    'version' | 'validFrom' | 'rule' | 'formula' | 'owner' | 'notRecorded'
  >[];
}

const beforeDefinition: Words = {
  zh: '那时还没有服务人次的口径',
  en: 'There was no definition of a service visit yet',
};

interface CountRow {
  verdict: string;
  function: ServiceFunction;
  events: number;
}

const column: Record<Distinction, string> = { station: 'station', function: 'function', item: 'item' };

// Grouped by everything that makes a visit, so that one group is one visit and the rest of it repetition; the day tag
// `who` holds the person and the day, and of two who are one person by now the tag of the one that stays. Counting groups took 0.4 s where count(distinct …) took 1.3 s on a million events.
async function countBy(
  ctx: Context,
  definition: VisitDefinition | undefined,
  where: CountedWhere,
  from: Day,
  to: Day,
): Promise<CountRow[]> {
  const counting = definition?.kinds.filter(({ counts }) => counts).map(({ id }) => id) ?? [];
  const once = sql.join(
    ['who', ...(definition?.oncePer ?? []).map((name) => column[name])].map((name) => sql.ref(name)),
  );
  const place =
    where === 'everywhere'
      ? sql`true`
      : 'station' in where
        ? sql`e.station = ${where.station}`
        : sql`e.area_lo between ${where.area.lo} and ${where.area.hi}`;
  const { rows } = await sql<CountRow>`
    with judged as (
      select coalesce(v.as_who, e.who) as who, e.station, e.function, e.item,
        case
          when e.reverses is not null then 'reversal'
          when exists (select 1 from ledger.service_event r where r.reverses = e.event_id) then 'reversed'
          when ${definition === undefined} then 'no-definition'
          when e.kind = ${elsewhereKind} and ${definition?.removed.elsewhere !== undefined} then 'elsewhere'
          when e.kind <> all(${counting}) then 'kind-not-counted'
          when (e.recorded_at at time zone 'Asia/Shanghai')::date - e.given_day > ${definition?.recordedWithinDays ?? 0}
            then 'recorded-late'
        end as removal
      from ledger.service_event e
        left join ledger.same_visitor v on v.who = e.who and v.area_lo = e.area_lo
      where e.given_day between ${from} and ${to} and ${place}
    ), visit as (
      select min(function) as function, count(*)::int as events from judged where removal is null group by ${once}
    )
    select removal as verdict, function, count(*)::int as events from judged where removal is not null group by 1, 2
    union all select 'counted', function, count(*)::int from visit group by function
    union all select 'repeated', function, sum(events - 1)::int from visit group by function`.execute(ctx.tx);
  return rows;
}

/** The stretches of `from`..`to` with one definition each; undefined before the first. */
function stretches(
  all: readonly VisitDefinition[],
  from: Day,
  to: Day,
): { definition: VisitDefinition | undefined; from: Day; to: Day }[] {
  const starts = [undefined, ...[...all].sort((a, b) => compareDays(a.validFrom, b.validFrom))];
  return starts.flatMap((definition, at) => {
    const next = starts[at + 1];
    const first = definition && definition.validFrom > from ? definition.validFrom : from;
    const last = next && next.validFrom <= to ? addDays(next.validFrom, -1) : to;
    return first <= last ? [{ definition, from: first, to: last }] : [];
  });
}

/**
 * Counts 服务人次 exactly, from the events that the scope shows, each day by the definition in force on it.
 * @param days both included.
 */
export async function countVisits(
  ctx: Context,
  { from, to, where }: { from: Day; to: Day; where: CountedWhere },
  all: readonly VisitDefinition[] = loadVisitDefinitions(),
): Promise<VisitCount> {
  const parts = stretches(all, from, to);
  const visits = new Map<ServiceFunction, number>();
  const removed = new Map<string, { words: Words; events: number }>();
  for (const { definition, ...days } of parts) {
    for (const { verdict, function: of, events } of await countBy(
      ctx,
      definition,
      where,
      days.from,
      days.to,
    )) {
      if (verdict === 'counted') {
        visits.set(of, (visits.get(of) ?? 0) + events);
      } else if (events > 0) {
        const reason = removals.find((removal) => removal === verdict);
        const words = (reason && definition?.removed[reason]) ?? beforeDefinition;
        removed.set(verdict, { words, events: (removed.get(verdict)?.events ?? 0) + events });
      }
    }
  }
  const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, each) => total + each, 0);
  const total = sum(visits.values());
  return {
    visits: total,
    events: total + sum([...removed.values()].map(({ events }) => events)),
    removed: [...removed].map(([reason, rest]) => ({ reason, ...rest })).sort((a, b) => b.events - a.events),
    byFunction: [...visits]
      .map(([of, count]) => ({ function: of, visits: count }))
      .sort((a, b) => (a.function < b.function ? -1 : 1)),
    definitions: parts.flatMap(({ definition }) => (definition ? [definition] : [])),
  };
}
