import { sql } from 'kysely';
import type { Context } from '../../ground/context.ts';
import { lotsOf, rowsOf } from '../../ground/database/lots.ts';
import { firstDay, type Month } from './domain/supply-demand/month.ts';
import { anyWork } from './domain/supply-demand/occupation-keys.ts';
import { type Shown, step } from './domain/supply-demand/steps.ts';
import { matching } from './store.ts';

type Tx = Pick<Context, 'tx'>;

/** What is shown of those who look for work in one county; `towns` null: nothing is shown by town. */
export interface CountedCounty {
  code: string;
  lo: number;
  /** By key of domain/supply-demand/occupation-keys.ts. */
  shown: ReadonlyMap<string, Shown>;
  towns: readonly { code: string; lo: number; shown: Shown }[] | null;
}

/** Until when a month was counted, and the counties of which nothing is shown by town. */
export interface Counting {
  until: Date;
  notByTown: readonly string[];
}

/** The countings of these months; one that is missing was never counted. */
export async function listCountings(ctx: Tx, months: readonly Month[]): Promise<Map<Month, Counting>> {
  const rows = await matching(ctx)
    .selectFrom('seeker_month_counting')
    .select([sql<Month>`to_char(month, 'YYYY-MM')`.as('month'), 'counted_to', 'not_by_town'])
    .where('month', 'in', months.map(firstDay))
    .execute();
  return new Map(
    rows.map(({ month, counted_to, not_by_town }) => [month, { until: counted_to, notByTown: not_by_town }]),
  );
}

const perStatement = 2000;

/** Puts the figures of a month in the place of those before; what is fewer than five is not kept. */
export async function replaceSeekerMonth(
  ctx: Tx,
  month: Month,
  until: Date,
  counties: readonly CountedCounty[],
): Promise<void> {
  const day = firstDay(month);
  await matching(ctx).deleteFrom('seeker_month').where('month', '=', day).execute();
  await matching(ctx).deleteFrom('seeker_month_counting').where('month', '=', day).execute();
  const rows = counties.flatMap(({ code, lo, shown, towns }) => [
    ...[...shown].map(([key, figure]) => rowOf(day, { code, lo, level: 3 }, key, figure)),
    ...(towns ?? []).map((town) => rowOf(day, { ...town, level: 4 }, anyWork, town.shown)),
  ]);
  const kept = rows.filter(({ least }) => least > 0);
  for (const lot of lotsOf(kept, perStatement)) {
    await sql`
      insert into matching.seeker_month
      select * from jsonb_populate_recordset(null::matching.seeker_month, ${rowsOf(lot)}::jsonb)`.execute(
      ctx.tx,
    );
  }
  await matching(ctx)
    .insertInto('seeker_month_counting')
    .values({
      month: day,
      counted_to: until,
      not_by_town: counties.filter(({ towns }) => towns === null).map(({ code }) => code),
    })
    .execute();
}

function rowOf(
  month: string,
  { code, lo, level }: { code: string; lo: number; level: 3 | 4 },
  key: string,
  { least, most }: Shown,
) {
  return { month, area_code: code, area_lo: lo, area_level: level, key, least, most };
}

/** Which shown counts are added up into which rows. */
export interface ShownAsked {
  months: readonly Month[];
  area: { lo: number; hi: number };
  /** Counts of counties, or of towns. */
  level: 3 | 4;
  keys: readonly string[];
  /** Rows by area: where each begins, in order; null: the area as a whole. */
  parts: readonly number[] | null;
}

/** Counts of one row added up: of each area that has at least five who look for any work, fewer than five of a kind being 0 to 4. */
export interface ShownSum extends Shown {
  month: Month;
  key: string;
  /** The number of the part, 0 for the whole area. */
  part: number;
}

/** What is shown, added up, of what the actor may see; a row that no area adds anything to is missing. */
export async function sumShown({ tx }: Tx, asked: ShownAsked): Promise<ShownSum[]> {
  const { months, area, level, keys, parts } = asked;
  const part = parts === null ? sql`0` : sql`width_bucket(area_lo, ${[...parts]}::int[])`;
  const { rows } = await sql<{
    month: Month;
    key: string;
    part: number;
    areas: number;
    least: number;
    most: number;
  }>`
    select to_char(month, 'YYYY-MM') as month, key, ${part} as part, count(*)::int as areas, sum(least)::int as least, sum(most)::int as most
    from matching.seeker_month
    where month = any(${months.map(firstDay)}::date[]) and area_level = ${level} and area_lo between ${area.lo} and ${area.hi}
      and key = any(${[...new Set([anyWork, ...keys])]}::text[])
    group by 1, 2, 3`.execute(tx);
  const found = new Map(rows.map((row) => [`${row.month} ${row.part} ${row.key}`, row]));
  return rows
    .filter(({ key }) => key === anyWork)
    .flatMap(({ month, part: at, areas }) =>
      keys.map((key): ShownSum => {
        const row = found.get(`${month} ${at} ${key}`);
        const hidden = (areas - (row?.areas ?? 0)) * (step - 1);
        return { month, key, part: at, least: row?.least ?? 0, most: (row?.most ?? 0) + hidden };
      }),
    );
}
