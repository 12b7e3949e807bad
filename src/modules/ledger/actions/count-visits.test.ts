import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Day, dayOf, parseDay } from '../../../ground/clock/day.ts';
import { openTestDatabase } from '../../../ground/testing/database.ts';
import { readEvent } from '../domain/event.ts';
import { type CountableEvent, judgeVisits, type VisitDefinition } from '../domain/visits.ts';
import { loadVisitDefinitions } from '../load-definitions.ts';
import { aService, someArea } from '../testing/services.ts';
import { countVisits } from './count-visits.ts';
import { recordService } from './record-service.ts';
import { reverseService } from './reverse-service.ts';

const db = await openTestDatabase();
const [version1] = loadVisitDefinitions();
if (!version1) throw new Error('no definition');
const clerk = { role: 'clerk', id: randomUUID(), name: '演示员' };

/** The same events, counted by the pure rule. */
async function countedByRule(
  definition: VisitDefinition,
  where: (event: CountableEvent) => boolean,
  from: Day,
  to: Day,
) {
  const rows = await db.rows<{ bytes: Buffer }>('select bytes from ledger.service_event');
  const all = rows.map(({ bytes }) => readEvent(bytes.toString()));
  const takenBack = new Set(all.flatMap(({ reverses }) => reverses ?? []));
  const events = all
    .map((event) => ({
      ...event,
      day: dayOf(new Date(event.givenAt)),
      recordedDay: dayOf(new Date(event.recordedAt)),
    }))
    .filter((event) => event.day >= from && event.day <= to && where(event));
  return [...judgeVisits(definition, events, takenBack).values()];
}

describe('counting visits', () => {
  it('in SQL says what the rule says, of any mixture of services', async () => {
    const stations = [randomUUID(), randomUUID(), null];
    const persons = [randomUUID(), randomUUID(), randomUUID()];
    const service = fc.record({
      personId: fc.constantFrom(...persons),
      station: fc.constantFrom(...stations).map((id) => id && { id, name: '站' }),
      function: fc.constantFrom('F1' as const, 'F3' as const, 'F6' as const),
      kind: fc.constantFrom('case-completed', 'advice-given', 'case-step'),
      item: fc.constantFrom('a', 'b').map((code) => ({ code, name: { zh: code, en: code } })),
      givenAt: fc.integer({ min: 0, max: 24 * 69 }).map((hours) => new Date(Date.UTC(2026, 8, 11, hours))),
      mistaken: fc.boolean(),
    });
    const services = fc.sample(service, { numRuns: 200, seed: 7 });
    await db.asJob(async (ctx) => {
      for (const { mistaken, ...given } of services) {
        const { eventId } = await recordService(ctx, aService(given));
        if (mistaken && given.item.code === 'a') {
          const reason = 'not-given' as const;
          await reverseService(ctx, {
            eventId: randomUUID(),
            reverses: eventId,
            reason,
            at: ctx.clock.now(),
            by: clerk,
          });
        }
      }
    });
    const windows: [Day, Day][] = [
      [parseDay('2026-01-01'), parseDay('2026-12-31')],
      [parseDay('2026-10-01'), parseDay('2026-10-31')],
      [parseDay('2026-11-20'), parseDay('2026-11-20')],
    ];
    const seen = new Set<string>();
    for (const [from, to] of windows) {
      for (const station of [...stations, undefined]) {
        if (station === null) continue;
        for (const oncePer of [version1.oncePer, ['item' as const], []]) {
          const definition = { ...version1, oncePer };
          const where = station === undefined ? 'everywhere' : { station };
          const verdicts = await countedByRule(
            definition,
            (event) => !station || event.station === station,
            from,
            to,
          );
          const count = await db.asJob((ctx) => countVisits(ctx, { from, to, where }, [definition]));
          expect(count.visits).toBe(verdicts.filter((verdict) => verdict === 'counted').length);
          expect(count.events).toBe(verdicts.length);
          for (const { reason, events } of count.removed) {
            expect(events).toBe(verdicts.filter((verdict) => verdict === reason).length);
            seen.add(reason);
          }
          expect(count.byFunction.reduce((sum, { visits }) => sum + visits, 0)).toBe(count.visits);
        }
      }
    }
    expect([...seen].sort()).toEqual([
      'kind-not-counted',
      'recorded-late',
      'repeated',
      'reversal',
      'reversed',
    ]);
  });

  it('counts each day by the definition in force on it', async () => {
    const station = { id: randomUUID(), name: '站' };
    const personId = randomUUID();
    const on = (day: string, code: string) =>
      aService({
        personId,
        station,
        givenAt: new Date(`${day}T23:59:00+08:00`),
        item: { code, name: { zh: code, en: code } },
      });
    await db.asJob(async (ctx) => {
      for (const day of ['2026-11-14', '2026-11-15', '2026-11-16']) {
        for (const item of ['a', 'b']) await recordService(ctx, on(day, item));
      }
    });
    const byItem: VisitDefinition = {
      ...version1,
      version: 2,
      validFrom: parseDay('2026-11-15'),
      oncePer: ['item'],
    };
    const none: VisitDefinition = { ...version1, version: 3, validFrom: parseDay('2026-11-16'), kinds: [] };
    const first: VisitDefinition = { ...version1, validFrom: parseDay('2026-11-14') };
    const count = (definitions: VisitDefinition[]) =>
      db.asJob((ctx) =>
        countVisits(
          ctx,
          { from: parseDay('2026-11-13'), to: parseDay('2026-11-17'), where: { station: station.id } },
          definitions,
        ),
      );
    expect(await count([none, first, byItem])).toMatchObject({
      visits: 1 + 2 + 0,
      events: 6,
      removed: [
        { reason: 'kind-not-counted', events: 2 },
        { reason: 'repeated', events: 1 },
      ],
      definitions: [{ version: 1 }, { version: 2 }, { version: 3 }],
    });
    expect(await count([byItem])).toMatchObject({
      visits: 4,
      removed: [{ reason: 'no-definition', events: 2 }],
    });
  });

  it('a clerk counts only what his area shows', async () => {
    const station = { id: randomUUID(), name: '站' };
    await db.asJob((ctx) => recordService(ctx, aService({ station })));
    const range = {
      from: parseDay('2026-11-20'),
      to: parseDay('2026-11-20'),
      where: { station: station.id },
    };
    const staff = { kind: 'staff' as const, id: randomUUID(), role: 'clerk' };
    const inside = { ...staff, area: { code: someArea.code, lo: someArea.lo - 10, hi: someArea.lo + 10 } };
    const outside = { ...staff, area: { code: '370702000000', lo: 1, hi: 9 } };
    expect((await db.as(inside, (ctx) => countVisits(ctx, range))).visits).toBe(1);
    expect((await db.as(outside, (ctx) => countVisits(ctx, range))).events).toBe(0);
  });
});
