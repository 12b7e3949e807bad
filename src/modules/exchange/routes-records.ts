import type { Routes } from '../../ground/http/contract.ts';
import { countRecords } from './actions/records/count-records.ts';
import { decideFlag, listFlags } from './actions/records/decide-flag.ts';
import { listIncomplete, listRefused, sendAgain } from './actions/records/list-records.ts';
import type { recordsContract } from './contract-records.ts';

const done = { done: true } as const;

export const recordsRoutes: Routes<typeof recordsContract> = {
  'GET /api/records': (ctx, { query }) => countRecords(ctx, query.year),
  'GET /api/records/incomplete': async (ctx, { query }) => ({
    records: await listIncomplete(ctx, query.need ?? null),
  }),
  'GET /api/records/refused': async (ctx) => ({ records: await listRefused(ctx) }),
  'POST /api/records/:kind/:subject/:year/again': async (ctx, { params }) => {
    await sendAgain(ctx, params);
    return done;
  },
  'GET /api/flags': async (ctx, { query }) => ({ flags: await listFlags(ctx, query.state ?? 'open') }),
  'POST /api/flags/:flag/decide': async (ctx, { params, body }) => {
    await decideFlag(ctx, { flagId: params.flag, ...body });
    return done;
  },
};
