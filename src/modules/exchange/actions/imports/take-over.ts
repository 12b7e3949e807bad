import { sql } from 'kysely';
import type { Context } from '../../../../ground/context.ts';
import { isConflict } from '../../../../ground/database/database.ts';
import { rowsOf } from '../../../../ground/database/lots.ts';
import { Problem } from '../../../../ground/problem.ts';
import { newId } from '../../../../ground/uuid.ts';
import type { PlacedFault, RowContent } from '../../domain/row.ts';
import type { Outcome, ReadyRow } from '../../kinds/kind.ts';
import { getKind } from '../../kinds/kinds.ts';
import { alikeOf } from '../../store-alike.ts';
import {
  aboutOf,
  asStarter,
  beforeOf,
  changeImport,
  codesOf,
  contentOf,
  countsIn,
  exchange,
  getImport,
  type ImportRow,
  lockImport,
  type StagedRowRow,
  sealBefore,
  sealContent,
  type TakenRow,
} from '../../store-imports.ts';
import type { Transact } from './original.ts';
import { joinedBy, queueAlike } from './queue-alike.ts';

/** Lines whose rows are taken over in one transaction. */
const perLot = 1000;

/** An accepted row that is to be taken over: staged before, or just read. */
export interface AcceptedRow {
  line: number;
  keyIndex: Buffer | null;
  contentHash: Buffer | null;
  content(): RowContent;
}

/** What became of a row of a lot. */
export interface Judged<Row extends AcceptedRow> {
  row: Row;
  outcome: Outcome | { done: 'same-as-before'; subjectId: string | null };
}

interface StagedToDo extends AcceptedRow {
  state: 'valid' | 'fixed';
}

/** Lines from and to, both included. */
interface Lines {
  from: number;
  to: number;
}

/**
 * The rows between two lines that are still to be taken over, kept from others meanwhile. By lines, not by so many rows: of a table that
 * has just grown the planner knows nothing, and would sort the whole import for each lot.
 */
async function rowsToDo(ctx: Context, importId: string, { from, to }: Lines): Promise<StagedToDo[]> {
  const rows = await exchange(ctx)
    .selectFrom('staged_row')
    .select(['import_id', 'line', 'state', 'key_index', 'content_hash', 'content_sealed'])
    .where('import_id', '=', importId)
    .where('line', '>=', from)
    .where('line', '<=', to)
    .where('outcome', 'is', null)
    .where('state', 'in', ['valid', 'fixed'])
    .orderBy('line')
    .forUpdate()
    .execute();
  return rows.map((row) => ({
    line: row.line,
    state: row.state as StagedToDo['state'],
    keyIndex: row.key_index,
    contentHash: row.content_hash,
    content: () => contentOf(ctx, row),
  }));
}

/** What was taken over last of these things from this source. */
async function takenBefore(ctx: Context, { kind, source, area_lo }: ImportRow, rows: readonly AcceptedRow[]) {
  const keys = rows.flatMap(({ keyIndex }) => keyIndex ?? []);
  if (keys.length === 0) return new Map<string, { hash: string; subjectId: string | null }>();
  const found = await sql<{ key_index: Buffer; content_hash: Buffer; subject_id: string | null }>`
    select key_index, content_hash, subject_id from exchange.taken
    where key_index = any (${keys}::bytea[]) and kind = ${kind} and source = ${source} and area_lo = ${area_lo}`.execute(
    ctx.tx,
  );
  return new Map(
    found.rows.map((row) => [
      row.key_index.toString('hex'),
      { hash: row.content_hash.toString('hex'), subjectId: row.subject_id },
    ]),
  );
}

/** Takes rows over in the transaction of `ctx`; what becomes of each is not kept yet. */
async function commitLot<Row extends AcceptedRow>(
  ctx: Context,
  of: ImportRow,
  rows: readonly Row[],
): Promise<Judged<Row>[]> {
  const kind = getKind(of.kind);
  const before = await takenBefore(ctx, of, rows);
  const known = await comparedBefore(ctx, of, rows);
  const isSame = ({ keyIndex, contentHash }: Row) => {
    const taken = keyIndex ? before.get(keyIndex.toString('hex')) : undefined;
    return taken && taken.hash === contentHash?.toString('hex') ? taken : undefined;
  };
  const fresh = before.size === 0 ? rows : rows.filter((row) => !isSame(row));
  const ready = fresh.map((row): ReadyRow => {
    const { values, confirmed = [] } = row.content();
    const takenAs = before.get(row.keyIndex?.toString('hex') ?? '')?.subjectId ?? null;
    const joins = joinedBy(known.get(row.line) ?? []);
    return { line: row.line, values, subjectId: newId(ctx.clock.now().getTime()), takenAs, confirmed, joins };
  });
  const outcomes = ready.length > 0 ? await kind.commit(ctx, ready, aboutOf(of)) : [];
  let at = 0;
  return rows.map((row): Judged<Row> => {
    const same = isSame(row);
    if (same) return { row, outcome: { done: 'same-as-before', subjectId: same.subjectId } };
    const outcome = outcomes[at];
    at += 1;
    if (!outcome) throw new Error(`${kind.id}: an outcome is missing`);
    return { row, outcome };
  });
}

/** What was found of these rows when they were compared, if they were. */
const comparedBefore = (ctx: Context, of: ImportRow, rows: readonly AcceptedRow[]) =>
  alikeOf(ctx, of.import_id, of.compared_line === null ? [] : rows.map(({ line }) => line));

/** What is kept of a lot: the rows that were taken over, those that were refused, and the counts of outcomes with theirs. */
interface KeptLot<Row> {
  taken: TakenRow[];
  refused: { row: Row; faults: readonly PlacedFault[] }[];
  outcomes: Record<string, number>;
}

/** Keeps what was taken over last of each thing, for the next list of this source; the rows and counts are the caller's to write. */
async function keepTaken<Row extends AcceptedRow>(
  ctx: Context,
  of: ImportRow,
  judged: readonly Judged<Row>[],
): Promise<KeptLot<Row>> {
  const { import_id: importId } = of;
  const kept: KeptLot<Row> = { taken: [], refused: [], outcomes: { ...countsIn(of.outcomes) } };
  const last: object[] = [];
  for (const { row, outcome } of judged) {
    if (outcome.done === 'refused') {
      kept.refused.push({ row, faults: outcome.faults });
      continue;
    }
    const { line, keyIndex, contentHash } = row;
    const done = outcome.done === 'same-as-before' ? 'unchanged' : outcome.done;
    kept.outcomes[done] = (kept.outcomes[done] ?? 0) + 1;
    const before = outcome.done === 'created' || outcome.done === 'changed' ? outcome.before : {};
    kept.taken.push({
      line,
      outcome: done,
      subject_id: outcome.subjectId,
      before_sealed: Object.keys(before).length > 0 ? sealBefore(ctx, importId, line, before) : null,
    });
    if (keyIndex && outcome.done !== 'elsewhere' && outcome.done !== 'same-as-before') {
      last.push({
        kind: of.kind,
        source: of.source,
        key_index: keyIndex,
        area_lo: of.area_lo,
        content_hash: contentHash,
        subject_id: outcome.subjectId,
        import_id: importId,
        taken_at: ctx.clock.now(),
      });
    }
  }
  if (last.length === 0) return kept;
  await sql`
    insert into exchange.taken
    select * from jsonb_populate_recordset(null::exchange.taken, ${rowsOf(last)}::jsonb)
    on conflict (key_index, kind, source, area_lo) do update set content_hash = excluded.content_hash, subject_id = excluded.subject_id,
      import_id = excluded.import_id, taken_at = excluded.taken_at`.execute(ctx.tx);
  return kept;
}

/** Takes over rows that were just read, in the transaction that writes them: what is kept of them goes with them. */
export async function takeRead<Row extends AcceptedRow>(
  ctx: Context,
  of: ImportRow,
  rows: readonly Row[],
): Promise<KeptLot<Row>> {
  return keepTaken(ctx, of, rows.length > 0 ? await commitLot(ctx, of, rows) : []);
}

/** Keeps what became of a lot, with the import's counts. */
async function noteOutcomes(
  ctx: Context,
  importId: string,
  judged: readonly Judged<StagedToDo>[],
): Promise<void> {
  // Lots are taken over side by side: only what is added to the counts waits for the other.
  const of = await lockImport(ctx, importId);
  const { taken, refused, outcomes } = await keepTaken(ctx, of, judged);
  const moved = { valid: 0, fixed: 0, quarantined: 0 };
  for (const { row, faults } of refused) {
    await keepRefused(ctx, importId, row, faults);
    moved[row.state] -= 1;
    moved.quarantined += 1;
  }
  await sql`
    update exchange.staged_row row set outcome = new.outcome, subject_id = new.subject_id, before_sealed = new.before_sealed
    from jsonb_populate_recordset(null::exchange.staged_row, ${rowsOf(taken)}::jsonb) new
    where row.import_id = ${importId} and row.line = new.line`.execute(ctx.tx);
  await changeImport(ctx, importId, {
    outcomes,
    valid: of.valid + moved.valid,
    fixed: of.fixed + moved.fixed,
    quarantined: of.quarantined + moved.quarantined,
    share: shareOf(of, outcomes),
  });
  if (of.compared_line !== null) await queueAlike(ctx, of, judged);
}

/** A row that was refused when it was to be taken over waits to be mended. */
async function keepRefused(
  ctx: Context,
  importId: string,
  { line, content }: StagedToDo,
  faults: readonly PlacedFault[],
): Promise<void> {
  const marked = { ...content(), faults };
  await exchange(ctx)
    .updateTable('staged_row')
    .set({
      state: 'quarantined',
      codes: codesOf(marked),
      content_sealed: sealContent(ctx, importId, line, marked),
      key_index: null,
      content_hash: null,
    })
    .where('import_id', '=', importId)
    .where('line', '=', line)
    .execute();
}

function shareOf({ valid, fixed }: ImportRow, outcomes: Record<string, number>): number {
  const done = Object.values(outcomes).reduce((sum, count) => sum + count, 0);
  return Math.min(1, done / Math.max(1, valid + fixed));
}

/** Takes the rows of some lines over: all of them with their outcomes, or none. */
function takeLines(transact: Transact, importId: string, lines: Lines): Promise<void> {
  const take = () =>
    transact(async (ctx) => {
      const of = await getImport(ctx, importId);
      const starter = await asStarter(ctx, of);
      const rows = await rowsToDo(starter, importId, lines);
      if (rows.length > 0) await noteOutcomes(starter, importId, await commitLot(starter, of, rows));
    });
  // Two lots that met in the database: the second time the other has finished.
  return take().catch((error) => (isConflict(error) ? take() : Promise.reject(error)));
}

/** Takes a lot over; where a door refuses one row and so all of them, row by row, and that one waits to be mended. */
async function takeLot(transact: Transact, importId: string, lines: Lines): Promise<void> {
  try {
    return await takeLines(transact, importId, lines);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
  }
  for (let line = lines.from; line <= lines.to; line += 1) {
    const one = { from: line, to: line };
    try {
      await takeLines(transact, importId, one);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const { code, detail, fields } = error;
      const faults = [{ column: null, code, reason: fields[0]?.detail ?? detail }] as const;
      await transact(async (ctx) => {
        const rows = await rowsToDo(ctx, importId, one);
        await noteOutcomes(
          ctx,
          importId,
          rows.map((row) => ({ row, outcome: { done: 'refused', faults } })),
        );
      });
    }
  }
}

/**
 * Takes accepted rows over, lot by lot in transactions of their own: a row with its outcome or neither, so that a process that was killed
 * goes on where it stood and nothing is taken over twice. Where the kind allows, one lot is prepared here while another is written.
 * @param line only this one; null: all.
 * @returns whether all was done before `until` (`performance.now()`).
 */
export async function takeOver(
  transact: Transact,
  importId: string,
  {
    line = null,
    until = Number.POSITIVE_INFINITY,
    watch,
  }: { line?: number | null; until?: number; watch?: () => Promise<void> } = {},
): Promise<boolean> {
  if (line !== null) {
    await takeLot(transact, importId, { from: line, to: line });
  } else {
    const of = await transact((ctx) => getImport(ctx, importId));
    const { kind, last_line: last } = of;
    // Where rows were taken over as they were read there is nothing left to look for.
    let next = shareOf(of, countsIn(of.outcomes)) < 1 ? 0 : last + 1;
    const lane = async () => {
      while (next <= last && performance.now() <= until) {
        const from = next;
        next += perLot;
        await takeLot(transact, importId, { from, to: next - 1 });
        await watch?.();
      }
    };
    const { lanes = 1 } = getKind(kind);
    const done = await Promise.allSettled(Array.from({ length: lanes }, lane));
    for (const one of done) if (one.status === 'rejected') throw one.reason;
    if (next <= last) return false;
  }
  await transact((ctx) => changeImport(ctx, importId, { state: 'committed', share: 1 }));
  return true;
}

/** Thrown to take a lot back that was only tried. */
class OnlyTried extends Error {
  readonly counts: Record<string, number>;
  constructor(counts: Record<string, number>) {
    super('only tried');
    this.name = 'OnlyTried';
    this.counts = counts;
  }
}

/**
 * Tries what taking over would do: each lot is taken over and taken back again; only the counts stay.
 * @returns whether all was tried before `until`.
 */
export async function tryTakingOver(
  transact: Transact,
  importId: string,
  { until = Number.POSITIVE_INFINITY, watch }: { until?: number; watch?: () => Promise<void> } = {},
): Promise<boolean> {
  const known = await transact((ctx) => lockImport(ctx, importId));
  let trial = countsIn(known.trial);
  for (let from = (trial.lastLine ?? -1) + 1; from <= known.last_line; from += perLot) {
    const to = from + perLot - 1;
    const tried = await transact(async (ctx) => {
      const of = await lockImport(ctx, importId);
      const rows = await rowsToDo(ctx, importId, { from, to });
      const judged = await commitLot(await asStarter(ctx, of), of, rows);
      const counts: Record<string, number> = {};
      for (const { outcome } of judged) {
        const done = outcome.done === 'same-as-before' ? 'unchanged' : outcome.done;
        counts[done] = (counts[done] ?? 0) + 1;
      }
      throw new OnlyTried(counts);
    }).catch((error) => {
      if (error instanceof OnlyTried) return error.counts;
      throw error;
    });
    trial = { ...trial, lastLine: to };
    for (const [done, count] of Object.entries(tried)) trial[done] = (trial[done] ?? 0) + count;
    const now = trial;
    await transact((ctx) =>
      changeImport(ctx, importId, { trial: now, share: shareOf(known, countsWithout(now)) }),
    );
    await watch?.();
    if (performance.now() > until) return false;
  }
  const { lastLine: _, ...counts } = trial;
  await transact((ctx) => changeImport(ctx, importId, { state: 'checked', share: 1, trial: counts }));
  return true;
}

function countsWithout({ lastLine: _, ...counts }: Record<string, number>): Record<string, number> {
  return counts;
}

/**
 * Undoes what was taken over, the last row first. What somebody has built on since is kept and counted as kept.
 * @returns whether all was undone before `until`.
 */
export async function undoImport(
  transact: Transact,
  importId: string,
  { until = Number.POSITIVE_INFINITY, watch }: { until?: number; watch?: () => Promise<void> } = {},
): Promise<boolean> {
  while (true) {
    const count = await transact(async (ctx) => {
      const of = await lockImport(ctx, importId);
      const rows = await exchange(ctx)
        .selectFrom('staged_row')
        .selectAll()
        .where('import_id', '=', importId)
        .where('outcome', 'in', ['created', 'changed'])
        .orderBy('line', 'desc')
        .limit(perLot)
        .execute();
      if (rows.length > 0) await undoLot(await asStarter(ctx, of), of, rows);
      return rows.length;
    });
    await watch?.();
    if (count === 0) break;
    if (performance.now() > until) return false;
  }
  await transact((ctx) => changeImport(ctx, importId, { state: 'undone', share: 1 }));
  return true;
}

async function undoLot(ctx: Context, of: ImportRow, rows: readonly StagedRowRow[]): Promise<void> {
  const kind = getKind(of.kind);
  const done = await kind.undo(
    ctx,
    rows.map((row) => ({
      line: row.line,
      subjectId: row.subject_id ?? '',
      outcome: row.outcome as 'created' | 'changed',
      before: beforeOf(ctx, row),
      values: contentOf(ctx, row).values,
    })),
    aboutOf(of),
  );
  const outcomes = countsIn(of.outcomes);
  for (const [at, row] of rows.entries()) {
    const became = done[at] ?? 'kept';
    const was = row.outcome ?? '';
    outcomes[was] = (outcomes[was] ?? 1) - 1;
    outcomes[became] = (outcomes[became] ?? 0) + 1;
    await exchange(ctx)
      .updateTable('staged_row')
      .set({ outcome: became, changed_at: ctx.clock.now(), changed_by: ctx.actor.id })
      .where('import_id', '=', row.import_id)
      .where('line', '=', row.line)
      .execute();
  }
  // The same list may be taken over again afterwards.
  const keys = rows.flatMap(({ key_index }) => key_index ?? []);
  await sql`delete from exchange.taken where key_index = any (${keys}::bytea[]) and kind = ${of.kind} and source = ${of.source}
      and area_lo = ${of.area_lo}`.execute(ctx.tx);
  await changeImport(ctx, of.import_id, {
    outcomes,
    share:
      1 - Math.max(0, (outcomes.created ?? 0) + (outcomes.changed ?? 0)) / Math.max(1, of.valid + of.fixed),
  });
}
