import { sql } from 'kysely';
import type { Context } from '../../../../ground/context.ts';
import { rowsOf } from '../../../../ground/database/lots.ts';
import { Problem } from '../../../../ground/problem.ts';
import { newId } from '../../../../ground/uuid.ts';
import type { Outcome, ReadyRow } from '../../kinds/kind.ts';
import { getKind } from '../../kinds/kinds.ts';
import {
  aboutOf,
  asStarter,
  beforeOf,
  changeImport,
  codesOf,
  contentOf,
  countsIn,
  exchange,
  type ImportRow,
  lockImport,
  type StagedRowRow,
  sealBefore,
  sealContent,
} from '../../store-imports.ts';
import type { Transact } from './original.ts';

/** Rows that are taken over in one transaction. */
const perLot = 256;

interface Judged {
  row: StagedRowRow;
  outcome: Outcome | { done: 'same-as-before'; subjectId: string | null };
}

async function lotToDo(
  ctx: Context,
  importId: string,
  after: number,
  lines: readonly number[] | null,
  most = perLot,
) {
  return exchange(ctx)
    .selectFrom('staged_row')
    .selectAll()
    .where('import_id', '=', importId)
    .where('outcome', 'is', null)
    .where('state', 'in', ['valid', 'fixed'])
    .where('line', '>', after)
    .$if(lines !== null, (query) => query.where('line', 'in', [...(lines ?? []), -1]))
    .orderBy('line')
    .limit(most)
    .execute();
}

/** What was taken over last of these things from this source. */
async function takenBefore(
  ctx: Context,
  { kind, source, area_lo }: ImportRow,
  rows: readonly StagedRowRow[],
) {
  const keys = rows.flatMap(({ key_index }) => key_index ?? []);
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

async function commitLot(ctx: Context, of: ImportRow, rows: readonly StagedRowRow[]): Promise<Judged[]> {
  const kind = getKind(of.kind);
  const before = await takenBefore(ctx, of, rows);
  const isSame = ({ key_index, content_hash }: StagedRowRow) => {
    const taken = key_index ? before.get(key_index.toString('hex')) : undefined;
    return taken && taken.hash === content_hash?.toString('hex') ? taken : undefined;
  };
  const fresh = rows.filter((row) => !isSame(row));
  const ready = fresh.map((row): ReadyRow => {
    const { values, confirmed = [] } = contentOf(ctx, row);
    const takenAs = before.get(row.key_index?.toString('hex') ?? '')?.subjectId ?? null;
    return { line: row.line, values, subjectId: newId(ctx.clock.now().getTime()), takenAs, confirmed };
  });
  const outcomes = ready.length > 0 ? await kind.commit(ctx, ready, aboutOf(of)) : [];
  let at = 0;
  return rows.map((row): Judged => {
    const same = isSame(row);
    if (same) return { row, outcome: { done: 'same-as-before', subjectId: same.subjectId } };
    const outcome = outcomes[at];
    at += 1;
    if (!outcome) throw new Error(`${kind.id}: an outcome is missing`);
    return { row, outcome };
  });
}

/** Keeps what became of a lot, with the import's counts. */
async function noteOutcomes(ctx: Context, of: ImportRow, judged: readonly Judged[]): Promise<void> {
  const outcomes = countsIn(of.outcomes);
  const moved = { valid: 0, fixed: 0, quarantined: 0 };
  const written: object[] = [];
  const taken: object[] = [];
  for (const { row, outcome } of judged) {
    const { import_id: importId, line } = row;
    const base = { import_id: importId, line };
    if (outcome.done === 'refused') {
      const content = contentOf(ctx, row);
      const marked = { ...content, faults: outcome.faults };
      moved[row.state as 'valid' | 'fixed'] -= 1;
      moved.quarantined += 1;
      written.push({
        ...base,
        state: 'quarantined',
        codes: codesOf(marked),
        content_sealed: sealContent(ctx, importId, line, marked),
      });
      continue;
    }
    const done = outcome.done === 'same-as-before' ? 'unchanged' : outcome.done;
    outcomes[done] = (outcomes[done] ?? 0) + 1;
    const kept = outcome.done === 'created' || outcome.done === 'changed';
    written.push({
      ...base,
      state: row.state,
      codes: row.codes,
      content_sealed: row.content_sealed,
      outcome: done,
      subject_id: outcome.subjectId,
      before_sealed: kept ? sealBefore(ctx, importId, line, outcome.before) : null,
    });
    if (row.key_index && outcome.done !== 'elsewhere' && outcome.done !== 'same-as-before') {
      taken.push({
        kind: of.kind,
        source: of.source,
        key_index: row.key_index,
        area_lo: of.area_lo,
        content_hash: row.content_hash,
        subject_id: outcome.subjectId,
        import_id: importId,
        taken_at: ctx.clock.now(),
      });
    }
  }
  await sql`
    update exchange.staged_row row set state = new.state, codes = new.codes, content_sealed = new.content_sealed, outcome = new.outcome,
      subject_id = new.subject_id, before_sealed = new.before_sealed
    from jsonb_populate_recordset(null::exchange.staged_row, ${rowsOf(written)}::jsonb) new
    where row.import_id = new.import_id and row.line = new.line`.execute(ctx.tx);
  await sql`
    insert into exchange.taken
    select * from jsonb_populate_recordset(null::exchange.taken, ${rowsOf(taken)}::jsonb)
    on conflict (key_index, kind, source, area_lo) do update set content_hash = excluded.content_hash, subject_id = excluded.subject_id,
      import_id = excluded.import_id, taken_at = excluded.taken_at`.execute(ctx.tx);
  await changeImport(ctx, of.import_id, {
    outcomes,
    valid: of.valid + moved.valid,
    fixed: of.fixed + moved.fixed,
    quarantined: of.quarantined + moved.quarantined,
    share: shareOf(of, outcomes),
  });
}

function shareOf({ valid, fixed }: ImportRow, outcomes: Record<string, number>): number {
  const done = Object.values(outcomes).reduce((sum, count) => sum + count, 0);
  return Math.min(1, done / Math.max(1, valid + fixed));
}

/** Takes the next lot over. @returns its last line; undefined where there was none. */
async function takeLot(
  transact: Transact,
  importId: string,
  after: number,
  lines: readonly number[] | null,
): Promise<number | undefined> {
  const take = (most: number) =>
    transact(async (ctx) => {
      const of = await lockImport(ctx, importId);
      const rows = await lotToDo(ctx, importId, after, lines, most);
      if (rows.length > 0) {
        const starter = await asStarter(ctx, of);
        await noteOutcomes(starter, of, await commitLot(starter, of, rows));
      }
      return rows.at(-1)?.line;
    });
  try {
    return await take(perLot);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
  }
  // One row of the lot is refused by a door, which refuses all: the first alone, and if it is that one it waits to be mended.
  try {
    return await take(1);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { code, detail, fields } = error;
    const reason = fields?.[0]?.detail ?? detail;
    return transact(async (ctx) => {
      const of = await lockImport(ctx, importId);
      const rows = await lotToDo(ctx, importId, after, lines, 1);
      await noteOutcomes(
        ctx,
        of,
        rows.map((row) => ({ row, outcome: { done: 'refused', faults: [{ column: null, code, reason }] } })),
      );
      return rows.at(-1)?.line;
    });
  }
}

/**
 * Takes accepted rows over, lot by lot in transactions of their own: a row with its outcome or neither, so that a process that was killed
 * goes on where it stood and nothing is taken over twice.
 * @param lines only these; null: all.
 * @returns whether all was done before `until` (`performance.now()`).
 */
export async function takeOver(
  transact: Transact,
  importId: string,
  {
    lines = null,
    until = Number.POSITIVE_INFINITY,
    watch,
  }: { lines?: readonly number[] | null; until?: number; watch?: () => Promise<void> } = {},
): Promise<boolean> {
  for (let after = -1; ; ) {
    const last = await takeLot(transact, importId, after, lines);
    await watch?.();
    if (last === undefined) break;
    after = last;
    if (performance.now() > until) return false;
  }
  await transact((ctx) => changeImport(ctx, importId, { state: 'committed', share: 1 }));
  return true;
}

/** Thrown to take a lot back that was only tried. */
class OnlyTried extends Error {
  readonly counts: Record<string, number>;
  readonly last: number;
  constructor(counts: Record<string, number>, last: number) {
    super('only tried');
    this.name = 'OnlyTried';
    this.counts = counts;
    this.last = last;
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
  for (let after = trial.lastLine ?? -1; ; ) {
    const tried = await transact(async (ctx) => {
      const of = await lockImport(ctx, importId);
      const rows = await lotToDo(ctx, importId, after, null);
      const last = rows.at(-1)?.line;
      if (last === undefined) return undefined;
      const judged = await commitLot(await asStarter(ctx, of), of, rows);
      const counts: Record<string, number> = {};
      for (const { outcome } of judged) {
        const done = outcome.done === 'same-as-before' ? 'unchanged' : outcome.done;
        counts[done] = (counts[done] ?? 0) + 1;
      }
      throw new OnlyTried(counts, last);
    }).catch((error) => {
      if (error instanceof OnlyTried) return error;
      throw error;
    });
    if (tried === undefined) break;
    after = tried.last;
    trial = { ...trial, lastLine: tried.last };
    for (const [done, count] of Object.entries(tried.counts)) trial[done] = (trial[done] ?? 0) + count;
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
