import type { Routes } from '../../ground/http/contract.ts';
import { withAnswers, withAnswersOfOne } from './actions/applications/answers-of.ts';
import { countBeforePosting, countCandidates } from './actions/candidates/count-candidates.ts';
import { inviteCandidate } from './actions/candidates/invite-candidate.ts';
import { listCandidates } from './actions/candidates/list-candidates.ts';
import { declineMyInvitation, listMyInvitations } from './actions/candidates/my-invitations.ts';
import { seeShown } from './actions/candidates/see-shown.ts';
import { seeEmployerProfile, seeMyProfile } from './actions/employer-profile/see-profile.ts';
import { findJobs, findJobsFor } from './actions/find-jobs.ts';
import { findOccupations } from './actions/find-occupations.ts';
import { findWordingIn, listTemplates, readSaid } from './actions/postings/begin-posting.ts';
import { listMyPostings, seeMyPosting } from './actions/postings/list-my-postings.ts';
import { sayOccupation } from './actions/postings/say-occupation.ts';
import { seeMirror } from './actions/postings/see-mirror.ts';
import { seeAnalysis } from './actions/see-analysis.ts';
import { seeFitFor, seeJob } from './actions/see-job.ts';
import { seeWhatIf, seeWhatIfFor } from './actions/see-what-if.ts';
import { seeSupplyDemand } from './actions/supply-demand/see-supply-demand.ts';
import type { contract } from './contract.ts';
import { applicationsRoutes } from './routes-applications.ts';
import { personRoutes } from './routes-person.ts';

export const routes: Routes<typeof contract> = {
  ...applicationsRoutes,
  ...personRoutes,
  'GET /api/jobs': async (ctx, { query }) => withAnswers(ctx, await findJobs(ctx, query)),
  'GET /api/jobs/what-if': (ctx) => seeWhatIf(ctx),
  'GET /api/jobs/:id': async (ctx, { params }) => withAnswersOfOne(ctx, await seeJob(ctx, params.id)),
  'GET /api/jobs/:id/analysis': (ctx, { params }) => seeAnalysis(ctx, params.id),
  'GET /api/people/:person/jobs': async (ctx, { params, query }) =>
    withAnswers(ctx, await findJobsFor(ctx, params.person, query)),
  'GET /api/people/:person/jobs/:id': (ctx, { params }) => seeFitFor(ctx, params.person, params.id),
  'GET /api/people/:person/jobs/what-if': (ctx, { params }) => seeWhatIfFor(ctx, params.person),
  'GET /api/supply-demand': (ctx, { query }) => seeSupplyDemand(ctx, query),
  'GET /api/employer/profile': (ctx) => seeMyProfile(ctx),
  'GET /api/employers/:employer/profile': (ctx, { params }) => seeEmployerProfile(ctx, params.employer),
  'GET /api/postings': (ctx) => listMyPostings(ctx),
  'GET /api/postings/templates': () => listTemplates(),
  'GET /api/postings/mirror': (ctx, { query }) => seeMirror(ctx, query),
  'GET /api/postings/:id': (ctx, { params }) => seeMyPosting(ctx, params.id),
  'GET /api/postings/:id/candidates/counts': (ctx, { params }) => countCandidates(ctx, params.id),
  'POST /api/postings/candidates/counts': (ctx, { body }) => countBeforePosting(ctx, body.answers),
  'POST /api/postings/:id/candidates': (ctx, { params }) => listCandidates(ctx, params.id),
  'POST /api/postings/:id/candidates/:candidate/invitation': (ctx, { params, body }) =>
    inviteCandidate(ctx, { ...body, postingId: params.id, candidateId: params.candidate }),
  'GET /api/my/invitations': (ctx) => listMyInvitations(ctx),
  'POST /api/my/invitations/:invitation/decline': (ctx, { params }) =>
    declineMyInvitation(ctx, params.invitation),
  'GET /api/my/shown': (ctx) => seeShown(ctx),
  'PUT /api/postings/:id/occupation': (ctx, { params, body }) => sayOccupation(ctx, params.id, body.code),
  'GET /api/occupations': async (_ctx, { query }) => findOccupations(query.words),
  'POST /api/postings/wording': (_ctx, { body }) => findWordingIn(body),
  'POST /api/postings/sentence': (_ctx, { body }) => readSaid(body.text),
};
