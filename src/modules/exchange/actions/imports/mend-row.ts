import type { Context } from '../../../../ground/context.ts';
import { fieldProblem } from '../../../../ground/problem.ts';
import { withTitles } from '../../code-titles.ts';
import { type RowContent, readRow, stateOf } from '../../domain/row.ts';
import { getKind } from '../../kinds/kinds.ts';
import { getCheck } from '../../load-checks.ts';
import { forgetAlike } from '../../store-alike.ts';
import {
  changeImport,
  codesOf,
  contentOf,
  exchange,
  type ImportRow,
  indexOfRow,
  linesByKey,
  lockImport,
  type StagedRowRow,
  sealContent,
  withRepeated,
} from '../../store-imports.ts';
import { planComparingRow } from './compare-rows.ts';
import { rowLook } from './see-import.ts';
import { aroundOf, duplicateDiffers } from './stage-rows.ts';
import { notNow } from './start-import.ts';

/** Steps in which rows are mended: once everything is read. */
const open = ['checked', 'committed'];

/** An import whose rows are mended, kept from others. @throws Problem 409. */
export async function lockOpen(ctx: Context, importId: string): Promise<ImportRow> {
  const of = await lockImport(ctx, importId);
  if (!open.includes(of.state)) throw notNow();
  return of;
}

/** A row that is not through and not put aside, kept from others. @throws Problem 409. */
export async function lockRow(
  ctx: Context,
  importId: string,
  line: number,
): Promise<{ of: ImportRow; row: StagedRowRow }> {
  const of = await lockOpen(ctx, importId);
  const row = await exchange(ctx)
    .selectFrom('staged_row')
    .selectAll()
    .where('import_id', '=', importId)
    .where('line', '=', line)
    .executeTakeFirst();
  if (!row || row.outcome !== null || row.state === 'rejected') throw notNow();
  return { of, row };
}

/** Keeps what a row said before a person changed it. */
export async function noteChange(
  ctx: Context,
  { import_id: importId, line, area_lo, content_sealed }: StagedRowRow,
  what: 'corrected' | 'confirmed' | 'dropped',
): Promise<void> {
  const { count } = await exchange(ctx)
    .selectFrom('row_change')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('import_id', '=', importId)
    .where('line', '=', line)
    .executeTakeFirstOrThrow();
  await exchange(ctx)
    .insertInto('row_change')
    .values({
      import_id: importId,
      line,
      seq: Number(count) + 1,
      area_lo,
      what,
      before_sealed: content_sealed,
      changed_at: ctx.clock.now(),
      changed_by: ctx.actor.id,
    })
    .execute();
}

/** Writes what became of a row by hand, what it said before beside it. */
async function writeRow(
  ctx: Context,
  of: ImportRow,
  row: StagedRowRow,
  what: 'corrected' | 'confirmed' | 'dropped',
  next: Pick<StagedRowRow, 'state' | 'key_index' | 'content_hash'> & {
    content: RowContent;
    outcome?: 'repeated';
  },
): Promise<StagedRowRow> {
  const { import_id: importId, line } = row;
  await noteChange(ctx, row, what);
  const written = await exchange(ctx)
    .updateTable('staged_row')
    .set({
      state: next.state,
      codes: codesOf(next.content),
      content_sealed: sealContent(ctx, importId, line, next.content),
      key_index: next.key_index,
      content_hash: next.content_hash,
      outcome: next.outcome ?? null,
      changed_at: ctx.clock.now(),
      changed_by: ctx.actor.id,
    })
    .where('import_id', '=', importId)
    .where('line', '=', line)
    .returningAll()
    .executeTakeFirstOrThrow();
  const counts = { valid: of.valid, fixed: of.fixed, quarantined: of.quarantined, rejected: of.rejected };
  counts[row.state as keyof typeof counts] -= 1;
  counts[next.state as keyof typeof counts] += 1;
  const outcomes = withRepeated(of, next.outcome === 'repeated' ? 1 : 0);
  await changeImport(ctx, importId, { ...counts, outcomes, trial: null });
  await forgetAlike(ctx, importId, line);
  if (next.state !== 'rejected' && next.state !== 'quarantined') await planComparingRow(ctx, of, line);
  return written;
}

/**
 * Corrects cells of a row, or confirms that a doubt is true; the row is read and checked again, and its first words stay known.
 * @throws Problem 409 where the row is taken over or not yet read; 422 naming /cells or /confirm.
 */
export async function mendRow(
  ctx: Context,
  importId: string,
  line: number,
  { cells, confirm }: { cells: Readonly<Record<string, string>>; confirm: readonly string[] },
) {
  const { of, row } = await lockRow(ctx, importId, line);
  const kind = getKind(of.kind);
  const strange = Object.keys(cells).find((id) => !kind.columns.some((column) => column.id === id));
  if (strange !== undefined) {
    throw fieldProblem(`/cells/${strange}`, 'no-such-column', {
      zh: '没有这一列，请刷新',
      en: 'There is no such column; please reload',
    });
  }
  const known = contentOf(ctx, row);
  const sure = confirm.find(
    (code) => !known.faults.some((one) => one.code === code) || getCheck(code).is !== 'doubt',
  );
  if (sure !== undefined) {
    throw fieldProblem('/confirm', 'no-doubt', {
      zh: '这一项不能直接确认，请改好',
      en: 'This cannot be confirmed; please mend it',
    });
  }
  const told = { ...known.told };
  for (const [id, text] of Object.entries(cells)) {
    if (text.trim() === '') delete told[id];
    else told[id] = { text, kind: 'text' };
  }
  const confirmed = [...new Set([...(known.confirmed ?? []), ...confirm])];
  const read = readRow(kind.columns, told, aroundOf(ctx, kind, of), kind.check, confirmed);
  const content = withTitles(kind, read, known.occupations);
  const key = content.faults.length === 0 ? kind.keyOf(content.values) : null;
  const what = Object.keys(cells).length > 0 ? 'corrected' : 'confirmed';
  if (key === null) {
    const written = await writeRow(ctx, of, row, what, {
      content,
      state: stateOf(content),
      key_index: null,
      content_hash: null,
    });
    return rowLook(kind, written, content);
  }
  const keyIndex = indexOfRow.key(ctx, kind.id, key);
  const contentHash = indexOfRow.content(ctx, kind.id, content.values);
  const first = (await linesByKey(ctx, importId, [keyIndex])).get(keyIndex.toString('hex'));
  const other = first && first.line !== line ? first : undefined;
  const differs = other !== undefined && other.hash !== contentHash.toString('hex');
  const judged = differs ? { ...content, faults: [duplicateDiffers(other.line)] } : content;
  const written = await writeRow(ctx, of, row, what, {
    content: judged,
    // What a person has put right is fixed, whatever it took.
    state: differs ? 'quarantined' : 'fixed',
    key_index: differs ? null : keyIndex,
    content_hash: differs ? null : contentHash,
    ...(other && !differs ? { outcome: 'repeated' as const } : {}),
  });
  return rowLook(kind, written, judged);
}

/** Rejects a row by hand: it is counted as rejected, and what it says is kept. */
export async function dropRow(ctx: Context, importId: string, line: number) {
  const { of, row } = await lockRow(ctx, importId, line);
  const content = contentOf(ctx, row);
  const written = await writeRow(ctx, of, row, 'dropped', {
    content,
    state: 'rejected',
    key_index: null,
    content_hash: null,
  });
  return rowLook(getKind(of.kind), written, content);
}
