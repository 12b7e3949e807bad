import { createHash, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { parseDay } from '../../../ground/clock/day.ts';
import { signingKey } from '../../../ground/crypto/signing.ts';
import { openTestDatabase } from '../../../ground/testing/database.ts';
import { toHex } from '../domain/bytes.ts';
import type { Head } from '../domain/head.ts';
import { checkProof, type Proof } from '../domain/proof.ts';
import { aService } from '../testing/services.ts';
import { fillLedger } from '../testing/try-tampers.ts';
import { webCheckSignature, webSha256 } from '../web/web-crypto.ts';
import { countVisits } from './count-visits.ts';
import { eraseSubject } from './erase-subject.ts';
import { listServicesOf } from './list-services.ts';
import { proveService } from './prove-service.ts';
import { recordService, type ServiceGiven } from './record-service.ts';
import { reverseService } from './reverse-service.ts';
import { sealHead } from './seal-head.ts';

const db = await openTestDatabase();
const key = signingKey(db.keys);
const whole = { body: true, inclusion: true, signature: true };
const check = (proof: Proof) => checkProof(proof, webSha256, webCheckSignature);
const resident = (id: string) => ({ kind: 'resident' as const, role: 'resident', id, person: id });
const prove = async (personId: string, eventId: string) => {
  const proof = await db.as(resident(personId), (ctx) => proveService(ctx, eventId));
  if (!proof) throw new Error('not in a head yet');
  return proof;
};

/** A service in a chain that has tiles: `count` events that all fall into chain 5. */
async function fillChain(count: number): Promise<ServiceGiven[]> {
  const services: ServiceGiven[] = [];
  while (services.length < count) {
    const service = aService();
    const [first = 0] = createHash('sha256').update(service.eventId).digest();
    if (first % 64 === 5) services.push(service);
  }
  await db.asJob(async (ctx) => {
    for (const service of services) await recordService(ctx, service);
  });
  return services;
}

describe('proving a service', () => {
  it('is possible from the next head on, for the person alone, and checks in a browser', async () => {
    const service = aService({ personId: randomUUID() });
    await db.asJob((ctx) => recordService(ctx, service));
    expect(await db.as(resident(service.personId), (ctx) => proveService(ctx, service.eventId))).toBeNull();
    const [before] = await db.as(resident(service.personId), (ctx) => listServicesOf(ctx, service.personId));
    expect(before).toMatchObject({ provable: false, item: { zh: '求职登记' }, station: null, staff: null });

    await db.asJob((ctx) => sealHead(ctx, key));
    expect(await check(await prove(service.personId, service.eventId))).toEqual(whole);
    const [after] = await db.as(resident(service.personId), (ctx) => listServicesOf(ctx, service.personId));
    expect(after).toMatchObject({ provable: true, takenBack: null });

    const stranger = resident(randomUUID());
    await expect(db.as(stranger, (ctx) => proveService(ctx, service.eventId))).rejects.toMatchObject({
      status: 404,
    });
    expect(await db.as(stranger, (ctx) => listServicesOf(ctx, service.personId))).toEqual([]);
  });

  it('holds at every place of a chain, through tiles that are full, growing and one event long', async () => {
    const services: ServiceGiven[] = [];
    for (const lot of [200, 56, 1, 300]) {
      services.push(...(await fillChain(lot)));
      db.clock.advance({ minutes: 10 });
      await db.asJob((ctx) => sealHead(ctx, key));
      const places = [0, 1, 127, 255, 256, 300, services.length - 1].filter((at) => at < services.length);
      for (const at of places) {
        const service = services[at];
        expect(service && (await check(await prove(service.personId, service.eventId)))).toEqual(whole);
      }
    }
  });

  it('holds for nothing but what it was made for', async () => {
    const service = aService();
    await db.asJob((ctx) => recordService(ctx, service));
    await db.asJob((ctx) => sealHead(ctx, key));
    const proof = await prove(service.personId, service.eventId);
    const texts = ['event', 'body', 'salt', 'head', 'signature', 'publicKey'] as const;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...texts), fc.nat(), async (name, at) => {
        const text = proof[name] ?? '';
        const place = at % text.length;
        const other = text[place] === '0' ? '1' : '0';
        const changed = { ...proof, [name]: text.slice(0, place) + other + text.slice(place + 1) };
        expect(Object.values(await check(changed))).toContain(false);
      }),
      { numRuns: 200 },
    );
    for (const changed of [
      { ...proof, chain: (proof.chain + 1) % 64 },
      { ...proof, index: proof.index + 1 },
      { ...proof, chainSize: proof.chainSize + 1 },
      { ...proof, chainPath: proof.chainPath.slice(1) },
      { ...proof, chainPath: [...proof.chainPath].reverse() },
      { ...proof, path: [...proof.path, proof.salt ?? ''] },
    ]) {
      expect((await check(changed)).inclusion).toBe(false);
    }
  });

  it('stays whole when the person is erased, and so do the counts', async () => {
    const personId = randomUUID();
    const station = { id: randomUUID(), name: '站' };
    const services = ['F1', 'F3', 'F3'].map((each) =>
      aService({ personId, station, function: each as 'F1' | 'F3' }),
    );
    await db.asJob(async (ctx) => {
      for (const service of services) await recordService(ctx, service);
    });
    await db.asJob((ctx) => sealHead(ctx, key));
    const [eventId = ''] = services.map((service) => service.eventId);
    const count = () =>
      db.asJob((ctx) => {
        const day = parseDay('2026-11-20');
        return countVisits(ctx, { from: day, to: day, where: { station: station.id } });
      });
    const counted = await count();
    expect(counted).toMatchObject({ visits: 2, removed: [{ reason: 'repeated', events: 1 }] });

    expect(await db.asJob((ctx) => eraseSubject(ctx, personId))).toBe(3);
    const proof = await db.asJob((ctx) => proveService(ctx, eventId));
    expect(proof && (await check(proof))).toEqual({ ...whole, body: null });
    expect(await count()).toEqual(counted);
    const left = await db.rows<{ text: string }>(
      `select string_agg(t::text, ' ') as text from (
        select to_jsonb(e) - 'bytes' || jsonb_build_object('bytes', convert_from(e.bytes, 'UTF8')) as t from ledger.service_event e
        union all select to_jsonb(s) from ledger.subject s union all select to_jsonb(p) from ledger.pseudonym p) as everything`,
    );
    expect(left[0]?.text).not.toContain(personId);
  });
});

describe('heads', () => {
  it('follow each other, and none is made where nothing is new', async () => {
    const [first, second] = await fillLedger(db, [3, 2]);
    if (!first || !second) throw new Error('no heads');
    const [one, two] = [first, second].map(({ head }): Head => JSON.parse(head));
    expect(two?.number).toBe((one?.number ?? 0) + 1);
    expect(two?.before).toBe(toHex(createHash('sha256').update(first.head).digest()));
    expect(two?.size).toBe((one?.size ?? 0) + 2);
    expect(await db.asJob((ctx) => sealHead(ctx, key))).toEqual(second);
  });

  it('are not made over a ledger with a hole', async () => {
    await fillLedger(db, [5]);
    await expect(
      db.asJob(async (ctx) => {
        await sql`update ledger.tile set leaves = substr(leaves, 1, 32), root = null where chain = 5 and number = 0`.execute(
          ctx.tx,
        );
        return sealHead(ctx, key);
      }),
    ).rejects.toThrow(/hole/);
  });
});

describe('taking back', () => {
  it('leaves the mistake readable, takes it out of the count, and happens once', async () => {
    const service = aService({ station: { id: randomUUID(), name: '东关街道乐业驿站' } });
    const day = parseDay('2026-11-20');
    const where = { station: service.station?.id ?? '' };
    await db.asJob((ctx) => recordService(ctx, service));
    const reversal = {
      eventId: randomUUID(),
      reverses: service.eventId,
      reason: 'wrong-person' as const,
      at: db.clock.now(),
      by: { role: 'clerk', id: randomUUID(), name: '演示员' },
    };
    const entry = await db.asJob((ctx) => reverseService(ctx, reversal));
    expect(await db.asJob((ctx) => reverseService(ctx, reversal))).toEqual({ ...entry, added: false });
    const again = { ...reversal, eventId: randomUUID() };
    await expect(db.asJob((ctx) => reverseService(ctx, again))).rejects.toMatchObject({
      code: 'already-taken-back',
    });
    const taken = { ...reversal, eventId: randomUUID(), reverses: reversal.eventId };
    await expect(db.asJob((ctx) => reverseService(ctx, taken))).rejects.toMatchObject({
      code: 'already-taken-back',
    });
    const unknown = { ...reversal, reverses: randomUUID() };
    await expect(db.asJob((ctx) => reverseService(ctx, unknown))).rejects.toMatchObject({ status: 404 });

    const lines = await db.as(resident(service.personId), (ctx) => listServicesOf(ctx, service.personId));
    expect(lines).toMatchObject([{ eventId: service.eventId, takenBack: { reason: 'wrong-person' } }]);
    const count = await db.asJob((ctx) => countVisits(ctx, { from: day, to: parseDay('2026-12-31'), where }));
    expect(count).toMatchObject({ visits: 0, events: 2 });
  });
});
