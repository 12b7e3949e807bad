import type { Routes } from '../../ground/http/contract.ts';
import { listDemoSignIns } from './actions/list-demo-sign-ins.ts';
import { endVisit } from './actions/open-visit.ts';
import { seeSession } from './actions/see-session.ts';
import { signInStaff } from './actions/sign-in-staff.ts';
import { endSession } from './actions/start-session.ts';
import type { contract } from './contract.ts';

export const routes: Routes<typeof contract> = {
  'GET /api/session': (ctx) => seeSession(ctx),
  'POST /api/session/staff': (ctx, { body }, http) =>
    signInStaff(ctx, body, http).then(() => ({ signedIn: true })),
  'POST /api/session/end': (ctx, _input, http) => endSession(ctx, http).then(() => ({ signedIn: false })),
  'POST /api/visits/:visit/end': (ctx, { params }) =>
    endVisit(ctx, params.visit).then(() => ({ ended: true })),
  'GET /api/demo/sign-ins': (ctx) => listDemoSignIns(ctx),
};
