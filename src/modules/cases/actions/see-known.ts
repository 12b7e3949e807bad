import type { Context } from '../../../ground/context.ts';
import { seeEmployerProfile, seePersonProfile } from '../../matching/index.ts';
import { getCase } from '../store.ts';
import { getSubject, refuseOthers } from '../subject.ts';

/**
 * What is known of whose case it is, for the clerk who has them in front of him: of a person what he can, wants and what limits him, of an employer
 * its needs, pay, answers and who stayed. A look at a person is written down under the case.
 * @throws Problem 404 `case-not-here`; 409 `visit-first`, `another-person`.
 */
export async function seeKnown(ctx: Context, caseId: string) {
  const row = await getCase(ctx, caseId);
  const subject = getSubject(ctx);
  refuseOthers(subject, row);
  return subject.kind === 'person'
    ? { person: await seePersonProfile(ctx, subject.id, caseId), employer: null }
    : { person: null, employer: await seeEmployerProfile(ctx, subject.id) };
}
