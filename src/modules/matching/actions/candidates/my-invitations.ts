import type { Context } from '../../../../ground/context.ts';
import { Problem } from '../../../../ground/problem.ts';
import { namesOfEmployers } from '../../../employers/index.ts';
import { listPostings } from '../../store.ts';
import { declineInvitation, openInvitations } from '../../store-candidates.ts';
import { cardAreaOf } from '../name-area.ts';

/** Who has asked the resident to apply, of jobs that are still open and to which he has not; the latest first. */
export async function listMyInvitations(ctx: Context) {
  const open = await openInvitations(ctx, personOf(ctx));
  const postings = await listPostings(
    ctx,
    open.map(({ postingId }) => postingId),
  );
  const names = await namesOfEmployers(
    ctx,
    [...postings.values()].flatMap(({ employerId }) => employerId ?? []),
  );
  return {
    invitations: open.flatMap(({ invitationId, postingId, day }) => {
      const posting = postings.get(postingId);
      if (!posting) return [];
      const { title, payPrinted, areaCode, employerId } = posting;
      return {
        invitationId,
        jobId: postingId,
        title,
        payPrinted,
        area: cardAreaOf(areaCode),
        company: employerId === null ? null : (names.get(employerId)?.name ?? null),
        invitedOn: day,
      };
    }),
  };
}

/**
 * Not interested: the employer is told that one is not, and shown the person for this job no more.
 * @throws Problem 404 `invitation-not-here`.
 */
export async function declineMyInvitation(ctx: Context, invitationId: string) {
  if (!(await declineInvitation(ctx, personOf(ctx), invitationId)))
    throw new Problem(404, 'invitation-not-here', {
      zh: '这个邀请已经不在了，请刷新',
      en: 'This invitation is no longer here; please reload',
    });
  return { declined: true as const };
}

function personOf({ actor }: Context): string {
  if (actor.person === null) throw new Error(`a ${actor.role} is invited by nobody`);
  return actor.person;
}
