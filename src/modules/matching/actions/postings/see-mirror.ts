import { sql } from 'kysely';
import { loadAreas } from '../../../../ground/areas/load.ts';
import type { Context } from '../../../../ground/context.ts';
import { fieldProblem } from '../../../../ground/problem.ts';
import { findEmployer } from '../../../employers/index.ts';
import { coreGrams } from '../../domain/grams.ts';
import { yearOf } from '../../explain.ts';
import { leads } from '../../ranking.ts';
import { seeSeekers } from './see-seekers.ts';

/** Below so many jobs the pay of one of them could be told from the figures. */
const fewest = 5;

interface Quantiles {
  count: number;
  own: number;
  low: number;
  middle: number;
  high: number;
}

/** Pay a month of open jobs with such a title: the middle between both ends of each; what one employer prints alike counts once. */
async function quantilesIn(
  ctx: Context,
  titleGrams: string[],
  { lo, hi }: { lo: number; hi: number },
  { since, not }: { since: number; not: string | null },
): Promise<Quantiles | undefined> {
  const wanted = titleGrams.map((gram) => `'${gram}'`).join(' & ');
  const { rows } = await sql<Quantiles>`
    with alike as (
      select distinct kind, coalesce(company, posting_id::text), title, place_printed,
        (coalesce(pay_low, pay_high) + coalesce(pay_high, pay_low)) / 2 as pay
      from matching.job p
      where ${leads} and p.title_grams @@ ${wanted}::tsquery and p.area_lo between ${lo} and ${hi}
        and coalesce(p.pay_low, p.pay_high) is not null and (p.kind = 'own' or p.collected_year >= ${since})
        and p.employer_id is distinct from ${not}::uuid
    )
    select count(*)::int as count, (count(*) filter (where kind = 'own'))::int as own,
      percentile_disc(0.25) within group (order by pay) as low,
      percentile_disc(0.5) within group (order by pay) as middle,
      percentile_disc(0.75) within group (order by pay) as high
    from alike`.execute(ctx.tx);
  const [row] = rows;
  return row && row.count >= fewest ? row : undefined;
}

/**
 * What similar jobs of others pay in the county, where there are too few in the city, then in the province. Collected advertisements count for
 * this year and the last. Beside it how many look for such work.
 */
export async function seeMirror(ctx: Context, { title, area }: { title: string; area?: string }) {
  const areas = loadAreas();
  if (area !== undefined && !areas.find(area))
    throw fieldProblem('area', 'no-such-area', {
      zh: '没有这个地区，请重新选',
      en: 'There is no such area; please choose again',
    });
  const { employer } = ctx.actor;
  const known = employer === null ? undefined : await findEmployer(ctx, employer);
  const code = area ?? known?.areaCode ?? ctx.actor.area?.code;
  const titleGrams = coreGrams(title);
  if (code === undefined || !areas.find(code) || titleGrams.length === 0)
    return { title, found: null, seekers: null };
  const seekers = await seeSeekers(ctx, areas, { title, code });
  const since = yearOf(ctx) - 1;
  for (const { name, lo, hi } of areas
    .ancestors(code)
    .filter(({ level, layer }) => level <= 3 && !layer)
    .reverse()) {
    const found = await quantilesIn(ctx, titleGrams, { lo, hi }, { since, not: employer });
    if (found) return { title, found: { area: name, since, ...found }, seekers };
  }
  return { title, found: null, seekers };
}
