import {
  type CompiledQuery,
  DefaultQueryExecutor,
  DummyDriver,
  type Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  Transaction,
} from 'kysely';
import type { Answer, Statement } from './line.ts';
import type { Tx } from './scope.ts';

/** What stands behind a transaction that an act holds. */
export interface Hold {
  /** What policies read from now on; goes to the database with the next statement. */
  settings: Map<string, string>;
  ask(query: Statement): Promise<Answer>;
  /** A write that nobody waits for: where it fails, so does the transaction. */
  dispatch(query: Statement): void;
  /** Dispatched writes are made after all reads, at the end of the act. */
  writesLast: boolean;
}

const holds = new WeakMap<object, Hold>();

/** @throws for a transaction that was not opened by `inScope`. */
export function holdOf(tx: Tx): Hold {
  const hold = holds.get(tx);
  if (!hold) throw new Error('this transaction was not opened by inScope');
  return hold;
}

/**
 * Sends a write whose result nobody needs, without waiting for it: it leaves with the next statement or with the commit. Where it
 * fails, the act fails. In an act of a short route it is made after everything was read, so such an act does not read what it wrote.
 */
export function dispatch(tx: Tx, query: { compile(executor: Kysely<unknown>): CompiledQuery }): void {
  holdOf(tx).dispatch(query.compile(tx));
}

/** Whether the act is one that reads first and writes by `dispatch` only. */
export function writesLast(tx: Tx): boolean {
  return holdOf(tx).writesLast;
}

const compiler = new PostgresQueryCompiler();
const adapter = new PostgresAdapter();
const driver = new DummyDriver();
const dialect = {
  createAdapter: () => adapter,
  createDriver: () => driver,
  createQueryCompiler: () => compiler,
  createIntrospector: (db: Kysely<unknown>) => new PostgresIntrospector(db),
};

const writing = /^(INSERT|UPDATE|DELETE|MERGE)$/;

/** A transaction in Kysely's words; its statements may be asked at the same time (`Promise.all`) and then leave together. */
export function transactionOf(hold: Hold): Tx {
  const connection = {
    async executeQuery<R>(query: CompiledQuery) {
      const { command, rowCount, rows } = await hold.ask(query);
      return {
        numAffectedRows: writing.test(command) ? BigInt(rowCount ?? 0) : undefined,
        rows: rows as R[],
      };
    },
    streamQuery(): AsyncIterableIterator<never> {
      throw new Error('rows are not streamed inside a scope');
    },
  };
  const executor = new DefaultQueryExecutor(compiler, adapter, {
    provideConnection: (consumer) => consumer(connection),
  });
  const tx: Tx = new Transaction({ config: { dialect }, dialect, driver, executor });
  holds.set(tx, hold);
  return tx;
}
