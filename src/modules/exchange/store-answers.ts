import { type Context, tablesOf } from '../../ground/context.ts';
import { mergedInto } from '../people/index.ts';
import type { ImportRow } from './store-imports.ts';
import type { DB } from './tables.ts';

const answers = tablesOf<Pick<DB, 'row_answer'>>('exchange');

/** A row by the number under which its list has somebody, and by his name there. */
export interface AskedRow {
  keyIndex: Buffer;
  name: string;
}

/** What somebody has said of such a row. */
export interface Answer {
  said: 'same' | 'different';
  by: string | null;
  at: Date;
}

type Of = Pick<ImportRow, 'kind' | 'source' | 'area_lo'>;

const nameIndexOf = (ctx: Pick<Context, 'cipher'>, name: string) =>
  ctx.cipher.index('exchange.row-name', name);

/** Keeps what was said of a row, for the next list of this source; null: nothing is said of it any more. */
export async function keepAnswer(
  ctx: Context,
  { kind, source, area_lo }: Of,
  { keyIndex, name }: AskedRow,
  personId: string,
  answer: Answer | null,
): Promise<void> {
  if (answer === null) {
    await answers(ctx)
      .deleteFrom('row_answer')
      .where('key_index', '=', keyIndex)
      .where('person_id', '=', personId)
      .where('kind', '=', kind)
      .where('source', '=', source)
      .where('area_lo', '=', area_lo)
      .execute();
    return;
  }
  const said = {
    name_index: nameIndexOf(ctx, name),
    said: answer.said,
    said_by: answer.by,
    said_at: answer.at,
  };
  await answers(ctx)
    .insertInto('row_answer')
    .values({ kind, source, area_lo, key_index: keyIndex, person_id: personId, ...said })
    .onConflict((conflict) =>
      conflict.columns(['key_index', 'person_id', 'kind', 'source', 'area_lo']).doUpdateSet(said),
    )
    .execute();
}

/**
 * What was said before of such rows of the source: under the same number and name, of the same person, or of whom he was merged into since.
 * @returns finds it by row and person.
 */
export async function answersTo(
  ctx: Context,
  { kind, source, area_lo }: Of,
  rows: readonly AskedRow[],
): Promise<(row: AskedRow, personId: string) => Answer | undefined> {
  if (rows.length === 0) return () => undefined;
  const found = await answers(ctx)
    .selectFrom('row_answer')
    .select(['key_index', 'name_index', 'person_id', 'said', 'said_by', 'said_at'])
    .where('key_index', '=', (any) => any.fn.any(any.val(rows.map(({ keyIndex }) => keyIndex))))
    .where('kind', '=', kind)
    .where('source', '=', source)
    .where('area_lo', '=', area_lo)
    .execute();
  const merged = await mergedInto(
    ctx,
    found.map(({ person_id }) => person_id),
  );
  const keyOf = (key: Buffer, name: Buffer, personId: string) =>
    `${key.toString('hex')} ${name.toString('hex')} ${merged.get(personId) ?? personId}`;
  const known = new Map(
    found.map((row): [string, Answer] => [
      keyOf(row.key_index, row.name_index, row.person_id),
      { said: row.said as Answer['said'], by: row.said_by, at: row.said_at },
    ]),
  );
  return ({ keyIndex, name }, personId) => known.get(keyOf(keyIndex, nameIndexOf(ctx, name), personId));
}
