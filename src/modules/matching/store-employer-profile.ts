import { sql } from 'kysely';
import { type Day, dayOf } from '../../ground/clock/day.ts';
import type { Context } from '../../ground/context.ts';
import type { Need } from './domain/employer-profile/needs.ts';
import { sureOfOccupation } from './domain/occupation/code-occupation.ts';
import { matching } from './store.ts';
import { openDuring, wasLawful } from './store-openings.ts';

type Tx = Pick<Context, 'tx'>;

/** An employer's postings that were open some time between two moments, the latest first, as supply and demand counts them. */
export async function listNeeds(
  { tx }: Tx,
  employerId: string,
  { begins, ends }: { begins: Date; ends: Date },
): Promise<Need[]> {
  const { rows } = await sql<Omit<Need, 'pay'> & { pay: string | null }>`
    select case when p.occupation_confidence >= ${sureOfOccupation}::real then p.occupation end as occupation,
      p.area_code as "areaCode", p.headcount, (p.month_low + p.month_high) / 2 as pay, p.published_at as "openedAt",
      case when p.state = 'closed' then p.changed_at end as "endedAt"
    from matching.posting p
    where p.employer_id = ${employerId} and ${wasLawful}
      and ${openDuring(sql`${begins}::timestamptz`, sql`${ends}::timestamptz`)}
    order by p.published_at desc, p.posting_id`.execute(tx);
  return rows.map(({ pay, ...row }) => ({ ...row, pay: pay === null ? null : Number(pay) }));
}

/** How an employer answers over all its postings, as it was measured last; undefined: nobody has applied yet. */
export function findAnswerMeasure(ctx: Tx, employerId: string) {
  return matching(ctx)
    .selectFrom('answer_measure')
    .select(['measured_on', 'due', 'answered_in_time', 'answered', 'median_days', 'hires'])
    .where('employer_id', '=', employerId)
    .where('posting_id', 'is', null)
    .executeTakeFirst();
}

/** Hires whose days are over; `known` null: of fewer than five anything is known. Undefined: there are none, or not for this actor. */
export function findStayMeasure(ctx: Tx, employerId: string) {
  return matching(ctx)
    .selectFrom('stay_measure')
    .select(['due', 'known', 'stayed'])
    .where('employer_id', '=', employerId)
    .executeTakeFirst();
}

/** The day on which an employer's first posting was open; null: none ever was. */
export async function findFirstPosted(ctx: Tx, employerId: string): Promise<Day | null> {
  const row = await matching(ctx)
    .selectFrom('posting')
    .select('published_at')
    .where('employer_id', '=', employerId)
    .where('published_at', 'is not', null)
    .orderBy('published_at')
    .limit(1)
    .executeTakeFirst();
  return row?.published_at ? dayOf(row.published_at) : null;
}
