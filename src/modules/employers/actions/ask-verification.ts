import type { Day } from '../../../ground/clock/day.ts';
import { loadCalendar } from '../../../ground/clock/load.ts';
import type { Context } from '../../../ground/context.ts';
import { say } from '../../../ground/events/say.ts';
import { planJob } from '../../../ground/jobs/jobs.ts';
import { Problem } from '../../../ground/problem.ts';
import { answerDay, documentsNeeded, mayRenew } from '../domain/verification.ts';
import { beginMove, saveState } from '../move-verification.ts';
import { employers, subjectOf, today } from '../store.ts';
import { listDocuments } from './documents.ts';

/**
 * Asks to be verified, or hands in what was wanted: the clock begins, and the register is asked in the background. A clerk who has
 * the licence before him needs no photograph of it.
 * @returns the day of the answer with its reason.
 * @throws Problem 409 `not-now`, `document-missing`, `not-yet` (more than 30 days before the end).
 */
export async function askVerification(ctx: Context, verificationId: string) {
  const employerId = subjectOf(ctx);
  const { employer, request, to } = await beginMove(ctx, employerId, 'ask');
  if (employer.state === 'verified' && !request && !mayRenew(employer.verify_again_on as Day, today(ctx))) {
    throw new Problem(409, 'not-yet', {
      zh: '核验还在有效期，到期前 30 天再来办',
      en: 'The verification holds; please come back 30 days before its end',
    });
  }
  await requireDocuments(ctx, employerId, employer.credit_code !== null);
  const now = ctx.clock.now();
  const answer = answerDay(now, loadCalendar());
  const clock = { state: 'waiting', handed_in_at: now, due_on: answer.day, due_may_move: answer.mayMove };
  const id = request?.verification_id ?? verificationId;
  if (request) {
    await employers(ctx)
      .updateTable('verification')
      .set({ ...clock, wanted: null, overdue_said_at: null })
      .where('employer_id', '=', employerId)
      .where('verification_id', '=', id)
      .execute();
  } else {
    await employers(ctx)
      .insertInto('verification')
      .values({
        ...clock,
        employer_id: employerId,
        verification_id: id,
        area_code: employer.area_code,
        area_lo: employer.area_lo,
        asked_at: now,
        asked_by: ctx.actor.kind === 'staff' ? 'staff' : 'resident',
      })
      .execute();
  }
  await saveState(ctx, { employer, to });
  if (employer.credit_code !== null)
    await planJob(ctx, 'employers.ask-register', { employerId, verificationId: id });
  await say(ctx, 'employers.verification-asked@1', { employerId, verificationId: id }, [
    `employer:${employerId}`,
  ]);
  return { verificationId: id, dueOn: answer.day, dueMayMove: answer.mayMove, why: answer.why };
}

async function requireDocuments(ctx: Context, employerId: string, hasCode: boolean): Promise<void> {
  if (ctx.actor.kind === 'staff') return;
  const kept = new Set((await listDocuments(ctx, employerId)).map(({ kind }) => kind));
  if (documentsNeeded(hasCode).every((kind) => kept.has(kind))) return;
  throw new Problem(409, 'document-missing', {
    zh: '还差一张营业执照照片，拍好就能提交',
    en: 'A photograph of the licence is missing; with it this can be handed in',
  });
}

/** Takes a request back. @throws Problem 409 `not-now`. */
export async function withdrawVerification(ctx: Context): Promise<void> {
  const employerId = subjectOf(ctx);
  const { employer, request, to } = await beginMove(ctx, employerId, 'withdraw');
  await employers(ctx)
    .updateTable('verification')
    .set({ state: 'withdrawn', wanted: null })
    .where('employer_id', '=', employerId)
    .where('verification_id', '=', request?.verification_id ?? '')
    .execute();
  await saveState(ctx, { employer, to });
  await say(ctx, 'employers.verification-withdrawn@1', { employerId }, [`employer:${employerId}`]);
}
