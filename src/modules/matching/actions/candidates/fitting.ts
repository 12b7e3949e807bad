import type { Context } from '../../../../ground/context.ts';
import { Problem } from '../../../../ground/problem.ts';
import { byFit } from '../../domain/candidates/fit.ts';
import { type JudgedPosting, type Judgement, judge } from '../../domain/engine/judge.ts';
import { loadEngineRules } from '../../load-engine.ts';
import { applicantsOf, type InvitationRow, invitationsOf } from '../../store-candidates.ts';
import { findOwn, type PostingRow } from '../../store-postings.ts';
import { ownPosting } from '../postings/list-my-postings.ts';
import { judgedOwn } from './judged-own.ts';
import { type Suitor, seekSuitors } from './seek-candidates.ts';

const most = 20;

/** Somebody who fits. */
export interface Fitting extends Suitor {
  /** For this posting alone: the same each time, another for each other posting. */
  candidateId: string;
  judgement: Judgement;
}

/** Who fits a posting, and what it asks. */
export interface FittingOf {
  row: PostingRow;
  posting: JudgedPosting;
  best: Fitting[];
  invitations: InvitationRow[];
  applicants: Set<string>;
}

/**
 * The twenty who fit a posting best, of all who agreed to be shown and whom nothing keeps from it. Who applied stands among the applicants; who
 * was invited and is not interested is left in peace.
 * @throws Problem 404 `posting-not-here`, 409 `posting-not-open`: the employer is not verified, or it is over.
 */
export async function fittingOf(ctx: Context, postingId: string): Promise<FittingOf> {
  const row = ownPosting(ctx, await findOwn(ctx, postingId));
  if (row.state !== 'open' && row.state !== 'lowered')
    throw new Problem(409, 'posting-not-open', {
      zh: '岗位公开以后，才能看合适的人',
      en: 'Who fits can be seen once the job is public',
    });
  const rules = loadEngineRules();
  const posting = await judgedOwn(ctx, row);
  const applicants = await applicantsOf(ctx, postingId);
  const invitations = await invitationsOf(ctx, postingId);
  const declined = invitations.flatMap(({ declinedAt, personId }) => (declinedAt === null ? [] : [personId]));
  const out = new Set([...applicants, ...declined]);
  const best = (await seekSuitors(ctx, posting))
    .filter(({ candidate }) => !out.has(candidate.personId))
    .map((suitor) => ({ suitor, judgement: judge(suitor.demand, posting, rules) }))
    .filter(({ judgement }) => judgement.fails.length === 0)
    .map((each) => ({ ...each, ...each.suitor.candidate, score: each.judgement.score }))
    .sort(byFit)
    .slice(0, most)
    .map(({ suitor, judgement, personId }) => ({
      ...suitor,
      judgement,
      candidateId: ctx.cipher
        .index('matching.candidate', `${postingId} ${personId}`)
        .toString('hex')
        .slice(0, 32),
    }));
  return { row, posting, best, invitations, applicants };
}
