import { type Selectable, sql } from 'kysely';
import type { Context } from '../../ground/context.ts';
import { tablesOf } from '../../ground/context.ts';
import { rowsOf } from '../../ground/database/lots.ts';
import { setScope } from '../../ground/database/scope.ts';
import { Problem } from '../../ground/problem.ts';
import type { Layout } from './domain/layout.ts';
import { type RowContent, type RowState, readContent, writeContent } from './domain/row.ts';
import type { ImportAbout, Kept } from './kinds/kind.ts';
import type { KindId } from './load-kinds.ts';
import type { DB, Import, StagedRow } from './tables.ts';

/** This module's tables. */
export const exchange = tablesOf<DB>('exchange');

export type ImportRow = Selectable<Import>;

export const noSuchImport = () =>
  new Problem(404, 'import-not-here', {
    zh: '这里看不到这次导入，请回到导入列表',
    en: 'This import is not to be seen from here; please go back to the list',
  });

/** An import that this actor may see. @throws Problem 404 `import-not-here`. */
export async function getImport(ctx: Context, importId: string): Promise<ImportRow> {
  const row = await exchange(ctx)
    .selectFrom('import')
    .selectAll()
    .where('import_id', '=', importId)
    .executeTakeFirst();
  if (!row) throw noSuchImport();
  return row;
}

/** The same, kept from others until this transaction ends. */
export async function lockImport(ctx: Context, importId: string): Promise<ImportRow> {
  const row = await exchange(ctx)
    .selectFrom('import')
    .selectAll()
    .where('import_id', '=', importId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw noSuchImport();
  return row;
}

export async function changeImport(
  ctx: Context,
  importId: string,
  changes: Partial<Omit<ImportRow, 'import_id' | 'layout' | 'sheets' | 'problem' | 'outcomes' | 'trial'>> & {
    layout?: Layout;
    sheets?: readonly string[];
    problem?: { code: string; detail: { zh: string; en: string } };
    outcomes?: Record<string, number>;
    trial?: Record<string, number> | null;
  },
): Promise<void> {
  const { layout, sheets, problem, outcomes, trial, ...plain } = changes;
  await exchange(ctx)
    .updateTable('import')
    .set({
      ...plain,
      changed_at: ctx.clock.now(),
      ...(layout ? { layout: JSON.stringify(layout) } : {}),
      ...(sheets ? { sheets: JSON.stringify(sheets) } : {}),
      ...(problem ? { problem: JSON.stringify(problem) } : {}),
      ...(outcomes ? { outcomes: JSON.stringify(outcomes) } : {}),
      ...(trial === undefined ? {} : { trial: trial === null ? null : JSON.stringify(trial) }),
    })
    .where('import_id', '=', importId)
    .execute();
}

export const layoutOf = ({ layout }: ImportRow): Layout => {
  if (layout === null) throw new Error('this import has no layout yet');
  return layout as unknown as Layout;
};

/** The columns that a list has and those that it needs: what stands in a copy of its rows. */
export function columnsOf<C extends { id: string; needed: boolean }>(
  { layout }: ImportRow,
  columns: readonly C[],
): C[] {
  const has = (layout as unknown as Layout | null)?.columns ?? {};
  return columns.filter(({ id, needed }) => needed || has[id] !== undefined);
}

/** The sheet that is looked at; the first until another was chosen. */
export const sheetOf = ({ layout }: ImportRow): number => (layout as unknown as Layout | null)?.sheet ?? 0;

export const countsIn = (counts: unknown): Record<string, number> => (counts ?? {}) as Record<string, number>;

/** The counts of outcomes with so many more rows that only repeat another; they are known before anything is taken over. */
export function withRepeated({ outcomes }: ImportRow, more: number): Record<string, number> {
  const counts = countsIn(outcomes);
  return more === 0 ? counts : { ...counts, repeated: (counts.repeated ?? 0) + more };
}

export function aboutOf(row: ImportRow): ImportAbout {
  return {
    importId: row.import_id,
    department: row.department,
    source: row.source,
    asOf: row.as_of as ImportAbout['asOf'],
    area: { code: row.area_code, lo: row.area_lo, hi: row.area_hi },
  };
}

/**
 * The context in which an import's rows are taken over by a job: with the word and the reach of whoever started it, no more.
 */
export async function asStarter(ctx: Context, row: ImportRow): Promise<Context> {
  const area = { code: row.area_code, lo: row.area_lo, hi: row.area_hi };
  const scope = { actor: row.started_by, person: null, area, purpose: 'import' };
  await setScope(ctx.tx, scope);
  const kind = row.started_by === null ? ('job' as const) : ('staff' as const);
  return { ...ctx, scope, actor: { ...ctx.actor, kind, id: row.started_by, area }, skin: 'desk' };
}

const contentPlace = (importId: string, line: number) => ({
  table: 'exchange.staged_row',
  column: 'content_sealed',
  rowId: `${importId}/${line}`,
});
const beforePlace = (importId: string, line: number) => ({
  ...contentPlace(importId, line),
  column: 'before_sealed',
});

/** A row as it is written. */
export interface NewStagedRow {
  line: number;
  state: RowState;
  content: RowContent;
  /** The content as `sealContent` seals it. */
  sealed: Buffer;
  keyIndex: Buffer | null;
  contentHash: Buffer | null;
  outcome: 'repeated' | TakenRow['outcome'] | null;
  /** What it was taken over as, where that is done with it. */
  subjectId: string | null;
  beforeSealed: Buffer | null;
}

/** What is kept of a row that was taken over. */
export interface TakenRow {
  line: number;
  outcome: 'created' | 'changed' | 'unchanged' | 'elsewhere';
  subject_id: string | null;
  before_sealed: Buffer | null;
}

export const codesOf = ({ faults, fixes, looks = [] }: RowContent): string[] => [
  ...new Set([...[...faults, ...fixes].map(({ code }) => code), ...looks]),
];

/** Writes rows of one import; a line that stands there already stays. @returns how many were written. */
export async function insertRows(
  ctx: Context,
  { import_id: importId, area_lo }: ImportRow,
  rows: readonly NewStagedRow[],
): Promise<number> {
  const written = rows.map((row) => ({
    import_id: importId,
    line: row.line,
    area_lo,
    state: row.state,
    codes: codesOf(row.content),
    content_sealed: row.sealed,
    key_index: row.keyIndex,
    content_hash: row.contentHash,
    outcome: row.outcome,
    subject_id: row.subjectId,
    before_sealed: row.beforeSealed,
    changed_at: ctx.clock.now(),
  }));
  const { numAffectedRows = 0n } = await sql`
    insert into exchange.staged_row
    select * from jsonb_populate_recordset(null::exchange.staged_row, ${rowsOf(written)}::jsonb)
    on conflict (import_id, line) do nothing`.execute(ctx.tx);
  return Number(numAffectedRows);
}

const samplesPlace = (importId: string) => ({
  table: 'exchange.import',
  column: 'samples_sealed',
  rowId: importId,
});

export const sealSamples = (ctx: Context, importId: string, samples: Record<number, string[]>) =>
  ctx.cipher.seal(JSON.stringify(samples), samplesPlace(importId));

/** The first texts of each column of the file, by its place. */
export function samplesIn(
  ctx: Context,
  { import_id, samples_sealed }: Pick<ImportRow, 'import_id' | 'samples_sealed'>,
): Record<number, string[]> {
  if (samples_sealed === null) return {};
  return JSON.parse(ctx.cipher.open(samples_sealed, samplesPlace(import_id)).toString('utf8')) as Record<
    number,
    string[]
  >;
}

export type StagedRowRow = Selectable<StagedRow>;

/** What a staged row says. */
export function contentOf(
  ctx: Context,
  row: Pick<StagedRowRow, 'import_id' | 'line' | 'content_sealed'>,
): RowContent {
  const opened = ctx.cipher.open(row.content_sealed, contentPlace(row.import_id, row.line));
  return readContent(opened.toString('utf8'));
}

export const sealContent = (
  ctx: Pick<Context, 'cipher'>,
  importId: string,
  line: number,
  content: RowContent,
) => ctx.cipher.seal(writeContent(content), contentPlace(importId, line));

/** What has to be known to undo a row; null where nothing was kept. */
export function beforeOf(
  ctx: Context,
  row: Pick<StagedRowRow, 'import_id' | 'line' | 'before_sealed'>,
): Kept {
  if (row.before_sealed === null) return {};
  return JSON.parse(
    ctx.cipher.open(row.before_sealed, beforePlace(row.import_id, row.line)).toString('utf8'),
  ) as Kept;
}

export const sealBefore = (ctx: Context, importId: string, line: number, before: Kept) =>
  ctx.cipher.seal(JSON.stringify(before), beforePlace(importId, line));

/** The blind index of what makes rows of a kind the same thing, and a keyed hash of what a row says. */
export const indexOfRow = {
  key: (ctx: Pick<Context, 'cipher'>, kind: KindId, key: string) =>
    ctx.cipher.index(`exchange.key.${kind}`, key),
  content: (ctx: Pick<Context, 'cipher'>, kind: KindId, values: RowContent['values']) =>
    ctx.cipher.index(`exchange.content.${kind}`, JSON.stringify(sorted(values))),
};

const sorted = (values: RowContent['values']) =>
  Object.entries(values).sort(([one], [other]) => (one < other ? -1 : 1));

/** Rows of an import by their keys: the line that came first under each, with what it says. */
export async function linesByKey(
  ctx: Context,
  importId: string,
  keys: readonly Buffer[],
): Promise<Map<string, { line: number; hash: string }>> {
  if (keys.length === 0) return new Map();
  // Key by key through the index: of a table that has just grown the planner knows nothing, and would read the whole import each time.
  const { rows } = await sql<{ key_index: Buffer; line: number; content_hash: Buffer }>`
    select wanted.key_index, earlier.line, earlier.content_hash
    from unnest(${keys}::bytea[]) wanted(key_index)
    cross join lateral (
      select line, content_hash from exchange.staged_row row
      where row.import_id = ${importId} and row.key_index = wanted.key_index
      order by line limit 1
    ) earlier`.execute(ctx.tx);
  return new Map(
    rows.map((row) => [
      row.key_index.toString('hex'),
      { line: row.line, hash: row.content_hash.toString('hex') },
    ]),
  );
}
