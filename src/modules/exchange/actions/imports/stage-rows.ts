import { loadAreas } from '../../../../ground/areas/load.ts';
import { dayOf, parseDay } from '../../../../ground/clock/day.ts';
import type { Context } from '../../../../ground/context.ts';
import { isConflict } from '../../../../ground/database/database.ts';
import { Problem } from '../../../../ground/problem.ts';
import { columnOf, type Row } from '../../../../ground/tables/table.ts';
import { withTitles } from '../../code-titles.ts';
import type { Around } from '../../domain/cell.ts';
import { type Column, fault } from '../../domain/column.ts';
import { brokenRow, type PlacedFault, type RowContent, readRow, stateOf, toldOf } from '../../domain/row.ts';
import type { Kind } from '../../kinds/kind.ts';
import { getKind } from '../../kinds/kinds.ts';
import type { KindWords } from '../../load-kinds.ts';
import {
  asStarter,
  changeImport,
  codesOf,
  contentOf,
  exchange,
  type ImportRow,
  indexOfRow,
  insertRows,
  layoutOf,
  linesByKey,
  lockImport,
  type NewStagedRow,
  sealContent,
  withRepeated,
} from '../../store-imports.ts';
import type { ReadTable } from '../../workers/read-table.ts';
import type { Transact } from './original.ts';
import { readInThread } from './read-in-thread.ts';
import { takeRead } from './take-over.ts';

/** Rows of one transaction. */
const perLot = 500;

/** What reading cells depends on, for an import of this kind. */
export function aroundOf(
  ctx: Pick<Context, 'clock'>,
  kind: Kind,
  { as_of }: Pick<ImportRow, 'as_of'>,
): Around {
  return { today: dayOf(ctx.clock.now()), asOf: parseDay(as_of), areas: loadAreas(), readers: kind.readers };
}

export function duplicateDiffers(line: number): PlacedFault {
  return {
    column: null,
    ...fault(
      'duplicate-differs',
      `和第 ${line} 行是同一个，内容却不一样`,
      `It is the same as in line ${line}, and says something else`,
    ),
  };
}

/** A row that was read, with what makes it the same as another. */
interface KeyedRow {
  line: number;
  content: RowContent;
  sealed: Buffer;
  broken: boolean;
  keyIndex: Buffer | null;
  contentHash: Buffer | null;
}

/** What rows of an import are read with. */
interface Reader {
  ctx: Pick<Context, 'clock' | 'cipher'>;
  of: ImportRow;
  kind: Kind & KindWords;
  columns: readonly Column[];
  columnAt: ReadonlyMap<number, string>;
  /** Each row is taken over with the lot in which it is read. */
  taking: boolean;
}

function readerOf(ctx: Context, row: ImportRow, taking: boolean): Reader {
  const { columns: given } = layoutOf(row);
  const kind = getKind(row.kind);
  return {
    ctx: { clock: ctx.clock, cipher: ctx.cipher },
    of: row,
    kind,
    columns: kind.columns.filter(({ id, needed }) => needed || given[id] !== undefined),
    columnAt: new Map(Object.entries(given).map(([id, at]) => [at, id])),
    taking,
  };
}

/** Reads rows of the file; needs no database. */
function keyed({ ctx, of, kind, columns, columnAt, taking }: Reader, rows: readonly Row[]): KeyedRow[] {
  const around = aroundOf(ctx, kind, of);
  return rows.map((row) => {
    const broken = row.broken !== undefined;
    const content = row.broken
      ? brokenRow(row.broken)
      : withTitles(kind, readRow(columns, toldOf(row, columnAt), around, kind.check));
    const accepted = !broken && content.faults.length === 0;
    const key = accepted ? kind.keyOf(content.values) : null;
    if (accepted && taking) kind.prepare?.(content.values);
    return {
      line: row.line,
      content,
      sealed: sealContent(ctx, of.import_id, row.line, content),
      broken,
      keyIndex: key === null ? null : indexOfRow.key(ctx, kind.id, key),
      contentHash: key === null ? null : indexOfRow.content(ctx, kind.id, content.values),
    };
  });
}

const untaken = { outcome: null, subjectId: null, beforeSealed: null } as const;

/** A row that has to be mended before it can be taken over. */
function heldBack(
  ctx: Context,
  importId: string,
  { line, content }: Pick<NewStagedRow, 'line' | 'content'>,
  faults: readonly PlacedFault[],
): NewStagedRow {
  const marked = { ...content, faults };
  const sealed = sealContent(ctx, importId, line, marked);
  return {
    line,
    content: marked,
    sealed,
    keyIndex: null,
    contentHash: null,
    ...untaken,
    state: 'quarantined',
  };
}

/** Rows as they are to be written, held against each other and against those that stand there. */
async function judge(ctx: Context, importId: string, rows: readonly KeyedRow[]): Promise<NewStagedRow[]> {
  const earlier = await linesByKey(
    ctx,
    importId,
    rows.flatMap(({ keyIndex }) => keyIndex ?? []),
  );
  return rows.map(({ broken, ...row }): NewStagedRow => {
    if (broken) return { ...row, ...untaken, state: 'rejected' };
    const key = row.keyIndex?.toString('hex');
    const hash = row.contentHash?.toString('hex') ?? '';
    const first = key === undefined ? undefined : earlier.get(key);
    if (key !== undefined && !first) earlier.set(key, { line: row.line, hash });
    if (first && first.hash !== hash) return heldBack(ctx, importId, row, [duplicateDiffers(first.line)]);
    return { ...row, ...untaken, outcome: first ? 'repeated' : null, state: stateOf(row.content) };
  });
}

/** Takes the accepted of these rows over. @returns all of them as they are to be written, and the counts of outcomes with theirs. */
async function takeStaged(
  ctx: Context,
  of: ImportRow,
  staged: readonly NewStagedRow[],
): Promise<{ staged: NewStagedRow[]; outcomes: Record<string, number> }> {
  const accepted = staged
    .filter(({ state, outcome }) => (state === 'valid' || state === 'fixed') && outcome === null)
    .map(({ content, ...row }) => ({ ...row, content: () => content }));
  const { taken, refused, outcomes } = await takeRead(await asStarter(ctx, of), of, accepted);
  const takenAt = new Map(taken.map((one) => [one.line, one]));
  const faultsAt = new Map(refused.map(({ row, faults }) => [row.line, faults]));
  const written = staged.map((row): NewStagedRow => {
    const faults = faultsAt.get(row.line);
    if (faults) return heldBack(ctx, of.import_id, row, faults);
    const one = takenAt.get(row.line);
    return one
      ? { ...row, outcome: one.outcome, subjectId: one.subject_id, beforeSealed: one.before_sealed }
      : row;
  });
  return { staged: written, outcomes };
}

async function stageLot(
  ctx: Context,
  importId: string,
  rows: readonly KeyedRow[],
  { share, taking }: { share: number; taking: boolean },
): Promise<void> {
  const row = await lockImport(ctx, importId);
  const fresh = rows.filter(({ line }) => line > row.last_line);
  const judged = await judge(ctx, importId, fresh);
  const repeated = withRepeated(row, judged.filter(({ outcome }) => outcome === 'repeated').length);
  const { staged, outcomes } = taking
    ? await takeStaged(ctx, { ...row, outcomes: repeated }, judged)
    : { staged: judged, outcomes: repeated };
  await insertRows(ctx, row, staged);
  const count = (state: string) => staged.filter((one) => one.state === state).length;
  await changeImport(ctx, importId, {
    last_line: Math.max(row.last_line, ...fresh.map(({ line }) => line)),
    rows_in: row.rows_in + staged.length,
    valid: row.valid + count('valid'),
    fixed: row.fixed + count('fixed'),
    quarantined: row.quarantined + count('quarantined'),
    rejected: row.rejected + count('rejected'),
    outcomes,
    share,
  });
}

/** Writes a lot, taken over with it where that is asked for; one that a door refuses, or that met another, is only staged for `takeOver`. */
async function writeLot(
  transact: Transact,
  importId: string,
  rows: readonly KeyedRow[],
  { share, taking }: { share: number; taking: boolean },
): Promise<void> {
  const write = (now: boolean) => transact((ctx) => stageLot(ctx, importId, rows, { share, taking: now }));
  if (!taking) return write(false);
  try {
    await write(true);
  } catch (error) {
    if (!(error instanceof Problem) && !isConflict(error)) throw error;
    await write(false);
  }
}

/** Lines (from, to) of a column in which one value was merged over several rows. */
function mergedDown(ranges: readonly string[]): { at: number; from: number; to: number }[] {
  return ranges.flatMap((range) => {
    const [, first = '', from = '', last = '', to = ''] = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(range) ?? [];
    const at = columnOf(first);
    const end = columnOf(last);
    if (at === undefined || end === undefined || Number(to) <= Number(from)) return [];
    return Array.from({ length: Math.min(end - at + 1, 500) }, (_, offset) => ({
      at: at + offset,
      from: Number(from) + 1,
      to: Number(to),
    }));
  });
}

const merged = (column: string): PlacedFault => ({
  column,
  ...fault(
    'merged-cell',
    '这一格和上一行合并了，不知道这一行是不是同一个值',
    'This cell was merged with the row above, so it is not known whether the value holds here too',
  ),
});

/** Rows in which a merged cell hides a value are kept to be mended: the value stands in the first row only. */
async function markMerged(ctx: Context, importId: string, ranges: readonly string[]): Promise<void> {
  const row = await lockImport(ctx, importId);
  const columnAt = new Map(Object.entries(layoutOf(row).columns).map(([id, at]) => [at, id]));
  const hidden = new Map<number, string[]>();
  for (const { at, from, to } of mergedDown(ranges)) {
    const column = columnAt.get(at);
    if (column === undefined) continue;
    for (let line = from; line <= Math.min(to, row.last_line); line += 1)
      hidden.set(line, [...(hidden.get(line) ?? []), column]);
  }
  if (hidden.size === 0) return;
  const rows = await exchange(ctx)
    .selectFrom('staged_row')
    .select(['import_id', 'line', 'state', 'outcome', 'content_sealed'])
    .where('import_id', '=', importId)
    .where('line', 'in', [...hidden.keys()])
    .execute();
  const moved = { valid: 0, fixed: 0, quarantined: 0 };
  let repeated = 0;
  for (const { line, state, outcome, ...one } of rows) {
    const content = contentOf(ctx, { ...one, line });
    const columns = (hidden.get(line) ?? []).filter((column) => content.told[column] === undefined);
    if (columns.length === 0 || state === 'rejected') continue;
    const faults = [
      ...content.faults.filter(({ column }) => column === null || !columns.includes(column)),
      ...columns.map(merged),
    ];
    const marked = { ...content, faults };
    await exchange(ctx)
      .updateTable('staged_row')
      .set({
        state: 'quarantined',
        codes: codesOf(marked),
        content_sealed: sealContent(ctx, importId, line, marked),
        key_index: null,
        content_hash: null,
        outcome: null,
      })
      .where('import_id', '=', importId)
      .where('line', '=', line)
      .execute();
    moved[state as keyof typeof moved] -= 1;
    moved.quarantined += 1;
    if (outcome === 'repeated') repeated += 1;
  }
  await changeImport(ctx, importId, {
    outcomes: withRepeated(row, -repeated),
    valid: row.valid + moved.valid,
    fixed: row.fixed + moved.fixed,
    quarantined: row.quarantined + moved.quarantined,
  });
}

/**
 * Reads the file on from the last line that is staged, in a thread with limits; each lot in a transaction with its counts, so that a
 * process that was killed goes on where it stood.
 * @param taking accepted rows are taken over in the transaction that stages them; only of a file that `isPlain`. Those of which a door
 *   refuses one are left to `takeOver`.
 * @param until no new lot is begun behind this moment of `performance.now()`.
 * @returns whether the file was read to its end.
 * @throws Problem where a file that was plain can no longer be read.
 */
export async function stageRows(
  transact: Transact,
  importId: string,
  file: string,
  {
    taking = false,
    until = Number.POSITIVE_INFINITY,
    watch,
  }: { taking?: boolean; until?: number; watch?: () => Promise<void> } = {},
): Promise<boolean> {
  const row = await transact((ctx) => lockImport(ctx, importId));
  const { sheet, headLine } = layoutOf(row);
  const input: ReadTable = {
    file,
    sheet,
    after: Math.max(headLine, row.last_line),
    most: Number.MAX_SAFE_INTEGER,
  };
  let ranges: readonly string[] = [];
  let waiting: Row[] = [];
  const reader = await transact(async (ctx) => readerOf(ctx, row, taking));
  let writing = Promise.resolve();
  // While the database writes one lot, the next is read here.
  const write = async (share: number, all: boolean) => {
    while (waiting.length >= perLot || (all && waiting.length > 0)) {
      const lot = keyed(reader, waiting.splice(0, perLot));
      await writing;
      await watch?.();
      writing = writeLot(transact, importId, lot, { share, taking });
      // What goes wrong is heard where it is awaited.
      writing.catch(() => {});
    }
    if (all) await writing;
  };
  for await (const found of readInThread(input, taking)) {
    if ('refused' in found) {
      await write(1, true);
      // It was read through before and is another file by now: what was taken over is not said to be refused, and can be gone on with.
      if (taking) throw new Problem(422, found.refused.code, found.refused.detail);
      await transact((ctx) => changeImport(ctx, importId, { state: 'refused', problem: found.refused }));
      return true;
    }
    if ('merged' in found) ranges = found.merged;
    if (!('rows' in found)) continue;
    waiting = waiting.concat(found.rows);
    await write(found.share, false);
    if (performance.now() > until) {
      await writing;
      return false;
    }
  }
  await write(1, true);
  if (ranges.length > 0) await transact((ctx) => markMerged(ctx, importId, ranges));
  await transact((ctx) => changeImport(ctx, importId, { state: 'checked', share: 1 }));
  return true;
}
