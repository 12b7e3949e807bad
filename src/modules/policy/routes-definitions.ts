import type { Routes } from '../../ground/http/contract.ts';
import { countDraft } from './actions/count-draft.ts';
import { keepDraft, moveDraft } from './actions/keep-draft.ts';
import { listDrafts } from './actions/list-drafts.ts';
import { checkDefinition, seeDefinition } from './actions/see-definition.ts';
import type { definitionsContract } from './contract-definitions.ts';

export const definitionsRoutes: Routes<typeof definitionsContract> = {
  'GET /api/policies/drafts': (ctx) => listDrafts(ctx),
  'GET /api/policies/:id/definition': (ctx, { params }) => seeDefinition(ctx, params.id),
  'POST /api/policies/:id/definition/check': (ctx, { params, body }) =>
    checkDefinition(ctx, params.id, body.text),
  'POST /api/policies/:id/draft': (ctx, { params, body }) => keepDraft(ctx, params.id, body),
  'POST /api/policies/:id/draft/count': (ctx, { params }) => countDraft(ctx, params.id),
  'POST /api/policies/:id/draft/move': (ctx, { params, body }) => moveDraft(ctx, params.id, body),
};
