import type { Context } from '../../../../ground/context.ts';
import { Problem } from '../../../../ground/problem.ts';
import type { Row } from '../../../../ground/tables/table.ts';
import { formOf } from '../../domain/form.ts';
import { headOf, type Layout, samplesOf, savedNames, suggest } from '../../domain/layout.ts';
import { getKind } from '../../kinds/kinds.ts';
import { loadForms } from '../../load-forms.ts';
import { changeImport, exchange, type ImportRow, lockImport, sealSamples } from '../../store-imports.ts';
import type { ReadTable } from '../../workers/read-table.ts';
import type { Transact } from './original.ts';
import { readInThread } from './read-in-thread.ts';
import { aroundOf } from './stage-rows.ts';

/** Rows by which a file is understood. */
const looked = 200;

/** Looks at the first rows of a file. @throws Problem where it cannot be read. */
async function firstRows(file: string, sheet: number): Promise<{ sheets: string[]; rows: Row[] }> {
  const input: ReadTable = { file, sheet, after: -1, most: looked };
  let sheets: string[] = [];
  const rows: Row[] = [];
  for await (const found of readInThread(input)) {
    if ('sheets' in found) sheets = found.sheets;
    if ('rows' in found) rows.push(...found.rows);
    if ('refused' in found) throw new Problem(422, found.refused.code, found.refused.detail);
  }
  return { sheets, rows };
}

async function savedColumns(
  ctx: Context,
  { kind, source, area_lo }: ImportRow,
): Promise<Map<string, string>> {
  const profile = await exchange(ctx)
    .selectFrom('profile')
    .select('columns')
    .where('kind', '=', kind)
    .where('source', '=', source)
    .where('area_lo', '=', area_lo)
    .executeTakeFirst();
  return savedNames((profile?.columns ?? {}) as Record<string, string>);
}

/** What a file looks like: where its list stands, which column is which, and what stands in each. */
export interface Looked {
  layout: Layout;
  samples: Record<number, string[]>;
}

/** The layout of a sheet as it is suggested. @throws Problem where there is nothing in it. */
export function layOut(
  ctx: Context,
  row: ImportRow,
  sheet: number,
  rows: readonly Row[],
  saved: ReadonlyMap<string, string>,
): Looked {
  const kind = getKind(row.kind);
  const needed = new Set(kind.columns.filter((column) => column.needed).map(({ id }) => id));
  const forms = loadForms().filter((one) => one.kind === kind.id);
  const made = formOf(rows, forms, needed);
  const head = made?.head ?? headOf(rows, kind.columns, saved);
  if (!head) {
    throw new Problem(422, 'nothing-in-it', {
      zh: '这个文件里没有内容，请核对选对了文件',
      en: 'There is nothing in this file; please check that it is the right one',
    });
  }
  const below = rows.filter(({ line }) => line > head.line).slice(0, 50);
  const around = aroundOf(ctx, kind, row);
  const suggestions = suggest(kind.columns, head, below, saved, around, made?.form.heads);
  return {
    samples: samplesOf(head, below),
    layout: {
      sheet,
      headLine: head.line,
      heads: head.cells.map(({ column: at, text }) => ({ at, text: text.slice(0, 60) })),
      columns: Object.fromEntries(suggestions.map(({ at, column }) => [column, at])),
      by: Object.fromEntries(suggestions.map(({ column, by }) => [column, by])),
      ...(made ? { form: made.form.id } : {}),
    },
  };
}

/** Needed columns that a layout has not; what its form does not ask for is added row by row. */
export function missingColumns(kind: string, { columns, form }: Pick<Layout, 'columns' | 'form'>) {
  const lacks = loadForms().find(({ id }) => id === form)?.lacks ?? [];
  return getKind(kind).columns.filter(
    ({ id, needed }) => needed && columns[id] === undefined && !lacks.includes(id),
  );
}

/**
 * Looks at the file and suggests which column is which; whoever brought it confirms that before rows are read. A file that cannot be read
 * is refused with the reason, and its import ends there.
 */
export async function lookAtFile(
  transact: Transact,
  importId: string,
  file: string,
  sheet = 0,
): Promise<void> {
  try {
    const { sheets, rows } = await firstRows(file, sheet);
    await transact(async (ctx) => {
      const row = await lockImport(ctx, importId);
      // A sheet without anything in it may stand before the list: another one can be chosen.
      if (rows.length === 0 && sheets.length > 1) {
        const layout = { sheet, headLine: 0, heads: [], columns: {} };
        await changeImport(ctx, importId, { state: 'mapping', sheets, layout });
        return;
      }
      const { layout, samples } = layOut(ctx, row, sheet, rows, await savedColumns(ctx, row));
      await changeImport(ctx, importId, {
        state: 'mapping',
        sheets,
        layout,
        samples_sealed: sealSamples(ctx, importId, samples),
      });
    });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { code, detail } = error;
    await transact((ctx) => changeImport(ctx, importId, { state: 'refused', problem: { code, detail } }));
  }
}
