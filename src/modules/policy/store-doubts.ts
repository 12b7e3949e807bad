import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Context } from '../../ground/context.ts';
import type { Confirmation } from './domain/confirmed.ts';
import type { Blocked } from './domain/doubt-rank.ts';
import type { Statement } from './domain/statements.ts';
import { policies } from './store.ts';

/** SHA-256 of what a statement or a text says, as it is kept and as pages send it back. */
export const hashOf = (says: string): string => createHash('sha256').update(says).digest('hex');

/** All confirmations, in the order in which they came; what was said of other words than today's statements' is left without them. */
export async function readConfirmations(
  ctx: Context,
  statements: Iterable<Pick<Statement, 'says'>>,
): Promise<Confirmation[]> {
  const today = new Map([...statements].map(({ says }) => [hashOf(says), says]));
  const rows = await policies(ctx)
    .selectFrom('confirmation')
    .select(['statement', 'says_hash', 'verdict', 'by_id', 'at'])
    .orderBy('seq')
    .execute();
  return rows.map((row) => ({
    statement: row.statement,
    says: today.get(row.says_hash.toString('hex')) ?? null,
    verdict: row.verdict as Confirmation['verdict'],
    by: row.by_id,
    at: row.at,
  }));
}

/** Who confirms at the same moment waits for the one before: numbers follow each other as the commits do. */
export async function nextSeq(ctx: Context): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext('policy.confirmation'))`.execute(ctx.tx);
  const row = await policies(ctx)
    .selectFrom('confirmation')
    .select((each) => each.fn.max('seq').as('seq'))
    .executeTakeFirst();
  return (row?.seq ?? 0) + 1;
}

/** How many people each statement keeps waiting in the areas that the actor answers for, and when that was counted. */
export async function readRank(
  ctx: Context,
): Promise<{ countedAt: Date | null; people: Map<string, Blocked> }> {
  const rows = await policies(ctx)
    .selectFrom('doubt_rank')
    .select(['statement'])
    .select((each) => [
      each.fn.sum<number>('yes').as('yes'),
      each.fn.sum<number>('perhaps').as('perhaps'),
      each.fn.sum<number>('refused').as('refused'),
      each.fn.max('computed_at').as('computed_at'),
    ])
    .groupBy('statement')
    .execute();
  const countedAt = rows.reduce<Date | null>(
    (latest, { computed_at }) => (latest === null || computed_at > latest ? computed_at : latest),
    null,
  );
  return {
    countedAt,
    people: new Map(
      rows.map(({ statement, yes, perhaps, refused }) => [
        statement,
        { yes: Number(yes), perhaps: Number(perhaps), refused: Number(refused) },
      ]),
    ),
  };
}
