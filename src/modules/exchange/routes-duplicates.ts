import type { Routes } from '../../ground/http/contract.ts';
import { decideDifferent, decideSame, putOff, seeKept, takeBack } from './actions/duplicates/decide-pair.ts';
import { explainModel, listPairs } from './actions/duplicates/list-pairs.ts';
import type { duplicatesContract } from './contract-duplicates.ts';

export const duplicatesRoutes: Routes<typeof duplicatesContract> = {
  'GET /api/duplicates': (ctx, { query }) => listPairs(ctx, query.view ?? 'waiting'),
  'GET /api/duplicates/model': (ctx) => explainModel(ctx),
  'GET /api/duplicates/:duplicate/kept': async (ctx, { params }) => ({
    people: await seeKept(ctx, params.duplicate),
  }),
  'POST /api/duplicates/:duplicate/same': (ctx, { params, body }) =>
    decideSame(ctx, params.duplicate, body).then((merged) => ({ merged })),
  'POST /api/duplicates/:duplicate/different': (ctx, { params }) =>
    decideDifferent(ctx, params.duplicate).then(() => ({ noted: true })),
  'POST /api/duplicates/:duplicate/later': (ctx, { params }) =>
    putOff(ctx, params.duplicate).then(() => ({ noted: true })),
  'POST /api/duplicates/:duplicate/undo': (ctx, { params }) =>
    takeBack(ctx, params.duplicate).then(() => ({ noted: true })),
};
