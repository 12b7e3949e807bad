import type { Routes } from '../../ground/http/contract.ts';
import { population } from './actions/count-population.ts';
import { listPolicies } from './actions/list-policies.ts';
import { seePolicy } from './actions/see-policy.ts';
import { seeVersions } from './actions/see-versions.ts';
import type { libraryContract } from './contract-library.ts';

export const libraryRoutes: Routes<typeof libraryContract> = {
  'GET /api/policies': async (ctx, { query }) => listPolicies(ctx, query),
  'GET /api/policies/:id/population': async (ctx, { params }) => ({
    population: await population(ctx, params.id),
  }),
  'GET /api/policies/:id/versions': (ctx, { params, query }) => seeVersions(ctx, params.id, query),
  'GET /api/policies/:id': async (ctx, { params }) => seePolicy(ctx, params.id),
};
