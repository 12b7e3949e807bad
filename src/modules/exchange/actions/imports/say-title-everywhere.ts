import { sql } from 'kysely';
import type { Context } from '../../../../ground/context.ts';
import { rowsOf } from '../../../../ground/database/lots.ts';
import { fieldProblem } from '../../../../ground/problem.ts';
import { requireOccupation } from '../../../matching/index.ts';
import { askedOf, isUnclear, unclear, withTitles } from '../../code-titles.ts';
import type { RowContent } from '../../domain/row.ts';
import { getKind } from '../../kinds/kinds.ts';
import { alikeCode } from '../../store-alike.ts';
import {
  changeImport,
  codesOf,
  contentOf,
  exchange,
  indexOfRow,
  type StagedRowRow,
  sealContent,
} from '../../store-imports.ts';
import { lockOpen } from './mend-row.ts';

/** Rows that are looked at in one call: 0.1 s of this process where all of them say the title. A long list takes several. */
const perCall = 500;

/**
 * Says which occupation a title is in every row that has it, is not through, and in which nobody has said it yet; as `sayTitle` does it in one.
 * @param after the line behind which to go on; -1: from the first.
 * @returns in how many rows it was said now, and the line behind which the next call goes on; null where that was all.
 * @throws Problem 409 where rows are not mended now; 422 naming /title or /code.
 */
export async function sayTitleEverywhere(
  ctx: Context,
  importId: string,
  { title, code, after }: { title: string; code: string; after: number },
): Promise<{ rows: number; next: number | null }> {
  const of = await lockOpen(ctx, importId);
  const kind = getKind(of.kind);
  if (askedOf(kind) !== 'asked')
    throw fieldProblem('/title', 'no-such-title', {
      zh: '这类名单不用说明职业',
      en: 'Nobody is asked for occupations in such a list',
    });
  const { code: said } = requireOccupation(code);
  const rows = await exchange(ctx)
    .selectFrom('staged_row')
    .selectAll()
    .where('import_id', '=', importId)
    .where('line', '>', after)
    .where('outcome', 'is', null)
    .where('state', '<>', 'rejected')
    .$if(isUnclear(title), (query) => query.where(sql<boolean>`${unclear} = any (codes)`))
    .orderBy('line')
    .limit(perCall)
    .execute();
  const meant = rows.flatMap((row) => {
    const known = contentOf(ctx, row);
    if (known.occupations?.[title] !== undefined) return [];
    const content = withTitles(kind, known, { ...known.occupations, [title]: said });
    // A row that has not this title is as it was.
    return content.occupations?.[title] === undefined ? [] : [{ row, content }];
  });
  if (meant.length > 0) {
    await noteChanges(ctx, importId, meant);
    await writeMeant(ctx, importId, kind.id, meant);
    await changeImport(ctx, importId, { trial: null });
  }
  return { rows: meant.length, next: rows.length < perCall ? null : (rows.at(-1)?.line ?? null) };
}

interface MeantRow {
  row: StagedRowRow;
  content: RowContent;
}

/** Keeps what the rows said before, as `noteChange` does of one. */
async function noteChanges(ctx: Context, importId: string, meant: readonly MeantRow[]): Promise<void> {
  const before = meant.map(({ row: { line, area_lo, content_sealed } }) => ({
    import_id: importId,
    line,
    area_lo,
    what: 'corrected',
    before_sealed: content_sealed,
    changed_at: ctx.clock.now(),
    changed_by: ctx.actor.id,
  }));
  await sql`
    insert into exchange.row_change (import_id, line, seq, area_lo, what, before_sealed, changed_at, changed_by)
    select new.import_id, new.line,
      1 + (select count(*) from exchange.row_change old where old.import_id = new.import_id and old.line = new.line),
      new.area_lo, new.what, new.before_sealed, new.changed_at, new.changed_by
    from jsonb_populate_recordset(null::exchange.row_change, ${rowsOf(before)}::jsonb) new`.execute(ctx.tx);
}

async function writeMeant(
  ctx: Context,
  importId: string,
  kind: Parameters<typeof indexOfRow.content>[1],
  meant: readonly MeantRow[],
): Promise<void> {
  const written = meant.map(({ row: { line, codes, content_hash }, content }) => ({
    line,
    codes: [...codesOf(content), ...(codes.includes(alikeCode) ? [alikeCode] : [])],
    content_sealed: sealContent(ctx, importId, line, content),
    // Said otherwise, it is another row than the one that was taken over before.
    content_hash: content_hash && indexOfRow.content(ctx, kind, content.values),
  }));
  await sql`
    update exchange.staged_row row set codes = new.codes, content_sealed = new.content_sealed, content_hash = new.content_hash,
      changed_at = ${ctx.clock.now()}, changed_by = ${ctx.actor.id}
    from jsonb_populate_recordset(null::exchange.staged_row, ${rowsOf(written)}::jsonb) new
    where row.import_id = ${importId} and row.line = new.line`.execute(ctx.tx);
}
