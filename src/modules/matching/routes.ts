import type { Routes } from '../../ground/http/contract.ts';
import { findJobs, findJobsFor } from './actions/find-jobs.ts';
import { seeJob } from './actions/see-job.ts';
import type { contract } from './contract.ts';
import { applicationsRoutes } from './routes-applications.ts';

export const routes: Routes<typeof contract> = {
  ...applicationsRoutes,
  'GET /api/jobs': (ctx, { query }) => findJobs(ctx, query),
  'GET /api/jobs/:id': (ctx, { params }) => seeJob(ctx, params.id),
  'GET /api/people/:person/jobs': (ctx, { params, query }) => findJobsFor(ctx, params.person, query),
};
