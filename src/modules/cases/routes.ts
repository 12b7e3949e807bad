import type { Routes } from '../../ground/http/contract.ts';
import { answerQuestion } from './actions/answer-question.ts';
import { askDraftConfirmation, askMoveConfirmation } from './actions/ask-confirmation.ts';
import { beginDraft } from './actions/begin-draft.ts';
import { continueDraft, giveDraft } from './actions/continue-draft.ts';
import { discardDraft } from './actions/discard-draft.ts';
import { listCases } from './actions/list-cases.ts';
import { makeContinueCode } from './actions/make-continue-code.ts';
import { moveCase } from './actions/move-case.ts';
import { seeCase } from './actions/see-case.ts';
import { listCaseTypes, seeCaseType } from './actions/see-case-types.ts';
import { seeDraft } from './actions/see-draft.ts';
import { seeKnown } from './actions/see-known.ts';
import { submitDraft } from './actions/submit-draft.ts';
import type { contract } from './contract.ts';

export const routes: Routes<typeof contract> = {
  'GET /api/case-types': async () => ({ types: listCaseTypes() }),
  'GET /api/case-types/:type': async (_ctx, { params, query }) => seeCaseType(params.type, query.version),
  'POST /api/drafts': (ctx, { body }, http) => beginDraft(ctx, body, http),
  'GET /api/drafts/:draft': (ctx, { params }) => seeDraft(ctx, params.draft),
  'PUT /api/drafts/:draft/answers/:question': (ctx, { params, body }) =>
    answerQuestion(ctx, { draftId: params.draft, question: params.question, ...body }),
  'POST /api/drafts/:draft/continue-code': (ctx, { params }) => makeContinueCode(ctx, params.draft),
  'POST /api/continue': (ctx, { body }, http) => continueDraft(ctx, body, http),
  'POST /api/drafts/:draft/person': (ctx, { params }) => giveDraft(ctx, params.draft),
  'POST /api/drafts/:draft/discard': (ctx, { params }) =>
    discardDraft(ctx, params.draft).then(() => ({ discarded: true })),
  'POST /api/drafts/:draft/confirmation': (ctx, { params, body }) =>
    askDraftConfirmation(ctx, { draftId: params.draft, ...body }),
  'POST /api/drafts/:draft/submit': (ctx, { params, body }) =>
    submitDraft(ctx, { draftId: params.draft, ...body }),
  'GET /api/cases': (ctx) => listCases(ctx),
  'GET /api/cases/:case': (ctx, { params }) => seeCase(ctx, params.case),
  'POST /api/cases/:case/known': (ctx, { params }) => seeKnown(ctx, params.case),
  'POST /api/cases/:case/confirmation': (ctx, { params, body }) =>
    askMoveConfirmation(ctx, { caseId: params.case, ...body }),
  'POST /api/cases/:case/moves/:move': (ctx, { params, body }) =>
    moveCase(ctx, { caseId: params.case, move: params.move, ...body }),
};
