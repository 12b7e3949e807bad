import type { Context } from '../../ground/context.ts';
import type { Routes } from '../../ground/http/contract.ts';
import { personProfile, seePersonProfile } from './actions/person-profile/see-person-profile.ts';
import { keepReadings } from './actions/resume/keep-readings.ts';
import { proposeFacts } from './actions/resume/propose-facts.ts';
import type { personRoutes as contract } from './contract-person.ts';

const recorded = () => ({ recorded: true }) as const;

export const personRoutes: Routes<typeof contract> = {
  'GET /api/my/profile': (ctx) => personProfile(ctx, me(ctx)),
  'POST /api/my/resume': (ctx, { body }) => proposeFacts(ctx, me(ctx), body),
  'POST /api/my/resume/kept': (ctx, { body }) => keepReadings(ctx, me(ctx), body).then(recorded),
  'POST /api/people/:person/profile': (ctx, { params }) => seePersonProfile(ctx, params.person),
  'POST /api/people/:person/resume': (ctx, { params, body }) => proposeFacts(ctx, params.person, body),
  'POST /api/people/:person/resume/kept': (ctx, { params, body }) =>
    keepReadings(ctx, params.person, body).then(recorded),
};

/** The resident who asks. A contract lets no other role here, and a resident's session always has its person. */
function me({ actor }: Context): string {
  if (actor.person === null) throw new Error(`a ${actor.role} has no profile of his own`);
  return actor.person;
}
