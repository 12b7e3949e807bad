import type { Context } from '../../../ground/context.ts';
import { type Hours, openUntil } from '../domain/hours.ts';
import { network } from '../store.ts';
import { getArea } from './list-areas.ts';

/** A station as pages show it. */
export interface StationCard {
  stationId: string;
  name: string;
  areaCode: string;
  address: string;
  phone: string;
  hours: Hours[];
  /** HH:MM, or null when it is closed now. */
  openUntil: string | null;
  /** The day on which somebody last made sure that this is true. */
  checkedOn: string;
}

/**
 * The stations in an area, or everywhere, those that are open now first.
 * @throws Problem 404 `no-such-area`.
 */
export async function listStations(
  ctx: Context,
  areaCode: string | null,
  limit = 50,
): Promise<StationCard[]> {
  let query = network(ctx).selectFrom('station').selectAll().where('closed_on', 'is', null);
  const area = areaCode === null ? null : getArea(areaCode);
  if (area) query = query.where('area_lo', '>=', area.lo).where('area_lo', '<=', area.hi);
  const rows = await query.orderBy('name').limit(limit).execute();
  const now = ctx.clock.now();
  const cards = rows.map((row) => {
    const hours = row.hours as unknown as Hours[];
    return {
      stationId: row.station_id,
      name: row.name,
      areaCode: row.area_code,
      address: row.address,
      phone: row.phone,
      hours,
      openUntil: openUntil(hours, now),
      checkedOn: row.checked_on,
    };
  });
  return cards.sort((a, b) => Number(b.openUntil !== null) - Number(a.openUntil !== null));
}

/**
 * One station, also one that has closed since: what happened there goes on to be counted there.
 * @returns undefined where there never was one.
 */
export async function findStation(
  ctx: Context,
  stationId: string,
): Promise<{ name: string; area: { code: string; lo: number } } | undefined> {
  const row = await network(ctx)
    .selectFrom('station')
    .select(['name', 'area_code', 'area_lo'])
    .where('station_id', '=', stationId)
    .executeTakeFirst();
  return row && { name: row.name, area: { code: row.area_code, lo: row.area_lo } };
}

/** The names of stations by id, for pages that name where something happened. */
export async function namesOfStations(ctx: Context, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await network(ctx)
    .selectFrom('station')
    .select(['station_id', 'name'])
    .where('station_id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.station_id, row.name]));
}

/** A station to be opened. */
export interface NewStation {
  stationId: string;
  name: string;
  area: { code: string; lo: number };
  address: string;
  phone: string;
  hours: Hours[];
  checkedOn: string;
}

/** Adds a station; the same id again changes nothing. Runs as a job or command. */
export async function openStation(ctx: Context, station: NewStation): Promise<void> {
  await network(ctx)
    .insertInto('station')
    .values({
      station_id: station.stationId,
      name: station.name,
      area_code: station.area.code,
      area_lo: station.area.lo,
      address: station.address,
      phone: station.phone,
      hours: JSON.stringify(station.hours),
      checked_on: station.checkedOn,
    })
    .onConflict((conflict) => conflict.column('station_id').doNothing())
    .execute();
}
