import type { Context } from '../../../ground/context.ts';
import { say } from '../../../ground/events/say.ts';
import { fieldProblem, Problem } from '../../../ground/problem.ts';
import type { DocumentKind } from '../domain/document.ts';
import type { Kind } from '../domain/employer.ts';
import {
  type Comparison,
  missingComparison,
  type RefusalReason,
  verifyAgainOn,
} from '../domain/verification.ts';
import { beginMove, type Moving, saveState } from '../move-verification.ts';
import { employers, today } from '../store.ts';

/** What a clerk decides; each with what it needs. */
export type Decision =
  | { outcome: 'verify'; compared: Comparison[] }
  | { outcome: 'refuse'; reasons: RefusalReason[]; note?: string }
  | { outcome: 'want'; documents: DocumentKind[]; note?: string };

/** Where a note of the clerk is sealed. */
export const notePlace = (verificationId: string) => ({
  table: 'employers.verification',
  column: 'note_sealed',
  rowId: verificationId,
});

/**
 * Decides a request to be verified, or, of an employer that is verified and has none open, takes the verification
 * back.
 * @throws Problem 409 `not-now`, 403 `another-area`, 422 on /compared, 404 `employer-not-here`.
 */
export async function decideVerification(
  ctx: Context,
  employerId: string,
  decision: Decision,
): Promise<void> {
  const moving = await beginMove(ctx, employerId, decision.outcome);
  requireInArea(ctx, moving.employer.area_lo);
  if (decision.outcome === 'verify') await verify(ctx, moving, decision.compared);
  else if (decision.outcome === 'refuse') await refuse(ctx, moving, decision);
  else await want(ctx, moving, decision);
}

/** The queue is the area's: also with a visit open, a clerk decides on his own area's employers only. */
function requireInArea({ scope }: Context, areaLo: number): void {
  if (scope.area && scope.area.lo <= areaLo && areaLo <= scope.area.hi) return;
  throw new Problem(403, 'another-area', {
    zh: '这家单位归别的地区核验，请转给当地站点',
    en: 'Another area verifies this employer; please pass it on',
  });
}

async function verify(ctx: Context, moving: Moving, compared: readonly Comparison[]): Promise<void> {
  const { employer_id: employerId, kind, credit_code: code } = moving.employer;
  const missing = missingComparison(kind as Kind, code !== null, compared);
  if (missing) throw fieldProblem('/compared', 'compare-first', missing);
  await closeRequest(ctx, moving, { state: 'verified', compared: [...compared] });
  const day = today(ctx);
  await saveState(ctx, moving, { verified_on: day, verify_again_on: verifyAgainOn(day), reminded: null });
  await say(ctx, 'employers.employer-verified@1', { employerId }, [`employer:${employerId}`]);
}

async function refuse(
  ctx: Context,
  moving: Moving,
  { reasons, note }: { reasons: readonly RefusalReason[]; note?: string },
): Promise<void> {
  const { employer_id: employerId } = moving.employer;
  await closeRequest(ctx, moving, {
    state: 'refused',
    reasons: [...reasons],
    ...noteColumn(ctx, moving, note),
  });
  await saveState(ctx, moving, { refused_for: [...reasons] });
  await say(ctx, 'employers.employer-refused@1', { employerId }, [`employer:${employerId}`]);
}

async function want(
  ctx: Context,
  moving: Moving,
  { documents, note }: { documents: readonly DocumentKind[]; note?: string },
): Promise<void> {
  const { employer_id: employerId } = moving.employer;
  await closeRequest(ctx, moving, {
    state: 'wanting',
    wanted: [...documents],
    ...noteColumn(ctx, moving, note),
  });
  await saveState(ctx, moving);
  await say(ctx, 'employers.document-wanted@1', { employerId }, [`employer:${employerId}`]);
}

function noteColumn(ctx: Context, { request }: Moving, note: string | undefined) {
  const text = note?.trim();
  if (!text || !request) return {};
  return { note_sealed: ctx.cipher.seal(text, notePlace(request.verification_id)) };
}

async function closeRequest(
  ctx: Context,
  { request }: Moving,
  change: { state: string; compared?: string[]; reasons?: string[]; wanted?: string[]; note_sealed?: Buffer },
): Promise<void> {
  if (!request) return;
  await employers(ctx)
    .updateTable('verification')
    .set({
      wanted: null,
      note_sealed: null,
      ...change,
      decided_at: ctx.clock.now(),
      decided_by: ctx.actor.id,
      station_id: ctx.actor.stationId,
    })
    .where('employer_id', '=', request.employer_id)
    .where('verification_id', '=', request.verification_id)
    .execute();
}
