import type { Context } from '../../../ground/context.ts';
import { findPosting } from '../../matching/index.ts';
import { caseTypes } from '../case-types.ts';
import { movesOpen } from '../domain/moves.ts';
import { findCase, lockCase, stateOf } from '../store.ts';
import { applyMove } from './move-case.ts';

/** Of data/case-types/job-posting.yaml. It is no move of the maker's (makes.ts), so nothing is said back to the posting. */
const silence = { move: 'silence', reason: 'unanswered' };

/**
 * A posting was closed. Where the employer's silence closed it, its case has had no move of its own yet, and follows: by the table of the
 * version that it was begun under, from where it is. What the employer did meanwhile stands, and a posting that came without a case has none.
 */
export async function followPosting(ctx: Context, postingId: string): Promise<void> {
  // The posting has its case's id.
  if (!(await findCase(ctx, postingId))) return;
  const row = await lockCase(ctx, postingId);
  const posting = await findPosting(ctx, postingId);
  if (posting?.state !== 'closed' || posting.reason !== 'silent') return;
  const { type } = caseTypes().get(row.type, row.version);
  if (!movesOpen(type, stateOf(row), 'rule').some(({ move }) => move === silence.move)) return;
  await applyMove(ctx, type, row, {
    move: silence.move,
    by: 'rule',
    at: ctx.clock.now(),
    given: { reason: silence.reason },
    confirmed: null,
  });
}
