import type { Context } from '../../../../ground/context.ts';
import { planJob } from '../../../../ground/jobs/jobs.ts';
import { fieldProblem, Problem } from '../../../../ground/problem.ts';
import { newId } from '../../../../ground/uuid.ts';
import { getKind } from '../../kinds/kinds.ts';
import {
  changeImport,
  countsIn,
  exchange,
  getImport,
  type ImportRow,
  layoutOf,
  lockImport,
} from '../../store-imports.ts';
import { missingColumns } from './look-at-file.ts';
import { begun, moveImport, notNow, planStep } from './start-import.ts';

/** Looks at another sheet of the workbook. @throws Problem 409 where rows are read already. */
export async function chooseSheet(ctx: Context, importId: string, sheet: number): Promise<ImportRow> {
  const row = await lockImport(ctx, importId);
  if (row.state !== 'mapping') throw notNow();
  if (sheet >= (row.sheets as string[]).length) {
    throw fieldProblem('/sheet', 'no-such-sheet', {
      zh: '没有这张表，请重新选',
      en: 'There is no such sheet',
    });
  }
  await changeImport(ctx, importId, { ...begun(ctx, 'looking'), layout: { ...layoutOf(row), sheet } });
  await planStep(ctx, importId);
  return getImport(ctx, importId);
}

/** Remembers the names of the columns for the next list of this source. */
async function saveProfile(
  ctx: Context,
  row: ImportRow,
  columns: Readonly<Record<string, number>>,
): Promise<void> {
  const { heads } = layoutOf(row);
  const names = Object.entries(columns).flatMap(([id, at]) => {
    const text = heads.find((head) => head.at === at)?.text;
    return text === undefined ? [] : [[text, id]];
  });
  const now = {
    columns: JSON.stringify(Object.fromEntries(names)),
    saved_by: ctx.actor.id,
    saved_at: ctx.clock.now(),
  };
  await exchange(ctx)
    .insertInto('profile')
    .values({
      profile_id: newId(ctx.clock.now().getTime()),
      kind: row.kind,
      source: row.source,
      area_code: row.area_code,
      area_lo: row.area_lo,
      ...now,
    })
    .onConflict((conflict) => conflict.columns(['area_lo', 'kind', 'source']).doUpdateSet(now))
    .execute();
}

/**
 * Has all rows read, with the columns so.
 * @param lacks needed columns that the list has not: each row waits for them. None that says who somebody is.
 * @throws Problem 409 where that was done; 422 naming /columns where a needed one is missing, unknown or given twice.
 */
export async function readRows(
  ctx: Context,
  importId: string,
  columns: Readonly<Record<string, number>>,
  lacks: readonly string[] = [],
): Promise<ImportRow> {
  const row = await lockImport(ctx, importId);
  if (row.state === 'reading') return row;
  if (row.state !== 'mapping') throw notNow();
  const layout = layoutOf(row);
  const known = getKind(row.kind).columns;
  const strange = Object.entries(columns).find(
    ([id, at]) => !known.some((column) => column.id === id) || !layout.heads.some((head) => head.at === at),
  );
  const places = Object.values(columns);
  if (strange || new Set(places).size < places.length) {
    throw fieldProblem('/columns', 'columns-unclear', {
      zh: '有一列对不上，或一列用了两次，请重新选',
      en: 'A column is unknown or used twice; please choose again',
    });
  }
  const missing = missingColumns(row.kind, { ...layout, columns }).filter(
    ({ id, masked }) => masked || !lacks.includes(id),
  );
  if (missing.length > 0) {
    throw fieldProblem('/columns', 'missing-columns', {
      zh: `还要指定：${missing.map(({ label }) => label.zh).join('、')}`,
      en: `Still to be chosen: ${missing.map(({ label }) => label.en).join(', ')}`,
    });
  }
  await saveProfile(ctx, row, columns);
  await changeImport(ctx, importId, {
    ...begun(ctx, 'reading'),
    layout: { ...layout, columns: { ...columns } },
  });
  await planStep(ctx, importId);
  return getImport(ctx, importId);
}

/** Has taking over tried. */
export async function tryImport(ctx: Context, importId: string): Promise<ImportRow> {
  const row = await moveImport(ctx, importId, ['checked', 'committed'], 'trying');
  if (row.state !== 'trying') await changeImport(ctx, importId, { trial: {} });
  return getImport(ctx, importId);
}

/** Has all accepted rows taken over, or takes one over at once. @throws Problem 409 where it is not at that step. */
export async function commitImport(ctx: Context, importId: string, line: number | null): Promise<ImportRow> {
  if (line === null) {
    await moveImport(ctx, importId, ['checked', 'committed'], 'committing');
    return getImport(ctx, importId);
  }
  const row = await lockImport(ctx, importId);
  if (row.state !== 'checked' && row.state !== 'committed') throw notNow();
  await planJob(ctx, 'exchange.take-row', { importId, line });
  return getImport(ctx, importId);
}

/** Has what was taken over undone: by whoever brought it, or a manager. */
export async function undoCommitted(ctx: Context, importId: string): Promise<ImportRow> {
  const row = await lockImport(ctx, importId);
  if (row.started_by !== ctx.actor.id && ctx.actor.role !== 'manager') {
    throw new Problem(403, 'not-your-import', {
      zh: '撤销要由导入的人或负责人来做',
      en: 'Only whoever brought the list, or a manager, undoes it',
    });
  }
  await moveImport(ctx, importId, ['committed', 'checked'], 'undoing');
  return getImport(ctx, importId);
}

/** Gives an import up of which nothing was taken over. Its file and rows stay sealed where they are. */
export async function dropImport(ctx: Context, importId: string): Promise<ImportRow> {
  const row = await lockImport(ctx, importId);
  const { repeated: _, ...outcomes } = countsIn(row.outcomes);
  const any = Object.values(outcomes).some((count) => count > 0);
  if (any || !['receiving', 'mapping', 'checked', 'refused'].includes(row.state)) throw notNow();
  await changeImport(ctx, importId, { state: 'dropped' });
  return getImport(ctx, importId);
}
