import { createHash } from 'node:crypto';
import { it } from 'vitest';
import { signingKey } from '../src/ground/crypto/signing.ts';
import { openTestDatabase } from '../src/ground/testing/database.ts';
import { recordService } from '../src/modules/ledger/actions/record-service.ts';
import { sealHead } from '../src/modules/ledger/actions/seal-head.ts';
import { verifyLedger } from '../src/modules/ledger/actions/verify-ledger.ts';
import { rawPublicKey } from '../src/modules/ledger/keys.ts';
import { fillMany } from '../src/modules/ledger/testing/fill-many.ts';
import { aService } from '../src/modules/ledger/testing/services.ts';
import { type Contender, report, timed } from './report.ts';

const runs = 3;

it('recording services', async () => {
  const db = await openTestDatabase();
  const count = 1000;
  await db.rows('create table public.plain (event_id uuid primary key, person_id uuid, body jsonb)');
  await db.rows('grant insert on public.plain to leye_worker');
  const ours: Contender = {
    name: 'recorded in the ledger: sealed, chained, one transaction each',
    seconds: [],
  };
  const plain: Contender = { name: 'the same inserted as a row, one transaction each', seconds: [] };
  for (let run = 0; run < runs; run += 1) {
    const services = Array.from({ length: count }, () => aService());
    ours.seconds.push(
      await timed(async () => {
        for (const service of services) await db.asJob((ctx) => recordService(ctx, service));
      }),
    );
    plain.seconds.push(
      await timed(async () => {
        for (const { eventId, personId, ...body } of services) {
          await db.rows('insert into public.plain values ($1, $2, $3)', [
            eventId,
            personId,
            JSON.stringify(body),
          ]);
        }
      }),
    );
  }
  const about =
    'One writer, on a server that does not wait for the disk: what the chain, the seals and row-level security cost.';
  report('Recording services', { count, unit: 'services', about }, [ours, plain]);
});

it('verifying the ledger', async () => {
  const db = await openTestDatabase();
  const count = 50_000;
  await fillMany(db, count);
  await db.asJob((ctx) => sealHead(ctx, signingKey(db.keys)));
  const publicKey = rawPublicKey(signingKey(db.keys).publicKey);
  const ours: Contender = { name: '`leye ledger verify`: leaves, chains, seals, tiles, heads', seconds: [] };
  const plain: Contender = { name: 'the stored bytes read in one query and hashed once', seconds: [] };
  for (let run = 0; run < runs; run += 1) {
    ours.seconds.push(await timed(() => db.asJob((ctx) => verifyLedger(ctx, { publicKey, witnessed: [] }))));
    plain.seconds.push(
      await timed(async () => {
        const hash = createHash('sha256');
        for (const { bytes } of await db.rows<{ bytes: Buffer }>(
          'select bytes from ledger.service_event order by chain, seq',
        )) {
          hash.update(bytes);
        }
        hash.digest();
      }),
    );
  }
  const about =
    'What recomputing everything costs over reading it: the peer finds no more than a change of the whole.';
  report('Verifying the ledger', { count, unit: 'events', about }, [ours, plain]);
});
