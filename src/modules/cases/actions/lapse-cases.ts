import { dayOf } from '../../../ground/clock/day.ts';
import type { Context } from '../../../ground/context.ts';
import { caseTypes } from '../case-types.ts';
import { cases } from '../store.ts';
import { applyMove } from './move-case.ts';

const batch = 500;

/**
 * Makes the moves that a day which has passed brings with it, by the tables of the types; the next run takes what one run leaves.
 * Runs as a job. @returns how many cases moved.
 */
export async function lapseCases(ctx: Context): Promise<number> {
  const now = ctx.clock.now();
  const due = await cases(ctx)
    .selectFrom('case_file')
    .selectAll()
    .where('due_on', '<', dayOf(now))
    .orderBy('due_on')
    .limit(batch)
    .forUpdate()
    .skipLocked()
    .execute();
  let moved = 0;
  for (const row of due) {
    const { type } = caseTypes().get(row.type, row.version);
    const timed = type.moves.find(({ from, who }) => from.includes(row.state) && who.includes('clock'));
    if (!timed) continue;
    await applyMove(ctx, type, row, { move: timed.move, by: 'clock', at: now, given: {}, confirmed: null });
    moved += 1;
  }
  return moved;
}
