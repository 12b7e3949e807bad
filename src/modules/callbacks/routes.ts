import type { Routes } from '../../ground/http/contract.ts';
import { noteCall, readNumber, takeCallback, withdrawCallback } from './actions/answer-callback.ts';
import { askCallback, offerCallback } from './actions/ask-callback.ts';
import { listCallbacks, listMyCallbacks } from './actions/list-callbacks.ts';
import type { contract } from './contract.ts';
import { loadPromise } from './load-promise.ts';

export const routes: Routes<typeof contract> = {
  'GET /api/callbacks/offer': (ctx, { query }) => offerCallback(ctx, query.station),
  'POST /api/callbacks': (ctx, { body }) => askCallback(ctx, body),
  'GET /api/my/callbacks': async (ctx) => ({ callbacks: await listMyCallbacks(ctx) }),
  'POST /api/my/callbacks/:callback/withdraw': (ctx, { params }) =>
    withdrawCallback(ctx, params.callback).then(() => ({ withdrawn: true })),
  'GET /api/callbacks': async (ctx, { query }) => ({
    tries: loadPromise().tries,
    callbacks: await listCallbacks(ctx, query.view ?? 'open'),
  }),
  'POST /api/callbacks/:callback/take': (ctx, { params }) =>
    takeCallback(ctx, params.callback).then(() => ({ taken: true })),
  'POST /api/callbacks/:callback/full': (ctx, { params }) => readNumber(ctx, params.callback),
  'POST /api/callbacks/:callback/call': (ctx, { params, body }) => noteCall(ctx, params.callback, body),
};
