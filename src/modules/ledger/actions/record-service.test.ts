import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../../ground/testing/database.ts';
import { readEvent } from '../domain/event.ts';
import { aService, someArea } from '../testing/services.ts';
import { recordService } from './record-service.ts';

const db = await openTestDatabase();
const count = async (eventId: string) =>
  (await db.rows('select 1 from ledger.service_event where event_id = $1', [eventId])).length;

describe('recording a service', () => {
  it('keeps the bytes that were hashed and names nobody in them', async () => {
    const service = aService();
    const entry = await db.asJob((ctx) => recordService(ctx, service));
    const [row] = await db.rows<{ bytes: Buffer; who: Buffer; given_day: string }>(
      'select bytes, who, given_day::text from ledger.service_event where chain = $1 and seq = $2',
      [entry.chain, entry.seq],
    );
    if (!row) throw new Error('no row');
    expect(readEvent(row.bytes.toString())).toMatchObject({
      eventId: service.eventId,
      kind: 'case-completed',
      by: 'self',
    });
    expect(row.bytes.includes(service.personId)).toBe(false);
    expect(row.given_day).toBe('2026-11-20');
  });

  it('20 at once with the same ids leave one row each', async () => {
    for (const service of Array.from({ length: 15 }, () => aService())) {
      const entries = await Promise.all(
        Array.from({ length: 20 }, () =>
          db.as(asPerson(service.personId), (ctx) => recordService(ctx, service)),
        ),
      );
      expect(entries.filter(({ added }) => added)).toHaveLength(1);
      expect(new Set(entries.map(({ chain, seq }) => `${chain}/${seq}`)).size).toBe(1);
      expect(await count(service.eventId)).toBe(1);
    }
  });

  it('one person on one day has one day tag, also when the first services come at the same time', async () => {
    const personId = randomUUID();
    const services = Array.from({ length: 12 }, () => aService({ personId }));
    await Promise.all(
      services.map((service) => db.as(asPerson(personId), (ctx) => recordService(ctx, service))),
    );
    const tags = await db.rows(
      'select distinct who from ledger.service_event where event_id = any($1::uuid[])',
      [services.map(({ eventId }) => eventId)],
    );
    expect(tags).toHaveLength(1);
  });

  it('the same again later gives the first entry; something else under the id is refused', async () => {
    const service = aService();
    const first = await db.asJob((ctx) => recordService(ctx, service));
    db.clock.advance({ minutes: 5 });
    const again = await db.asJob((ctx) => recordService(ctx, service));
    expect(again).toEqual({ ...first, added: false });
    for (const other of [
      { function: 'F6' as const },
      { personId: randomUUID() },
      { details: { number: '2' } },
    ]) {
      await expect(db.asJob((ctx) => recordService(ctx, { ...service, ...other }))).rejects.toMatchObject({
        status: 409,
        code: 'another-service',
      });
    }
    expect(await count(service.eventId)).toBe(1);
  });

  it('takes a late record with its own time, and none of tomorrow', async () => {
    const late = aService({ givenAt: new Date('2026-10-31T23:30:00+08:00') });
    await db.asJob((ctx) => recordService(ctx, late));
    const [row] = await db.rows('select given_day::text from ledger.service_event where event_id = $1', [
      late.eventId,
    ]);
    expect(row).toEqual({ given_day: '2026-10-31' });
    const tomorrow = aService({ givenAt: new Date(db.clock.now().getTime() + 86_400_000) });
    await expect(db.asJob((ctx) => recordService(ctx, tomorrow))).rejects.toMatchObject({
      code: 'given-in-future',
    });
    await expect(db.asJob((ctx) => recordService(ctx, aService({ kind: 'page-view' })))).rejects.toThrow(
      /page-view/,
    );
  });

  it('rolls back whole: no gap is left where a transaction failed', async () => {
    const service = aService();
    const failing = db.asJob(async (ctx) => {
      await recordService(ctx, service);
      throw new Error('the act failed');
    });
    await expect(failing).rejects.toThrow('the act failed');
    expect(await count(service.eventId)).toBe(0);
    const gaps = await db.rows(
      'select 1 from ledger.chain c where size <> (select count(*) from ledger.service_event e where e.chain = c.chain)',
    );
    expect(gaps).toEqual([]);
  });
});

describe('who may touch the ledger', () => {
  it('the app appends within its scope only', async () => {
    const service = aService();
    const stranger = randomUUID();
    await expect(db.as(asPerson(stranger), (ctx) => recordService(ctx, service))).rejects.toThrow(
      /row-level security/,
    );
    const clerk = {
      kind: 'staff' as const,
      id: randomUUID(),
      role: 'clerk',
      area: { code: 'x', lo: 5000, hi: 6000 },
    };
    await expect(db.as(clerk, (ctx) => recordService(ctx, service))).rejects.toThrow(/row-level security/);
    const own = { ...clerk, area: { ...someArea, hi: someArea.lo } };
    expect(await db.as(own, (ctx) => recordService(ctx, service))).toMatchObject({ added: true });
  });

  it('nobody changes or removes an event, a chain or a head', async () => {
    const service = aService();
    await db.asJob((ctx) => recordService(ctx, service));
    const attempts = [
      "update ledger.service_event set kind = 'visit-made'",
      'delete from ledger.service_event',
      'truncate ledger.service_event',
      'update ledger.chain set size = 0',
      'delete from ledger.head',
      'insert into ledger.service_event (chain, seq) values (0, 999)',
      'update ledger.subject set area_lo = 1',
    ];
    for (const attempt of attempts) {
      for (const database of [db.app, db.worker]) {
        await expect(
          database.inScope({ actor: null, person: null, area: { lo: 0, hi: 2e9 }, purpose: 'test' }, (tx) =>
            sql.raw(attempt).execute(tx),
          ),
        ).rejects.toMatchObject({ code: '42501' });
      }
    }
    // The triggers refuse even the superuser, as long as he leaves them on.
    for (const attempt of attempts.slice(0, 3))
      await expect(db.rows(attempt)).rejects.toMatchObject({ code: '42501' });
    await db.rows('update ledger.service_event set area_lo = area_lo where event_id = $1', [service.eventId]);
  });
});

function asPerson(personId: string) {
  return { kind: 'resident' as const, role: 'resident', id: personId, person: personId };
}
