import { beforeAll, describe, expect, it } from 'vitest';
import { loadAreas } from '../../ground/areas/load.ts';
import { fixedClock } from '../../ground/clock/clock.ts';
import { parseDay } from '../../ground/clock/day.ts';
import type { Actor } from '../../ground/context.ts';
import { openTestDatabase, type TestDatabase } from '../../ground/testing/database.ts';
import { newId } from '../../ground/uuid.ts';
import { openTestService } from '../../testing.ts';
import { appointStaff, listReadsOf } from '../access/index.ts';
import { openStations } from '../network/index.ts';
import { createOrFindPerson } from '../people/index.ts';
import {
  forgetCallbacks,
  noteCall,
  readNumber,
  takeCallback,
  withdrawCallback,
} from './actions/answer-callback.ts';
import { askCallback, offerCallback } from './actions/ask-callback.ts';
import { listCallbacks, listMyCallbacks } from './actions/list-callbacks.ts';

const areas = loadAreas();
const areaOf = (code: string) => ({ code, ...areas.range(code) });
const [hall, post, terminal] = [newId(1), newId(2), newId(3)];
const me = newId(10);
const staffId = newId(20);
let db: TestDatabase;
let service: Awaited<ReturnType<typeof openTestService>>;

const visitor: Partial<Actor> = {};
const resident: Partial<Actor> = { kind: 'resident', role: 'resident', id: me, person: me };
const clerk: Partial<Actor> = {
  kind: 'staff',
  role: 'clerk',
  id: staffId,
  area: areaOf('370705006000'),
  stationId: post,
};
const colleague = { ...clerk, id: newId(21) };
const elsewhere = { ...clerk, id: newId(22), area: areaOf('370702000000') };
const heard = () => ({ hearers: service.deployment.hearers });

let asked = 100;
const ask = (as: Partial<Actor>, more: Partial<Parameters<typeof askCallback>[1]> = {}) => {
  asked += 1;
  const callbackId = newId(asked);
  return db
    .as(as, (ctx) => askCallback(ctx, { callbackId, suits: 'today', ...more }), heard())
    .then((answer) => ({ callbackId, ...answer }));
};

beforeAll(async () => {
  db = await openTestDatabase();
  service = await openTestService(db);
  const weekdays = [{ days: [1, 2, 3, 4, 5], from: '08:30', to: '17:30' }];
  const common = { address: '演示路', phone: '0536-0000101', hours: weekdays, checkedOn: '2026-11-20' };
  await db.asJob(async (ctx) => {
    await openStations(ctx, [
      { ...common, stationId: hall, name: '大厅', area: areaOf('370705000000'), kind: 'public-hall' },
      {
        ...common,
        stationId: post,
        name: '北苑驿站',
        area: areaOf('370705006000'),
        kind: 'post',
        place: { lat: 36.738, lon: 119.118, source: 'made up', precision: 'exact' },
      },
      { ...common, stationId: terminal, name: '终端', area: areaOf('370705006000'), kind: 'terminal' },
    ]);
    await appointStaff(ctx, {
      staffId,
      login: 'limin',
      password: 'made-up-made-up',
      displayName: '李敏',
      stationId: post,
      grantId: newId(30),
      role: 'clerk',
      area: areaOf('370705006000'),
      validFrom: parseDay('2026-01-01'),
      validUntil: parseDay('2026-12-31'),
    });
    await createOrFindPerson(ctx, {
      personId: me,
      name: '孙建国',
      idNumber: '370700197803100018',
      phone: '19900000001',
      residenceArea: '370705006000',
      source: { kind: 'self', name: null },
    });
  });
});

describe('请给我打电话', () => {
  it('promises two open hours, and says them for each time before anything is sent', async () => {
    // Friday 14:20.
    const offer = await db.as(resident, (ctx) => offerCallback(ctx, post));
    expect(offer).toMatchObject({
      station: { name: '北苑驿站' },
      minutes: 120,
      phone: '199****0001',
      due: {
        today: { at: '2026-11-20T08:20:00.000Z', certain: true },
        afternoon: { at: '2026-11-20T08:20:00.000Z' },
        // Monday 10:30.
        morning: { at: '2026-11-23T02:30:00.000Z' },
      },
    });
    expect((await db.as(visitor, (ctx) => offerCallback(ctx, post))).phone).toBe(null);
  });

  it('goes through: taken, number read with a trace, reached; a service in the ledger, an answer for the person', async () => {
    const { callbackId, due, phone } = await ask(resident, {
      stationId: post,
      about: 'F2',
      words: '失业金怎么领',
    });
    expect([due.at, phone]).toEqual(['2026-11-20T08:20:00.000Z', '199****0001']);
    expect(await db.as(elsewhere, (ctx) => listCallbacks(ctx, 'open'))).toEqual([]);
    const [row] = await db.as(clerk, (ctx) => listCallbacks(ctx, 'open'));
    expect(row).toMatchObject({
      callbackId,
      name: '孙**',
      phone: '199****0001',
      words: '失业金怎么领',
      own: true,
      late: false,
      state: 'waiting',
      mayTake: true,
    });

    await expect(db.as(clerk, (ctx) => readNumber(ctx, callbackId))).rejects.toMatchObject({
      code: 'take-first',
    });
    await db.as(clerk, (ctx) => takeCallback(ctx, callbackId), heard());
    await expect(db.as(colleague, (ctx) => takeCallback(ctx, callbackId), heard())).rejects.toMatchObject({
      code: 'taken-already',
    });
    await expect(db.as(elsewhere, (ctx) => takeCallback(ctx, callbackId), heard())).rejects.toMatchObject({
      code: 'no-open-callback',
    });
    expect(await db.as(clerk, (ctx) => readNumber(ctx, callbackId))).toEqual({
      phone: '19900000001',
      name: '孙建国',
    });
    const reads = await db.as(resident, (ctx) => listReadsOf(ctx, [me]));
    expect(reads.find(({ role }) => role === 'clerk')).toMatchObject({
      actorName: '李敏',
      purpose: 'contact-person',
      what: ['person.phone', 'person.name'],
    });

    const call = (more: object) =>
      db.as(clerk, (ctx) => noteCall(ctx, callbackId, { result: 'reached', ...more }), heard());
    await expect(call({})).rejects.toMatchObject({ fields: [{ field: '/done' }] });
    expect(await call({ done: '告诉他带社保卡来办' })).toEqual({ state: 'reached' });
    expect(await db.as(resident, (ctx) => listMyCallbacks(ctx))).toMatchObject([
      { state: 'reached', done: '告诉他带社保卡来办', tries: 1 },
    ]);
    await service.jobs.runDue();
    const services = await db.rows<{ body: unknown }>('select * from ledger.service_event');
    expect(services).toHaveLength(1);
    expect(JSON.stringify(services[0])).toContain('advice-given');
    const stored = await db.rows<{ all: string }>('select callback::text as all from callbacks.callback');
    expect(stored.some((one) => /19900000001|孙建国|失业金/.test(one.all))).toBe(false);
  });

  it('tries three times, each after a while, then writes', async () => {
    const { callbackId } = await ask(resident, { stationId: post, suits: 'any' });
    for (const [tries, state] of [
      [1, 'waiting'],
      [2, 'waiting'],
      [3, 'unreached'],
    ] as const) {
      await db.as(clerk, (ctx) => takeCallback(ctx, callbackId), heard());
      expect(
        await db.as(clerk, (ctx) => noteCall(ctx, callbackId, { result: 'not-reached' }), heard()),
      ).toEqual({ state });
      const [row] = await db.as(resident, (ctx) => listMyCallbacks(ctx));
      expect(row).toMatchObject({ tries, state });
      // Two open hours on from 14:20, then two to answer: 16:20, and on Monday 09:20.
      if (tries === 1)
        expect([row?.againAt, row?.dueAt]).toEqual(['2026-11-20T08:20:00.000Z', '2026-11-23T01:20:00.000Z']);
    }
    const texts = await db.rows<{ phone_sealed: Buffer }>('select phone_sealed from messages.message');
    expect(texts).toHaveLength(1);
    await expect(db.as(clerk, (ctx) => takeCallback(ctx, callbackId), heard())).rejects.toMatchObject({
      code: 'no-open-callback',
    });
    await service.jobs.runDue();
    expect(await db.rows('select 1 from ledger.service_event')).toHaveLength(1);
  });

  it('takes a number from who is not signed in, and keeps a queue from being filled with it', async () => {
    await expect(ask(visitor, { stationId: post })).rejects.toMatchObject({ fields: [{ field: '/phone' }] });
    await expect(ask(visitor, { stationId: post, phone: '0536-1234567' })).rejects.toMatchObject({
      fields: [{ code: 'landline' }],
    });
    await expect(ask(visitor, { stationId: terminal, phone: '19900000055' })).rejects.toMatchObject({
      code: 'nobody-there',
    });
    const first = await ask(visitor, { stationId: post, phone: '199 0000 0055', name: '老张' });
    await ask(visitor, { stationId: post, phone: '19900000055' });
    await ask(visitor, { stationId: post, phone: '19900000055' });
    await expect(ask(visitor, { stationId: post, phone: '19900000055' })).rejects.toMatchObject({
      code: 'asked-enough',
    });
    const queue = await db.as(clerk, (ctx) => listCallbacks(ctx, 'open'));
    expect(queue.find((one) => one.callbackId === first.callbackId)).toMatchObject({
      name: '老*',
      signedIn: false,
    });
    // Nobody who is not staff sees a row of somebody who is not signed in.
    expect(await db.as(resident, (ctx) => listCallbacks(ctx, 'open'))).toEqual([]);
    expect(
      (await db.as(resident, (ctx) => listMyCallbacks(ctx))).some((one) => one.phone.endsWith('0055')),
    ).toBe(false);
    await db.as(clerk, (ctx) => takeCallback(ctx, first.callbackId), heard());
    expect(await db.as(clerk, (ctx) => readNumber(ctx, first.callbackId))).toEqual({
      phone: '19900000055',
      name: '老张',
    });
    expect(
      await db.as(
        clerk,
        (ctx) => noteCall(ctx, first.callbackId, { result: 'reached', served: 'F6', done: '约他明天来' }),
        heard(),
      ),
    ).toEqual({ state: 'reached' });
    await service.jobs.runDue();
    expect(await db.rows('select 1 from ledger.service_event')).toHaveLength(1);
  });

  it('goes to the nearest station with somebody there, is taken back by its owner only, and a colleague may take over', async () => {
    const mine = await ask(resident);
    expect(mine.station.name).toBe('北苑驿站');
    const other = { kind: 'resident', role: 'resident', id: newId(11), person: newId(11) } as const;
    await expect(db.as(other, (ctx) => withdrawCallback(ctx, mine.callbackId))).rejects.toMatchObject({
      code: 'no-open-callback',
    });
    await db.as(clerk, (ctx) => takeCallback(ctx, mine.callbackId), heard());
    db.clock.advance({ minutes: 30 });
    await db.as(colleague, (ctx) => takeCallback(ctx, mine.callbackId), heard());
    await db.as(resident, (ctx) => withdrawCallback(ctx, mine.callbackId));
    expect(
      (await db.as(clerk, (ctx) => listCallbacks(ctx, 'closed'))).map(({ callbackId }) => callbackId),
    ).toContain(mine.callbackId);
    db.clock.advance({ minutes: -30 });
  });

  it('forgets numbers and words', async () => {
    db.clock.advance({ days: 31 });
    await db.asJob((ctx) => forgetCallbacks(ctx));
    const left = await db.rows<{ n: string }>(
      'select count(*) n from callbacks.callback where closed_at is not null and (phone_sealed is not null or phone_index is not null or words_sealed is not null)',
    );
    expect(left[0]?.n).toBe('0');
    db.clock.advance({ days: -31 });
  });
});

it('says nothing certain over a New Year whose holidays are not published', async () => {
  const late = fixedClock('2026-12-31T17:00:00+08:00');
  db.clock.advance({ seconds: (late.now().getTime() - db.clock.now().getTime()) / 1000 });
  const offer = await db.as(visitor, (ctx) => offerCallback(ctx, post));
  expect(offer.due.today).toEqual({ at: '2027-01-01T02:00:00.000Z', certain: false });
});
