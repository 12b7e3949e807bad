import { sql } from 'kysely';
import type { Area } from '../../../../ground/areas/area.ts';
import type { Areas } from '../../../../ground/areas/areas.ts';
import { loadAreas } from '../../../../ground/areas/load.ts';
import { dayOf, startOfDay } from '../../../../ground/clock/day.ts';
import type { Context } from '../../../../ground/context.ts';
import { loadOccupations } from '../../../../ground/occupations/load.ts';
import type { Occupations } from '../../../../ground/occupations/occupations.ts';
import { lotsOfWanted } from '../../../people/index.ts';
import { sureOfOccupation } from '../../domain/occupation/code-occupation.ts';
import { firstOfNext, monthOf, monthsUntil } from '../../domain/supply-demand/month.ts';
import { anyWork, leafKey, treeOf } from '../../domain/supply-demand/occupation-keys.ts';
import { shownBeside, shownOf } from '../../domain/supply-demand/steps.ts';
import { codeOccupation } from '../../load-occupation-words.ts';
import { type CountedCounty, listCountings, replaceSeekerMonth } from '../../store-seeker-months.ts';

/** How far back the months are counted that nobody has counted yet: what somebody wanted then stands in the log of facts. */
const monthsBack = 12;

/** Of one county in one month: people by leaf, and by town; `null`: looked after by the county itself. */
interface County {
  area: Area;
  byLeaf: Map<string, number>;
  byTown: Map<string | null, number>;
}

/**
 * Counts who looks for work, each person once, by the first wanted job that can be coded, in the county that looks after him: of this month so
 * far, and of each of the twelve before that was not counted to its end. Runs as a job once a day; what it leaves behind is only what may be
 * shown. Months before the first wish are not counted: the register had not begun.
 */
export async function countSeekerMonths(ctx: Context): Promise<void> {
  // Two at once would put their figures beside each other.
  await sql`select pg_advisory_xact_lock(hashtext('matching.count-seeker-months'))`.execute(ctx.tx);
  const now = ctx.clock.now();
  const months = monthsUntil(monthOf(dayOf(now)), monthsBack + 1);
  const countings = await listCountings(ctx, months);
  const open = months.flatMap((month) => {
    const end = startOfDay(firstOfNext(month));
    // What happens at the first moment of the next month is not this month's.
    const until = now < end ? now : new Date(end.getTime() - 1);
    return (countings.get(month)?.until.getTime() ?? 0) < until.getTime() ? [{ month, until }] : [];
  });
  const counties = await tally(
    ctx,
    open.map(({ until }) => until),
  );
  let begun = false;
  for (const [at, { month, until }] of open.entries()) {
    const counted = [...(counties[at]?.values() ?? [])];
    begun ||= counted.length > 0 || [...countings.keys()].some((each) => each <= month);
    if (begun) await replaceSeekerMonth(ctx, month, until, counted.map(shownIn));
  }
}

async function tally(ctx: Context, moments: readonly Date[]): Promise<Map<string, County>[]> {
  const [areas, occupations] = [loadAreas(), loadOccupations()];
  const counted = moments.map(() => new Map<string, County>());
  const more = <K>(counts: Map<K, number>, key: K) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for await (const lot of lotsOfWanted(ctx, moments)) {
    for (const { areaLo, wanted } of lot) {
      const { county, town } = divisionsOf(areas, areaLo);
      if (county === null) continue;
      for (const [at, titles] of wanted.entries()) {
        const inMonth = counted[at];
        if (titles === null || inMonth === undefined) continue;
        const known = inMonth.get(county.code) ?? { area: county, byLeaf: new Map(), byTown: new Map() };
        more(known.byLeaf, leafOf(occupations, titles));
        more(known.byTown, town);
        inMonth.set(county.code, known);
      }
    }
  }
  return counted;
}

/** The county and the town that an area lies in. */
function divisionsOf(areas: Areas, lo: number): { county: Area | null; town: string | null } {
  const area = areas.at(lo);
  const path = area ? areas.ancestors(area.code).filter(({ layer }) => !layer) : [];
  return {
    county: path.find(({ level }) => level === 3) ?? null,
    town: path.find(({ level }) => level === 4)?.code ?? null,
  };
}

/** The first wanted job whose code is sure decides. */
function leafOf(occupations: Occupations, titles: readonly string[]): string {
  for (const title of titles) {
    const coded = codeOccupation(title);
    if (coded && coded.confidence >= sureOfOccupation) return leafKey(occupations, coded.code);
  }
  return leafKey(occupations, null);
}

function shownIn({ area, byLeaf, byTown }: County): CountedCounty {
  const areas = loadAreas();
  const shown = shownOf(treeOf(loadOccupations(), byLeaf));
  const whole = shown.get(anyWork) ?? { least: 0, most: 0 };
  const towns = areas.children(area.code).filter(({ level, layer }) => level === 4 && !layer);
  const ofTowns = shownBeside(whole, [
    ...towns.map(({ code }) => byTown.get(code) ?? 0),
    byTown.get(null) ?? 0,
  ]);
  return {
    code: area.code,
    lo: area.lo,
    shown,
    towns:
      ofTowns &&
      towns.flatMap(({ code, lo }, at) => {
        const ofTown = ofTowns[at];
        return ofTown ? [{ code, lo, shown: ofTown }] : [];
      }),
  };
}
