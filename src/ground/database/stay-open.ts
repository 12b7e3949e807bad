import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Tx } from './scope.ts';

/** The database ends a transaction that says nothing for a minute (database.ts). */
const usual = 15_000;

/**
 * Waits for work that goes on elsewhere, in a thread with a connection of its own, and says something in this transaction meanwhile, so that it is
 * still there afterwards.
 * @param every milliseconds between two statements.
 * @throws what the work threw.
 */
export async function stayOpen<T>(tx: Tx, work: Promise<T>, every = usual): Promise<T> {
  const done = new AbortController();
  const finished = work.finally(() => done.abort());
  const saying = (async () => {
    while (!done.signal.aborted) {
      await pause(every, null, { signal: done.signal }).catch(() => {});
      if (!done.signal.aborted) await sql`select 1`.execute(tx);
    }
  })();
  const [result] = await Promise.all([finished, saying]);
  return result;
}
