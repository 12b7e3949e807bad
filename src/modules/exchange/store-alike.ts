import { type Selectable, sql } from 'kysely';
import { type Context, tablesOf } from '../../ground/context.ts';
import { rowsOf } from '../../ground/database/lots.ts';
import type { Against, Judgement } from './domain/linkage/judge.ts';
import type { Answer } from './store-answers.ts';
import type { ImportRow } from './store-imports.ts';
import type { DB, RowAlike } from './tables.ts';

/** This part's tables. */
export const alike = tablesOf<Pick<DB, 'row_alike' | 'row_block'>>('exchange');

export type AlikeRow = Selectable<RowAlike>;

/** The code under which rows that may be somebody on record, or another row, are counted and found. */
export const alikeCode = 'perhaps-the-same';

/** A row and who, or which other row, it may be. */
export interface FoundAlike {
  line: number;
  other: { personId: string } | { importId: string; line: number };
  judged: Judgement;
  /** What somebody has said of it in an earlier list. */
  answer?: Answer | undefined;
}

/** So many are shown of one row, the likeliest first. */
const mostPerRow = 3;

/** Writes what was found of rows that were not compared before. */
export async function insertAlike(
  ctx: Context,
  { import_id, area_lo }: ImportRow,
  found: readonly FoundAlike[],
): Promise<void> {
  const byLine = new Map<number, FoundAlike[]>();
  for (const one of found) byLine.set(one.line, [...(byLine.get(one.line) ?? []), one]);
  const rows = [...byLine].flatMap(([line, some]) =>
    some
      .sort((a, b) => b.judged.weight - a.judged.weight)
      .slice(0, mostPerRow)
      .map(({ other, judged: { weight, parts, against }, answer }, at) => ({
        import_id,
        line,
        seq: at + 1,
        area_lo,
        person_id: 'personId' in other ? other.personId : null,
        other_import: 'importId' in other ? other.importId : null,
        other_line: 'importId' in other ? other.line : null,
        weight,
        parts,
        against,
        said: answer?.said ?? null,
        said_by: answer?.by ?? null,
        said_at: answer?.at ?? null,
        said_earlier: answer !== undefined,
      })),
  );
  if (rows.length === 0) return;
  await sql`
    insert into exchange.row_alike
    select * from jsonb_populate_recordset(null::exchange.row_alike, ${rowsOf(rows)}::jsonb)
    on conflict (import_id, line, seq) do nothing`.execute(ctx.tx);
  await sql`
    update exchange.staged_row set codes = array_append(codes, ${alikeCode})
    where import_id = ${import_id} and line = any (${linesToAsk(rows)}::int[]) and not ${alikeCode} = any (codes)`.execute(
    ctx.tx,
  );
}

/** Of whom somebody may still have to say something. */
function linesToAsk(rows: readonly { line: number; said: string | null }[]): number[] {
  const settled = new Set(rows.filter(({ said }) => said === 'same').map(({ line }) => line));
  return [...new Set(rows.filter(({ said }) => said === null).map(({ line }) => line))].filter(
    (line) => !settled.has(line),
  );
}

/** What was found of some rows, by their lines, the likeliest first. */
export async function alikeOf(
  ctx: Context,
  importId: string,
  lines: readonly number[],
): Promise<Map<number, AlikeRow[]>> {
  if (lines.length === 0) return new Map();
  const rows = await alike(ctx)
    .selectFrom('row_alike')
    .selectAll()
    .where('import_id', '=', importId)
    .where('line', '=', (any) => any.fn.any(any.val([...lines])))
    .orderBy('line')
    .orderBy('seq')
    .execute();
  const found = new Map<number, AlikeRow[]>();
  for (const row of rows) found.set(row.line, [...(found.get(row.line) ?? []), row]);
  return found;
}

/** What a row says is another thing now, or it has become something: what was found of it no longer holds. */
export async function forgetAlike(ctx: Context, importId: string, line: number): Promise<void> {
  await forgetBlocks(ctx, importId, [line]);
  const { rows: told } = await sql<{ import_id: string; line: number }>`
    delete from exchange.row_alike
    where (import_id = ${importId} and line = ${line}) or (other_import = ${importId} and other_line = ${line} and said is null)
    returning import_id, line`.execute(ctx.tx);
  for (const one of told) await settleCode(ctx, one.import_id, one.line);
}

/** A row is found under the code as long as somebody may have to say something of it. */
export async function settleCode(ctx: Context, importId: string, line: number): Promise<void> {
  const found = (await alikeOf(ctx, importId, [line])).get(line) ?? [];
  const open = found.some(({ said }) => said === null) && !found.some(({ said }) => said === 'same');
  await sql`
    update exchange.staged_row set codes = array_remove(codes, ${alikeCode}) || ${open ? [alikeCode] : []}::text[]
    where import_id = ${importId} and line = ${line}`.execute(ctx.tx);
}

/** Rows that are through are found by others on record, and no longer as rows. */
export async function forgetBlocks(ctx: Context, importId: string, lines: readonly number[]): Promise<void> {
  await alike(ctx)
    .deleteFrom('row_block')
    .where('import_id', '=', importId)
    .where('line', '=', (any) => any.fn.any(any.val([...lines])))
    .execute();
}

/** What a pair's weight is made of, and what stands against it, as they are kept. */
export const judgedIn = ({ weight, parts, against }: AlikeRow): Omit<Judgement, 'verdict'> => ({
  weight,
  parts: parts as unknown as Judgement['parts'],
  against: against as Against[],
});
