import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { type Scope, setScope, type Tx } from './scope.ts';

/** Which database role a pool signs in as: requests as `app`, jobs as `worker`, migrations as `owner`. */
export type DatabaseRole = 'app' | 'worker' | 'owner';

/** A pool of connections under one role. */
export interface Database {
  role: DatabaseRole;
  /**
   * Runs `act` in one transaction under `scope`; commits when it returns, rolls back when it throws.
   * @param options.readOnly the transaction may not write.
   */
  inScope<T>(scope: Scope, act: (tx: Tx) => Promise<T>, options?: { readOnly?: boolean }): Promise<T>;
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
    onQuery?: (query: { sql: string; parameters: readonly unknown[] }) => void;
  },
): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.connections,
    application_name: `leye-${role}`,
    // A database that does not answer gives a 503 within 2.5 s.
    connectionTimeoutMillis: 2000,
    query_timeout: role === 'app' ? 10_000 : 0,
    statement_timeout: role === 'app' ? 9_000 : 0,
    lock_timeout: role === 'app' ? 4_000 : 0,
    idle_in_transaction_session_timeout: 60_000,
    keepAlive: true,
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
  return {
    role,
    bare,
    inScope: (scope, act, { readOnly = false } = {}) =>
      bare
        .transaction()
        .setAccessMode(readOnly ? 'read only' : 'read write')
        .execute(async (tx) => {
          await setScope(tx, scope);
          return act(tx);
        }),
    close: () => bare.destroy(),
  };
}

interface DatabaseError {
  code?: string;
  message?: string;
}

/** The connection or the server is gone, or refuses: the request may be repeated a little later. */
export function isUnreachable(error: unknown): boolean {
  const { code = '', message = '' } = error as DatabaseError;
  return (
    /^(08...|57P0[1-4]|53300|25P03|ECONNREFUSED|ECONNRESET|EPIPE|ENOENT|ETIMEDOUT)$/.test(code) ||
    /Connection terminated|connection timeout|timeout exceeded when trying to connect|Client has encountered a connection error|Query read timeout|not queryable/i.test(
      message,
    )
  );
}

/** Two transactions met; the same act again will do. */
export function isConflict(error: unknown): boolean {
  return /^(40001|40P01)$/.test((error as DatabaseError).code ?? '');
}
