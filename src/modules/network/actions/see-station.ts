import { addDays, type Day, dayOf } from '../../../ground/clock/day.ts';
import { loadCalendar } from '../../../ground/clock/load.ts';
import type { Context } from '../../../ground/context.ts';
import type { Words } from '../../../ground/problem.ts';
import { freshnessOf } from '../domain/freshness.ts';
import {
  type Hours,
  isCertain,
  kindOf,
  nextOpening,
  type Opening,
  openUntil,
  type Span,
  spansOn,
} from '../domain/hours.ts';
import { loadCatalogue, shownItem } from '../load-catalogue.ts';
import { type Exception, exceptionsOf, getStationRow, network, openingFrom } from '../store.ts';
import { listItemsOf } from './list-items.ts';
import { namesOfStations } from './list-stations.ts';
import type { StationStaff } from './open-station.ts';

/** A day of the station's coming week. */
export interface OpenDay {
  day: Day;
  spans: Span[];
  /** Why it is not as every week: a holiday, a day worked instead, what the station says. */
  why: Words | null;
  /** False where the notice of its year is not published and the day may be a holiday. */
  certain: boolean;
}

const shownDays = 7;

function week(opening: Opening, exceptions: readonly Exception[], today: Day): OpenDay[] {
  const calendar = loadCalendar();
  return Array.from({ length: shownDays }, (_, ahead) => {
    const day = addDays(today, ahead);
    const kind = kindOf(calendar, day);
    const own = exceptions.find((one) => one.day === day);
    const found = calendar.workingDayOn(day);
    const moved = opening.keepsHolidays && (kind === 'holiday' || kind === 'make-up');
    const why = own ? { zh: own.why, en: own.why } : moved && found !== 'not-published' ? found.why : null;
    return { day, spans: spansOn(opening, day, kind), why, certain: isCertain(opening, day, kind) };
  });
}

/**
 * Everything about one station that somebody needs who wants to go there, with who answers for it and since when it is so.
 * @throws Problem 404 `no-such-station`.
 */
export async function seeStation(ctx: Context, stationId: string) {
  const row = await getStationRow(ctx, stationId);
  const { kinds, marks, items, features, publishing } = loadCatalogue();
  const now = ctx.clock.now();
  const today = dayOf(now);
  const exceptions = await exceptionsOf(ctx, stationId);
  const opening = openingFrom(row, exceptions);
  const page = await network(ctx)
    .selectFrom('published_item')
    .select(['checked_on', 'expires_on', 'doubted_on', 'state'])
    .where('item_id', '=', stationId)
    .executeTakeFirstOrThrow();
  const kind = row.kind === null ? undefined : kinds.get(row.kind);
  const told = row.accessibility as Record<string, boolean>;
  const merged = row.merged_into;
  return {
    stationId,
    name: row.name,
    kind: kind ? { code: kind.code, name: kind.name, does: kind.does } : null,
    level: row.level,
    operator: row.operator_kind === null ? null : { kind: row.operator_kind, name: row.operator_name },
    marks: row.marks.flatMap((code) => marks.get(code)?.name ?? []),
    areaCode: row.area_code,
    address: row.address,
    way: row.way,
    place:
      row.lat === null || row.lon === null || row.place_precision === null
        ? null
        : { lat: row.lat, lon: row.lon, precision: row.place_precision },
    phone: row.phone,
    staffed: row.staffed,
    hours: row.hours as unknown as Hours[],
    keepsHolidays: row.keeps_holidays,
    openUntil: row.closed_on === null ? openUntil(opening, loadCalendar(), now) : null,
    opensNext: row.closed_on === null ? nextOpening(opening, loadCalendar(), now) : null,
    week: week(opening, exceptions, today),
    exceptions,
    staff: row.staff as unknown as StationStaff[],
    items: row.items.flatMap((code) => items.get(code) ?? []).map(shownItem),
    functions: row.functions,
    accessibility: [...features.values()].map(({ code, name, no }) => ({
      code,
      name,
      no,
      has: told[code] ?? null,
    })),
    signDays: row.sign_days,
    lists: await listItemsOf(ctx, { stationId, areaLo: row.area_lo }),
    reasons: publishing.reasons,
    checkedOn: page.checked_on,
    expiresOn: page.expires_on,
    freshness: freshnessOf(
      { checkedOn: page.checked_on as Day | null, expiresOn: page.expires_on as Day },
      today,
      publishing.dueDays,
    ),
    doubtedOn: page.doubted_on,
    closed:
      row.closed_on === null
        ? null
        : {
            on: row.closed_on,
            reason: row.close_reason,
            into:
              merged === null
                ? null
                : { stationId: merged, name: (await namesOfStations(ctx, [merged])).get(merged) ?? '' },
          },
  };
}
