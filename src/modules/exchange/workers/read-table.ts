import { Problem, type Words } from '../../../ground/problem.ts';
import { openTable } from '../../../ground/tables/open-table.ts';
import type { Row } from '../../../ground/tables/table.ts';
import { streamWork } from '../../../ground/workers/answer-work.ts';

/** A file of somebody else's, to be read where nothing else can be harmed by it. */
export interface ReadTable {
  file: string;
  /** Which of the sheets that are to be seen. */
  sheet: number;
  /** Rows up to this line are passed over. */
  after: number;
  /** No more than so many rows. */
  most: number;
  /** Only read through: no row is given, and at the end it is known that nothing in the file keeps it from being read. */
  unsent?: true;
}

/** What is found: the names of the sheets first, then rows, at the end the ranges of cells that were merged. */
export type FromTable =
  | { sheets: string[] }
  | { rows: Row[]; share: number }
  | { merged: readonly string[] }
  | { refused: { code: string; detail: Words } };

async function* readTable({
  file,
  sheet: wanted,
  after,
  most,
  unsent,
}: ReadTable): AsyncGenerator<FromTable> {
  const table = await openTable(file);
  try {
    yield { sheets: table.sheets.map(({ name }) => name) };
    const sheet = table.sheets[wanted]?.sheet;
    if (!sheet) return;
    let left = most;
    for await (const all of sheet.rows()) {
      if (unsent) continue;
      const rows = all.filter(({ line }) => line > after).slice(0, left);
      left -= rows.length;
      if (rows.length > 0) yield { rows, share: sheet.share() };
      if (left <= 0) return;
    }
    yield { merged: sheet.merged() };
  } finally {
    table.close();
  }
}

await streamWork<ReadTable, FromTable>(async function* (input) {
  try {
    yield* readTable(input);
  } catch (error) {
    // An error's class does not pass from thread to thread.
    if (!(error instanceof Problem)) throw error;
    yield { refused: { code: error.code, detail: error.detail } };
  }
});
