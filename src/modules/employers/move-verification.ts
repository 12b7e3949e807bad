import type { Updateable } from 'kysely';
import type { Context } from '../../ground/context.ts';
import { Problem } from '../../ground/problem.ts';
import { decide, type Move, type Mover, type Standing } from './domain/verification.ts';
import {
  type EmployerRow,
  employers,
  findOpenRequest,
  lockEmployer,
  standingOf,
  type VerificationRow,
} from './store.ts';
import type { Employer } from './tables.ts';

/** An employer whose verification is about to be moved, kept from other writers. */
export interface Moving {
  employer: EmployerRow;
  request: VerificationRow | undefined;
  to: Standing;
}

/** Who moves, in the table of moves. */
export function moverOf(ctx: Context): Mover {
  if (ctx.actor.kind === 'staff') return 'clerk';
  return ctx.actor.kind === 'job' ? 'clock' : 'agent';
}

/** Locks the employer and looks up where the move leads. @throws Problem 409 `not-now`, 404 `employer-not-here`. */
export async function beginMove(ctx: Context, employerId: string, move: Move): Promise<Moving> {
  const employer = await lockEmployer(ctx, employerId);
  const request = await findOpenRequest(ctx, employerId);
  const to = decide(standingOf(employer, request), move, moverOf(ctx));
  if (!to || employer.closed_on !== null) {
    throw new Problem(409, 'not-now', {
      zh: '核验状态已变化，请刷新后再看',
      en: 'The verification stands differently by now; please reload',
    });
  }
  return { employer, request, to };
}

/** Writes where the employer stands from now on. */
export async function saveState(
  ctx: Context,
  { employer, to }: Pick<Moving, 'employer' | 'to'>,
  change: Updateable<Employer> = {},
): Promise<void> {
  const moved = employer.state !== to.state;
  await employers(ctx)
    .updateTable('employer')
    .set({
      state: to.state,
      ...(moved ? { state_since: ctx.clock.now() } : {}),
      refused_for: null,
      ...change,
    })
    .where('employer_id', '=', employer.employer_id)
    .execute();
}
