import { type RawBuilder, sql } from 'kysely';
import type { Point } from '../../../ground/areas/area.ts';
import { loadAreas } from '../../../ground/areas/load.ts';
import { addDays, type Day, dayOf, weekdayOf } from '../../../ground/clock/day.ts';
import { loadCalendar } from '../../../ground/clock/load.ts';
import { type Context, rowsWanted } from '../../../ground/context.ts';
import type { Words } from '../../../ground/problem.ts';
import { type Freshness, freshnessOf } from '../domain/freshness.ts';
import { type Hours, horizonDays, kindOf, type NextOpening, type Span, timeOf } from '../domain/hours.ts';
import { loadCatalogue } from '../load-catalogue.ts';
import { getArea } from './list-areas.ts';

/** A station as pages show it in a list. */
export interface StationCard {
  stationId: string;
  name: string;
  areaCode: string;
  kind: { code: string; name: Words } | null;
  address: string;
  phone: string;
  staffed: boolean;
  hours: Hours[];
  /** Of today; none is closed all day. */
  today: Span[];
  /** HH:MM, or null when it is closed now. */
  openUntil: string | null;
  /** The next opening of what is closed now; null where there is none within a month. */
  opensNext: NextOpening | null;
  /** False where the notice of this year's holidays is not published, so that today may be one. */
  certain: boolean;
  /** Straight line in km, to 0.1; null where either place is not known, or where somebody is only known to be in a large area. */
  distanceKm: number | null;
  /** The distance is from or to the centre of an area, not from where somebody stands to the door. */
  roughly: boolean;
  functions: string[];
  marks: Words[];
  /** The day on which somebody last made sure that this is true. */
  checkedOn: string | null;
  freshness: Freshness;
}

/** What somebody looks for. */
export interface StationSearch {
  within?: string | undefined;
  /** An area, whose centre counts, or a place of its own. */
  near?: string | undefined;
  at?: Point | undefined;
  kind?: string | undefined;
  function?: string | undefined;
  item?: string | undefined;
  openNow?: boolean | undefined;
  stepFree?: boolean | undefined;
  staffed?: boolean | undefined;
  limit?: number | undefined;
}

interface Row {
  station_id: string;
  name: string;
  kind: string | null;
  marks: string[];
  functions: string[];
  area_code: string;
  address: string;
  phone: string;
  place_precision: string | null;
  staffed: boolean;
  hours: Hours[];
  today: Span[];
  open_until: string | null;
  certain: boolean;
  km: number | null;
  checked_on: Day | null;
  expires_on: Day;
  next_day: Day | null;
  next_from: string;
  next_certain: boolean;
}

/**
 * So far people go by bus or bicycle. What is open now but farther away than this is no better than what is near and opens tomorrow, and
 * stands after it.
 */
const reachKm = 15;

interface Origin extends Point {
  /** `place`: where somebody stands; `area`: the centre of his area; `above`: of a larger one, good for an order only. */
  of: 'place' | 'area' | 'above';
}

/** The centre of an area, or of the smallest area above it whose centre is known. */
function centreNear(code: string): Origin | undefined {
  const areas = loadAreas();
  for (const { code: one } of areas.ancestors(code).reverse()) {
    const centre = areas.centreOf(one);
    if (centre) return { ...centre, of: one === code ? 'area' : 'above' };
  }
  return undefined;
}

/** The days from today to the horizon with what the calendar makes of them. */
function daysAhead(today: Day): string {
  const calendar = loadCalendar();
  return JSON.stringify(
    Array.from({ length: horizonDays + 1 }, (_, n) => {
      const day = addDays(today, n);
      return { n, day, weekday: weekdayOf(day), kind: kindOf(calendar, day) };
    }),
  );
}

/**
 * Stations, the nearest one that is open now first: open within 15 km, closed within 15 km, then what is farther; of each those in the
 * village or town that was named before others, since of many only the centre of the county is known. Distance is the
 * straight line over the ground (haversine on the mean radius, 6371.0088 km; within 0.5 %). Where no place is given the open ones come
 * first, in the order of their names. In one statement over those within reach, or over all where they are too few; opening times
 * follow network.spans_on.
 * @throws Problem 404 `no-such-area`.
 */
export async function findStations(ctx: Context, search: StationSearch): Promise<StationCard[]> {
  const now = ctx.clock.now();
  const today = dayOf(now);
  const time = timeOf(now);
  const within = search.within === undefined ? null : getArea(search.within);
  const near = search.near === undefined ? null : getArea(search.near);
  const point: Origin | undefined = search.at
    ? { ...search.at, of: 'place' }
    : near
      ? centreNear(near.code)
      : undefined;
  // The village and the town that were named: a station there is nearer than the centre of the county knows.
  const around = near
    ? loadAreas()
        .ancestors(near.code)
        .filter(({ level }) => level >= 4)
    : [];
  const km = point
    ? sql`6371.0088 * 2 * asin(least(1, sqrt(
        sin(radians(s.lat - ${point.lat}::float8) / 2) ^ 2
        + cos(radians(${point.lat}::float8)) * cos(radians(s.lat)) * sin(radians(s.lon - ${point.lng}::float8) / 2) ^ 2)))`
    : sql`null::float8`;
  const limit = rowsWanted(ctx, search.limit ?? 50);
  const order = sql`
    case when km is null or km <= ${reachKm} then 0 else 2 end + case when open_until is null then 1 else 0 end,
    shared desc, km nulls last, name, station_id`;
  const choose = async (inside: RawBuilder<unknown>) => {
    const { rows } = await sql<Row>`
    with days as (
      select * from jsonb_to_recordset(${daysAhead(today)}::jsonb) as d(n int, day date, weekday int, kind text)
    ), here as (
      select s.*, i.checked_on, i.expires_on, ${km} as km,
        (select count(*) from unnest(${around.map(({ lo }) => lo)}::int[], ${around.map(({ hi }) => hi)}::int[]) as a(lo, hi)
          where s.area_lo between a.lo and a.hi) as shared,
        network.spans_on(s.hours, s.keeps_holidays, e.spans, d.weekday, d.kind) as today,
        d.kind <> 'not-published' or not s.keeps_holidays or e.spans is not null as certain
      from network.station s
      join network.published_item i on i.item_id = s.station_id and i.state = 'shown'
      join days d on d.n = 0
      left join network.station_exception e on e.station_id = s.station_id and e.day = d.day
      where (s.closed_on is null or s.closed_on > ${today})
        and s.area_lo between ${within?.lo ?? 0} and ${within?.hi ?? 2_147_483_647}
        and ${inside}
        and (${search.kind ?? null}::text is null or s.kind = ${search.kind ?? null})
        and (${search.function ?? null}::text is null or ${search.function ?? null} = any(s.functions))
        and (${search.item ?? null}::text is null or ${search.item ?? null} = any(s.items))
        and (not ${search.stepFree ?? false} or s.accessibility -> 'step-free' = 'true'::jsonb)
        and (not ${search.staffed ?? false} or s.staffed)
    ), timed as (
      select here.*, (
        select span ->> 'to' from jsonb_array_elements(here.today) span
        where span ->> 'from' <= ${time} and ${time} < span ->> 'to') as open_until
      from here
    ), chosen as (
      select * from timed where not ${search.openNow ?? false} or open_until is not null
      order by ${order} limit ${limit}
    )
    select station_id, name, kind, marks, functions, area_code, address, phone, place_precision, staffed, hours, today, open_until,
      chosen.certain, km, checked_on, expires_on, next.day as next_day, next.from_time as next_from, next.certain as next_certain
    from chosen left join lateral (
      select d.day, span ->> 'from' as from_time,
        d.kind <> 'not-published' or not chosen.keeps_holidays or e.spans is not null as certain
      from days d
      left join network.station_exception e on e.station_id = chosen.station_id and e.day = d.day
      cross join lateral jsonb_array_elements(
        network.spans_on(chosen.hours, chosen.keeps_holidays, e.spans, d.weekday, d.kind)) span
      where chosen.open_until is null and (d.n > 0 or span ->> 'from' > ${time})
      order by d.n, span ->> 'from' limit 1
    ) next on true
    order by ${order}`.execute(ctx.tx);
    return rows;
  };
  const cards = (rows: Row[]) => rows.map((row) => cardOf(row, today, point?.of));
  if (!point) return cards(await choose(sql`true`));
  // Opening times are what costs. Within reach comes before everything else, so where there are enough nobody asks for the rest.
  const close = await choose(aboutReach(point));
  if (close.length === limit && close.every(({ km: away }) => away === null || away <= reachKm))
    return cards(close);
  return cards(await choose(sql`true`));
}

/** A box on the globe that holds everything within reach of a point, and what has no place. */
function aboutReach({ lat, lng }: Point): RawBuilder<unknown> {
  // A degree of latitude is 110.57 km at the equator and longer elsewhere; one of longitude shrinks with the cosine.
  const high = reachKm / 110.5;
  const wide = reachKm / (110.5 * Math.cos(((Math.abs(lat) + high) * Math.PI) / 180));
  return sql`(s.lat is null or s.lat between ${lat - high} and ${lat + high} and s.lon between ${lng - wide} and ${lng + wide})`;
}

function cardOf(row: Row, today: Day, from: Origin['of'] | undefined): StationCard {
  const { kinds, marks, publishing } = loadCatalogue();
  const kind = row.kind === null ? undefined : kinds.get(row.kind);
  return {
    stationId: row.station_id,
    name: row.name,
    areaCode: row.area_code,
    kind: kind ? { code: kind.code, name: kind.name } : null,
    address: row.address,
    phone: row.phone,
    staffed: row.staffed,
    hours: row.hours,
    today: row.today,
    openUntil: row.open_until,
    opensNext:
      row.next_day === null ? null : { day: row.next_day, from: row.next_from, certain: row.next_certain },
    certain: row.certain,
    distanceKm: row.km === null || from === 'above' ? null : Math.round(row.km * 10) / 10,
    roughly: row.place_precision === 'area' || from === 'area',
    functions: row.functions,
    marks: row.marks.flatMap((code) => marks.get(code)?.name ?? []),
    checkedOn: row.checked_on,
    freshness: freshnessOf(
      { checkedOn: row.checked_on, expiresOn: row.expires_on },
      today,
      publishing.dueDays,
    ),
  };
}
