import type { Context } from '../../ground/context.ts';
import type { Routes } from '../../ground/http/contract.ts';
import { listFacts } from './actions/list-facts.ts';
import { listTodaysVisits } from './actions/list-todays-visits.ts';
import { seeInFull } from './actions/read-in-full.ts';
import { receivePerson } from './actions/receive-person.ts';
import { recordFacts } from './actions/record-facts.ts';
import { searchPeople } from './actions/search-people.ts';
import { seeMyData } from './actions/see-my-data.ts';
import { seePerson } from './actions/see-person.ts';
import { askSignInCode, signInResident } from './actions/sign-in-resident.ts';
import type { contract } from './contract.ts';

export const routes: Routes<typeof contract> = {
  'GET /api/facts': async () => ({ groups: listFacts() }),
  'POST /api/session/resident/code': async (ctx, { body }) => ({
    sent: true,
    ...(await askSignInCode(ctx, body)),
  }),
  'POST /api/session/resident': (ctx, { body }, http) => signInResident(ctx, body, http),
  'GET /api/my/data': (ctx) => seeMyData(ctx, me(ctx)),
  'POST /api/my/facts': (ctx, { body }) =>
    recordFacts(ctx, me(ctx), body.facts).then(() => ({ recorded: true })),
  'POST /api/people/search': (ctx, { body }) => searchPeople(ctx, body),
  'POST /api/people/receive': (ctx, { body }) => receivePerson(ctx, body),
  'GET /api/visits/today': (ctx) => listTodaysVisits(ctx).then((visits) => ({ visits })),
  'GET /api/people/:person': (ctx, { params }) => seePerson(ctx, params.person),
  'POST /api/people/:person/facts': (ctx, { params, body }) =>
    recordFacts(ctx, params.person, body.facts).then(() => ({ recorded: true })),
  'POST /api/people/:person/full': (ctx, { params, body }) =>
    seeInFull(ctx, params.person, body.facts, body.purpose).then((facts) => ({ facts })),
};

/** The resident who asks. A contract lets no other role here, and a resident's session always has its person. */
function me({ actor }: Context): string {
  if (actor.person === null) throw new Error(`a ${actor.role} has no data of his own`);
  return actor.person;
}
