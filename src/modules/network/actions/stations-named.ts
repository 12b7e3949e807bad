import { type Day, dayOf } from '../../../ground/clock/day.ts';
import { loadCalendar } from '../../../ground/clock/load.ts';
import type { Context } from '../../../ground/context.ts';
import { openUntil, type Span } from '../domain/hours.ts';
import { network, openingFrom } from '../store.ts';

/** A station as a list names it. */
export interface NamedStation {
  stationId: string;
  name: string;
  area: { code: string; lo: number };
}

const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The stations that go by these names, or have these ids, by what was asked; also those that have closed since. Of several of one name
 * those in this transaction's area come first, and others only where there are none.
 */
export async function stationsNamed(
  ctx: Context,
  wanted: readonly string[],
): Promise<Map<string, NamedStation[]>> {
  if (wanted.length === 0) return new Map();
  const ids = wanted.filter((one) => isId.test(one));
  const rows = await network(ctx)
    .selectFrom('station')
    .select(['station_id', 'name', 'area_code', 'area_lo'])
    .where((where) =>
      where.or([
        where('name', 'in', [...wanted]),
        ...(ids.length > 0 ? [where('station_id', 'in', ids)] : []),
      ]),
    )
    .orderBy('station_id')
    .execute();
  const { area } = ctx.scope;
  const isHere = (lo: number) => area !== null && area.lo <= lo && lo <= area.hi;
  return new Map(
    [...new Set(wanted)].map((one) => {
      const found = rows.filter(({ station_id, name }) => station_id === one || name === one);
      const here = found.filter(({ area_lo }) => isHere(area_lo));
      return [
        one,
        (here.length > 0 ? here : found).map((row) => ({
          stationId: row.station_id,
          name: row.name,
          area: { code: row.area_code, lo: row.area_lo },
        })),
      ];
    }),
  );
}

/** Whether a station was open at a moment, by its hours of today and what was said of that day. */
export async function wasOpen(ctx: Context, stationId: string, at: Date): Promise<boolean> {
  const row = await network(ctx)
    .selectFrom('station')
    .select(['hours', 'keeps_holidays'])
    .where('station_id', '=', stationId)
    .executeTakeFirst();
  if (!row) return false;
  const exceptions = await network(ctx)
    .selectFrom('station_exception')
    .select(['day', 'spans', 'why'])
    .where('station_id', '=', stationId)
    .where('day', '=', dayOf(at))
    .execute();
  const opening = openingFrom(
    row,
    exceptions.map(({ day, spans, why }) => ({ day: day as Day, spans: spans as unknown as Span[], why })),
  );
  return openUntil(opening, loadCalendar(), at) !== null;
}
