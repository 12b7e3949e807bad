import type { CompiledQuery } from 'kysely';
import pg from 'pg';
import type { Database } from '../../src/ground/database/database.ts';
import { settingsOf } from '../../src/ground/database/scope.ts';
import { transactionOf } from '../../src/ground/database/transaction.ts';

/**
 * The peer of the race "submit": a database whose every statement is a round trip of its own: begin, each scope, each look-up, each
 * read and write, commit. So acts were run before their statements left together. The acts themselves are the product's.
 */
export function openSingleTrips(url: string, connections: number): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    options: '-c timezone=Asia/Shanghai',
    types: {
      getTypeParser: ((oid: number, format?: 'text') =>
        oid === pg.types.builtins.INT8
          ? Number
          : oid === pg.types.builtins.DATE
            ? (text: string) => text
            : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
    },
  });
  pool.on('error', () => {});
  return {
    role: 'app',
    get bare(): never {
      throw new Error('the race has no use for it');
    },
    async inScope(scope, act, { readOnly = false } = {}) {
      const client = await pool.connect();
      const settings = new Map(settingsOf(scope));
      let current = '';
      let last: Promise<unknown> = Promise.resolve();
      let failed: { error: unknown } | undefined;
      const send = async (query: CompiledQuery) => {
        const words = [...settings].map(([name, value]) => `set local ${name} = '${value}'`).join('; ');
        if (words !== current) await client.query(words);
        current = words;
        return client.query(query.sql, [...query.parameters]);
      };
      const ask = (query: CompiledQuery) => {
        const answer = last.then(() => send(query));
        last = answer.catch((error) => {
          failed ??= { error };
        });
        return answer;
      };
      const tx = transactionOf({
        settings,
        ask,
        dispatch: (query) => void ask(query).catch(() => {}),
        writesLast: false,
      });
      try {
        await client.query(`start transaction ${readOnly ? 'read only' : 'read write'}`);
        const result = await act(tx);
        await last;
        if (failed) throw failed.error;
        await client.query('commit');
        return result;
      } catch (error) {
        await last;
        await client.query('rollback');
        throw error;
      } finally {
        client.release();
      }
    },
    close: () => pool.end(),
  };
}
