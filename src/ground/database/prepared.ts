import type { CompiledQuery } from 'kysely';
import type { Statement } from './line.ts';
import type { Tx } from './scope.ts';
import { holdOf } from './transaction.ts';

/** Stands for an argument while a statement is put together. */
class Slot {
  readonly at: string | number;

  constructor(at: string | number) {
    this.at = at;
  }
}

interface Compilable<Row> {
  compile(tx: Tx): CompiledQuery<Row>;
}

type Fill = (valueAt: (at: string | number) => unknown) => Statement;

// Kysely hands values on untouched, so each argument's place among the parameters is where its slot comes out.
function filled(query: CompiledQuery): Fill {
  const { parameters } = query;
  return (valueAt) => ({
    ...query,
    fixed: true,
    parameters: parameters.map((value) => (value instanceof Slot ? valueAt(value.at) : value)),
  });
}

function fillOnce<Args extends unknown[]>(build: (tx: Tx, ...args: Args) => Compilable<unknown>) {
  let fill: Fill | undefined;
  return (tx: Tx, args: Args): Statement => {
    fill ??= filled(build(tx, ...(args.map((_, at) => new Slot(at)) as Args)).compile(tx));
    return fill((at) => args[at as number]);
  };
}

/**
 * A statement whose text is put together once: building it costs this process more than sending it. Each connection keeps it parsed and
 * planned, so it should be one whose plan does not depend on its arguments. They are values as they are (a list with `= any`, not
 * `in`), and nothing in the build may look at them.
 * @example const mandatesOf = prepared((tx, personId: string) =>
 *   access({ tx }).selectFrom('mandate').selectAll().where('person_id', '=', personId));
 */
export function prepared<Args extends unknown[], Row>(
  build: (tx: Tx, ...args: Args) => Compilable<Row>,
): (tx: Tx, ...args: Args) => Promise<Row[]> {
  const statement = fillOnce(build);
  return async (tx, ...args) => {
    const { rows } = await holdOf(tx).ask(statement(tx, args));
    return rows as Row[];
  };
}

/** The same for a write that nobody waits for (`dispatch`). */
export function preparedDispatch<Args extends unknown[]>(
  build: (tx: Tx, ...args: Args) => Compilable<unknown>,
): (tx: Tx, ...args: Args) => void {
  const statement = fillOnce(build);
  return (tx, ...args) => holdOf(tx).dispatch(statement(tx, args));
}

/** The same for a row; all rows have the columns of the first. */
export function preparedWrite<Row extends object>(
  build: (tx: Tx, row: Row) => Compilable<unknown>,
): (tx: Tx, row: Row) => void {
  let known: { columns: number; fill: Fill } | undefined;
  return (tx, row) => {
    const columns = Object.keys(row);
    if (!known) {
      const slots = Object.fromEntries(columns.map((column) => [column, new Slot(column)])) as Row;
      known = { columns: columns.length, fill: filled(build(tx, slots).compile(tx)) };
    }
    if (columns.length !== known.columns) throw new Error('rows of one statement have the same columns');
    holdOf(tx).dispatch(known.fill((column) => row[column as keyof Row]));
  };
}
