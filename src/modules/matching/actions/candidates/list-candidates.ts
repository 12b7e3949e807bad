import type { Context } from '../../../../ground/context.ts';
import { Problem } from '../../../../ground/problem.ts';
import { type Candidate, facts, factWords } from '../../../people/index.ts';
import { byFit } from '../../domain/candidates/fit.ts';
import { type CandidateCard, linesOf } from '../../domain/candidates/lines.ts';
import { judge } from '../../domain/engine/judge.ts';
import { loadEngineRules } from '../../load-engine.ts';
import { applicantsOf, noteLooks } from '../../store-candidates.ts';
import { findOwn, type PostingRow } from '../../store-postings.ts';
import { ownPosting } from '../postings/list-my-postings.ts';
import { judgedOwn } from './judged-own.ts';
import { type Suitor, seekSuitors } from './seek-candidates.ts';

const most = 20;
/** An estimate to the minute would say more than it knows, and from several postings where somebody lives. */
const minutesRounded = 5;

/**
 * The twenty who fit a posting best, of all who agreed to be shown and whom nothing keeps from it; who applied stands among the applicants. Each
 * look is noted with what it was for, in its own transaction: what cannot be written down is not shown.
 * @throws Problem 404 `posting-not-here`, 409 `posting-not-open`: the employer is not verified, or it is over.
 */
export async function listCandidates(
  ctx: Context,
  postingId: string,
): Promise<{ candidates: CandidateCard[] }> {
  const row = ownPosting(ctx, await findOwn(ctx, postingId));
  if (row.state !== 'open' && row.state !== 'lowered')
    throw new Problem(409, 'posting-not-open', {
      zh: '岗位公开以后，才能看合适的人',
      en: 'Who fits can be seen once the job is public',
    });
  const rules = loadEngineRules();
  const posting = await judgedOwn(ctx, row);
  const applied = await applicantsOf(ctx, postingId);
  const best = (await seekSuitors(ctx, posting))
    .filter(({ candidate }) => !applied.has(candidate.personId))
    .map((suitor) => ({ suitor, judgement: judge(suitor.demand, posting, rules) }))
    .filter(({ judgement }) => judgement.fails.length === 0)
    .map(({ suitor, judgement }) => ({ ...suitor.candidate, suitor, judgement, score: judgement.score }))
    .sort(byFit)
    .slice(0, most);
  await noteLooks(
    ctx,
    row,
    best.map(({ personId }) => personId),
  );
  return {
    candidates: best.map(({ suitor, judgement, since }) => ({
      ...nameOf(ctx, row, suitor.candidate),
      since,
      lines: linesOf({
        posting,
        education: row.education,
        certificates: row.certificates ?? [],
        judgement,
        wishes: suitor.wishes,
        wanted: suitor.wanted,
        ownEducation: schoolingOf(suitor),
        minutes: rounded(suitor.minutes),
        rules,
      }),
    })),
  };
}

const rounded = (minutes: number | null) =>
  minutes === null ? null : Math.ceil(minutes / minutesRounded) * minutesRounded;

function schoolingOf({ wishes }: Suitor) {
  return factWords(facts().get('person.education'), wishes.education, (code) => code);
}

/** A name that is nobody's: the same for this posting each time, another for each other posting. */
function nameOf(ctx: Context, { postingId }: PostingRow, { personId }: Candidate) {
  const index = ctx.cipher.index('matching.candidate', `${postingId} ${personId}`).toString('hex');
  return { candidateId: index.slice(0, 32), number: index.slice(0, 4).toUpperCase() };
}
