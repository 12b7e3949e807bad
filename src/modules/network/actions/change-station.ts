import { type Day, isDay } from '../../../ground/clock/day.ts';
import type { Context } from '../../../ground/context.ts';
import { fieldProblem } from '../../../ground/problem.ts';
import { newId } from '../../../ground/uuid.ts';
import type { Hours, Span } from '../domain/hours.ts';
import { loadCatalogue } from '../load-catalogue.ts';
import { network } from '../store.ts';
import { confirmStation, notYourStation } from './do-task.ts';
import { refuseStrangeItems } from './manage-station.ts';
import { refuseBadHours, refuseBadSpans, type StationStaff } from './open-station.ts';

/** What the people of a station may change of it by themselves; its name, kind and place are the bureau's. */
export interface StationChange {
  /** Codes of data/stations/items.yaml, in the station's own order. */
  items?: string[];
  phone?: string;
  address?: string;
  way?: string | null;
  hours?: Hours[];
  keepsHolidays?: boolean;
  staff?: StationStaff[];
  /** Whole: what is left out is not known any more. */
  accessibility?: Record<string, boolean>;
  signDays?: number[] | null;
}

/**
 * Changes a station's page; who changes it has made sure of it, so the check counts from today.
 * @throws Problem 403 `not-your-station`; 422 naming /hours, /accessibility, /items.
 */
export async function changeStation(
  ctx: Context,
  stationId: string,
  change: StationChange,
): Promise<{ expiresOn: Day }> {
  if (change.hours) refuseBadHours(change.hours);
  if (Object.keys(change.accessibility ?? {}).some((code) => !loadCatalogue().features.has(code))) {
    throw fieldProblem('/accessibility', 'unknown-feature', {
      zh: '请刷新后再选',
      en: 'Please reload and choose again',
    });
  }
  if (change.items) refuseStrangeItems(change.items);
  const columns = {
    ...(change.items === undefined ? {} : { items: change.items }),
    ...(change.phone === undefined ? {} : { phone: change.phone }),
    ...(change.address === undefined ? {} : { address: change.address }),
    ...(change.way === undefined ? {} : { way: change.way }),
    ...(change.hours === undefined ? {} : { hours: JSON.stringify(change.hours) }),
    ...(change.keepsHolidays === undefined ? {} : { keeps_holidays: change.keepsHolidays }),
    ...(change.staff === undefined ? {} : { staff: JSON.stringify(change.staff) }),
    ...(change.accessibility === undefined ? {} : { accessibility: JSON.stringify(change.accessibility) }),
    ...(change.signDays === undefined ? {} : { sign_days: change.signDays }),
  };
  if (Object.keys(columns).length > 0) {
    const changed = await network(ctx)
      .updateTable('station')
      .set(columns)
      .where('station_id', '=', stationId)
      .where('closed_on', 'is', null)
      .returning('area_lo')
      .executeTakeFirst();
    if (!changed) throw notYourStation();
    await noteChange(ctx, stationId, changed.area_lo, Object.keys(columns).join(' '));
  }
  return confirmStation(ctx, stationId);
}

/**
 * Says that a station keeps other hours on a day, or none; null takes the exception back.
 * @throws Problem 403 `not-your-station`; 422 naming /spans.
 */
export async function setException(
  ctx: Context,
  stationId: string,
  day: string,
  exception: { spans: Span[]; why: string } | null,
): Promise<void> {
  if (!isDay(day)) {
    throw fieldProblem('day', 'no-such-day', {
      zh: '没有这一天，请重新选',
      en: 'There is no such day; please choose again',
    });
  }
  if (exception) refuseBadSpans(exception.spans);
  const station = await network(ctx)
    .selectFrom('station')
    .select('area_lo')
    .where('station_id', '=', stationId)
    .where('area_lo', '>=', ctx.actor.area?.lo ?? 0)
    .where('area_lo', '<=', ctx.actor.area?.hi ?? -1)
    .executeTakeFirst();
  if (!station) throw notYourStation();
  if (exception === null) {
    await network(ctx)
      .deleteFrom('station_exception')
      .where('station_id', '=', stationId)
      .where('day', '=', day)
      .execute();
  } else {
    const row = {
      spans: JSON.stringify(exception.spans),
      why: exception.why,
      by_staff: ctx.actor.id,
      made_at: ctx.clock.now(),
    };
    await network(ctx)
      .insertInto('station_exception')
      .values({ station_id: stationId, day, area_lo: station.area_lo, ...row })
      .onConflict((conflict) => conflict.columns(['station_id', 'day']).doUpdateSet(row))
      .execute();
  }
  await noteChange(ctx, stationId, station.area_lo, `day ${day}`);
}

async function noteChange(ctx: Context, stationId: string, areaLo: number, note: string): Promise<void> {
  await network(ctx)
    .insertInto('station_history')
    .values({
      entry_id: newId(ctx.clock.now().getTime()),
      station_id: stationId,
      area_lo: areaLo,
      at: ctx.clock.now(),
      what: 'changed',
      note,
      by_staff: ctx.actor.id,
    })
    .execute();
}
