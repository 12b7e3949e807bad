import type { Selectable } from 'kysely';
import { type Context, tablesOf } from '../../ground/context.ts';
import { Problem } from '../../ground/problem.ts';
import type { Judgement, Model } from './domain/linkage/judge.ts';
import { firstModel } from './load-model.ts';
import type { DB, Duplicate } from './tables.ts';

/** This part's tables. */
export const duplicates =
  tablesOf<Pick<DB, 'duplicate' | 'agreement' | 'linkage_model' | 'duplicates_looked'>>('exchange');

export type DuplicateRow = Selectable<Duplicate>;

/** What is in force, and since when it was learnt from this register's own pairs; null where it has too few. */
export async function currentModel(ctx: Context): Promise<{ model: Model; learntAt: Date | null }> {
  const row = await duplicates(ctx)
    .selectFrom('linkage_model')
    .selectAll()
    .orderBy('learnt_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row
    ? { model: row.model as unknown as Model, learntAt: row.learnt_at }
    : { model: firstModel(), learntAt: null };
}

/** What a pair's weight is made of, as it is kept. */
export const partsIn = (row: Pick<DuplicateRow, 'parts'>) => row.parts as unknown as Judgement['parts'];

/** The pairs that wait for somebody to look, but for those that were put off. */
export const waitingPairs = (ctx: Context) =>
  duplicates(ctx)
    .selectFrom('duplicate')
    .where('state', '=', 'waiting')
    .where((where) =>
      where.or([where('put_off_until', 'is', null), where('put_off_until', '<=', ctx.clock.now())]),
    );

/** The pair. @throws Problem 404 `pair-not-here` alike where there is none and where the actor does not see both. */
export async function getPair(ctx: Context, duplicateId: string): Promise<DuplicateRow> {
  return (await pairBy(ctx, duplicateId).executeTakeFirst()) ?? refusePair();
}

/** The same, kept from other writers until this transaction ends. */
export async function lockPair(ctx: Context, duplicateId: string): Promise<DuplicateRow> {
  return (await pairBy(ctx, duplicateId).forUpdate().executeTakeFirst()) ?? refusePair();
}

const pairBy = (ctx: Context, duplicateId: string) =>
  duplicates(ctx).selectFrom('duplicate').selectAll().where('duplicate_id', '=', duplicateId);

function refusePair(): never {
  throw new Problem(404, 'pair-not-here', {
    zh: '这里看不到这一对，请刷新',
    en: 'This pair is not to be seen from here; please reload',
  });
}

/** Of these people those into whom somebody was merged: they are more than the list that brought them. */
export async function keepersOf(ctx: Context, people: readonly string[]): Promise<Set<string>> {
  if (people.length === 0) return new Set();
  const rows = await duplicates(ctx)
    .selectFrom('duplicate')
    .select('kept_person')
    .where('merge_id', 'is not', null)
    .where('kept_person', 'in', people)
    .execute();
  return new Set(rows.flatMap(({ kept_person }) => kept_person ?? []));
}
