import { describe, expect, it } from 'vitest';
import { signingKey } from '../../../ground/crypto/signing.ts';
import { openTestDatabase } from '../../../ground/testing/database.ts';
import { rawPublicKey } from '../keys.ts';
import { aService } from '../testing/services.ts';
import { fillLedger, tryTampers } from '../testing/try-tampers.ts';
import { eraseSubject } from './erase-subject.ts';
import { recordService } from './record-service.ts';
import { verifyLedger } from './verify-ledger.ts';

const db = await openTestDatabase();
const publicKey = rawPublicKey(signingKey(db.keys).publicKey);
const heads = await fillLedger(db, [60, 1, 90]);

describe('verifying the ledger', () => {
  it('finds nothing in a ledger that nobody touched, also beyond its last head and after an erasure', async () => {
    const service = aService();
    await db.asJob((ctx) => recordService(ctx, service));
    await db.asJob((ctx) => eraseSubject(ctx, service.personId));
    expect(await db.asJob((ctx) => verifyLedger(ctx, { publicKey, witnessed: heads }))).toEqual({
      holds: true,
      events: 152,
      erased: 1,
      heads: 3,
      findings: 0,
      first: [],
    });
  });

  it('finds each of 100 random tampers, done with every right, against the head outside', async () => {
    expect(await tryTampers(db, 100, heads.slice(-1))).toEqual([]);
  });

  it('does not take another deployment’s head for its own', async () => {
    const stranger = { ...heads[0], publicKey: '00'.repeat(32) } as (typeof heads)[number];
    const report = await db.asJob((ctx) => verifyLedger(ctx, { publicKey, witnessed: [stranger] }));
    expect(report).toMatchObject({ holds: false, first: [{ kind: 'head-forged', head: 1 }] });
  });
});
