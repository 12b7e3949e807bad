import type { Routes } from '../../ground/http/contract.ts';
import { confirmStatement, seeStatement } from './actions/confirm-statement.ts';
import { countNow, listDoubts } from './actions/list-doubts.ts';
import type { doubtsContract } from './contract-doubts.ts';

export const doubtsRoutes: Routes<typeof doubtsContract> = {
  'GET /api/policies/doubts': (ctx, { query }) => listDoubts(ctx, query),
  'POST /api/policies/doubts/count': (ctx) => countNow(ctx),
  'GET /api/policies/statements/:statement': (ctx, { params }) => seeStatement(ctx, params.statement),
  'POST /api/policies/statements/:statement/read': (ctx, { params, body }) =>
    confirmStatement(ctx, params.statement, body),
};
