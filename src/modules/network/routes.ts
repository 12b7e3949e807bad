import type { Routes } from '../../ground/http/contract.ts';
import { findAreas, listChildren } from './actions/list-areas.ts';
import { listStations } from './actions/list-stations.ts';
import type { contract } from './contract.ts';

export const routes: Routes<typeof contract> = {
  'GET /api/stations': async (ctx, { query }) => ({
    stations: await listStations(ctx, query.area ?? null),
  }),
  'GET /api/areas/:code/children': async (_ctx, { params }) => listChildren(params.code),
  'GET /api/areas': async (_ctx, { query }) => ({ areas: findAreas(query.search, query.within) }),
};
