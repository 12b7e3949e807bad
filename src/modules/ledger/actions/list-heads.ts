import type { Context } from '../../../ground/context.ts';
import { Problem } from '../../../ground/problem.ts';
import type { SignedHead } from '../domain/head.ts';
import { ledger, signedHeadOf } from '../store.ts';

/** A head as lists show it: without its chains. */
export interface HeadLine extends Omit<SignedHead, 'chains'> {
  number: number;
  /** ISO 8601. */
  madeAt: string;
  size: number;
}

/** The newest heads first. They are nobody's and public. */
export async function listHeads(ctx: Context, limit = 50): Promise<HeadLine[]> {
  const rows = await ledger(ctx)
    .selectFrom('head')
    .selectAll()
    .orderBy('number', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => {
    const { chains: _chains, ...signed } = signedHeadOf(row);
    return { number: row.number, madeAt: row.made_at.toISOString(), size: row.size, ...signed };
  });
}

/** A head with its chains. @throws Problem 404 `no-such-head`. */
export async function getHead(ctx: Context, number: number): Promise<SignedHead> {
  const row = await ledger(ctx)
    .selectFrom('head')
    .selectAll()
    .where('number', '=', number)
    .executeTakeFirst();
  if (row) return signedHeadOf(row);
  throw new Problem(404, 'no-such-head', { zh: '还没有这个账头', en: 'There is no such head yet' });
}
