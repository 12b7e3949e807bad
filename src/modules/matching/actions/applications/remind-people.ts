import { type Expression, type SqlBool, sql } from 'kysely';
import { addDays, type Day, dayOf, parseDay, startOfDay } from '../../../../ground/clock/day.ts';
import { deadlineWords } from '../../../../ground/clock/words.ts';
import type { Context } from '../../../../ground/context.ts';
import { say } from '../../../../ground/events/say.ts';
import { sendText } from '../../../messages/index.ts';
import { contactOfPerson } from '../../../people/index.ts';
import { endOfNear } from '../../domain/applications/days.ts';
import { textTime } from '../../domain/applications/text-time.ts';
import { loadAnswering } from '../../load-answering.ts';
import { addLine, topicsOf } from '../../move-application.ts';
import { matching } from '../../store.ts';
import { type ApplicationRow, findPostingsOf, stateOf, todayOf } from '../../store-applications.ts';

const batch = 500;

/**
 * Invitations that wait for the person's choice and whose last day is near, and interviews that are; each once for as long as it stands.
 * Who was invited since texts last went out yesterday has just been written to, or is in this hour.
 */
async function lockDue(ctx: Context, today: Day): Promise<ApplicationRow[]> {
  const now = ctx.clock.now();
  const { days, textHours } = loadAnswering();
  const toldBefore = new Date(startOfDay(addDays(today, -1)).getTime() + textHours.to * 3_600_000);
  const notReminded = sql<SqlBool>`(person_reminded_at is null or person_reminded_at < state_since)`;
  const due = (which: Expression<SqlBool>) =>
    matching(ctx)
      .selectFrom('application')
      .selectAll()
      .where(which)
      .where(notReminded)
      .orderBy('changed_at')
      .limit(batch)
      .forUpdate()
      .skipLocked()
      .execute();
  const toChoose =
    await due(sql<SqlBool>`state = 'invited' and due_on <= ${addDays(today, days.chooseReminder)}
    and state_since < ${toldBefore} and ${now} < any(offered)`);
  const toMeet = await due(sql<SqlBool>`state = 'interview-agreed' and interview_at > ${now}
    and interview_at < ${endOfNear(today, days)}`);
  return [...toChoose, ...toMeet];
}

/**
 * Reminds people, by a text message and on their pages: who was invited and has not answered, and whose interview is tomorrow, once each.
 * Of the interview the employer's pages are told too. Only in the hours in which texts go out. Runs as a job.
 * @returns how many people were reminded.
 */
export async function remindPeople(ctx: Context): Promise<number> {
  const now = ctx.clock.now();
  if (textTime(now, loadAnswering().textHours) > now) return 0;
  const today = todayOf(ctx);
  const rows = await lockDue(ctx, today);
  const postings = await findPostingsOf(
    ctx,
    rows.map((row) => row.posting_id),
  );
  for (const row of rows) {
    await noteReminder(ctx, row);
    const text = textOf(row, postings.get(row.posting_id)?.title ?? '', today);
    const { phone } = await contactOfPerson(ctx, row.person_id);
    if (phone !== null) await sendText(ctx, phone, text);
  }
  return rows.length;
}

async function noteReminder(ctx: Context, row: ApplicationRow): Promise<void> {
  const seq = row.events + 1;
  await matching(ctx)
    .updateTable('application')
    .set({ person_reminded_at: ctx.clock.now(), events: seq })
    .where('person_id', '=', row.person_id)
    .where('application_id', '=', row.application_id)
    .execute();
  const state = stateOf(row);
  addLine(ctx, row, { seq, move: 'remind-person', by: 'clock', from: state, to: state, reason: null });
  const { application_id: applicationId, person_id: personId, employer_id: employerId } = row;
  await say(
    ctx,
    'matching.person-reminded@1',
    { applicationId, personId, employerId, state },
    // That somebody has not chosen yet is between us and him.
    state === 'interview-agreed' ? topicsOf(row) : [`person:${personId}`],
  );
}

/** No name, no hour and no place, since a telephone may lie open. */
function textOf(row: ApplicationRow, title: string, today: Day): string {
  const see = '到乐业“我的求职”看。';
  if (stateOf(row) === 'interview-agreed') {
    const day = row.interview_at && dayOf(row.interview_at) === today ? '今天' : '明天';
    return `${day}有面试：您投的“${title}”，时间地点${see}去不了也请在那里说一声。`;
  }
  const due = row.due_on === null ? today : parseDay(row.due_on);
  const by = due < today ? '尽快' : `在${deadlineWords(due, today).zh}`;
  return `您投的“${title}”约您面试，还等您选时间，请${by}选，${see}`;
}
