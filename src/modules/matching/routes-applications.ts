import type { Routes } from '../../ground/http/contract.ts';
import { apply, previewApplication } from './actions/applications/apply.ts';
import { countWaiting } from './actions/applications/count-waiting.ts';
import { moveAsEmployer, openPhone } from './actions/applications/move-as-employer.ts';
import { moveAsPerson } from './actions/applications/move-as-person.ts';
import { seeAnswering } from './actions/applications/see-answering.ts';
import { countApplicants, listApplicants, seeApplicant } from './actions/applications/see-applicant.ts';
import { listApplications, seeApplication } from './actions/applications/see-application.ts';
import type { applicationsContract } from './contract-applications.ts';

export const applicationsRoutes: Routes<typeof applicationsContract> = {
  'GET /api/jobs/:id/application': (ctx, { params }) => previewApplication(ctx, params.id),
  'POST /api/jobs/:id/application': (ctx, { params, body }) =>
    apply(ctx, { ...body, note: body.note ?? null, postingId: params.id }),
  'GET /api/applications': (ctx) => listApplications(ctx),
  'GET /api/applications/:application': (ctx, { params }) => seeApplication(ctx, params.application),
  'POST /api/applications/:application/moves/:move': (ctx, { params, body }) =>
    moveAsPerson(ctx, { ...body, applicationId: params.application, move: params.move }),
  'GET /api/employer/applicants/counts': (ctx) => countApplicants(ctx),
  'GET /api/employer/applicants': (ctx, { query }) => listApplicants(ctx, query),
  'GET /api/employer/applications/:application': (ctx, { params }) => seeApplicant(ctx, params.application),
  'POST /api/employer/applications/:application/moves/:move': (ctx, { params, body }) =>
    moveAsEmployer(ctx, { ...body, applicationId: params.application, move: params.move }),
  'POST /api/employer/applications/:application/phone': (ctx, { params }) =>
    openPhone(ctx, params.application),
  'GET /api/applications-waiting': (ctx) => countWaiting(ctx),
  'GET /api/answering': async () => seeAnswering(),
};
