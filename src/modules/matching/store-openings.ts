import { type RawBuilder, sql } from 'kysely';
import { type Day, startOfDay } from '../../ground/clock/day.ts';
import type { Context } from '../../ground/context.ts';
import { sureOfOccupation } from './domain/occupation/code-occupation.ts';
import { firstDay, firstOfNext, type Month } from './domain/supply-demand/month.ts';

type Tx = Pick<Context, 'tx'>;

/** What openings are counted of and into which rows. */
export interface OpeningsAsked {
  months: readonly Month[];
  area: { lo: number; hi: number };
  /** Each code of an occupation that counts with the row that it stands in; the code '' for what has none. */
  rowOfCode: ReadonlyMap<string, string>;
  /** Rows by area instead: where each begins, in order. */
  parts: readonly number[] | null;
}

/** Pay a month in fen, the middle of both ends of each posting. */
export interface PayFigures {
  /** Postings that say what they pay. */
  of: number;
  low: number;
  middle: number;
  high: number;
}

/** Openings of one row in one month. */
export interface Openings {
  ownPostings: number;
  ownHeadcount: number;
  /** How many employers the own ones are of. */
  ownEmployers: number;
  collectedPostings: number;
  /** People wanted by those collected ones that say how many. */
  collectedHeadcount: number;
  collectedUnsaid: number;
  pay: PayFigures | null;
}

export interface OpeningsRow extends Openings {
  month: Month;
  /** A row of `rowOfCode`; by area the number of the part, 0: before the first. Null: all rows together. */
  row: string | null;
}

/** Below so many postings the pay of one of them could be told from the figures. */
const fewestPaid = 5;

type Counted = Omit<Openings, 'pay'> & {
  month: Month;
  row: string | null;
  every: number;
  paid: number;
  low: string | null;
  middle: string | null;
  high: string | null;
};

type Sql = RawBuilder<unknown>;

/** Whether a posting `p` of ours was open at some time from one moment on and before another. */
export const openDuring = (begins: Sql, ends: Sql): Sql =>
  sql`p.published_at < ${ends} and (p.state <> 'closed' or p.changed_at >= ${begins})`;

/** Neither against the law nor of an employer who was refused: what is never counted. */
export const wasLawful: Sql = sql`(p.closed_reason is null or p.closed_reason not in ('unlawful', 'employer-refused'))`;

/**
 * Openings by month and row, and by month over all rows. Our own count in each month on some day of which they were open; those that were against
 * the law, or of an employer who was refused, never. Collected ones count in the month of their day, one for each job; those of whom no day is
 * known stand in no month (`countUndated`).
 */
export async function listOpenings(
  { tx }: Tx,
  { months, area, rowOfCode, parts }: OpeningsAsked,
): Promise<OpeningsRow[]> {
  const { lo, hi } = area;
  const row = parts === null ? sql`c.key` : sql`width_bucket(opening.area_lo, ${[...parts]}::int[])::text`;
  const { rows } = await sql<Counted>`
    with asked as (
      select * from unnest(${[...months]}::text[], ${months.map(firstDay)}::date[], ${months.map(firstOfNext)}::date[],
        ${months.map((month) => startOfDay(firstDay(month)))}::timestamptz[],
        ${months.map((month) => startOfDay(firstOfNext(month)))}::timestamptz[]) m(month, first, next, begins, ends)
    ),
    opening as (
      select m.month, true as own, p.employer_id, p.area_lo, p.headcount, p.month_low as low, p.month_high as high,
        case when p.occupation_confidence >= ${sureOfOccupation}::real then p.occupation end as occupation
      from matching.posting p join asked m on ${openDuring(sql`m.begins`, sql`m.ends`)}
      where p.area_lo between ${lo} and ${hi} and ${wasLawful}
      union all
      select m.month, false, null, p.area_lo, p.headcount, p.pay_low, p.pay_high,
        case when p.occupation_confidence >= ${sureOfOccupation}::real then p.occupation end
      from matching.collected_posting p join asked m on p.posted_day >= m.first and p.posted_day < m.next
      where p.led_by is null and p.posted_day is not null and p.area_lo between ${lo} and ${hi}
    ),
    counted as (
      select opening.*, ${row} as row, (coalesce(low, high) + coalesce(high, low)) / 2 as pay
      from opening
      join unnest(${[...rowOfCode.keys()]}::text[], ${[...rowOfCode.values()]}::text[]) c(code, key)
        on c.code = coalesce(opening.occupation, '')
    )
    select month, row, grouping(row) as every,
      (count(*) filter (where own))::int as "ownPostings",
      coalesce(sum(headcount) filter (where own), 0)::int as "ownHeadcount",
      (count(distinct employer_id))::int as "ownEmployers",
      (count(*) filter (where not own))::int as "collectedPostings",
      coalesce(sum(headcount) filter (where not own), 0)::int as "collectedHeadcount",
      (count(*) filter (where not own and headcount is null))::int as "collectedUnsaid",
      count(pay)::int as paid,
      percentile_disc(0.25) within group (order by pay) as low,
      percentile_disc(0.5) within group (order by pay) as middle,
      percentile_disc(0.75) within group (order by pay) as high
    from counted
    group by grouping sets ((month, row), (month))`.execute(tx);
  return rows.map(({ every, paid, low, middle, high, ...counted }) => ({
    ...counted,
    row: every === 1 ? null : counted.row,
    pay:
      paid < fewestPaid ? null : { of: paid, low: Number(low), middle: Number(middle), high: Number(high) },
  }));
}

/** The first day on which one of our own postings of this area was open; null: none ever was. */
export async function findFirstOpen(
  { tx }: Tx,
  { lo, hi }: { lo: number; hi: number },
): Promise<Date | null> {
  const { rows } = await sql<{ first: Date | null }>`
    select min(published_at) as first from matching.posting where area_lo between ${lo} and ${hi}`.execute(
    tx,
  );
  return rows[0]?.first ?? null;
}

/** Collected advertisements of whom only the year is known, and, of these days, those that name no place that is known. */
export async function countUndated(
  { tx }: Tx,
  { lo, hi }: { lo: number; hi: number },
  { year, first, next }: { year: number; first: Day; next: Day },
): Promise<{ yearOnly: number; placeUnknown: number }> {
  const { rows } = await sql<{ yearOnly: number; placeUnknown: number }>`
    select
      (select count(*)::int from matching.collected_posting
        where led_by is null and area_lo between ${lo} and ${hi} and posted_day is null and collected_year = ${year}) as "yearOnly",
      (select count(*)::int from matching.collected_posting
        where led_by is null and posted_day >= ${first}::date and posted_day < ${next}::date and area_lo is null) as "placeUnknown"`.execute(
    tx,
  );
  return rows[0] ?? { yearOnly: 0, placeUnknown: 0 };
}
