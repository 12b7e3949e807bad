import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { parseDay } from '../../../ground/clock/day.ts';
import { signingKey } from '../../../ground/crypto/signing.ts';
import { openTestDatabase } from '../../../ground/testing/database.ts';
import { rawPublicKey } from '../keys.ts';
import { aService } from '../testing/services.ts';
import { countVisits } from './count-visits.ts';
import { proveService } from './prove-service.ts';
import { recordService } from './record-service.ts';
import { recordServices } from './record-services.ts';
import { sealHead } from './seal-head.ts';
import { sealPastHeads } from './seal-past-heads.ts';
import { verifyLedger } from './verify-ledger.ts';

const people = Array.from({ length: 40 }, () => randomUUID());
const services = (count: number, start: string) =>
  Array.from({ length: count }, (_, at) => {
    const givenAt = new Date(Date.parse(start) + at * 60_000);
    return {
      ...aService({ personId: people[at % 40] ?? '', givenAt }),
      recordedAt: new Date(givenAt.getTime() + 5000),
    };
  });
const keyOf = (db: Awaited<ReturnType<typeof openTestDatabase>>) => signingKey(db.keys);

describe('many services at once', () => {
  it('stand in the ledger as one by one, with what is there before and after them', async () => {
    const [one, many] = [await openTestDatabase(), await openTestDatabase()];
    const lots = [services(30, '2026-11-02T09:00:00+08:00'), services(560, '2026-11-03T09:00:00+08:00')];
    const all = lots.flat().map(({ recordedAt: _, ...given }) => given);
    await one.asJob(async (ctx) => {
      for (const given of all) await recordService(ctx, given);
    });
    await many.asJob(async (ctx) => {
      for (const given of all.slice(0, 30)) await recordService(ctx, given);
      const entries = await recordServices(ctx, all.slice(30, -1));
      expect(entries.map(({ eventId }) => eventId)).toEqual(all.slice(30, -1).map(({ eventId }) => eventId));
      for (const given of all.slice(-1)) await recordService(ctx, given);
    });
    // All but the secrets, which are random, and what is hashed over them.
    const stored = (db: typeof one) =>
      db.rows(
        `select chain, seq, e.event_id, kind, item, function, station, e.area_code, e.area_lo, given_at, given_day, recorded_at,
           convert_from(bytes, 'UTF8')::jsonb - 'who' - 'commitment' as said, s.person_id, s.body, s.area_lo as body_lo
         from ledger.service_event e join ledger.subject s using (event_id) order by chain, seq`,
      );
    expect(await stored(many)).toEqual(await stored(one));
    for (const db of [one, many]) {
      await db.asJob((ctx) => sealHead(ctx, keyOf(db)));
      const report = await db.asJob((ctx) =>
        verifyLedger(ctx, { publicKey: rawPublicKey(keyOf(db).publicKey), witnessed: [] }),
      );
      expect(report).toMatchObject({ holds: true, events: 590, heads: 1, findings: 0 });
    }
    const day = parseDay('2026-11-03');
    const counts = await Promise.all(
      [one, many].map((db) =>
        db.asJob((ctx) => countVisits(ctx, { from: day, to: day, where: 'everywhere' })),
      ),
    );
    expect(counts[1]).toEqual(counts[0]);
    expect(counts[1]?.visits).toBe(40);
  });

  it('are recorded once, also twice in one lot, and a second service under an id is refused', async () => {
    const db = await openTestDatabase();
    const [first, second] = services(2, '2026-11-02T09:00:00+08:00');
    if (!first || !second) throw new Error('two services are needed');
    const added = (many: (typeof first)[]) =>
      db.asJob(async (ctx) => (await recordServices(ctx, many)).map((entry) => entry.added));
    expect(await added([first, first])).toEqual([true, false]);
    expect(await added([second, first])).toEqual([true, false]);
    const other = { ...first, personId: randomUUID() };
    await expect(added([...services(3, '2026-11-04T09:00:00+08:00'), other])).rejects.toMatchObject({
      code: 'another-service',
    });
    expect(await db.rows('select count(*)::int as events from ledger.service_event')).toEqual([
      { events: 2 },
    ]);
  });

  it('carry a past time of record in a demonstration only', async () => {
    const db = await openTestDatabase();
    const lot = services(3, '2026-11-02T09:00:00+08:00');
    await expect(db.asJob((ctx) => recordServices(ctx, lot), { demo: false })).rejects.toThrow(
      'takes a service now',
    );
  });

  it('lock their chains in one order: two lots that meet both get through', async () => {
    const db = await openTestDatabase();
    const lots = [services(300, '2026-11-02T09:00:00+08:00'), services(300, '2026-11-03T09:00:00+08:00')];
    await Promise.all(lots.map((lot) => db.asJob((ctx) => recordServices(ctx, lot))));
    const key = keyOf(db);
    await db.asJob((ctx) => sealHead(ctx, key));
    const options = { publicKey: rawPublicKey(key.publicKey), witnessed: [] };
    expect(await db.asJob((ctx) => verifyLedger(ctx, options))).toMatchObject({ holds: true, events: 600 });
  });
});

describe('the heads of a past', () => {
  it('are what the job would have signed at those moments', async () => {
    const [past, daily] = [await openTestDatabase(), await openTestDatabase()];
    const days = ['02', '03', '05'].map((day) => services(50, `2026-11-${day}T09:00:00+08:00`));
    const moments = ['02', '03', '04', '05'].map((day) => new Date(`2026-11-${day}T23:50:00+08:00`));
    await past.asJob(async (ctx) => {
      await recordServices(ctx, days.flat());
      expect(await sealPastHeads(ctx, keyOf(past), moments)).toEqual({ heads: 3 });
    });
    // The same bytes in the other ledger, with a head each evening.
    const [monday = [], tuesday = [], thursday = []] = days;
    const lots = [monday, tuesday, [], thursday];
    for (const [at, moment] of moments.entries()) {
      await daily.asJob(async (ctx) => {
        await recordServices(ctx, lots[at] ?? []);
        await sealHead({ ...ctx, clock: { now: () => moment } }, keyOf(daily));
      });
    }
    const sizes = (db: typeof past) =>
      db.rows('select number, size, made_at from ledger.head order by number');
    expect(await sizes(past)).toEqual(await sizes(daily));

    const key = keyOf(past);
    const options = { publicKey: rawPublicKey(key.publicKey), witnessed: [] };
    expect(await past.asJob((ctx) => verifyLedger(ctx, options))).toMatchObject({
      holds: true,
      events: 150,
      heads: 3,
      findings: 0,
    });
    const proof = await past.asJob((ctx) => proveService(ctx, days[0]?.[7]?.eventId ?? ''));
    expect(proof).not.toBeNull();
  });

  it('are for a new demonstration only', async () => {
    const db = await openTestDatabase();
    await db.asJob(async (ctx) => {
      await recordServices(ctx, services(2, '2026-11-02T09:00:00+08:00'));
      await sealHead(ctx, keyOf(db));
    });
    await expect(db.asJob((ctx) => sealPastHeads(ctx, keyOf(db), []))).rejects.toThrow('new demonstration');
  });
});
