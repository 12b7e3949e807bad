import type { Routes } from '../../ground/http/contract.ts';
import { countStationVisits } from './actions/count-station-visits.ts';
import { getHead, listHeads } from './actions/list-heads.ts';
import { listServicesOf } from './actions/list-services.ts';
import { proveService } from './actions/prove-service.ts';
import type { contract } from './contract.ts';

export const routes: Routes<typeof contract> = {
  'GET /api/my/services': async (ctx) => ({ services: await listServicesOf(ctx, ctx.actor.person ?? '') }),
  'GET /api/people/:person/services': async (ctx, { params }) => ({
    services: await listServicesOf(ctx, params.person),
  }),
  'GET /api/my/services/:id/proof': async (ctx, { params }) => ({
    proof: await proveService(ctx, params.id),
  }),
  'GET /api/stations/:id/visits': (ctx, { params, query }) => countStationVisits(ctx, params.id, query),
  'GET /api/ledger/heads': async (ctx) => ({ heads: await listHeads(ctx) }),
  'GET /api/ledger/heads/:number': (ctx, { params }) => getHead(ctx, params.number),
};
