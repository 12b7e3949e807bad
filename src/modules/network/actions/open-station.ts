import { loadAreas } from '../../../ground/areas/load.ts';
import { addDays, type Day, parseDay } from '../../../ground/clock/day.ts';
import type { Context } from '../../../ground/context.ts';
import { fieldProblem } from '../../../ground/problem.ts';
import { newId } from '../../../ground/uuid.ts';
import { areHours, areSpans, type Hours, type Span } from '../domain/hours.ts';
import { loadCatalogue, validDaysOf } from '../load-catalogue.ts';
import { network } from '../store.ts';

/** Where a station is, WGS-84. */
export interface StationPlace {
  lat: number;
  lon: number;
  /** Who says so. */
  source: string;
  precision: 'exact' | 'street' | 'area';
}

/** Somebody who is found at a station, by the name under which residents know him. */
export interface StationStaff {
  name: string;
  /** What for: 找工作、职业指导. */
  forWhat: string;
  /** An office telephone, never a private one. */
  phone: string | null;
}

/** A station to be opened. What is left out is not known. */
export interface NewStation {
  stationId: string;
  name: string;
  area: { code: string; lo: number };
  address: string;
  phone: string;
  hours: Hours[];
  /** The day on which somebody made sure that all this is true. */
  checkedOn: string;
  /** A code of data/stations/kinds.yaml. */
  kind?: string;
  operator?: { kind: 'bureau' | 'school' | 'enterprise' | 'social'; name: string | null };
  /** Without them those that are usual for the kind. */
  marks?: string[];
  functions?: string[];
  items?: string[];
  way?: string;
  /** Without it the centre of the area where that is known, marked as such. */
  place?: StationPlace;
  /** Without it as is usual for the kind. */
  staffed?: boolean;
  keepsHolidays?: boolean;
  staff?: StationStaff[];
  /** Codes of `accessibility` in data/stations/kinds.yaml. */
  accessibility?: Record<string, boolean>;
  signDays?: number[];
  openedOn?: string;
  exceptions?: { day: string; spans: Span[]; why: string }[];
}

/** Adds a station; the same id again changes nothing. */
export async function openStation(ctx: Context, station: NewStation): Promise<void> {
  await openStations(ctx, [station]);
}

/**
 * Adds many stations with what is published about them; those whose id is known already are left as they are.
 * @throws Problem 422 naming the station, Error for a code that data/stations does not know.
 */
export async function openStations(ctx: Context, stations: readonly NewStation[]): Promise<void> {
  if (stations.length === 0) return;
  for (const station of stations) refuseStrange(station);
  const now = ctx.clock.now();
  const opened = await network(ctx)
    .insertInto('station')
    .values(stations.map(stationRow))
    .onConflict((conflict) => conflict.column('station_id').doNothing())
    .returning('station_id')
    .execute();
  const ids = new Set(opened.map(({ station_id }) => station_id));
  const added = stations.filter(({ stationId }) => ids.has(stationId));
  if (added.length === 0) return;
  await network(ctx)
    .insertInto('published_item')
    .values(
      added.map(({ stationId, area, name, checkedOn }) => ({
        item_id: stationId,
        kind: 'station',
        station_id: stationId,
        area_code: area.code,
        area_lo: area.lo,
        area_hi: area.lo,
        title: JSON.stringify({ zh: name, en: name }),
        words: JSON.stringify({ zh: '', en: '' }),
        checked_on: checkedOn,
        expires_on: addDays(parseDay(checkedOn), validDaysOf('station', null)),
        changed_at: now,
      })),
    )
    .execute();
  await network(ctx)
    .insertInto('station_history')
    .values(
      added.map(({ stationId, area }) => ({
        entry_id: newId(now.getTime()),
        station_id: stationId,
        area_lo: area.lo,
        at: now,
        what: 'opened',
        by_staff: ctx.actor.id,
      })),
    )
    .execute();
  const exceptions = added.flatMap(({ stationId, area, exceptions: list = [] }) =>
    list.map(({ day, spans, why }) => ({
      station_id: stationId,
      day,
      area_lo: area.lo,
      spans: JSON.stringify(spans),
      why,
      made_at: now,
    })),
  );
  if (exceptions.length > 0) await network(ctx).insertInto('station_exception').values(exceptions).execute();
}

function stationRow(station: NewStation) {
  const kind = station.kind === undefined ? undefined : loadCatalogue().kinds.get(station.kind);
  const place = station.place ?? centreOf(station.area.code);
  return {
    station_id: station.stationId,
    name: station.name,
    kind: station.kind ?? null,
    level: loadAreas().get(station.area.code).level,
    operator_kind: station.operator?.kind ?? null,
    operator_name: station.operator?.name ?? null,
    marks: station.marks ?? kind?.marks ?? [],
    functions: station.functions ?? kind?.functions ?? [],
    items: station.items ?? [],
    area_code: station.area.code,
    area_lo: station.area.lo,
    address: station.address,
    way: station.way ?? null,
    phone: station.phone,
    lat: place?.lat ?? null,
    lon: place?.lon ?? null,
    place_source: place?.source ?? null,
    place_precision: place?.precision ?? null,
    staffed: station.staffed ?? kind?.staffed ?? true,
    hours: JSON.stringify(station.hours),
    keeps_holidays: station.keepsHolidays ?? true,
    staff: JSON.stringify(station.staff ?? []),
    accessibility: JSON.stringify(station.accessibility ?? {}),
    sign_days: station.signDays ?? null,
    opened_on: station.openedOn ?? null,
  };
}

function centreOf(code: string): StationPlace | undefined {
  const centre = loadAreas().centreOf(code);
  if (!centre) return undefined;
  return { lat: centre.lat, lon: centre.lng, source: 'data/areas/centres.csv', precision: 'area' };
}

function refuseStrange({ name, ...station }: NewStation): void {
  const { kinds, marks, items, features } = loadCatalogue();
  const known = (list: readonly string[] | undefined, map: ReadonlyMap<string, unknown>) => {
    const strange = (list ?? []).find((code) => !map.has(code));
    if (strange !== undefined) throw new Error(`${name}: data/stations has no ${strange}`);
  };
  known(station.kind === undefined ? [] : [station.kind], kinds);
  known(station.marks, marks);
  known(station.items, items);
  known(Object.keys(station.accessibility ?? {}), features);
  refuseBadHours(station.hours);
  for (const { spans } of station.exceptions ?? []) refuseBadSpans(spans);
}

/** @throws Problem 422 naming /hours. */
export function refuseBadHours(hours: readonly Hours[]): void {
  if (areHours(hours)) return;
  throw fieldProblem('/hours', 'hours-not-clear', {
    zh: '开门时间写成 08:30 这样，结束要比开始晚，同一天的两段不要挨着',
    en: 'Write times like 08:30, each ending after it begins, with a gap between two of one day',
  });
}

/** @throws Problem 422 naming /spans. */
export function refuseBadSpans(spans: readonly Span[]): void {
  if (areSpans(spans)) return;
  throw fieldProblem('/spans', 'hours-not-clear', {
    zh: '开门时间写成 08:30 这样，结束要比开始晚',
    en: 'Write times like 08:30, each ending after it begins',
  });
}

/**
 * Closes a station for good, or merges it into another: what happened there goes on to be counted there, and whoever looks for it is
 * led to the other. What was to be checked at it needs no checking any more.
 */
export async function closeStation(
  ctx: Context,
  stationId: string,
  { on, reason, mergedInto = null }: { on: Day; reason: string; mergedInto?: string | null },
): Promise<void> {
  const closed = await network(ctx)
    .updateTable('station')
    .set({ closed_on: on, close_reason: reason, merged_into: mergedInto })
    .where('station_id', '=', stationId)
    .where('closed_on', 'is', null)
    .returning('area_lo')
    .executeTakeFirst();
  if (!closed) return;
  await network(ctx)
    .insertInto('station_history')
    .values({
      entry_id: newId(ctx.clock.now().getTime()),
      station_id: stationId,
      area_lo: closed.area_lo,
      at: ctx.clock.now(),
      what: mergedInto === null ? 'closed' : 'merged',
      note: reason,
      by_staff: ctx.actor.id,
    })
    .execute();
  await network(ctx)
    .updateTable('task')
    .set({ outcome: 'taken-down', done_at: ctx.clock.now(), done_by: ctx.actor.id })
    .where('item_id', '=', stationId)
    .where('outcome', 'is', null)
    .execute();
}
