import { sql } from 'kysely';
import { type Day, parseDay } from '../../ground/clock/day.ts';
import type { Context } from '../../ground/context.ts';
import { lotsOf, rowsOf } from '../../ground/database/lots.ts';
import type { SeekerFigures } from './domain/seekers.ts';
import { matching } from './store.ts';
import type { SeekerCount } from './tables.ts';

type Tx = Pick<Context, 'tx'>;

/** The figures of one kind of work in one county. */
export interface CountedKind {
  areaCode: string;
  kind: string;
  figures: SeekerFigures;
}

function figuresIn(row: SeekerCount): SeekerFigures {
  const { pay_of: of, pay_low: low, pay_middle: middle, pay_high: high } = row;
  return {
    seekers: row.seekers,
    pay: of === null || middle === null ? null : { of, low, middle, high },
    noNights: row.no_nights,
  };
}

/** All that is shown. */
export async function listSeekerFigures(ctx: Tx): Promise<CountedKind[]> {
  const rows = await matching(ctx).selectFrom('seeker_count').selectAll().execute();
  return rows.map((row) => ({ areaCode: row.area_code, kind: row.kind, figures: figuresIn(row) }));
}

/** What is shown of a kind of work in a county; undefined: fewer than five, or never counted. */
export async function findSeekerFigures(
  ctx: Tx,
  areaCode: string,
  kind: string,
): Promise<SeekerFigures | undefined> {
  const row = await matching(ctx)
    .selectFrom('seeker_count')
    .selectAll()
    .where('area_code', '=', areaCode)
    .where('kind', '=', kind)
    .executeTakeFirst();
  return row && figuresIn(row);
}

/** The day of the last counting; null: there was none. */
export async function findCountingDay(ctx: Tx): Promise<Day | null> {
  const row = await matching(ctx).selectFrom('seeker_counting').select('counted_on').executeTakeFirst();
  return row ? parseDay(row.counted_on) : null;
}

const perStatement = 1000;

/** Puts a day's figures in the place of those before. */
export async function replaceSeekerFigures(
  ctx: Tx,
  day: Day,
  counted: readonly CountedKind[],
): Promise<void> {
  await matching(ctx).deleteFrom('seeker_count').execute();
  await matching(ctx).deleteFrom('seeker_counting').execute();
  const rows = counted.map(({ areaCode, kind, figures: { seekers, pay, noNights } }) => ({
    area_code: areaCode,
    kind,
    seekers,
    pay_of: pay?.of ?? null,
    pay_low: pay?.low ?? null,
    pay_middle: pay?.middle ?? null,
    pay_high: pay?.high ?? null,
    no_nights: noNights,
  }));
  for (const lot of lotsOf(rows, perStatement)) {
    await sql`
      insert into matching.seeker_count
      select * from jsonb_populate_recordset(null::matching.seeker_count, ${rowsOf(lot)}::jsonb)`.execute(
      ctx.tx,
    );
  }
  await matching(ctx).insertInto('seeker_counting').values({ counted_on: day }).execute();
}
