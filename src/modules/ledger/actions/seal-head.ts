import { createHash, sign } from 'node:crypto';
import { sql } from 'kysely';
import type { Context } from '../../../ground/context.ts';
import type { SigningKey } from '../../../ground/crypto/signing.ts';
import { chainCount } from '../domain/event.ts';
import {
  type ChainState,
  type Head,
  headOf,
  headText,
  type SignedHead,
  signedBytes,
} from '../domain/head.ts';
import { tileSize, treeRoot } from '../domain/merkle.ts';
import { sha256 } from '../hash.ts';
import { rawPublicKey } from '../keys.ts';
import { findNewestHead, ledger, packChains, signedHeadOf } from '../store.ts';

function hashesOf(leaves: Buffer): Buffer[] {
  return Array.from({ length: leaves.length / 32 }, (_, at) => leaves.subarray(at * 32, at * 32 + 32));
}

/** Writes the leaf hashes of all events since the last head into their tiles, in one statement and so of one moment. */
async function fillTiles(ctx: Context): Promise<void> {
  const { rows } = await sql<{ chain: number; number: number; leaves: Buffer }>`
    with ending as (
      select c.chain, c.size, coalesce((
        select t.number * ${tileSize} + octet_length(t.leaves) / 32 from ledger.tile t
        where t.chain = c.chain order by t.number desc limit 1), 0) as filled
      from ledger.chain c
    )
    insert into ledger.tile (chain, number, leaves)
    select e.chain, e.seq / ${tileSize}, string_agg(sha256('\\x00'::bytea || e.bytes), ''::bytea order by e.seq)
    from ending c join ledger.service_event e
      on e.chain = c.chain and e.seq >= c.filled - c.filled % ${tileSize} and e.seq < c.size
    where c.filled < c.size
    group by 1, 2
    on conflict (chain, number) do update set leaves = excluded.leaves
    returning chain, number, leaves`.execute(ctx.tx);
  const full = rows
    .filter(({ leaves }) => leaves.length === tileSize * 32)
    .map(({ chain, number, leaves }) => ({ chain, number, root: treeRoot(sha256, hashesOf(leaves)) }));
  if (full.length === 0) return;
  await sql`
    update ledger.tile t set root = full_tile.root
    from unnest(
      ${full.map(({ chain }) => chain)}::smallint[], ${full.map(({ number }) => number)}::int[],
      ${full.map(({ root }) => Buffer.from(root))}::bytea[]) as full_tile (chain, number, root)
    where t.chain = full_tile.chain and t.number = full_tile.number`.execute(ctx.tx);
}

/**
 * The 64 chains as the tiles have them.
 * @throws Error where a tile has not the leaves that the next one asks for: a ledger with a hole is not signed.
 */
async function chainsOfTiles(ctx: Context): Promise<ChainState[]> {
  const { rows } = await sql<{ chain: number; number: number; root: Buffer | null; leaves: Buffer | null }>`
    select chain, number, root, case when root is null then leaves end as leaves
    from ledger.tile order by chain, number`.execute(ctx.tx);
  return Array.from({ length: chainCount }, (_, chain) => {
    const tiles = rows.filter((row) => row.chain === chain);
    const roots = tiles.map(({ number, root, leaves }, at) => {
      if (number !== at || (root === null && at !== tiles.length - 1)) {
        throw new Error(`chain ${chain} has a hole at tile ${at}; leye ledger verify tells more`);
      }
      return root ?? treeRoot(sha256, hashesOf(leaves ?? Buffer.alloc(0)));
    });
    const [last] = tiles.slice(-1);
    const open = last?.leaves ? last.leaves.length / 32 - tileSize : 0;
    return { size: tiles.length * tileSize + open, root: treeRoot(sha256, roots) };
  });
}

/**
 * Makes and signs a head over everything recorded so far. Where nothing is new it gives the head before again.
 * Runs as a job under the widest scope, since a head covers every area.
 */
export async function sealHead(ctx: Context, key: SigningKey): Promise<SignedHead> {
  // One sealer at a time, so that heads follow each other.
  await sql`select pg_advisory_xact_lock(hashtext('ledger.head'))`.execute(ctx.tx);
  await fillTiles(ctx);
  const chains = await chainsOfTiles(ctx);
  const before = await findNewestHead(ctx);
  const head = headOf(sha256, chains, {
    number: (before?.number ?? 0) + 1,
    madeAt: ctx.clock.now().toISOString(),
    before: before ? createHash('sha256').update(before.head).digest('hex') : null,
  });
  if (before && before.size === head.size) return signedHeadOf(before);
  const row = headRow(head, chains, key);
  await ledger(ctx).insertInto('head').values(row).execute();
  return signedHeadOf(row);
}

/**
 * A head signed, as it is stored.
 * @param publicKey its 32 bytes, where many heads are signed.
 */
export function headRow(
  head: Head,
  chains: readonly ChainState[],
  key: SigningKey,
  publicKey: Buffer = rawPublicKey(key.publicKey),
) {
  const text = headText(head);
  return {
    number: head.number,
    made_at: new Date(head.madeAt),
    size: head.size,
    head: text,
    chains: packChains(chains),
    signature: sign(null, signedBytes(text), key.privateKey),
    public_key: publicKey,
  };
}
