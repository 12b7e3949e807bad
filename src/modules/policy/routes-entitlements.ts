import type { Routes } from '../../ground/http/contract.ts';
import { myEntitlements, putAwayEntitlements } from './actions/my-entitlements.ts';
import type { entitlementsContract } from './contract-entitlements.ts';

export const entitlementsRoutes: Routes<typeof entitlementsContract> = {
  'GET /api/my/entitlements': (ctx) => myEntitlements(ctx),
  'POST /api/my/entitlements/put-away': (ctx, { body }) => putAwayEntitlements(ctx, body.policies),
  'GET /api/employer/entitlements': (ctx) => myEntitlements(ctx),
  'POST /api/employer/entitlements/put-away': (ctx, { body }) => putAwayEntitlements(ctx, body.policies),
};
