import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Context } from '../../../ground/context.ts';
import type { SigningKey } from '../../../ground/crypto/signing.ts';
import { rowsOf } from '../../../ground/database/lots.ts';
import { chainCount } from '../domain/event.ts';
import { headOf, headText } from '../domain/head.ts';
import { emptyFrontier, frontierRoot, grow } from '../domain/merkle.ts';
import { sha256 } from '../hash.ts';
import { rawPublicKey } from '../keys.ts';
import { findNewestHead } from '../store.ts';
import { headRow, sealHead } from './seal-head.ts';

/**
 * The heads of a past that was recorded at once, as the job would have made them at these moments; then one for now, which fills the
 * tiles. For a demonstration, on a ledger that has no head yet: its events must have been recorded in the order of their times.
 * @param moments ascending, none after now.
 */
export async function sealPastHeads(
  ctx: Context,
  key: SigningKey,
  moments: readonly Date[],
): Promise<{ heads: number }> {
  if (!ctx.demo || (await findNewestHead(ctx)))
    throw new Error('a past is made for a new demonstration only');
  const { rows: events } = await sql<{ chain: number; leaf: Buffer; at: Date }>`
    select chain, sha256('\\x00'::bytea || bytes) as leaf, recorded_at as at
    from ledger.service_event order by recorded_at, chain, seq`.execute(ctx.tx);
  const trees = Array.from({ length: chainCount }, emptyFrontier);
  const states = trees.map((tree) => ({ size: 0, root: frontierRoot(sha256, tree) }));
  const publicKey = rawPublicKey(key.publicKey);
  const rows: ReturnType<typeof headRow>[] = [];
  let [taken, before]: [number, string | null] = [0, null];
  for (const moment of moments) {
    const grown = new Set<number>();
    for (let next = events[taken]; next && next.at <= moment; next = events[taken]) {
      const tree = trees[next.chain];
      if (!tree) throw new Error(`there is no chain ${next.chain}`);
      grow(sha256, tree, next.leaf);
      grown.add(next.chain);
      taken += 1;
    }
    if (grown.size === 0) continue;
    trees.forEach((tree, chain) => {
      if (grown.has(chain)) states[chain] = { size: tree.size, root: frontierRoot(sha256, tree) };
    });
    const head = headOf(sha256, states, { number: rows.length + 1, madeAt: moment.toISOString(), before });
    rows.push(headRow(head, states, key, publicKey));
    before = createHash('sha256').update(headText(head)).digest('hex');
  }
  await sql`
    insert into ledger.head select * from jsonb_populate_recordset(null::ledger.head, ${rowsOf(rows)}::jsonb)`.execute(
    ctx.tx,
  );
  await sealHead(ctx, key);
  return { heads: rows.length };
}
