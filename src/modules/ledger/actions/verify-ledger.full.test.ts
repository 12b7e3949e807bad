import { describe, expect, it } from 'vitest';
import { signingKey } from '../../../ground/crypto/signing.ts';
import { openTestDatabase } from '../../../ground/testing/database.ts';
import { rawPublicKey } from '../keys.ts';
import { fillMany } from '../testing/fill-many.ts';
import { fillLedger, tryTampers } from '../testing/try-tampers.ts';
import { sealHead } from './seal-head.ts';
import { verifyLedger } from './verify-ledger.ts';

describe('the figures of the ledger', () => {
  it('1,000 random tampers with every right: each is found', async () => {
    const db = await openTestDatabase();
    const heads = await fillLedger(db, [200, 1, 300]);
    expect(await tryTampers(db, 1000, heads.slice(-1))).toEqual([]);
  });

  it('no false alarm on a million events', async () => {
    const db = await openTestDatabase();
    await fillMany(db, 1_000_000);
    const first = await db.asJob((ctx) => sealHead(ctx, signingKey(db.keys)));
    const heads = [first, ...(await fillLedger(db, [500, 500]))];
    const publicKey = rawPublicKey(signingKey(db.keys).publicKey);
    expect(await db.asJob((ctx) => verifyLedger(ctx, { publicKey, witnessed: heads }))).toEqual({
      holds: true,
      events: 1_001_000,
      erased: 0,
      heads: 3,
      findings: 0,
      first: [],
    });
  }, 1_800_000);
});
