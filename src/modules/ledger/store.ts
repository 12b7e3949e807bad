import { type RawBuilder, sql } from 'kysely';
import { type Context, tablesOf } from '../../ground/context.ts';
import { eventBytes, eventText, type ServiceEvent } from './domain/event.ts';
import type { SignedHead } from './domain/head.ts';
import type { DB } from './tables.ts';

/** This module's tables. */
export const ledger = tablesOf<DB>('ledger');

type Transacted = Pick<Context, 'tx'>;

/** Where an event stands. */
export interface Place {
  chain: number;
  /** From 0. */
  seq: number;
}

/** Whom an event is about, and its body; `personId` null where the person has been erased. */
export interface SealedBody {
  personId: string | null;
  areaLo: number;
  salt: Uint8Array;
  body: string;
}

/**
 * Appends an event and its body (see `ledger.append` in the migration).
 * @returns its place; `added` false where the id was there already, and then `same`: whether the content is the same.
 */
export async function append(
  { tx }: Transacted,
  event: ServiceEvent,
  { personId, areaLo, salt, body }: SealedBody,
): Promise<Place & { added: boolean; same: boolean }> {
  const { rows } = await sql<Place & { added: boolean; same: boolean }>`
    select * from ledger.append(
      ${Buffer.from(eventBytes(event))}, ${personId}, ${areaLo}, ${Buffer.from(salt)}, ${body})`.execute(tx);
  const [place] = rows;
  if (!place) throw new Error('ledger.append gave no answer');
  return place;
}

/**
 * Appends many events with their bodies, in their order, in one statement.
 * @returns what `append` returns, in the same order.
 */
export async function appendMany(
  { tx }: Transacted,
  many: readonly { event: ServiceEvent; sealed: SealedBody }[],
): Promise<(Place & { added: boolean; same: boolean })[]> {
  const { rows } = await sql<Place & { added: boolean; same: boolean }>`
    select chain, seq, added, same from ledger.append_many(
      ${many.map(({ event }) => eventText(event))}, ${many.map(({ sealed }) => sealed.personId)},
      ${many.map(({ sealed }) => sealed.areaLo)}, ${many.map(({ sealed }) => Buffer.from(sealed.salt))},
      ${many.map(({ sealed }) => sealed.body)}) order by place`.execute(tx);
  if (rows.length !== many.length) throw new Error('ledger.append_many gave too few answers');
  return rows;
}

/** The keys of many people, by person id, as `personKey` gives each. */
export async function personKeys(
  ctx: Transacted,
  people: ReadonlyMap<string, { area: { code: string; lo: number }; fresh: Uint8Array }>,
): Promise<Map<string, Buffer>> {
  const ids = [...people.keys()];
  const each = [...people.values()];
  await sql`
    insert into ledger.pseudonym (person_id, area_code, area_lo, key)
    select * from unnest(
      ${ids}::uuid[], ${each.map(({ area }) => area.code)}::text[], ${each.map(({ area }) => area.lo)}::int[],
      ${each.map(({ fresh }) => Buffer.from(fresh))}::bytea[])
    on conflict (person_id) do nothing`.execute(ctx.tx);
  const { rows } = await sql<{ person_id: string; key: Buffer }>`
    select person_id, key from ledger.pseudonym where person_id = any (${ids}::uuid[])`.execute(ctx.tx);
  return new Map(rows.map((row) => [row.person_id, row.key]));
}

/** The person's secret key behind his day tags; `fresh` becomes it where there is none yet. */
export async function personKey(
  ctx: Transacted,
  personId: string,
  area: { code: string; lo: number },
  fresh: Uint8Array,
): Promise<Buffer> {
  const keep = sql<{ key: Buffer }>`
    with known as (select key from ledger.pseudonym where person_id = ${personId}), made as (
      insert into ledger.pseudonym (person_id, area_code, area_lo, key)
      select ${personId}, ${area.code}, ${area.lo}, ${Buffer.from(fresh)} where not exists (select 1 from known)
      on conflict (person_id) do nothing returning key
    )
    select key from known union all select key from made`;
  const [kept] = (await keep.execute(ctx.tx)).rows;
  if (kept) return kept.key;
  // Another transaction was first, after this statement had begun to look.
  const first = await ledger(ctx)
    .selectFrom('pseudonym')
    .select('key')
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (!first) throw new Error('the pseudonym of a person is outside the scope that records his service');
  return first.key;
}

/** The rows of one event id, found by its index: the chain follows from the id. */
export function chainOfId(eventId: string): RawBuilder<number> {
  return sql<number>`ledger.chain_of(${eventId})`;
}

const stateLength = 40;

/** A stored head as a witness keeps it. */
export function signedHeadOf(row: {
  head: string;
  chains: Buffer;
  signature: Buffer;
  public_key: Buffer;
}): SignedHead {
  const chains = Array.from({ length: row.chains.length / stateLength }, (_, at) => {
    const state = row.chains.subarray(at * stateLength, (at + 1) * stateLength);
    return { size: Number(state.readBigUInt64BE(0)), root: state.subarray(8).toString('hex') };
  });
  return {
    head: row.head,
    chains,
    signature: row.signature.toString('hex'),
    publicKey: row.public_key.toString('hex'),
  };
}

/** The other way round: 64 times a size (8 bytes, big-endian) and a root. */
export function packChains(chains: readonly { size: number; root: Uint8Array }[]): Buffer {
  const packed = Buffer.alloc(chains.length * stateLength);
  for (const [at, { size, root }] of chains.entries()) {
    packed.writeBigUInt64BE(BigInt(size), at * stateLength);
    packed.set(root, at * stateLength + 8);
  }
  return packed;
}

/** The newest head, if one was made. */
export function findNewestHead(ctx: Transacted) {
  return ledger(ctx).selectFrom('head').selectAll().orderBy('number', 'desc').limit(1).executeTakeFirst();
}
