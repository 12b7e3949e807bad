import type { Context } from '../../../../ground/context.ts';
import { say } from '../../../../ground/events/say.ts';
import { Problem } from '../../../../ground/problem.ts';
import { todayOf } from '../../store-applications.ts';
import { insertInvitation } from '../../store-candidates.ts';
import { fittingOf } from './fitting.ts';

export interface Invite {
  postingId: string;
  /** As the card has it. */
  candidateId: string;
  /** Made by whoever invites. */
  invitationId: string;
}

/** So that it stays an invitation and becomes no circular. */
const mostADay = 10;

/**
 * Asks one of those who are shown for a posting to apply. Done again it changes nothing.
 * @throws Problem as `fittingOf` does; 409 `candidate-gone`: he is not shown any more; 409 `invited-enough`: ten were invited today.
 */
export async function inviteCandidate(ctx: Context, { postingId, candidateId, invitationId }: Invite) {
  const { row, best, invitations } = await fittingOf(ctx, postingId);
  const chosen = best.find((each) => each.candidateId === candidateId);
  if (!chosen)
    throw new Problem(409, 'candidate-gone', {
      zh: '这位求职者现在不给看了，请刷新',
      en: 'This seeker is not shown any more; please reload',
    });
  const { personId } = chosen.candidate;
  const before = invitations.find((each) => each.personId === personId);
  const today = todayOf(ctx);
  if (before) return { invitedOn: before.day };
  if (invitations.filter(({ day }) => day === today).length >= mostADay)
    throw new Problem(409, 'invited-enough', {
      zh: `这个岗位今天已邀请 ${mostADay} 人，请明天再邀请`,
      en: `${mostADay} were invited for this job today; please go on tomorrow`,
    });
  await insertInvitation(ctx, { invitationId, personId, postingId, employerId: row.employerId, day: today });
  await say(ctx, 'matching.candidate-invited@1', { invitationId, personId, postingId }, [
    `person:${personId}`,
  ]);
  return { invitedOn: today };
}
