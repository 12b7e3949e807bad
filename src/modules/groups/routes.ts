import type { Routes } from '../../ground/http/contract.ts';
import { listGroups, listMyGroups, seeGroup } from './actions/see-groups.ts';
import type { contract } from './contract.ts';

export const routes: Routes<typeof contract> = {
  'GET /api/groups': async () => ({ groups: listGroups() }),
  'GET /api/groups/:group': async (_ctx, { params }) => seeGroup(params.group),
  'GET /api/my/groups': async (ctx) => ({
    groups: ctx.actor.person === null ? [] : await listMyGroups(ctx, ctx.actor.person),
  }),
};
