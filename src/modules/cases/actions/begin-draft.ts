import type { Context } from '../../../ground/context.ts';
import { setScope } from '../../../ground/database/scope.ts';
import type { Exchange } from '../../../ground/http/contract.ts';
import { Problem } from '../../../ground/problem.ts';
import { startSession } from '../../access/index.ts';
import { actTime, assistantOf, draftEnd, subjectOf } from '../act.ts';
import { caseTypes } from '../case-types.ts';
import { viewDraft } from '../draft-view.ts';
import { requireAge, withCertified } from '../person.ts';
import { cases, getDraft, sealAnswers } from '../store.ts';

export interface BeginDraft {
  /** Made by the page; the same id again is the same draft. */
  draftId: string;
  type: string;
  at?: string;
}

/** Somebody at a terminal who has not signed in holds his draft by a session of its own. */
export async function asVisitor(ctx: Context, http: Exchange): Promise<Context> {
  if (ctx.actor.id !== null) return ctx;
  const { sessionId } = await startSession(ctx, http, { kind: 'visitor' });
  const scope = { ...ctx.scope, actor: sessionId };
  await setScope(ctx.tx, scope);
  return { ...ctx, scope, actor: { ...ctx.actor, id: sessionId, sessionId } };
}

/**
 * Begins a matter: a resident for himself, a clerk for the person of the visit, or somebody at a terminal who signs in later.
 * @throws Problem 401 `sign-in-first`, 404 `no-such-case-type`, 409 `visit-first`, `draft-id-taken`, 422 `too-young`.
 */
export async function beginDraft(ctx: Context, input: BeginDraft, http: Exchange) {
  const { type, hash } = caseTypes().get(input.type);
  const visitor = ctx.actor.kind === 'visitor';
  if (visitor && !(ctx.skin === 'kiosk' && type.begin.includes('kiosk'))) {
    throw new Problem(401, 'sign-in-first', { zh: '请先登录，再开始办', en: 'Please sign in first' });
  }
  const actor = visitor ? await asVisitor(ctx, http) : ctx;
  const personId = visitor ? null : subjectOf(ctx);
  if (personId !== null) await requireAge(ctx, type, personId);

  const begun = actTime(ctx, input.at);
  const answers = personId === null ? {} : await withCertified(ctx, type, personId, {}, 0);
  await cases(actor)
    .insertInto('draft')
    .values({
      draft_id: input.draftId,
      type: type.id,
      version: type.version,
      hash,
      person_id: personId,
      owner: actor.actor.id ?? '',
      answers: sealAnswers(ctx, input.draftId, answers),
      skin_begun: ctx.skin,
      skin_last: ctx.skin,
      assisted_by: assistantOf(ctx),
      station_id: ctx.actor.stationId,
      begun_at: begun,
      recorded_at: ctx.clock.now(),
      changed_at: begun,
      ends_at: draftEnd(personId, ctx.clock.now()),
    })
    .onConflict((conflict) => conflict.column('draft_id').doNothing())
    .execute();

  const draft = await getDraft(actor, input.draftId).catch(() => undefined);
  if (draft?.type !== type.id || draft.person_id !== personId) {
    throw new Problem(409, 'draft-id-taken', {
      zh: '请刷新后再开始一次',
      en: 'Please reload and begin again',
    });
  }
  return viewDraft(actor, draft);
}
