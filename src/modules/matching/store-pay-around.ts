import { sql } from 'kysely';
import { loadAreas } from '../../ground/areas/load.ts';
import type { Context } from '../../ground/context.ts';
import { yearOf } from './explain.ts';
import { leads } from './ranking.ts';

/** Below so many jobs the pay of one of them could be told from the figures. */
const fewest = 5;

/** Which jobs are alike: by their titles, or by the occupation that they are surely of. */
export type Alike = { titleGrams: readonly string[] } | { occupation: string };

/** Quartiles of pay a month in fen: the middle between both ends of each job. */
export interface PayAround {
  /** The county, or what is above it: the nearest with enough jobs. */
  area: string;
  /** Collected ones are of this year or later. */
  since: number;
  count: number;
  /** Of them posted here. */
  own: number;
  low: number;
  middle: number;
  high: number;
}

type Quantiles = Omit<PayAround, 'area' | 'since'>;

/** Of open jobs that say what they pay; what one employer prints alike counts once. */
async function quantilesIn(
  ctx: Context,
  alike: Alike,
  { lo, hi }: { lo: number; hi: number },
  { since, not }: { since: number; not: string | null },
): Promise<Quantiles | undefined> {
  const isAlike =
    'occupation' in alike
      ? sql`p.occupation = ${alike.occupation}`
      : sql`p.title_grams @@ ${alike.titleGrams.map((gram) => `'${gram}'`).join(' & ')}::tsquery`;
  const { rows } = await sql<Quantiles>`
    with alike as (
      select distinct kind, coalesce(company, posting_id::text), title, place_printed,
        (coalesce(pay_low, pay_high) + coalesce(pay_high, pay_low)) / 2 as pay
      from matching.job p
      where ${leads} and ${isAlike} and p.area_lo between ${lo} and ${hi}
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
 * What jobs that are alike pay in the county of an area, where there are too few in the city, then in the province; null: nowhere enough.
 * Collected advertisements count for this year and the last.
 * @param not whose own jobs are left out.
 */
export async function findPayAround(
  ctx: Context,
  alike: Alike,
  { code, not }: { code: string; not: string | null },
): Promise<PayAround | null> {
  const since = yearOf(ctx) - 1;
  const around = loadAreas()
    .ancestors(code)
    .filter(({ level, layer }) => level <= 3 && !layer)
    .reverse();
  for (const { name, lo, hi } of around) {
    const found = await quantilesIn(ctx, alike, { lo, hi }, { since, not });
    if (found) return { area: name, since, ...found };
  }
  return null;
}
