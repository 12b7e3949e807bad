import { parseDay } from '../../ground/clock/day.ts';
import type { Routes } from '../../ground/http/contract.ts';
import { closeEnding, listEndings } from './actions/watch-endings.ts';
import type { endingsContract } from './contract-endings.ts';

export const endingsRoutes: Routes<typeof endingsContract> = {
  'GET /api/policies/endings': (ctx) => listEndings(ctx),
  'POST /api/policies/:id/ending': (ctx, { params, body }) =>
    closeEnding(ctx, params.id, parseDay(body.until)),
};
