/**
 * Rows as `jsonb_populate_recordset(null::schema.table, …)` takes them: one parameter for a whole lot, by which a bulk door writes some
 * hundred rows in a statement. Bytes and moments come in the text form of their types, jsonb columns as the value itself. A column that
 * is left out is NULL, also where the table has a default.
 */
export function rowsOf(rows: readonly object[]): string {
  return JSON.stringify(
    rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([column, value]) => [column, cell(value)])),
    ),
  );
}

function cell(value: unknown): unknown {
  return Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : value;
}
