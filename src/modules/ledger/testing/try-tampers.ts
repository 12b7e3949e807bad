import { sql } from 'kysely';
import { expect } from 'vitest';
import type { Context } from '../../../ground/context.ts';
import { signingKey } from '../../../ground/crypto/signing.ts';
import { openDatabase } from '../../../ground/database/database.ts';
import type { TestDatabase } from '../../../ground/testing/database.ts';
import { recordService } from '../actions/record-service.ts';
import { sealHead } from '../actions/seal-head.ts';
import { verifyLedger } from '../actions/verify-ledger.ts';
import type { SignedHead } from '../domain/head.ts';
import { rawPublicKey } from '../keys.ts';
import { aService } from './services.ts';
import { someTampers, type Tamper, tampers } from './tampers.ts';

/** Records services and makes a head after each lot. @returns the heads. */
export async function fillLedger(db: TestDatabase, lots: readonly number[]): Promise<SignedHead[]> {
  const heads: SignedHead[] = [];
  for (const lot of lots) {
    await db.asJob(async (ctx) => {
      for (let left = lot; left > 0; left -= 1) await recordService(ctx, aService());
    });
    db.clock.advance({ minutes: 10 });
    heads.push(await db.asJob((ctx) => sealHead(ctx, signingKey(db.keys))));
  }
  return heads;
}

/**
 * Tampers as the superuser, with triggers off, verifies and takes it back, each in one transaction.
 * @returns what was not found.
 */
export async function tryTampers(
  db: TestDatabase,
  count: number,
  witnessed: SignedHead[],
): Promise<Tamper[]> {
  const superuser = openDatabase(db.urls.superuser, 'owner', { connections: 1, onError: () => {} });
  const options = { publicKey: rawPublicKey(signingKey(db.keys).publicKey), witnessed };
  const missed: Tamper[] = [];
  const takeBack = new Error('taken back');
  const scope = { actor: null, person: null, area: null, purpose: 'test' };
  for (const tamper of someTampers(count)) {
    const trial = superuser.inScope(scope, async (tx) => {
      const ctx = { tx } as Context;
      await sql`set transaction isolation level repeatable read`.execute(tx);
      await sql`set local session_replication_role = replica`.execute(tx);
      await tampers[tamper.name](ctx, tamper.pick);
      if ((await verifyLedger(ctx, options)).holds) missed.push(tamper);
      throw takeBack;
    });
    await expect(trial).rejects.toBe(takeBack);
  }
  await superuser.close();
  return missed;
}
