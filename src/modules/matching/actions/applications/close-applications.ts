import type { Context } from '../../../../ground/context.ts';
import { applicationMoves } from '../../domain/applications/moves.ts';
import { isClosingReason } from '../../domain/applications/next.ts';
import { openStates } from '../../domain/applications/states.ts';
import { applyMove } from '../../move-application.ts';
import { matching } from '../../store.ts';

/** The states that an end of the posting for this reason ends. */
function endedBy(reason: string): string[] {
  return applicationMoves
    .filter(({ move, only }) => move === 'close' && only?.includes(reason))
    .flatMap(({ from }) => from);
}

/** Ends the applications of a posting that has ended; each person is told by what this says. Runs as a job. @returns how many. */
export async function closeApplications(ctx: Context, postingId: string, reason: string): Promise<number> {
  const states = isClosingReason(reason) ? endedBy(reason) : [];
  if (states.length === 0) return 0;
  const rows = await matching(ctx)
    .selectFrom('application')
    .selectAll()
    .where('posting_id', '=', postingId)
    .where('state', 'in', states)
    .orderBy('application_id')
    .forUpdate()
    .execute();
  for (const row of rows) await applyMove(ctx, row, { move: 'close', by: 'rule', reason });
  return rows.length;
}

const batch = 200;

/** Applications that were sent in the moment in which their posting ended: nobody would hear of them. Runs as a job. */
export async function closeLeftOver(ctx: Context): Promise<number> {
  const postings = await matching(ctx)
    .selectFrom('posting as p')
    .innerJoin('application as a', 'a.posting_id', 'p.posting_id')
    .select(['p.posting_id', 'p.closed_reason'])
    .distinct()
    .where('p.state', '=', 'closed')
    .where('a.state', 'in', openStates)
    .limit(batch)
    .execute();
  let closed = 0;
  for (const { posting_id, closed_reason } of postings)
    closed += await closeApplications(ctx, posting_id, closed_reason ?? '');
  return closed;
}
