import type { Context } from '../../../ground/context.ts';
import { setLookup } from '../../../ground/database/scope.ts';
import type { Exchange } from '../../../ground/http/contract.ts';
import { Problem } from '../../../ground/problem.ts';
import { readCode } from '../../../ground/spoken-code.ts';
import { openVisit } from '../../access/index.ts';
import { assistantOf, draftEnd } from '../act.ts';
import { caseTypes } from '../case-types.ts';
import { viewDraft } from '../draft-view.ts';
import {
  cases,
  type DraftRow,
  getDraft,
  lockDraft,
  openAnswers,
  requireOpen,
  sealAnswers,
  updateDraft,
} from '../store.ts';
import { findSubject, getSubject, type Subject, withCertified } from '../subject.ts';
import { asVisitor } from './begin-draft.ts';
import { codeIndex } from './make-continue-code.ts';

export interface ContinueDraft {
  code: string;
  /** Made by the clerk's page, for the case that the draft is somebody's with whom no visit is open yet. */
  visitId?: string;
}

/** One answer for a code that never was, is used, is too old, or belongs to somebody else. */
function notRight(): Problem {
  const detail = {
    zh: '码不对，或者过了十分钟。请在原来那台设备上重新取码',
    en: 'The code is not right, or older than ten minutes; please take a new one on the other device',
  };
  return new Problem(422, 'code-not-right', detail, [{ field: '/code', code: 'code-not-right', detail }]);
}

async function findByCode(ctx: Context, typed: string): Promise<DraftRow> {
  const code = readCode(typed);
  if (code === undefined) throw notRight();
  const index = codeIndex(ctx, code);
  await setLookup(ctx.tx, 'app.continue_code', index.toString('hex'));
  const draft = await cases(ctx)
    .selectFrom('draft')
    .selectAll()
    .where('code_index', '=', index)
    .forUpdate()
    .executeTakeFirst();
  const alive =
    draft && draft.state === 'open' && draft.code_ends_at !== null && draft.code_ends_at > ctx.clock.now();
  if (!alive) throw notRight();
  return draft;
}

/**
 * Takes a draft over by its code, on another skin or at a counter. The code opens this one draft and signs nobody in: a resident
 * takes what is his own or nobody's yet, a clerk takes it with the person who read the code out (so that a visit opens), and
 * whoever is not signed in takes only what is nobody's.
 * @throws Problem 422 `code-not-right`, 401 `sign-in-first` (the code stays good), 409 `another-person`.
 */
export async function continueDraft(ctx: Context, input: ContinueDraft, http: Exchange) {
  const draft = await findByCode(ctx, input.code);
  if (ctx.actor.kind === 'visitor' && (draft.subject_id !== null || ctx.skin !== 'kiosk')) {
    throw new Problem(401, 'sign-in-first', {
      zh: '码是对的，登录后接着办',
      en: 'The code is right; please sign in to go on',
    });
  }
  const holder = await holderOf(ctx, draft, input, http);
  const taken = await hand(holder, draft, subjectOf(draft) ?? takerOf(holder, draft));
  return { draft: await viewDraft(holder, taken), visitId: holder.actor.visitId };
}

function subjectOf({ subject_kind: kind, subject_id: id }: DraftRow): Subject | null {
  return id === null ? null : { kind: kind as Subject['kind'], id };
}

/** Whose a draft that is nobody's becomes: theirs who are here, if it is a matter of theirs. */
function takerOf(ctx: Context, draft: DraftRow): Subject | null {
  const here = findSubject(ctx);
  return here?.kind === draft.subject_kind ? here : null;
}

async function holderOf(
  ctx: Context,
  draft: DraftRow,
  { visitId }: ContinueDraft,
  http: Exchange,
): Promise<Context> {
  if (ctx.actor.kind === 'visitor') return asVisitor(ctx, http);
  const here = findSubject(ctx);
  const ownOrNobodys = draft.subject_id === null || draft.subject_id === here?.id;
  if (ownOrNobodys) return ctx;
  if (ctx.actor.kind !== 'staff') throw notRight();
  if (here || visitId === undefined) {
    throw new Problem(409, 'another-person', {
      zh: '这个码是另一位的，请先结束当前接待',
      en: 'This code is another person’s; please end the present visit first',
    });
  }
  const id = draft.subject_id as string;
  return openVisit(ctx, visitId, draft.subject_kind === 'person' ? { personId: id } : { employerId: id });
}

/** Hands a draft to the actor, for those whose it is where they are known. */
async function hand(ctx: Context, draft: DraftRow, subject: Subject | null): Promise<DraftRow> {
  const { type } = caseTypes().get(draft.type, draft.version);
  const kept = openAnswers(ctx, draft);
  const answers =
    subject && draft.subject_id === null
      ? await withCertified(ctx, type, subject, kept, draft.revision)
      : kept;
  const change = {
    subject_id: subject?.id ?? null,
    owner: ctx.actor.id ?? draft.owner,
    answers: sealAnswers(ctx, draft.draft_id, answers),
    code_index: null,
    code_ends_at: null,
    skin_last: ctx.skin,
    assisted_by: assistantOf(ctx) ?? draft.assisted_by,
    station_id: ctx.actor.stationId ?? draft.station_id,
    ends_at: draftEnd(subject?.id ?? null, ctx.clock.now()),
  };
  await updateDraft(ctx, draft.draft_id, change);
  return { ...draft, ...change };
}

/**
 * Gives a draft that a clerk took over by code to the person with whom a visit has been opened since.
 * @throws Problem 404 `draft-not-here`, 409 `visit-first`, `draft-closed`.
 */
export async function giveDraft(ctx: Context, draftId: string) {
  const draft = await lockDraft(ctx, draftId);
  const subject = getSubject(ctx, caseTypes().get(draft.type, draft.version).type);
  requireOpen(draft);
  if (draft.subject_id === null) await hand(ctx, draft, subject);
  return viewDraft(ctx, await getDraft(ctx, draftId));
}
