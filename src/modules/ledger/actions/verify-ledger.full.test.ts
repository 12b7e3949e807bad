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

  it('no false alarm on 300,000 events', async () => {
    const db = await openTestDatabase();
    const began = performance.now();
    await fillMany(db, 300_000);
    const first = await db.asJob((ctx) => sealHead(ctx, signingKey(db.keys)));
    const heads = [first, ...(await fillLedger(db, [500, 500]))];
    const filled = performance.now();
    const publicKey = rawPublicKey(signingKey(db.keys).publicKey);
    expect(await db.asJob((ctx) => verifyLedger(ctx, { publicKey, witnessed: heads }))).toEqual({
      holds: true,
      events: 301_000,
      erased: 0,
      heads: 3,
      findings: 0,
      first: [],
    });
    const seconds = (performance.now() - filled) / 1000;
    process.stdout.write(
      `filled in ${((filled - began) / 1000).toFixed(0)} s, verified in ${seconds.toFixed(1)} s: ${Math.round(301_000 / seconds)} events/s\n`,
    );
  });
});
