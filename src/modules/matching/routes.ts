import type { Routes } from '../../ground/http/contract.ts';
import { withAnswers, withAnswersOfOne } from './actions/applications/answers-of.ts';
import { findJobs, findJobsFor } from './actions/find-jobs.ts';
import { seeJob } from './actions/see-job.ts';
import type { contract } from './contract.ts';
import { applicationsRoutes } from './routes-applications.ts';

export const routes: Routes<typeof contract> = {
  ...applicationsRoutes,
  'GET /api/jobs': async (ctx, { query }) => withAnswers(ctx, await findJobs(ctx, query)),
  'GET /api/jobs/:id': async (ctx, { params }) => withAnswersOfOne(ctx, await seeJob(ctx, params.id)),
  'GET /api/people/:person/jobs': async (ctx, { params, query }) =>
    withAnswers(ctx, await findJobsFor(ctx, params.person, query)),
};
