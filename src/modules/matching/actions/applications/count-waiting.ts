import { sql } from 'kysely';
import { daysBetween, parseDay } from '../../../../ground/clock/day.ts';
import { type Context, rowsWanted } from '../../../../ground/context.ts';
import { Problem } from '../../../../ground/problem.ts';
import { namesOfEmployers } from '../../../employers/index.ts';
import { reasonLists } from '../../domain/applications/reasons.ts';
import { todayOf } from '../../store-applications.ts';

interface Row {
  posting_id: string;
  employer_id: string;
  title: string;
  state: string;
  waiting: number;
  oldest: string | null;
  talking: number;
  hired: number;
  over: number;
  alerts: number;
}

const most = 100;
const alerting = Object.values(reasonLists).flatMap((list) =>
  Object.entries(list).flatMap(([id, reason]) => ('alert' in reason ? [id] : [])),
);

/**
 * For the staff of an area: the postings there on which people wait, the longest wait first, in counts alone; whoever wants to help an
 * employer to answer receives it at the counter or on the telephone.
 */
export async function countWaiting(ctx: Context) {
  const { area } = ctx.actor;
  if (area === null)
    throw new Problem(403, 'no-area', {
      zh: '您还没有负责的地区',
      en: 'You are not responsible for an area',
    });
  const { rows } = await sql<Row>`
    select a.posting_id, a.employer_id, p.title, p.state,
      count(*) filter (where a.state in ('new', 'seen', 'other-time'))::int as waiting,
      min(a.sent_on) filter (where a.state in ('new', 'seen')) as oldest,
      count(*) filter (where a.state in ('invited', 'interview-agreed'))::int as talking,
      count(*) filter (where a.state in ('hired', 'hire-confirmed'))::int as hired,
      count(*) filter (where a.state in ('refused', 'withdrawn', 'closed'))::int as over,
      count(*) filter (where a.reason = any(${alerting}))::int as alerts
    from matching.application a join matching.posting p on p.posting_id = a.posting_id
    where a.area_lo between ${area.lo} and ${area.hi} and (p.state <> 'closed' or a.state in ('interview-agreed', 'hired'))
    group by a.posting_id, a.employer_id, p.title, p.state
    order by oldest nulls last, waiting desc, a.posting_id limit ${rowsWanted(ctx, most)}`.execute(ctx.tx);
  const names = await namesOfEmployers(
    ctx,
    rows.map(({ employer_id }) => employer_id),
  );
  const today = todayOf(ctx);
  return {
    postings: rows.map((row) => ({
      jobId: row.posting_id,
      employerId: row.employer_id,
      employer: names.get(row.employer_id)?.name ?? null,
      title: row.title,
      lowered: row.state === 'lowered',
      waiting: row.waiting,
      longestDays: row.oldest === null ? null : daysBetween(parseDay(row.oldest), today),
      talking: row.talking,
      hired: row.hired,
      over: row.over,
      alerts: row.alerts,
    })),
  };
}
