import { sql } from 'kysely';
import { addDays, addMonths } from '../../../../ground/clock/day.ts';
import type { Context } from '../../../../ground/context.ts';
import { loadAnswering } from '../../load-answering.ts';
import { todayOf } from '../../store-applications.ts';
import { answerRateOf } from '../../store-postings.ts';

/**
 * Measures how employers answer, over all their postings and for each, by the definition of data/matching/answering.yaml; in one statement,
 * which says what `measureAnswers` says (a property test holds the two together). Runs as a job, since nobody else sees all applications.
 * @param employerId one employer after something has happened; null: all, once a day, since the twelve months move on.
 */
export async function measureAllAnswers(ctx: Context, employerId: string | null): Promise<void> {
  const { days, measured } = loadAnswering();
  const today = todayOf(ctx);
  const since = addMonths(today, -measured.months);
  const mine = employerId === null ? sql`true` : sql`employer_id = ${employerId}`;
  await sql`
    with one as (
      select employer_id, posting_id,
        sent_on > ${since}::date and not (
          answered_on is null and (state_since at time zone 'Asia/Shanghai')::date - sent_on <= ${days.answer}
          and (state = 'withdrawn' or (state = 'closed' and reason in ('unlawful', 'employer-refused')))
        ) as counted,
        sent_on < ${addDays(today, -days.answer)}::date as due,
        answered_on - sent_on as took,
        state = 'hire-confirmed' and (state_since at time zone 'Asia/Shanghai')::date > ${since}::date as hired
      from matching.application where ${mine}
    ), measured as (
      select employer_id, posting_id,
        count(*) filter (where counted and due)::int as due,
        count(*) filter (where counted and due and took <= ${days.answer})::int as answered_in_time,
        count(took) filter (where counted)::int as answered,
        percentile_cont(0.5) within group (order by took) filter (where counted and took is not null) as median_days,
        count(*) filter (where hired)::int as hires
      from one group by grouping sets ((employer_id), (employer_id, posting_id))
    )
    insert into matching.answer_measure
      (employer_id, posting_id, measured_on, due, answered_in_time, answered, median_days, hires)
    select employer_id, posting_id, ${today}::date, due, answered_in_time, answered, median_days, hires from measured
    on conflict (employer_id, posting_id) do update set measured_on = excluded.measured_on, due = excluded.due,
      answered_in_time = excluded.answered_in_time, answered = excluded.answered, median_days = excluded.median_days,
      hires = excluded.hires`.execute(ctx.tx);
  const rate = answerRateOf(sql`l.employer_id`);
  await sql`
    update matching.listed_posting l set answer_rate = ${rate}
    where ${mine} and l.answer_rate is distinct from ${rate}`.execute(ctx.tx);
}
