import { loadCalendar } from '../../ground/clock/load.ts';
import type { Context } from '../../ground/context.ts';
import { notePlace } from './actions/decide-verification.ts';
import type { DocumentKind } from './domain/document.ts';
import { findingOf, findingWords, type RegisterAnswer } from './domain/register-answer.ts';
import { answerDay, type RefusalReason, type RequestState, refusalReasons } from './domain/verification.ts';
import type { VerificationRow } from './store.ts';

/** A request to be verified as pages show it. */
export function viewRequest(ctx: Context, row: VerificationRow) {
  return {
    verificationId: row.verification_id,
    state: row.state as RequestState,
    askedAt: row.asked_at.toISOString(),
    handedInAt: row.handed_in_at.toISOString(),
    dueOn: row.due_on,
    dueMayMove: row.due_may_move,
    why: answerDay(row.handed_in_at, loadCalendar()).why,
    wanted: (row.wanted ?? []) as DocumentKind[],
    reasons: reasonsWords(row.reasons),
    note:
      row.note_sealed === null
        ? null
        : ctx.cipher.open(row.note_sealed, notePlace(row.verification_id)).toString('utf8'),
    decidedAt: row.decided_at?.toISOString() ?? null,
  };
}

/** Reasons with their words, as the employer reads them. */
export function reasonsWords(reasons: readonly string[] | null) {
  return (reasons ?? []).map((code) => ({ code, words: refusalReasons[code as RefusalReason] }));
}

/** What the register said, and what it means for an employer of this name; null where it was not asked yet. */
export function viewRegister(answer: RegisterAnswer | null, name: string) {
  if (answer === null) return null;
  const finding = findingOf(answer, name);
  return {
    finding,
    words: findingWords[finding],
    record: answer.outcome === 'found' ? answer.record : null,
    askedAt: answer.askedAt,
    simulated: answer.simulated,
  };
}
