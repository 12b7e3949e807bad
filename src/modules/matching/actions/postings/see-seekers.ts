import type { Areas } from '../../../../ground/areas/areas.ts';
import { addDays } from '../../../../ground/clock/day.ts';
import type { Context } from '../../../../ground/context.ts';
import { kindOfWork } from '../../domain/kind-of-work.ts';
import { countyOf } from '../../domain/seekers.ts';
import { todayOf } from '../../store-applications.ts';
import { findCountingDay, findSeekerFigures } from '../../store-seekers.ts';

/** How many look for such work in the county of a place, as counted last; null where the title names no work or the place no county. */
export async function seeSeekers(
  ctx: Context,
  areas: Areas,
  { title, code }: { title: string; code: string },
) {
  const county = countyOf(areas, code);
  const work = kindOfWork(title);
  if (county === null || work === null) return null;
  const countedOn = await findCountingDay(ctx);
  const shown = countedOn === null ? undefined : await findSeekerFigures(ctx, county, work.kind);
  return {
    area: areas.nameOf(county),
    work: work.listed ? work.kind : title,
    countedOn,
    // It is counted in the morning: until then yesterday's figures are the last.
    late: countedOn !== null && countedOn < addDays(todayOf(ctx), -1),
    shown: shown ?? null,
  };
}
