import type { Context } from '../../../../ground/context.ts';
import { facts, factWords } from '../../../people/index.ts';
import { type CandidateCard, linesOf } from '../../domain/candidates/lines.ts';
import { loadEngineRules } from '../../load-engine.ts';
import { noteLooks } from '../../store-candidates.ts';
import { fittingOf } from './fitting.ts';
import type { Suitor } from './seek-candidates.ts';

/** An estimate to the minute would say more than it knows, and from several postings where somebody lives. */
const minutesRounded = 5;

/**
 * Who fits a posting best, masked, with reasons, and what became of invitations. Each look is noted with what it was for, in its own
 * transaction: what cannot be written down is not shown.
 * @throws Problem as `fittingOf` does.
 */
export async function listCandidates(ctx: Context, postingId: string) {
  const { row, posting, best, invitations, applicants } = await fittingOf(ctx, postingId);
  const rules = loadEngineRules();
  await noteLooks(
    ctx,
    row,
    best.map(({ candidate }) => candidate.personId),
  );
  const invitedOn = new Map(invitations.map(({ personId, day }) => [personId, day]));
  return {
    candidates: best.map(
      ({ candidateId, candidate, judgement, wishes, wanted, minutes }): CandidateCard => ({
        candidateId,
        number: candidateId.slice(0, 4).toUpperCase(),
        since: candidate.since,
        invitedOn: invitedOn.get(candidate.personId) ?? null,
        lines: linesOf({
          posting,
          education: row.education,
          certificates: row.certificates ?? [],
          judgement,
          wishes,
          wanted,
          ownEducation: schoolingOf(wishes),
          minutes: rounded(minutes),
          rules,
        }),
      }),
    ),
    invited: {
      all: invitedOn.size,
      applied: [...invitedOn.keys()].filter((personId) => applicants.has(personId)).length,
      declined: invitations.filter(({ declinedAt }) => declinedAt !== null).length,
    },
  };
}

const rounded = (minutes: number | null) =>
  minutes === null ? null : Math.ceil(minutes / minutesRounded) * minutesRounded;

function schoolingOf({ education }: Suitor['wishes']) {
  return factWords(facts().get('person.education'), education, (code) => code);
}
