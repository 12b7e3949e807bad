import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Context } from '../context.ts';
import { prepared, preparedDispatch } from '../database/prepared.ts';
import { writesLast } from '../database/transaction.ts';
import { Problem } from '../problem.ts';

/** A stored answer, or the promise that this transaction is the first with the key. */
export type Earlier = { status: number; reply: unknown } | undefined;

const place = (actor: string, key: string) => ({
  table: 'ground.idempotency',
  column: 'reply',
  rowId: `${actor}/${key}`,
});

const keyOf = prepared(
  (_tx, actor: string, key: string) => sql<{
    request_hash: Buffer;
    status: number | null;
    reply: Buffer | null;
  }>`
    select request_hash, status, reply from ground.idempotency where actor = ${actor} and key = ${key}`,
);

const keepKey = preparedDispatch(
  (_tx, actor: string, key: string, hash: Buffer, reply: Buffer, at: Date) => sql`
    insert into ground.idempotency (actor, key, request_hash, status, reply, created_at)
    values (${actor}, ${key}, ${hash}, 200, ${reply}, ${at})`,
);

const keepUnder = preparedDispatch(
  (_tx, actor: string, key: string, reply: Buffer) => sql`
    update ground.idempotency set status = 200, reply = ${reply} where actor = ${actor} and key = ${key}`,
);

function hashOf(request: { route: string; input: unknown }): Buffer {
  return createHash('sha256')
    .update(JSON.stringify([request.route, request.input]))
    .digest();
}

async function findEarlier(ctx: Context, actor: string, key: string, hash: Buffer): Promise<Earlier> {
  const [row] = await keyOf(ctx.tx, actor, key);
  if (!row?.reply || row.status === null) return undefined;
  if (!row.request_hash.equals(hash)) {
    throw new Problem(422, 'key-used-before', {
      zh: '这次提交和上次内容不同，请刷新后再试',
      en: 'This Idempotency-Key came before with other content',
    });
  }
  return {
    status: row.status,
    reply: JSON.parse(ctx.cipher.open(row.reply, place(actor, key)).toString('utf8')),
  };
}

/**
 * Takes an idempotency key inside the act's own transaction: the key and the effect are saved together or not at all. A second
 * request with the key waits for the first, then gets its answer.
 * @throws Problem 422 when the key came before with other content.
 */
export async function takeKey(
  ctx: Context,
  key: string,
  request: { route: string; input: unknown },
): Promise<Earlier> {
  const actor = ctx.scope.actor;
  if (!actor) return undefined;
  const hash = hashOf(request);
  // Where two with one key write last, the second does not get in, and is done again by the way below.
  if (writesLast(ctx.tx)) return findEarlier(ctx, actor, key, hash);
  const taken = await sql`
    insert into ground.idempotency (actor, key, request_hash, created_at)
    values (${actor}, ${key}, ${hash}, ${ctx.clock.now()}) on conflict do nothing`.execute(ctx.tx);
  return taken.numAffectedRows === 1n ? undefined : findEarlier(ctx, actor, key, hash);
}

/** Keeps the answer under the key, sealed. */
export function keepReply(
  ctx: Context,
  key: string,
  request: { route: string; input: unknown },
  reply: unknown,
): void {
  const actor = ctx.scope.actor;
  if (!actor) return;
  const sealed = ctx.cipher.seal(JSON.stringify(reply ?? null), place(actor, key));
  if (writesLast(ctx.tx)) keepKey(ctx.tx, actor, key, hashOf(request), sealed, ctx.clock.now());
  else keepUnder(ctx.tx, actor, key, sealed);
}

/** Keys older than a day are forgotten: later repeats meet the acts' own ids, which never expire. */
export const forgetKeys = {
  purpose: 'housekeeping',
  everySeconds: 3600,
  async run(ctx: Context): Promise<void> {
    const before = new Date(ctx.clock.now().getTime() - 24 * 3600 * 1000);
    await sql`delete from ground.idempotency where created_at < ${before}`.execute(ctx.tx);
  },
};
