import type { Selectable } from 'kysely';
import { type Day, dayOf } from '../../ground/clock/day.ts';
import { type Context, tablesOf } from '../../ground/context.ts';
import { Problem } from '../../ground/problem.ts';
import type { Hours, Opening, Span } from './domain/hours.ts';
import type { DB, Station } from './tables.ts';

/** This module's tables. */
export const network = tablesOf<DB>('network');

/** Why a day is different, beside its spans. */
export interface Exception {
  day: Day;
  spans: Span[];
  why: string;
}

/** The days from today on that are not as the station's week says. */
export async function exceptionsOf(ctx: Context, stationId: string): Promise<Exception[]> {
  const rows = await network(ctx)
    .selectFrom('station_exception')
    .select(['day', 'spans', 'why'])
    .where('station_id', '=', stationId)
    .where('day', '>=', dayOf(ctx.clock.now()))
    .orderBy('day')
    .execute();
  return rows.map(({ day, spans, why }) => ({ day: day as Day, spans: spans as unknown as Span[], why }));
}

/** What decides when a station of this row is open. */
export function openingFrom(
  row: Pick<Selectable<Station>, 'hours' | 'keeps_holidays'>,
  exceptions: readonly Exception[],
): Opening {
  return {
    hours: row.hours as unknown as Hours[],
    keepsHolidays: row.keeps_holidays,
    exceptions: new Map(exceptions.map(({ day, spans }) => [day, spans])),
  };
}

/** When a station is open, from today on; undefined where there is no such station. */
export async function openingOf(ctx: Context, stationId: string): Promise<Opening | undefined> {
  const row = await network(ctx)
    .selectFrom('station')
    .select(['hours', 'keeps_holidays'])
    .where('station_id', '=', stationId)
    .executeTakeFirst();
  return row && openingFrom(row, await exceptionsOf(ctx, stationId));
}

/** @throws Problem 404 `no-such-station`. */
export async function getStationRow(ctx: Context, stationId: string): Promise<Selectable<Station>> {
  const row = await network(ctx)
    .selectFrom('station')
    .selectAll()
    .where('station_id', '=', stationId)
    .executeTakeFirst();
  if (row) return row;
  throw new Problem(404, 'no-such-station', {
    zh: '没有这个站点，请回到站点列表再找',
    en: 'There is no such station; please look for it in the list',
  });
}
