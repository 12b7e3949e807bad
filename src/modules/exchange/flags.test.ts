import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadAreas } from '../../ground/areas/load.ts';
import type { Actor } from '../../ground/context.ts';
import { openTestDatabase, type TestDatabase } from '../../ground/testing/database.ts';
import { newId } from '../../ground/uuid.ts';
import { openTestService } from '../../testing.ts';
import { recordService } from '../ledger/index.ts';
import { aService } from '../ledger/testing/services.ts';
import { openStations } from '../network/index.ts';
import { createOrFindPerson, recordFacts } from '../people/index.ts';
import { countRecords } from './actions/records/count-records.ts';
import { decideFlag, listFlags } from './actions/records/decide-flag.ts';
import { judgeAll } from './actions/records/judge-records.ts';
import { listIncomplete } from './actions/records/list-records.ts';
import { lookForCheats } from './actions/records/look-for-cheats.ts';

const areas = loadAreas();
const areaOf = (code: string) => ({ code, ...areas.range(code) });
const station = newId(1);
const [clerkId, managerId] = [newId(2), newId(3)];
const manager: Partial<Actor> = {
  kind: 'staff',
  role: 'manager',
  id: managerId,
  area: areaOf('370705000000'),
  stationId: station,
};
const far = { ...manager, id: newId(4), area: areaOf('370702000000') };
const source = { kind: 'self', name: null } as const;
let db: TestDatabase;
let service: Awaited<ReturnType<typeof openTestService>>;

beforeAll(async () => {
  db = await openTestDatabase();
  service = await openTestService(db);
  await db.asJob((ctx) =>
    openStations(ctx, [
      {
        stationId: station,
        name: '北苑驿站',
        area: areaOf('370705006000'),
        kind: 'post',
        address: '演示路',
        phone: '0536-0000101',
        hours: [{ days: [1, 2, 3, 4, 5], from: '08:30', to: '17:30' }],
        checkedOn: '2026-11-20',
      },
    ]),
  );
  // Forty pieces of advice by one clerk in forty minutes of last evening.
  await db.asJob(async (ctx) => {
    for (let at = 0; at < 40; at += 1)
      await recordService(
        ctx,
        aService({
          kind: 'advice-given',
          function: 'F2',
          evidence: 'test.note:1',
          station: { id: station, name: '北苑驿站' },
          area: { code: '370705006000', lo: areas.range('370705006000').lo },
          by: { role: 'clerk', id: clerkId, name: '李敏' },
          givenAt: new Date(Date.parse('2026-11-19T21:00:00+08:00') + at * 60_000),
        }),
      );
    await judgeAll(ctx);
    await lookForCheats(ctx);
  });
});

const count = async () => (await db.as(manager, (ctx) => countRecords(ctx))).valid;

describe('a flag', () => {
  it('says why and takes nothing away; the same look finds nothing new', async () => {
    const flags = await db.as(manager, (ctx) => listFlags(ctx, 'open'));
    expect(flags.map(({ rule }) => rule).sort()).toEqual(['night-hours', 'staff-speed']);
    expect(flags.find(({ rule }) => rule === 'staff-speed')).toMatchObject({
      sentence: { zh: '21:00 起一小时记了 40 次服务，最少也要 120 分钟' },
      about: 40,
      station: '北苑驿站',
    });
    expect(await count()).toBe(40);
    expect(await db.asJob((ctx) => lookForCheats(ctx))).toBe(0);
  });

  it('is not seen and not decided from another area, nor by the one whose work it is', async () => {
    expect(await db.as(far, (ctx) => listFlags(ctx, 'open'))).toEqual([]);
    const [flag] = await db.as(manager, (ctx) => listFlags(ctx, 'open'));
    const decide = (actor: Partial<Actor>) =>
      db.as(actor, (ctx) =>
        decideFlag(ctx, { flagId: flag?.flagId ?? '', state: 'confirmed', words: '核实属实' }),
      );
    await expect(decide(far)).rejects.toMatchObject({ code: 'no-such-flag' });
    await expect(decide({ ...manager, id: clerkId })).rejects.toMatchObject({ code: 'own-flag' });
  });

  it('confirmed takes its records out with the reason, opened again brings them back; the words stay', async () => {
    const flag = (await db.as(manager, (ctx) => listFlags(ctx, 'open'))).find(
      ({ rule }) => rule === 'staff-speed',
    );
    const decide = async (state: 'confirmed' | 'open', words: string) => {
      await db.as(manager, (ctx) => decideFlag(ctx, { flagId: flag?.flagId ?? '', state, words }), {
        hearers: service.deployment.hearers,
      });
      await service.jobs.runDue();
    };
    await decide('confirmed', '本人承认没有办');
    expect(await count()).toBe(0);
    expect((await db.as(manager, (ctx) => countRecords(ctx))).leftOut).toMatchObject([
      { why: 'flag', records: 40 },
    ]);
    // Judging everything anew comes to the same.
    await db.asJob(judgeAll);
    expect(await count()).toBe(0);
    await decide('open', '又找到了签到表');
    expect(await count()).toBe(40);
    const again = (await db.as(manager, (ctx) => listFlags(ctx, 'open'))).find(
      ({ rule }) => rule === 'staff-speed',
    );
    expect(again?.decisions.map(({ state, words }) => [state, words])).toEqual([
      ['confirmed', '本人承认没有办'],
      ['open', '又找到了签到表'],
    ]);
    const stored = JSON.stringify(await db.rows('select * from exchange.flag_decision'));
    expect(stored).not.toContain('承认');
  });

  it('a person who died is flagged from the day that a department said', async () => {
    const personId = randomUUID();
    await db.asJob(async (ctx) => {
      await createOrFindPerson(ctx, {
        personId,
        name: '孙建国',
        idNumber: '370700197803100018',
        residenceArea: '370705006000',
        source,
      });
      await recordFacts(ctx, personId, [
        {
          fact: 'person.died_on',
          value: '2026-11-10',
          source: { kind: 'department', name: 'public-security' },
        },
      ]);
      await recordService(ctx, aService({ personId, kind: 'advice-given', evidence: 'test.note:1' }));
      await lookForCheats(ctx);
    });
    const flags = await db.as(manager, (ctx) => listFlags(ctx, 'open'));
    expect(flags.filter(({ rule }) => rule === 'dead')).toMatchObject([{ about: 1 }]);
    const own = await db.as(
      { kind: 'staff', role: 'clerk', id: clerkId, area: areaOf('370705006000') },
      async (ctx) => {
        await db.asJob(judgeAll);
        return listIncomplete(ctx, 'person.phone');
      },
    );
    expect(own).toMatchObject([
      { kind: 'person', name: '孙**', missing: [{ need: 'person.phone', at: '/counter' }, {}, {}] },
    ]);
  });
});
