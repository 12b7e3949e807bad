import { getKind } from '../../kinds/kinds.ts';
import { lockImport, sheetOf } from '../../store-imports.ts';
import { planComparing } from './compare-rows.ts';
import { lookAtFile } from './look-at-file.ts';
import { type Transact, withOriginal } from './original.ts';
import { stageRows } from './stage-rows.ts';
import { takeOver, tryTakingOver, undoImport } from './take-over.ts';

/** Time of one stretch of a step, in milliseconds: a server that is stopped waits no longer, and other jobs get their turn. */
const stretch = 6000;

/**
 * Does a stretch of the step at which an import stands.
 * @returns whether more of that step is to be done.
 */
export async function stepImport(transact: Transact, importId: string): Promise<boolean> {
  const row = await transact((ctx) => lockImport(ctx, importId));
  getKind(row.kind);
  const until = performance.now() + stretch;
  switch (row.state) {
    case 'looking':
      await withOriginal(transact, importId, (file) => lookAtFile(transact, importId, file, sheetOf(row)));
      return false;
    case 'reading':
      // Beginning again means reading over what was read before, so a stretch is longer.
      if (
        !(await withOriginal(transact, importId, (file) =>
          stageRows(transact, importId, file, { until: until + 4 * stretch }),
        ))
      )
        return true;
      // Somebody looks at it now: the pages show whom a row may be as soon as that is known.
      await transact((ctx) => planComparing(ctx, importId));
      return false;
    case 'trying':
      return !(await tryTakingOver(transact, importId, { until }));
    case 'committing':
      return !(await takeOver(transact, importId, { until }));
    case 'undoing':
      return !(await undoImport(transact, importId, { until }));
    default:
      return false;
  }
}
