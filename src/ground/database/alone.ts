import type pg from 'pg';
import { isOutdated } from './errors.ts';
import { lineOn, type OnQuery } from './line.ts';
import type { Tx } from './scope.ts';
import { transactionOf } from './transaction.ts';

/** in_failed_sql_transaction (PostgreSQL manual, appendix A). */
const failedBefore = '25P02';

/** A statement after the end: of a branch that was still running when the act had returned or thrown. */
export function tooLate(): Error {
  return new Error('the transaction is over');
}

/** Runs an act in a transaction of its own: commits when it returns, rolls back when it throws. */
export async function runAlone<T>(
  pool: pg.Pool,
  settings: Map<string, string>,
  act: (tx: Tx) => Promise<T>,
  { readOnly, onQuery }: { readOnly: boolean; onQuery?: OnQuery },
): Promise<T> {
  const client = await pool.connect();
  const line = lineOn(client, onQuery);
  line.begin(`start transaction ${readOnly ? 'read only' : 'read write'}`);
  const dispatched: Promise<unknown>[] = [];
  let failed: { error: unknown } | undefined;
  let over = false;
  let broken = false;
  const ask: Parameters<typeof transactionOf>[0]['ask'] = async (query) => {
    if (over) throw tooLate();
    return line.ask(query, settings);
  };
  const tx = transactionOf({
    settings,
    ask,
    dispatch(query) {
      dispatched.push(
        ask(query).catch((error) => {
          failed ??= { error };
        }),
      );
    },
    writesLast: false,
  });
  try {
    const result = await act(tx);
    over = true;
    if (!line.begun()) return result;
    const committed = await line.say('commit').catch((error) => {
      broken = true;
      throw error;
    });
    await Promise.all(dispatched);
    if (failed) throw failed.error;
    // What PostgreSQL says where a statement had failed and the act went on as if it had not.
    if (committed.command !== 'COMMIT')
      throw new Error('the transaction had failed before it was to be saved');
    return result;
  } catch (error) {
    if (isOutdated(error)) broken = true;
    if (!over) {
      over = true;
      if (line.begun()) {
        await line.say('rollback').catch(() => {
          broken = true;
        });
      }
    }
    await Promise.all(dispatched);
    // A dispatched write that failed is why the statement after it did.
    throw failed && (error as { code?: string }).code === failedBefore ? failed.error : error;
  } finally {
    client.release(broken);
  }
}
