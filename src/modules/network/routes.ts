import { dayOf } from '../../ground/clock/day.ts';
import type { Routes } from '../../ground/http/contract.ts';
import { changeStation, setException } from './actions/change-station.ts';
import { doTask, listTasks } from './actions/do-task.ts';
import { findStations } from './actions/find-stations.ts';
import { findAreas, listChildren } from './actions/list-areas.ts';
import { closeOwnStation, openOwnStation } from './actions/manage-station.ts';
import { publishItems } from './actions/publish-items.ts';
import { listMyReports, reportItem } from './actions/report-item.ts';
import { seeStation } from './actions/see-station.ts';
import type { contract } from './contract.ts';
import { loadCatalogue } from './load-catalogue.ts';

export const routes: Routes<typeof contract> = {
  'GET /api/stations': async (ctx, { query: { area, open, lat, lon, ...query } }) => ({
    stations: await findStations(ctx, {
      ...query,
      within: area,
      openNow: open,
      at: lat === undefined || lon === undefined ? undefined : { lat, lng: lon },
    }),
  }),
  'GET /api/stations/kinds': async () => {
    const { kinds, items } = loadCatalogue();
    return { kinds: [...kinds.values()], items: [...items.values()] };
  },
  'GET /api/stations/:id': (ctx, { params }) => seeStation(ctx, params.id),
  'POST /api/stations': (ctx, { body }) => openOwnStation(ctx, body),
  'POST /api/stations/:id/close': (ctx, { params, body }) =>
    closeOwnStation(ctx, params.id, body).then(() => ({ closed: true })),
  'PUT /api/stations/:id': (ctx, { params, body }) => changeStation(ctx, params.id, body),
  'PUT /api/stations/:id/days/:day': (ctx, { params, body }) =>
    setException(ctx, params.id, params.day, body).then(() => ({ kept: true })),
  'DELETE /api/stations/:id/days/:day': (ctx, { params }) =>
    setException(ctx, params.id, params.day, null).then(() => ({ kept: true })),
  'POST /api/items': (ctx, { body }) =>
    publishItems(ctx, [{ ...body, checkedOn: dayOf(ctx.clock.now()) }]).then(() => ({ published: true })),
  'POST /api/items/:item/wrong': (ctx, { params, body }) => reportItem(ctx, { ...body, itemId: params.item }),
  'GET /api/my/reports': async (ctx) => ({ reports: await listMyReports(ctx) }),
  'GET /api/tasks': async (ctx, { query }) => ({ tasks: await listTasks(ctx, query.state ?? 'open') }),
  'POST /api/tasks/:task/done': (ctx, { params, body }) =>
    doTask(ctx, params.task, body).then(() => ({ done: true })),
  'GET /api/areas/:code/children': async (_ctx, { params }) => listChildren(params.code),
  'GET /api/areas': async (_ctx, { query }) => ({ areas: findAreas(query.search, query.within) }),
};
