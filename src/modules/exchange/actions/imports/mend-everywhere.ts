import { sql } from 'kysely';
import type { Context } from '../../../../ground/context.ts';
import { fieldProblem } from '../../../../ground/problem.ts';
import type { RowContent } from '../../domain/row.ts';
import { getKind } from '../../kinds/kinds.ts';
import { getCheck } from '../../load-checks.ts';
import { contentOf, exchange } from '../../store-imports.ts';
import { lockOpen, mendRow } from './mend-row.ts';

/** Rows that are looked at in one call; where all of them are mended it takes about a second. A long list takes several. */
const perCall = 200;

/** What is said once for all rows that wait for the same: a cell that is written the same way, or a doubt. */
export type Everywhere = { column: string; text: string; becomes: string } | { confirm: string };

/**
 * Mends every waiting row of a list in which a cell cannot be taken as it is and is written the same way, or confirms a doubt in every row that
 * has it; each as `mendRow` does it, with its entry among the changes.
 * @param after the line behind which to go on; -1: from the first.
 * @returns how many rows were changed now, and the line behind which the next call goes on; null where that was all.
 * @throws Problem 409 where rows are not mended now; 422 naming /column or /confirm.
 */
export async function mendEverywhere(
  ctx: Context,
  importId: string,
  { after, ...what }: Everywhere & { after: number },
): Promise<{ rows: number; next: number | null }> {
  const of = await lockOpen(ctx, importId);
  const meant = meaning(of.kind, what);
  const rows = await exchange(ctx)
    .selectFrom('staged_row')
    .selectAll()
    .where('import_id', '=', importId)
    .where('line', '>', after)
    .where('state', '=', 'quarantined')
    .where('outcome', 'is', null)
    .$if('confirm' in what, (query) =>
      query.where(sql<boolean>`${'confirm' in what ? what.confirm : ''} = any (codes)`),
    )
    .orderBy('line')
    .limit(perCall)
    .execute();
  const same = rows.filter((row) => meant.is(contentOf(ctx, row)));
  for (const { line } of same) await mendRow(ctx, importId, line, meant.mend);
  return { rows: same.length, next: rows.length < perCall ? null : (rows.at(-1)?.line ?? null) };
}

/** In which rows it is meant, and what is done there. */
function meaning(
  kind: string,
  what: Everywhere,
): { is: (content: RowContent) => boolean; mend: Parameters<typeof mendRow>[3] } {
  if ('confirm' in what) {
    const { confirm } = what;
    if (!getCheck(confirm).together) {
      throw fieldProblem('/confirm', 'one-by-one', {
        zh: '这一项要一行一行看，不能一起确认',
        en: 'This is confirmed row by row',
      });
    }
    return {
      is: ({ faults }) => faults.some(({ code }) => code === confirm),
      mend: { cells: {}, confirm: [confirm] },
    };
  }
  const { column, text, becomes } = what;
  const known = getKind(kind).columns.find(({ id }) => id === column);
  // What is somebody's own is never the same in two rows.
  if (!known || known.masked) {
    throw fieldProblem('/column', 'one-by-one', {
      zh: '这一列各人不同，请一行一行改',
      en: 'This column differs from person to person; please mend it row by row',
    });
  }
  return {
    is: ({ told, faults }) =>
      (told[column]?.text ?? '').trim() === text.trim() &&
      faults.some((fault) => fault.column === column && (text.trim() !== '' || fault.code === 'needed')),
    mend: { cells: { [column]: becomes }, confirm: [] },
  };
}
