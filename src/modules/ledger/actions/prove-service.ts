import type { Context } from '../../../ground/context.ts';
import { Problem } from '../../../ground/problem.ts';
import { idsOf } from '../../people/index.ts';
import { toHex } from '../domain/bytes.ts';
import { chainLeaves, readHead } from '../domain/head.ts';
import { tileSize, treePath, treeRoot } from '../domain/merkle.ts';
import type { Proof } from '../domain/proof.ts';
import { sha256 } from '../hash.ts';
import { chainOfId, findNewestHead, ledger, type Place, signedHeadOf } from '../store.ts';

/** The 32-byte hashes that a tile holds, as far as the tree of `size` leaves knows them. */
function leavesOf(tile: { number: number; leaves: Buffer | null }, size: number): Buffer[] {
  const { number, leaves } = tile;
  if (!leaves) throw new Error(`tile ${number} was not read whole`);
  const count = Math.min(tileSize, size - number * tileSize, leaves.length / 32);
  return Array.from({ length: count }, (_, at) => leaves.subarray(at * 32, at * 32 + 32));
}

/** The audit path of an event in its chain: within its tile, then over the roots of the tiles. */
async function pathInChain(ctx: Context, { chain, seq }: Place, size: number): Promise<Uint8Array[]> {
  const own = Math.floor(seq / tileSize);
  const last = Math.ceil(size / tileSize) - 1;
  const tiles = await ledger(ctx)
    .selectFrom('tile')
    .select(['number', 'root'])
    .select((query) =>
      query.case().when('number', 'in', [own, last]).then(query.ref('leaves')).else(null).end().as('leaves'),
    )
    .where('chain', '=', chain)
    .where('number', '<=', last)
    .orderBy('number')
    .execute();
  const [tile] = tiles.slice(own, own + 1);
  if (!tile || tiles.length !== last + 1)
    throw new Error(`chain ${chain} has lost tiles; leye ledger verify tells more`);
  // A head may end inside a tile that has grown since: its root at that size is computed, not read.
  const roots = tiles.map((each) =>
    each.root && (each.number + 1) * tileSize <= size ? each.root : treeRoot(sha256, leavesOf(each, size)),
  );
  return [...treePath(sha256, leavesOf(tile, size), seq % tileSize), ...treePath(sha256, roots, own)];
}

/**
 * The proof that an event stands in the ledger, against the newest head.
 * @returns null where no head covers it yet: the next one will.
 * @throws Problem 404 `no-such-service`, also where it is somebody else's.
 */
export async function proveService(ctx: Context, eventId: string): Promise<Proof | null> {
  if (ctx.actor.person !== null) await idsOf(ctx, ctx.actor.person);
  const row = await ledger(ctx)
    .selectFrom('service_event as e')
    .leftJoin('subject as s', 's.event_id', 'e.event_id')
    .select(['e.chain', 'e.seq', 'e.bytes', 's.body', 's.salt'])
    .where('e.event_id', '=', eventId)
    .where('e.chain', '=', chainOfId(eventId))
    .executeTakeFirst();
  if (!row) {
    throw new Problem(404, 'no-such-service', {
      zh: '没有找到这条服务记录',
      en: 'There is no such service record',
    });
  }
  const newest = await findNewestHead(ctx);
  const signed = newest && signedHeadOf(newest);
  const chainSize = signed?.chains[row.chain]?.size ?? 0;
  if (!signed || row.seq >= chainSize) return null;
  const { chains } = readHead(sha256, signed);
  const path = await pathInChain(ctx, row, chainSize);
  return {
    event: row.bytes.toString(),
    body: row.body,
    salt: row.salt && toHex(row.salt),
    chain: row.chain,
    index: row.seq,
    chainSize,
    path: path.map(toHex),
    chainPath: treePath(sha256, chainLeaves(sha256, chains), row.chain).map(toHex),
    head: signed.head,
    signature: signed.signature,
    publicKey: signed.publicKey,
  };
}
