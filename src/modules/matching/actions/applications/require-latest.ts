import type { Context } from '../../../../ground/context.ts';
import { Problem } from '../../../../ground/problem.ts';
import { type ApplicationRow, listApplicationEvents } from '../../store-applications.ts';

/** Reminders and a look of the employer's change nothing that the person has decided. */
const changesNothing: readonly string[] = ['remind', 'remind-person', 'open'];

/**
 * A move decided on older knowledge is shown first what has happened since; the same move sent again is done already.
 * @returns whether it is done already.
 * @throws Problem 409 `application-changed`.
 */
export async function requireLatest(
  ctx: Context,
  row: ApplicationRow,
  { move, after }: { move: string; after: number },
): Promise<boolean> {
  if (row.events <= after) return false;
  const events = (await listApplicationEvents(ctx, row)).filter(({ seq }) => seq > after);
  const changes = events.filter(({ move: each }) => !changesNothing.includes(each));
  if (changes.length === 0) return false;
  if (changes[0]?.move === move) return true;
  throw new Problem(409, 'application-changed', {
    zh: '情况刚刚有了变化，请看过最新的再办',
    en: 'Something has just changed; please look at it first',
  });
}
