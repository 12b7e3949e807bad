import { sql } from 'kysely';
import type { Context } from '../../../../ground/context.ts';
import { rowsOf } from '../../../../ground/database/lots.ts';
import { planJob } from '../../../../ground/jobs/jobs.ts';
import { compareWithRegister, type Likeness } from '../../../people/index.ts';
import { blocksOf } from '../../domain/linkage/blocks.ts';
import { compare } from '../../domain/linkage/compare.ts';
import { type Judgement, judge, type Model } from '../../domain/linkage/judge.ts';
import type { Agreement } from '../../domain/linkage/traits.ts';
import type { Kind } from '../../kinds/kind.ts';
import { getKind } from '../../kinds/kinds.ts';
import { similarCharacters } from '../../load-characters.ts';
import { type FoundAlike, insertAlike } from '../../store-alike.ts';
import { type AskedRow, answersTo } from '../../store-answers.ts';
import { currentModel } from '../../store-duplicates.ts';
import {
  asStarter,
  changeImport,
  contentOf,
  exchange,
  getImport,
  type ImportRow,
  lockImport,
} from '../../store-imports.ts';
import type { Transact } from './original.ts';

/** Lines of one transaction. */
const perLot = 500;

/** Of rows under one block so many are compared; a phone that stands in each row of a list tells nothing of anybody. */
const mostPerBlock = 20;

/** Has the accepted rows of a list compared, if it is one of people. */
export async function planComparing(ctx: Context, importId: string): Promise<void> {
  const { kind } = await getImport(ctx, importId);
  if (!getKind(kind).likenessOf) return;
  await changeImport(ctx, importId, { compared_line: -1 });
  await planJob(ctx, 'exchange.compare-rows', { importId });
}

/** Has a row compared anew that says something else now; where the others are still to be compared, it is one of them. */
export async function planComparingRow(ctx: Context, of: ImportRow, line: number): Promise<void> {
  if (of.compared_line !== null && line <= of.compared_line)
    await planJob(ctx, 'exchange.compare-rows', { importId: of.import_id, line });
}

/** While rows wait; afterwards everybody is on record. */
const open = ['checked', 'trying', 'committed'];

/**
 * Holds accepted rows of people against each other, against those of other lists that wait, and against the register, by the model and the
 * blocks by which two on record are compared. It is done behind the reading, lot by lot; nothing of the rows is changed but what is shown.
 * @param until no new lot is begun behind this moment of `performance.now()`.
 * @returns whether all was compared.
 */
export async function compareRows(
  transact: Transact,
  importId: string,
  { until = Number.POSITIVE_INFINITY }: { until?: number } = {},
): Promise<boolean> {
  for (;;) {
    const left = await transact(async (ctx) => {
      const of = await getImport(ctx, importId);
      const from = (of.compared_line ?? -1) + 1;
      if (!getKind(of.kind).likenessOf || from > of.last_line) return false;
      if (!open.includes(of.state)) {
        // It is being written, or given up: nobody waits for this any longer. Rows that are mended later are compared one by one.
        await changeImport(ctx, importId, { compared_line: of.last_line });
        return false;
      }
      const to = Math.min(from + perLot - 1, of.last_line);
      await compareLines(await asStarter(ctx, of), of, { from, to });
      await lockImport(ctx, importId);
      await changeImport(ctx, importId, { compared_line: to });
      return to < of.last_line;
    });
    if (!left) return true;
    if (performance.now() > until) return false;
  }
}

/** Compares one row that was mended. */
export async function compareRow(transact: Transact, importId: string, line: number): Promise<void> {
  await transact(async (ctx) => {
    const of = await getImport(ctx, importId);
    if (open.includes(of.state)) await compareLines(await asStarter(ctx, of), of, { from: line, to: line });
  });
}

interface Asking {
  line: number;
  likeness: Likeness;
  keyIndex: Buffer | null;
}

async function compareLines(
  ctx: Context,
  of: ImportRow,
  { from, to }: { from: number; to: number },
): Promise<void> {
  const { likenessOf } = getKind(of.kind);
  if (!likenessOf) return;
  const rows = await exchange(ctx)
    .selectFrom('staged_row')
    .select(['import_id', 'line', 'content_sealed', 'key_index'])
    .where('import_id', '=', of.import_id)
    .where('line', '>=', from)
    .where('line', '<=', to)
    .where('outcome', 'is', null)
    .where('state', 'in', ['valid', 'fixed'])
    .orderBy('line')
    .execute();
  const asking = rows.map(
    (row): Asking => ({
      line: row.line,
      likeness: likenessOf(contentOf(ctx, row).values),
      keyIndex: row.key_index,
    }),
  );
  if (asking.length === 0) return;
  const { model } = await currentModel(ctx);
  const found = [
    ...(await withAnswers(ctx, of, asking, await alikeOnRecord(ctx, model, asking))),
    ...(await alikeInLists(ctx, model, of, asking, likenessOf)),
  ];
  await insertAlike(ctx, of, found);
}

const agreementBetween = (a: Likeness, b: Likeness): Agreement => compare(a, b, similarCharacters());

/** What a pair is worth telling; nothing where it is two people, or where the number says that it is one. */
function told(model: Model, agreement: Agreement): Judgement[] {
  const judged = judge(model, agreement);
  return judged.verdict === 'different' || agreement.idNumber === 'equal' ? [] : [judged];
}

async function alikeOnRecord(ctx: Context, model: Model, asking: readonly Asking[]): Promise<FoundAlike[]> {
  const newcomers = asking.map(({ line, likeness }) => ({ key: String(line), likeness }));
  const pairs = await compareWithRegister(ctx, newcomers, agreementBetween);
  return pairs.flatMap(({ key, personId, made }) =>
    told(model, made).map((judged) => ({ line: Number(key), other: { personId }, judged })),
  );
}

/** With what was said of the same rows of the source in an earlier list. */
async function withAnswers(
  ctx: Context,
  of: ImportRow,
  asking: readonly Asking[],
  found: readonly FoundAlike[],
): Promise<FoundAlike[]> {
  const lines = new Set(found.map(({ line }) => line));
  const asked = new Map(
    asking.flatMap(({ line, keyIndex, likeness: { name } }): [number, AskedRow][] =>
      keyIndex && lines.has(line) ? [[line, { keyIndex, name }]] : [],
    ),
  );
  const answer = await answersTo(ctx, of, [...asked.values()]);
  return found.map((one) => {
    const row = asked.get(one.line);
    return row && 'personId' in one.other ? { ...one, answer: answer(row, one.other.personId) } : one;
  });
}

/**
 * Earlier rows of this list, and rows of others that wait: a row is told of the one that came first. One that is compared alone, since it
 * was mended, is told of later ones too. The number itself is no block here: one number is one person, without any weight.
 */
async function alikeInLists(
  ctx: Context,
  model: Model,
  of: ImportRow,
  asking: readonly Asking[],
  likenessOf: NonNullable<Kind['likenessOf']>,
): Promise<FoundAlike[]> {
  const alone = asking.length === 1;
  const likenesses = new Map(asking.map(({ line, likeness }) => [line, likeness]));
  const blocks = asking.flatMap(({ line, likeness }) =>
    blocksOf({ ...likeness, idNumber: null }).map((block) => ({
      import_id: of.import_id,
      line,
      block: ctx.cipher.index('exchange.row-block', block).readBigInt64BE(0).toString(),
      area_lo: of.area_lo,
    })),
  );
  await sql`
    insert into exchange.row_block
    select * from jsonb_populate_recordset(null::exchange.row_block, ${rowsOf(blocks)}::jsonb)
    on conflict do nothing`.execute(ctx.tx);
  const { rows: pairs } = await sql<{ line: number; other_import: string; other_line: number }>`
    select distinct asked.line, found.import_id as other_import, found.line as other_line
    from unnest(${blocks.map(({ line }) => line)}::int[], ${blocks.map(({ block }) => block)}::bigint[]) asked(line, block)
    cross join lateral (
      select b.import_id, b.line from exchange.row_block b
      where b.block = asked.block and (b.import_id <> ${of.import_id} or b.line < asked.line or (${alone} and b.line > asked.line))
      limit ${mostPerBlock}
    ) found`.execute(ctx.tx);
  const { rows: others } = await sql<{ import_id: string; line: number; content_sealed: Buffer }>`
    select row.import_id, row.line, row.content_sealed
    from unnest(${pairs.map(({ other_import }) => other_import)}::uuid[], ${pairs.map(({ other_line }) => other_line)}::int[]) wanted(import_id, line)
    join exchange.staged_row row using (import_id, line)
    join exchange.import of using (import_id)
    where row.outcome is null and row.state in ('valid', 'fixed') and of.state <> 'dropped'
    group by row.import_id, row.line, row.content_sealed`.execute(ctx.tx);
  const known = new Map(
    others.map((row) => [`${row.import_id} ${row.line}`, likenessOf(contentOf(ctx, row).values)]),
  );
  return pairs.flatMap(({ line, other_import, other_line }) => {
    const [one, other] = [likenesses.get(line), known.get(`${other_import} ${other_line}`)];
    if (!one || !other) return [];
    const to = { importId: other_import, line: other_line };
    return told(model, agreementBetween(one, other)).map((judged) => ({ line, other: to, judged }));
  });
}
