import { loadAreas } from '../../../ground/areas/load.ts';
import { dayOf } from '../../../ground/clock/day.ts';
import type { Context } from '../../../ground/context.ts';
import { fieldProblem } from '../../../ground/problem.ts';
import type { Hours } from '../domain/hours.ts';
import { loadCatalogue } from '../load-catalogue.ts';
import { network } from '../store.ts';
import { notYourStation } from './do-task.ts';
import { closeStation, openStation } from './open-station.ts';

/** What a bureau says of a station when it opens; the station's own people add the rest. */
export interface OwnStation {
  stationId: string;
  name: string;
  kind: string;
  areaCode: string;
  address: string;
  phone: string;
  hours: Hours[];
  items: string[];
  /** WGS-84, as somebody who stood there read it; null: the centre of the area, marked as such. */
  place: { lat: number; lon: number } | null;
}

/**
 * A manager opens a station in his area; the same id again changes nothing.
 * @throws Problem 422 naming /areaCode, /kind, /items or /hours.
 */
export async function openOwnStation(ctx: Context, { areaCode, place, ...station }: OwnStation) {
  const { kinds } = loadCatalogue();
  const known = loadAreas().find(areaCode);
  const { area } = ctx.actor;
  if (!known || !area || known.lo < area.lo || known.lo > area.hi) {
    throw fieldProblem('/areaCode', 'not-your-area', {
      zh: '只能在本辖区开站点，请重新选地方',
      en: 'Stations can be opened in your own area only; please choose another place',
    });
  }
  if (!kinds.has(station.kind)) {
    throw fieldProblem('/kind', 'unknown-kind', {
      zh: '没有这种站点，请刷新后再选',
      en: 'There is no such kind of station; please reload and choose again',
    });
  }
  refuseStrangeItems(station.items);
  await openStation(ctx, {
    ...station,
    area: { code: areaCode, lo: known.lo },
    checkedOn: dayOf(ctx.clock.now()),
    openedOn: dayOf(ctx.clock.now()),
    ...(place ? { place: { ...place, source: 'staff', precision: 'exact' as const } } : {}),
  });
  return { stationId: station.stationId };
}

/** @throws Problem 422 naming /items. */
export function refuseStrangeItems(items: readonly string[]): void {
  const { items: known } = loadCatalogue();
  if (items.every((code) => known.has(code))) return;
  throw fieldProblem('/items', 'unknown-item', {
    zh: '有一项事项已经不用了，请刷新后再选',
    en: 'One of the items is not in use any more; please reload and choose again',
  });
}

/**
 * A manager closes a station of his area from today, or merges it into another; again changes nothing.
 * @throws Problem 403 `not-your-station`; 422 naming /mergedInto where that one is closed, unknown or the same.
 */
export async function closeOwnStation(
  ctx: Context,
  stationId: string,
  { reason, mergedInto }: { reason: string; mergedInto: string | null },
): Promise<void> {
  const { area } = ctx.actor;
  const rows = await network(ctx)
    .selectFrom('station')
    .select(['station_id', 'area_lo', 'closed_on'])
    .where('station_id', 'in', [stationId, ...(mergedInto === null ? [] : [mergedInto])])
    .execute();
  const own = rows.find((row) => row.station_id === stationId);
  if (!own || !area || own.area_lo < area.lo || own.area_lo > area.hi) throw notYourStation();
  if (own.closed_on !== null) return;
  const into = rows.find((row) => row.station_id === mergedInto);
  if (mergedInto !== null && (mergedInto === stationId || !into || into.closed_on !== null)) {
    throw fieldProblem('/mergedInto', 'not-open', {
      zh: '要并到另一个还开着的站点，请重新选',
      en: 'Please choose another station that is open',
    });
  }
  await closeStation(ctx, stationId, { on: dayOf(ctx.clock.now()), reason, mergedInto });
}
