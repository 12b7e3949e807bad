import { loadCalendar } from '../../../ground/clock/load.ts';
import type { Context } from '../../../ground/context.ts';
import { afterOpenMinutes, type DayPart, type Deadline } from '../domain/hours.ts';
import { network, openingOf } from '../store.ts';
import { findStations, type StationCard } from './find-stations.ts';

/**
 * The stations in an area, or everywhere, those that are open now first.
 * @throws Problem 404 `no-such-area`.
 */
export function listStations(ctx: Context, areaCode: string | null, limit = 50): Promise<StationCard[]> {
  return findStations(ctx, { within: areaCode ?? undefined, limit });
}

/** The nearest station with somebody there to talk to, of an area or of all; undefined where there is none. */
export async function nearestStaffed(
  ctx: Context,
  areaCode: string | null,
): Promise<StationCard | undefined> {
  const found = await findStations(ctx, { near: areaCode ?? undefined, staffed: true, limit: 1 });
  return found[0];
}

/**
 * One station, also one that has closed since: what happened there goes on to be counted there.
 * @returns undefined where there never was one.
 */
export async function findStation(
  ctx: Context,
  stationId: string,
): Promise<
  { name: string; area: { code: string; lo: number }; staffed: boolean; open: boolean } | undefined
> {
  const row = await network(ctx)
    .selectFrom('station')
    .select(['name', 'area_code', 'area_lo', 'staffed', 'closed_on'])
    .where('station_id', '=', stationId)
    .executeTakeFirst();
  return (
    row && {
      name: row.name,
      area: { code: row.area_code, lo: row.area_lo },
      staffed: row.staffed,
      open: row.closed_on === null,
    }
  );
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

/**
 * When a station will have been open for so many minutes: by then it can have done something.
 * @returns null where it does not open so long within a month; undefined where there is no such station.
 */
export async function afterOpen(
  ctx: Context,
  stationId: string,
  wait: { from: Date; minutes: number; part?: DayPart },
): Promise<Deadline | null | undefined> {
  const opening = await openingOf(ctx, stationId);
  return opening && afterOpenMinutes(opening, loadCalendar(), wait);
}
