import type { Routes } from '../../ground/http/contract.ts';
import {
  attachAtCounter,
  endAgent,
  joinEmployer,
  listAgents,
  listMyEmployers,
  makeJoiningCode,
} from './actions/agents.ts';
import { askVerification, withdrawVerification } from './actions/ask-verification.ts';
import { changeEmployer, closeEmployer } from './actions/change-employer.ts';
import { decideVerification } from './actions/decide-verification.ts';
import { addDocument, openDocument, removeDocument } from './actions/documents.ts';
import { lookUpCode } from './actions/look-up-code.ts';
import { registerEmployer } from './actions/register-employer.ts';
import { seeEmployer, seePublicEmployer } from './actions/see-employer.ts';
import { readContact, receiveEmployer, searchEmployers } from './actions/serve-employers.ts';
import {
  askForRequest,
  listVerifications,
  readDocumentOf,
  seeVerification,
} from './actions/verification-queue.ts';
import type { contract } from './contract.ts';
import { subjectOf } from './store.ts';
import { viewRegister } from './view-request.ts';

export const routes: Routes<typeof contract> = {
  'POST /api/register-look-ups': (ctx, { body }) => lookUpCode(ctx, body.creditCode),
  'GET /api/my/employers': (ctx) => listMyEmployers(ctx).then((employers) => ({ employers })),
  'POST /api/employers': (ctx, { body }) => registerEmployer(ctx, body),
  'POST /api/employers/join': (ctx, { body }) => joinEmployer(ctx, body),
  'POST /api/employers/search': (ctx, { body }) => searchEmployers(ctx, body),
  'GET /api/employers/:employer': (ctx, { params }) => seePublicEmployer(ctx, params.employer),
  'POST /api/employers/:employer/receive': (ctx, { params, body }) =>
    receiveEmployer(ctx, { ...body, employerId: params.employer }),
  'POST /api/employers/:employer/contact': (ctx, { params, body }) =>
    readContact(ctx, params.employer, body.purpose),
  'POST /api/employers/:employer/people': (ctx, { params, body }) =>
    attachAtCounter(ctx, { ...body, employerId: params.employer }).then(() => ({ added: true })),
  'GET /api/employer': (ctx) => seeEmployer(ctx),
  'POST /api/employer': (ctx, { body }) => changeEmployer(ctx, body).then(() => ({ changed: true })),
  'POST /api/employer/closed': (ctx, { body }) =>
    closeEmployer(ctx, body.closed).then(() => ({ closed: body.closed })),
  'POST /api/employer/documents': (ctx, { body }) => addDocument(ctx, body),
  'GET /api/employer/documents/:document': (ctx, { params }) =>
    openDocument(ctx, subjectOf(ctx), params.document),
  'DELETE /api/employer/documents/:document': (ctx, { params }) =>
    removeDocument(ctx, params.document).then(() => ({ removed: true })),
  'POST /api/employer/verification': (ctx, { body }) => askVerification(ctx, body.verificationId),
  'DELETE /api/employer/verification': (ctx) => withdrawVerification(ctx).then(() => ({ withdrawn: true })),
  'GET /api/employer/people': (ctx) => listAgents(ctx).then((people) => ({ people })),
  'POST /api/employer/people/code': (ctx) => makeJoiningCode(ctx),
  'POST /api/employer/people/:mandate/end': (ctx, { params }) =>
    endAgent(ctx, params.mandate).then(() => ({ ended: true })),
  'GET /api/verifications': (ctx) => listVerifications(ctx),
  'GET /api/verifications/:verification': (ctx, { params }) => seeVerification(ctx, params.verification),
  'POST /api/verifications/:verification/documents/:document': (ctx, { params }) =>
    readDocumentOf(ctx, params.verification, params.document),
  'POST /api/verifications/:verification/register': (ctx, { params }) =>
    askForRequest(ctx, params.verification, { fresh: true }).then((asked) => ({
      register: asked && viewRegister(asked.answer, asked.employer.name),
    })),
  'POST /api/employers/:employer/decision': (ctx, { params, body }) =>
    decideVerification(ctx, params.employer, body).then(() => ({ decided: true })),
};
