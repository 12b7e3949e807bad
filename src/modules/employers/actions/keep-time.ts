import { sql } from 'kysely';
import { addDays, type Day } from '../../../ground/clock/day.ts';
import { dayWords } from '../../../ground/clock/words.ts';
import type { Context } from '../../../ground/context.ts';
import { say } from '../../../ground/events/say.ts';
import { sendText } from '../../messages/index.ts';
import { decide, remindDays, reminderDue } from '../domain/verification.ts';
import { saveState } from '../move-verification.ts';
import {
  type EmployerRow,
  employers,
  findContactRow,
  findOpenRequest,
  openContact,
  standingOf,
  today,
} from '../store.ts';
import { askForRequest } from './verification-queue.ts';

const atATime = 500;

/**
 * Verifications whose last day is over lapse; those that wait for our answer do not. The employer is told, and may ask anew at any
 * time.
 */
export async function lapseVerifications(ctx: Context): Promise<number> {
  const rows = await employers(ctx)
    .selectFrom('employer')
    .selectAll()
    .where('state', '=', 'verified')
    .where('verify_again_on', '<', today(ctx))
    .orderBy('verify_again_on')
    .limit(atATime)
    .forUpdate()
    .skipLocked()
    .execute();
  let lapsed = 0;
  for (const employer of rows) {
    const request = await findOpenRequest(ctx, employer.employer_id);
    const to = decide(standingOf(employer, request), 'lapse', 'clock');
    if (!to) continue;
    await saveState(ctx, { employer, to });
    const { employer_id: employerId } = employer;
    await say(ctx, 'employers.employer-lapsed@1', { employerId }, [`employer:${employerId}`]);
    await tell(ctx, employer, '核验已到期，招聘信息暂停展示。登录「我的单位」重新核验即可恢复');
    lapsed += 1;
  }
  return lapsed;
}

/** A reminder 30 and 7 days before the end, each once. */
export async function remindOfEnds(ctx: Context): Promise<number> {
  const now = today(ctx);
  const rows = await employers(ctx)
    .selectFrom('employer')
    .selectAll()
    .where('state', '=', 'verified')
    .where('closed_on', 'is', null)
    .where('verify_again_on', '>=', now)
    .where('verify_again_on', '<=', addDays(now, remindDays[0]))
    .where(({ or, eb }) => or([eb('reminded', 'is', null), eb('reminded', '>', remindDays[1])]))
    .limit(atATime)
    .execute();
  let told = 0;
  for (const employer of rows) {
    const end = employer.verify_again_on as Day;
    const due = reminderDue(end, now, employer.reminded);
    if (due === null || (await findOpenRequest(ctx, employer.employer_id))?.state === 'waiting') continue;
    await employers(ctx)
      .updateTable('employer')
      .set({ reminded: due })
      .where('employer_id', '=', employer.employer_id)
      .execute();
    const until = dayWords(end, now).zh;
    await tell(ctx, employer, `核验有效期到${until}，请在此前登录「我的单位」重新核验，招聘不中断`);
    told += 1;
  }
  return told;
}

async function tell(ctx: Context, employer: EmployerRow, words: string): Promise<void> {
  const contact = await findContactRow(ctx, employer.employer_id);
  const phone = contact && openContact(ctx, contact, 'phone_sealed');
  // A landline takes no messages; the page says it as well.
  if (phone && /^1\d{10}$/.test(phone)) await sendText(ctx, phone, `${employer.name}：${words}`);
}

/** Says once of each request that our own promise is broken, for whoever looks after the queue. */
export async function sayOverdue(ctx: Context): Promise<number> {
  const rows = await employers(ctx)
    .updateTable('verification')
    .set({ overdue_said_at: ctx.clock.now() })
    .where('state', '=', 'waiting')
    .where('due_on', '<', today(ctx))
    .where('overdue_said_at', 'is', null)
    .returning(['employer_id', 'verification_id', 'area_lo'])
    .execute();
  for (const row of rows) {
    await say(ctx, 'employers.verification-overdue@1', {
      employerId: row.employer_id,
      verificationId: row.verification_id,
      areaLo: row.area_lo,
    });
  }
  return rows.length;
}

/** Asks the register about a request that has just come in. What it does not say is asked again by `askUnanswered`. */
export async function askAboutRequest(ctx: Context, verificationId: string): Promise<void> {
  await askForRequest(ctx, verificationId);
}

/** Requests for which the register was not to be reached are asked again, a few at a time. */
export async function askUnanswered(ctx: Context): Promise<void> {
  const rows = await employers(ctx)
    .selectFrom('verification')
    .select('verification_id')
    .where('state', '=', 'waiting')
    .where('register', 'is not', null)
    .where(sql<string>`register ->> 'outcome'`, '=', 'not-reached')
    .orderBy('register_asked_at')
    .limit(5)
    .execute();
  for (const { verification_id } of rows) await askForRequest(ctx, verification_id);
}

/** Codes that are over, and answers of the register older than a month. */
export async function sweepEmployers(ctx: Context): Promise<void> {
  await employers(ctx).deleteFrom('join_code').where('ends_at', '<', ctx.clock.now()).execute();
  const monthAgo = new Date(ctx.clock.now().getTime() - 30 * 24 * 3_600_000);
  await employers(ctx).deleteFrom('register_answer').where('asked_at', '<', monthAgo).execute();
}
