import type { TestDatabase } from '../../../ground/testing/database.ts';
import { begun } from '../actions/imports/start-import.ts';
import { undoImport } from '../actions/imports/take-over.ts';
import { changeImport, contentOf, exchange, getImport } from '../store-imports.ts';

/** What became of an import's rows, and how a test undoes it. */
export function rowsIn(db: TestDatabase) {
  const rowsOf = (importId: string) =>
    db.asJob(async (ctx) => {
      const rows = await exchange(ctx)
        .selectFrom('staged_row')
        .selectAll()
        .where('import_id', '=', importId)
        .orderBy('line')
        .execute();
      return rows.map((row) => ({ ...row, content: contentOf(ctx, row) }));
    });
  return {
    rowsOf,
    /** Line, column and code of everything that has to be mended. */
    faultsOf: async (importId: string) =>
      (await rowsOf(importId)).flatMap(({ line, content }) =>
        content.faults.map(({ column, code }) => `${line} ${column} ${code}`),
      ),
    /** Takes everything of an import back. @returns its counts afterwards. */
    async undo(importId: string) {
      await db.asJob((ctx) => changeImport(ctx, importId, begun(ctx, 'undoing')), { purpose: 'import' });
      await undoImport((act) => db.asJob(act, { purpose: 'import' }), importId);
      const { state, outcomes } = await db.asJob((ctx) => getImport(ctx, importId));
      return { state, outcomes };
    },
  };
}
