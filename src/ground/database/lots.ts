/**
 * Rows as `jsonb_populate_recordset(null::schema.table, …)` takes them: one parameter for a whole lot, by which a bulk door writes some
 * hundred rows in a statement. Bytes and moments come in the text form of their types, jsonb columns as the value itself. A column that
 * is left out is NULL, also where the table has a default.
 */
export function rowsOf(rows: readonly object[]): string {
  return JSON.stringify(rows.map(writable));
}

function writable(row: object): object {
  const written: Record<string, unknown> = {};
  for (const [column, value] of Object.entries(row)) {
    if (value !== null) written[column] = Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : value;
  }
  return written;
}

/** A list in lots of at most `size`, in order. */
export function lotsOf<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, at) =>
    list.slice(at * size, (at + 1) * size),
  );
}

/**
 * Writes lot after lot, each prepared while the database is still at the one before: sealing and hashing here take about as long as
 * inserting there.
 */
export async function writeLots<T, P>(
  lots: readonly T[],
  prepare: (lot: T) => P,
  write: (prepared: P) => Promise<void>,
): Promise<void> {
  let writing = Promise.resolve();
  try {
    for (const lot of lots) {
      const prepared = prepare(lot);
      await writing;
      writing = write(prepared);
      // What goes wrong is heard where it is awaited.
      writing.catch(() => {});
    }
  } finally {
    await writing;
  }
}
