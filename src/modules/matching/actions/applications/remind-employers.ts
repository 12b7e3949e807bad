import { sql } from 'kysely';
import { addDays, type Day, daysBetween, parseDay } from '../../../../ground/clock/day.ts';
import type { Context } from '../../../../ground/context.ts';
import { say } from '../../../../ground/events/say.ts';
import { contactOf } from '../../../employers/index.ts';
import { sendText } from '../../../messages/index.ts';
import { reminderReached } from '../../domain/applications/days.ts';
import { unansweredStates } from '../../domain/applications/states.ts';
import { textTime } from '../../domain/applications/text-time.ts';
import { loadAnswering } from '../../load-answering.ts';
import { addLine } from '../../move-application.ts';
import { matching } from '../../store.ts';
import { type ApplicationRow, stateOf, todayOf } from '../../store-applications.ts';

const batch = 500;

/** Unanswered applications that have reached a reminder that has not gone out. */
async function lockDue(ctx: Context, today: Day): Promise<ApplicationRow[]> {
  const { firstReminder, answer } = loadAnswering().days;
  return matching(ctx)
    .selectFrom('application')
    .selectAll()
    .where('state', 'in', unansweredStates)
    .where((eb) =>
      eb.or([
        eb.and([eb('sent_on', '<=', addDays(today, -answer)), eb('reminded', '<', answer)]),
        eb.and([eb('sent_on', '<=', addDays(today, -firstReminder)), eb('reminded', '<', firstReminder)]),
      ]),
    )
    .orderBy('employer_id')
    .orderBy('sent_on')
    .limit(batch)
    .forUpdate()
    .skipLocked()
    .execute();
}

/**
 * Reminds those who act for employers of the people who wait, after 3 and after 7 days, once each: on their pages, and in one text
 * message a run for an employer, however many wait. Only in the hours in which texts go out. Runs as a job.
 * @returns how many applications were reminded of.
 */
export async function remindEmployers(ctx: Context): Promise<number> {
  const now = ctx.clock.now();
  const { days, textHours } = loadAnswering();
  if (textTime(now, textHours) > now) return 0;
  const today = todayOf(ctx);
  const rows = await lockDue(ctx, today);
  const byEmployer = new Map<string, ApplicationRow[]>();
  for (const row of rows) {
    const reached = reminderReached(parseDay(row.sent_on), today, days);
    await noteReminder(ctx, row, reached);
    byEmployer.set(row.employer_id, [...(byEmployer.get(row.employer_id) ?? []), row]);
  }
  for (const [employerId, waiting] of byEmployer) await remind(ctx, employerId, waiting, today);
  return rows.length;
}

async function noteReminder(ctx: Context, row: ApplicationRow, reached: number): Promise<void> {
  const seq = row.events + 1;
  await matching(ctx)
    .updateTable('application')
    .set({ reminded: reached, events: seq })
    .where('person_id', '=', row.person_id)
    .where('application_id', '=', row.application_id)
    .execute();
  const state = stateOf(row);
  addLine(ctx, row, { seq, move: 'remind', by: 'clock', from: state, to: state, reason: null });
}

async function remind(
  ctx: Context,
  employerId: string,
  rows: readonly ApplicationRow[],
  today: Day,
): Promise<void> {
  await say(ctx, 'matching.employer-reminded@1', { employerId, applications: rows.length }, [
    `employer:${employerId}`,
    ...rows.map((row) => `person:${row.person_id}`),
  ]);
  const contact = await contactOf(ctx, employerId);
  if (!contact || contact.phone === '') return;
  const { rows: counted } = await sql<{ n: number; oldest: string }>`
    select count(*)::int as n, min(sent_on) as oldest from matching.application
    where employer_id = ${employerId} and state = any(${[...unansweredStates]})`.execute(ctx.tx);
  const { n = rows.length, oldest } = counted[0] ?? {};
  const longest = oldest ? daysBetween(parseDay(oldest), today) : 0;
  await sendText(
    ctx,
    contact.phone,
    `有 ${n} 位求职者等您回复，最久等了 ${longest} 天。不合适也请回一句，到乐业“求职者”里点一下就好。`,
  );
}
