import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { runAlone } from './alone.ts';
import { isTaken } from './errors.ts';
import { Apart, groupsOn } from './group.ts';
import type { OnQuery } from './line.ts';
import { type Scope, settingsOf, type Tx } from './scope.ts';

export { isConflict, isUnreachable } from './errors.ts';

/** Which database role a pool signs in as: requests as `app`, jobs as `worker`, migrations as `owner`. */
export type DatabaseRole = 'app' | 'worker' | 'owner';

export interface ScopeOptions {
  readOnly?: boolean;
  short?: boolean;
  repeatable?: boolean;
}

/** A pool of connections under one role. */
export interface Database {
  role: DatabaseRole;
  /**
   * Runs `act` in one transaction under `scope`; commits when it returns, rolls back when it throws.
   * @param options.readOnly the transaction may not write.
   * @param options.short the act takes few milliseconds, locks nothing, reads first and writes by `dispatch` only: it may be saved
   *   together with others. It may be called twice.
   * @param options.repeatable done twice it would count once: it is done again where a connection broke while it was being saved.
   */
  inScope<T>(scope: Scope, act: (tx: Tx) => Promise<T>, options?: ScopeOptions): Promise<T>;
  /** Without a scope: row-level security shows nothing that belongs to anybody. For migrations, checks and tests. */
  bare: Kysely<unknown>;
  close(): Promise<void>;
}

const { builtins } = pg.types;

// Explicit on every type that the driver would otherwise guess: days stay text, whole numbers stay exact or throw.
function parserOf(oid: number, format?: 'text' | 'binary'): unknown {
  if (oid === builtins.DATE) return (text: string) => text;
  if (oid === builtins.INT8) {
    return (text: string) => {
      const value = Number(text);
      if (!Number.isSafeInteger(value)) throw new RangeError('an int8 beyond 2^53 has no exact number');
      return value;
    };
  }
  if (oid === builtins.NUMERIC) return (text: string) => text;
  return format === undefined ? pg.types.getTypeParser(oid) : pg.types.getTypeParser(oid, format as 'text');
}

/**
 * Opens a pool.
 * @param url `postgres://user:password@host:port/database`.
 */
export function openDatabase(
  url: string,
  role: DatabaseRole,
  options: {
    connections: number;
    onError: (error: Error) => void;
    /** Hears every statement; for tests that look at plans. */
    onQuery?: OnQuery;
  },
): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.connections,
    application_name: `leye-${role}`,
    // A database that does not answer gives a 503 within 2.5 s. For a job nobody waits, and on a loaded machine two seconds pass while this
    // process reads a catalogue: a list that was being brought in would end there.
    connectionTimeoutMillis: role === 'app' ? 2000 : 30_000,
    query_timeout: role === 'app' ? 10_000 : 0,
    statement_timeout: role === 'app' ? 9_000 : 0,
    lock_timeout: role === 'app' ? 4_000 : 0,
    idle_in_transaction_session_timeout: 60_000,
    keepAlive: true,
    // Statements that are asked at the same time leave together instead of one after the other's answer.
    pipeline: true,
    options: '-c timezone=Asia/Shanghai',
    types: { getTypeParser: parserOf as typeof pg.types.getTypeParser },
  });
  // Both listeners, or a killed server takes this process with it.
  pool.on('error', options.onError);
  pool.on('connect', (client) => client.on('error', options.onError));
  const bare = new Kysely<unknown>({
    dialect: new PostgresDialect({ pool }),
    ...(options.onQuery ? { log: ({ query }) => options.onQuery?.(query) } : {}),
  });
  const listen = options.onQuery ? { onQuery: options.onQuery } : {};
  const groups = groupsOn(pool, listen);
  return {
    role,
    bare,
    async inScope(scope, act, { readOnly = false, short = false, repeatable = false } = {}) {
      const settings = settingsOf(scope);
      const alone = () => runAlone(pool, new Map(settings), act, { readOnly, ...listen });
      if (readOnly || !short) return alone();
      try {
        return await groups.join(new Map(settings), act);
      } catch (error) {
        if (!(error instanceof Apart)) throw error;
        if (!error.surelyNotDone && !repeatable) throw error.cause;
        // Who came second finds, the next time, what the first has left.
        return alone().catch((refused) => (isTaken(refused) ? alone() : Promise.reject(refused)));
      }
    },
    async close() {
      await groups.close();
      await bare.destroy();
    },
  };
}
