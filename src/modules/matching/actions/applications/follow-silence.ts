import { sql } from 'kysely';
import { addDays, parseDay } from '../../../../ground/clock/day.ts';
import type { Context } from '../../../../ground/context.ts';
import { unansweredStates } from '../../domain/applications/states.ts';
import { loadAnswering } from '../../load-answering.ts';
import { applyMove } from '../../move-application.ts';
import { matching } from '../../store.ts';
import { type ApplicationRow, stateOf, todayOf } from '../../store-applications.ts';
import { changePosting } from '../postings/change-posting.ts';

const batch = 200;
const unanswered = [...unansweredStates];

interface Silent {
  posting_id: string;
  state: string;
  oldest: string | null;
}

/** Postings on which somebody waits too long, and lowered ones on which nobody does any more. */
async function listSilent(ctx: Context, loweredBefore: string): Promise<Silent[]> {
  const { rows } = await sql<Silent>`
    select p.posting_id, p.state, min(a.sent_on) as oldest
    from matching.application a join matching.posting p on p.posting_id = a.posting_id
    where a.state = any(${unanswered}) and a.sent_on <= ${loweredBefore} and p.state in ('open', 'lowered')
    group by p.posting_id, p.state
    union all
    select p.posting_id, p.state, null from matching.posting p
    where p.state = 'lowered' and not exists (
      select 1 from matching.application a
      where a.posting_id = p.posting_id and a.state = any(${unanswered}) and a.sent_on <= ${loweredBefore})
    limit ${batch}`.execute(ctx.tx);
  return rows;
}

/**
 * What follows from silence: a posting on which somebody has waited 14 days stands lower, after 30 it is closed, and it stands as before
 * once everybody has an answer. Runs as a job.
 */
export async function followSilence(ctx: Context): Promise<void> {
  const { days } = loadAnswering();
  const today = todayOf(ctx);
  const closedBefore = addDays(today, -days.closed);
  for (const { posting_id, state, oldest } of await listSilent(ctx, addDays(today, -days.lowered))) {
    if (oldest === null) await changePosting(ctx, posting_id, 'answered-again');
    else {
      if (state === 'open') await changePosting(ctx, posting_id, 'grew-silent');
      if (parseDay(oldest) <= closedBefore) await changePosting(ctx, posting_id, 'stayed-silent');
    }
  }
}

const lapseReasons = {
  new: 'no-answer',
  seen: 'no-answer',
  'other-time': 'no-answer',
  'interview-agreed': 'no-answer',
  invited: 'time-not-chosen',
  hired: 'hire-unconfirmed',
} as const;

/**
 * Ends what has reached its day and that no end of a posting has ended: times that passed unchosen, results that never came, hires that
 * nobody confirmed. Runs as a job. @returns how many.
 */
export async function lapseApplications(ctx: Context): Promise<number> {
  const rows: ApplicationRow[] = await matching(ctx)
    .selectFrom('application')
    .selectAll()
    // An unanswered one ends with its posting, which is closed on the same day: it comes here only where that has not happened.
    .where('lapse_on', '<', todayOf(ctx))
    .orderBy('lapse_on')
    .limit(batch)
    .forUpdate()
    .skipLocked()
    .execute();
  for (const row of rows) {
    const reason = lapseReasons[stateOf(row) as keyof typeof lapseReasons];
    await applyMove(ctx, row, { move: 'lapse', by: 'clock', reason });
  }
  return rows.length;
}
