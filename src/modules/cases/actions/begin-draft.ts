import type { Context } from '../../../ground/context.ts';
import { setScope } from '../../../ground/database/scope.ts';
import type { Exchange } from '../../../ground/http/contract.ts';
import { Problem } from '../../../ground/problem.ts';
import { startSession } from '../../access/index.ts';
import { actTime, assistantOf, draftEnd } from '../act.ts';
import { caseTypes } from '../case-types.ts';
import { type CaseType, findQuestion } from '../domain/case-type.ts';
import { validateAnswer } from '../domain/questions.ts';
import { viewDraft } from '../draft-view.ts';
import { type DraftFrom, makerOf } from '../makes.ts';
import { cases, findDraft, type KeptOffers, sealAnswers, sealOffers } from '../store.ts';
import { getSubject, requireAge, withCertified } from '../subject.ts';

export interface BeginDraft {
  /** Made by the page; the same id again is the same draft. */
  draftId: string;
  type: string;
  /** What it is begun from; each answer found in it is offered, and confirmed question by question. */
  from?: DraftFrom;
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

async function offersOf(ctx: Context, type: CaseType, from: DraftFrom | undefined): Promise<KeptOffers> {
  const maker = makerOf(type);
  if (!from || !maker) return {};
  const found = await maker.offer(ctx, from);
  return Object.fromEntries(
    [...found].flatMap(([id, offer]) => {
      const question = findQuestion(type, id);
      return question && validateAnswer(question, offer.answer).ok ? [[id, offer] as const] : [];
    }),
  );
}

/**
 * Begins a matter: a resident for himself or his employer, a clerk for whom he has received, or somebody at a terminal who signs in
 * later.
 * @throws Problem 401 `sign-in-first`, 404 `no-such-case-type`, 409 `visit-first`, `employer-first`, `draft-id-taken`, 422 `too-young`.
 */
export async function beginDraft(ctx: Context, input: BeginDraft, http: Exchange) {
  const { type, hash } = caseTypes().get(input.type);
  const visitor = ctx.actor.kind === 'visitor';
  if (visitor && !(ctx.skin === 'kiosk' && type.begin.includes('kiosk'))) {
    throw new Problem(401, 'sign-in-first', { zh: '请先登录，再开始办', en: 'Please sign in first' });
  }
  const actor = visitor ? await asVisitor(ctx, http) : ctx;
  const subject = visitor ? null : getSubject(ctx, type);
  if (subject) await requireAge(ctx, type, subject);

  const begun = actTime(ctx, input.at);
  const answers = subject ? await withCertified(ctx, type, subject, {}, 0) : {};
  const offers = await offersOf(ctx, type, input.from);
  await cases(actor)
    .insertInto('draft')
    .values({
      draft_id: input.draftId,
      type: type.id,
      version: type.version,
      hash,
      subject_kind: type.subject,
      subject_id: subject?.id ?? null,
      owner: actor.actor.id ?? '',
      answers: sealAnswers(ctx, input.draftId, answers),
      offers: Object.keys(offers).length > 0 ? sealOffers(ctx, input.draftId, offers) : null,
      skin_begun: ctx.skin,
      skin_last: ctx.skin,
      assisted_by: assistantOf(ctx),
      station_id: ctx.actor.stationId,
      begun_at: begun,
      recorded_at: ctx.clock.now(),
      changed_at: begun,
      ends_at: draftEnd(subject?.id ?? null, ctx.clock.now()),
    })
    .onConflict((conflict) => conflict.column('draft_id').doNothing())
    .execute();

  const draft = await findDraft(actor, input.draftId);
  if (draft?.type !== type.id || draft.subject_id !== (subject?.id ?? null)) {
    throw new Problem(409, 'draft-id-taken', {
      zh: '请刷新后再开始一次',
      en: 'Please reload and begin again',
    });
  }
  return viewDraft(actor, draft);
}
