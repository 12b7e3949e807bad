import { sql } from 'kysely';
import type { Context } from '../../ground/context.ts';
import type { Subject } from './holders.ts';
import { policies } from './store.ts';

/** How far everybody is looked at for changed policies. */
export interface Looking {
  target: Buffer;
  subject: Subject;
  after: string;
  first: boolean;
}

/** By which definition of each policy everybody has been looked at; one who reads it at a time. */
export async function lockLooked(ctx: Context): Promise<Map<string, Buffer>> {
  await sql`select pg_advisory_xact_lock(hashtext('policy.looking'))`.execute(ctx.tx);
  const rows = await policies(ctx).selectFrom('looked').select(['policy', 'definition_hash']).execute();
  return new Map(rows.map(({ policy, definition_hash }) => [policy, definition_hash]));
}

export async function findLooking(ctx: Context): Promise<Looking | undefined> {
  const row = await policies(ctx).selectFrom('looking').selectAll().executeTakeFirst();
  return (
    row && {
      target: row.target,
      subject: row.subject === 'unit' ? 'unit' : 'person',
      after: row.after_holder,
      first: row.first,
    }
  );
}

export async function keepLooking(ctx: Context, { target, subject, after, first }: Looking): Promise<void> {
  const row = { target, subject, after_holder: after, first };
  await policies(ctx)
    .insertInto('looking')
    .values(row)
    .onConflict((conflict) => conflict.column('one').doUpdateSet(row))
    .execute();
}

/** Everybody has been looked at by these definitions, and by no others. */
export async function keepLooked(ctx: Context, hashes: ReadonlyMap<string, Buffer>): Promise<void> {
  const looked_at = ctx.clock.now();
  await policies(ctx).deleteFrom('looking').execute();
  await policies(ctx).deleteFrom('looked').execute();
  const rows = [...hashes].map(([policy, definition_hash]) => ({ policy, definition_hash, looked_at }));
  if (rows.length > 0) await policies(ctx).insertInto('looked').values(rows).execute();
}
