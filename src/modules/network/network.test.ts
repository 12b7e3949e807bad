import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { distanceKm } from '../../ground/areas/area.ts';
import { loadAreas } from '../../ground/areas/load.ts';
import { addDays, type Day, dayOf, parseDay } from '../../ground/clock/day.ts';
import { loadCalendar } from '../../ground/clock/load.ts';
import type { Actor } from '../../ground/context.ts';
import { openTestDatabase, type TestDatabase } from '../../ground/testing/database.ts';
import { newId } from '../../ground/uuid.ts';
import { openTestService } from '../../testing.ts';
import { changeStation, setException } from './actions/change-station.ts';
import { confirmStation, doTask, listTasks } from './actions/do-task.ts';
import { findStations } from './actions/find-stations.ts';
import { closeOwnStation, type OwnStation, openOwnStation } from './actions/manage-station.ts';
import { openOverdueTasks } from './actions/open-tasks.ts';
import { listMyReports, reportItem } from './actions/report-item.ts';
import { seeStation } from './actions/see-station.ts';
import { areHours, type Hours, nextOpening, openUntil, type Span } from './domain/hours.ts';
import {
  closeStation,
  findStation,
  listStations,
  type NewStation,
  nearestStaffed,
  openStations,
  publishItems,
  publishNationalContacts,
} from './index.ts';

const areas = loadAreas();
const areaOf = (code: string) => ({ code, ...areas.range(code) });
const weekdays: Hours[] = [{ days: [1, 2, 3, 4, 5], from: '08:30', to: '17:30' }];
const ids = { hall: newId(1), post: newId(2), gig: newId(3), terminal: newId(4), far: newId(5) };

const station = (
  stationId: string,
  name: string,
  code: string,
  more: Partial<NewStation> = {},
): NewStation => ({
  stationId,
  name,
  area: areaOf(code),
  address: '演示路 1 号',
  phone: '0536-0000101',
  hours: weekdays,
  checkedOn: '2026-11-01',
  kind: 'post',
  ...more,
});
const at = (lat: number, lon: number) => ({ lat, lon, source: 'made up', precision: 'exact' as const });

let db: TestDatabase;
const nobody = {};
const clerk = (code: string, stationId = ids.post): Partial<Actor> => ({
  kind: 'staff',
  role: 'clerk',
  id: newId(99),
  area: areaOf(code),
  stationId,
});
const me = newId(7);
const resident: Partial<Actor> = { kind: 'resident', role: 'resident', id: me, person: me };

beforeAll(async () => {
  db = await openTestDatabase();
  await db.asJob((ctx) =>
    openStations(ctx, [
      station(ids.hall, '大厅', '370705000000', { kind: 'public-hall', place: at(36.71, 119.13) }),
      station(ids.post, '北苑驿站', '370705006000', {
        place: at(36.72, 119.13),
        hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '08:30', to: '18:00' }],
        accessibility: { 'step-free': true, lift: false },
        items: ['job-seeking', 'rights-advice'],
        staff: [{ name: '李敏', forWhat: '找工作', phone: null }],
      }),
      station(ids.gig, '零工驿站', '370705007000', {
        kind: 'gig-post',
        place: at(36.7, 119.13),
        hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '06:30', to: '12:00' }],
      }),
      station(ids.terminal, '食堂终端', '370705002000', {
        kind: 'terminal',
        keepsHolidays: false,
        hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }],
      }),
      station(ids.far, '济南大厅', '370102000000', { kind: 'public-hall' }),
    ]),
  );
});

const names = (found: readonly { name: string }[]) => found.map(({ name }) => name);

describe('finding a station', () => {
  it('puts the nearest open one first, then what is near and closed, then what is far', async () => {
    // Friday 14:20; the gig station closed at noon.
    const found = await db.as(nobody, (ctx) => findStations(ctx, { at: { lat: 36.702, lng: 119.13 } }));
    const order = names(found);
    expect(order.slice(0, 1)).toEqual(['大厅']);
    // The terminal is only known to be somewhere in its street.
    expect(order.slice(1, 3).sort()).toEqual(['北苑驿站', '食堂终端'].sort());
    expect(found[0]).toMatchObject({ name: '大厅', openUntil: '17:30', distanceKm: 0.9, roughly: false });
    expect(found.at(-1)).toMatchObject({ name: '济南大厅', openUntil: '17:30', roughly: true });
    expect(found.at(-2)).toMatchObject({
      name: '零工驿站',
      openUntil: null,
      opensNext: { day: '2026-11-21', from: '06:30', certain: true },
    });
  });

  it('measures as the haversine does', async () => {
    const here = { lat: 36.65, lng: 119.1 };
    const found = await db.as(nobody, (ctx) => findStations(ctx, { at: here }));
    const hall = found.find(({ stationId }) => stationId === ids.hall);
    expect(hall?.distanceKm).toBeCloseTo(distanceKm(here, { lat: 36.71, lng: 119.13 }), 1);
  });

  it('gives a short list as the beginning of a long one, wherever somebody stands', async () => {
    // A short list is looked for nearby first, a long one everywhere.
    const somewhere = fc.record({
      lat: fc.double({ min: 36.5, max: 36.9, noNaN: true }),
      lng: fc.double({ min: 118.9, max: 119.4, noNaN: true }),
    });
    await fc.assert(
      fc.asyncProperty(
        somewhere,
        fc.integer({ min: 1, max: 5 }),
        fc.boolean(),
        async (here, limit, openNow) => {
          const [short, long] = await Promise.all(
            [limit, 50].map((most) =>
              db.as(nobody, (ctx) => findStations(ctx, { at: here, openNow, limit: most })),
            ),
          );
          expect(short).toEqual(long?.slice(0, limit));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('from an area counts from its centre, and knows the own street', async () => {
    const found = await db.as(nobody, (ctx) =>
      findStations(ctx, { near: areas.children('370705006000')[0]?.code }),
    );
    expect(found[0]?.name).toBe('北苑驿站');
    expect(await db.as(nobody, (ctx) => nearestStaffed(ctx, '370705002000'))).toMatchObject({
      staffed: true,
    });
  });

  it('filters by kind, function, item, what is open and step-free', async () => {
    const of = (search: Parameters<typeof findStations>[1]) =>
      db.as(nobody, async (ctx) => names(await findStations(ctx, search)));
    expect(await of({ kind: 'terminal' })).toEqual(['食堂终端']);
    expect(await of({ function: 'F4', within: '370700000000' })).toEqual(['大厅']);
    expect(await of({ item: 'rights-advice' })).toEqual(['北苑驿站']);
    expect(await of({ stepFree: true })).toEqual(['北苑驿站']);
    expect(await of({ openNow: true, within: '370705007000' })).toEqual([]);
    await expect(of({ within: '999999999999' })).rejects.toMatchObject({ code: 'no-such-area' });
  });

  const time = fc.integer({ min: 0, max: 24 }).map((hour) => `${String(hour).padStart(2, '0')}:00`);
  const span = fc
    .tuple(time, time)
    .filter(([from, to]) => from < to)
    .map(([from, to]): Span => ({ from, to }));
  const hours = fc
    .array(
      fc
        .tuple(fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), span)
        .map(([days, one]) => ({ days, ...one })),
      { maxLength: 4 },
    )
    .filter(areHours);
  const someDay = fc.integer({ min: 0, max: 45 }).map((n) => addDays(parseDay('2026-09-15'), n));

  it('opens in SQL when it opens in TypeScript, over National Day and the end of the year', async () => {
    const samples = fc.sample(
      fc.record({
        hours,
        keepsHolidays: fc.boolean(),
        exceptions: fc.uniqueArray(fc.tuple(someDay, fc.array(span, { maxLength: 1 })), {
          maxLength: 6,
          selector: ([day]) => day,
        }),
      }),
      { numRuns: 60, seed: 11 },
    );
    const other = await openTestDatabase();
    const made = samples.map((sample, place) => ({ ...sample, stationId: newId(1000 + place) }));
    await other.asJob((ctx) =>
      openStations(
        ctx,
        made.map(({ exceptions, ...sample }) =>
          station(sample.stationId, sample.stationId, '370705006000', {
            ...sample,
            exceptions: exceptions.map(([day, spans]) => ({ day, spans, why: '盘点' })),
          }),
        ),
      ),
    );
    const step = { hours: 17, minutes: 30 };
    const back = { hours: -17 * 12, minutes: -30 * 12 };
    // From 20 September (a Sunday that is worked) on, 17 and a half hours at a time; then over the end of the year.
    for (const from of ['2026-09-19T07:00:00+08:00', '2026-12-24T07:00:00+08:00']) {
      other.clock.advance({ seconds: (Date.parse(from) - other.clock.now().getTime()) / 1000 });
      for (let n = 0; n < 12; n += 1) {
        const now = other.clock.now();
        const found = await other.as(nobody, (ctx) => findStations(ctx, { limit: 200 }));
        for (const sample of made) {
          const opening = {
            ...sample,
            exceptions: new Map<Day, Span[]>(sample.exceptions.map(([day, spans]) => [day, spans])),
          };
          const card = found.find(({ stationId }) => stationId === sample.stationId);
          const until = openUntil(opening, loadCalendar(), now);
          expect([now, card?.openUntil]).toEqual([now, until]);
          if (until === null)
            expect([now, card?.opensNext]).toEqual([now, nextOpening(opening, loadCalendar(), now)]);
        }
        other.clock.advance(step);
      }
      other.clock.advance(back);
    }
  });
});

describe('a station', () => {
  it('says all that one needs to go there, and what is not known', async () => {
    const page = await db.as(nobody, (ctx) => seeStation(ctx, ids.post));
    expect(page).toMatchObject({
      name: '北苑驿站',
      kind: { code: 'post' },
      level: 4,
      openUntil: '18:00',
      freshness: 'fresh',
      checkedOn: '2026-11-01',
      expiresOn: '2027-01-30',
      closed: null,
    });
    expect(page.items.map(({ code }) => code)).toEqual(['job-seeking', 'rights-advice']);
    const has = (code: string) => page.accessibility.find((one) => one.code === code)?.has;
    expect([has('step-free'), has('lift'), has('toilet')]).toEqual([true, false, null]);
    await expect(db.as(nobody, (ctx) => seeStation(ctx, me))).rejects.toMatchObject({
      code: 'no-such-station',
    });
  });

  it('keeps other hours on a day, and says why', async () => {
    const monday = '2026-11-23';
    await db.as(clerk('370705006000'), (ctx) =>
      setException(ctx, ids.post, monday, { spans: [], why: '停电检修' }),
    );
    const page = await db.as(nobody, (ctx) => seeStation(ctx, ids.post));
    expect(page.week.find(({ day }) => day === monday)).toEqual({
      day: monday,
      spans: [],
      why: { zh: '停电检修', en: '停电检修' },
      certain: true,
    });
    await db.as(clerk('370705006000'), (ctx) => setException(ctx, ids.post, monday, null));
    const again = await db.as(nobody, (ctx) => seeStation(ctx, ids.post));
    expect(again.week.find(({ day }) => day === monday)?.why).toBe(null);
  });

  it('is changed by its own area only, and the change is a check', async () => {
    await db.as(clerk('370705006000'), (ctx) => changeStation(ctx, ids.post, { way: '坐 16 路到北苑' }));
    const page = await db.as(nobody, (ctx) => seeStation(ctx, ids.post));
    expect(page).toMatchObject({ way: '坐 16 路到北苑', checkedOn: '2026-11-20' });
    const elsewhere = clerk('370705002000');
    await expect(
      db.as(elsewhere, (ctx) => changeStation(ctx, ids.post, { phone: '110' })),
    ).rejects.toMatchObject({ code: 'not-your-station' });
    await expect(
      db.as(elsewhere, (ctx) => setException(ctx, ids.post, '2026-11-23', { spans: [], why: '闲' })),
    ).rejects.toMatchObject({ code: 'not-your-station' });
    await expect(db.as(elsewhere, (ctx) => confirmStation(ctx, ids.post))).rejects.toMatchObject({
      code: 'not-your-station',
    });
    await expect(
      db.as(clerk('370705006000'), (ctx) =>
        changeStation(ctx, ids.post, { hours: [{ days: [1], from: '18:00', to: '08:00' }] }),
      ),
    ).rejects.toMatchObject({ code: 'hours-not-clear' });
    const history = await db.rows(
      `select what, note from network.station_history where station_id = '${ids.post}' order by at, entry_id`,
    );
    expect(history).toContainEqual({ what: 'changed', note: 'way' });
  });

  it('leads on to the one that it was merged into', async () => {
    const old = newId(20);
    await db.asJob(async (ctx) => {
      await openStations(ctx, [station(old, '旧驿站', '370705006000')]);
      await closeStation(ctx, old, {
        on: parseDay('2026-11-19'),
        reason: '并入北苑驿站',
        mergedInto: ids.post,
      });
    });
    const page = await db.as(nobody, (ctx) => seeStation(ctx, old));
    expect(page.closed).toEqual({
      on: '2026-11-19',
      reason: '并入北苑驿站',
      into: { stationId: ids.post, name: '北苑驿站' },
    });
    expect(page.openUntil).toBe(null);
    expect(names(await db.as(nobody, (ctx) => listStations(ctx, '370705006000')))).toEqual(['北苑驿站']);
    // What happened there goes on to be counted there.
    expect(await db.as(nobody, (ctx) => findStation(ctx, old))).toMatchObject({
      name: '旧驿站',
      open: false,
    });
  });
});

describe('a bureau manages its stations', () => {
  const managerId = newId(98);
  const manager = (code: string): Partial<Actor> => ({
    ...clerk(code),
    role: 'manager',
    id: managerId,
    stationId: null,
  });
  const own: OwnStation = {
    stationId: newId(30),
    name: '东关驿站',
    kind: 'post',
    areaCode: '370705001000',
    address: '演示路 9 号',
    phone: '0536-0000109',
    hours: weekdays,
    items: ['job-seeking'],
    place: { lat: 36.705, lon: 119.12 },
  };
  const open = (change: Partial<OwnStation> = {}, by = manager('370705000000')) =>
    db.as(by, (ctx) => openOwnStation(ctx, { ...own, ...change }));
  const close = (reason: string, mergedInto: string | null, by = manager('370705000000')) =>
    db.as(by, (ctx) => closeOwnStation(ctx, own.stationId, { reason, mergedInto }));

  it('opens one, once, and everybody finds it', async () => {
    await open();
    await open({ name: '另一个名字' });
    const page = await db.as(nobody, (ctx) => seeStation(ctx, own.stationId));
    expect(page).toMatchObject({
      name: '东关驿站',
      checkedOn: dayOf(db.clock.now()),
      place: { precision: 'exact' },
      items: [{ code: 'job-seeking' }],
    });
    expect(page.functions.length).toBeGreaterThan(0);
    expect(names(await db.as(nobody, (ctx) => listStations(ctx, '370705001000')))).toEqual(['东关驿站']);
  });

  it.each([
    ['outside of its area', { areaCode: '370702000000' }, '/areaCode'],
    ['where there is nothing', { areaCode: '999999999999' }, '/areaCode'],
    ['of a kind that is none', { kind: 'palace' }, '/kind'],
    ['with an item that is none', { items: ['fortune-telling'] }, '/items'],
    [
      'with hours that end before they begin',
      { hours: [{ days: [1], from: '18:00', to: '08:00' }] },
      '/hours',
    ],
  ])('not one %s', async (_what, change, field) => {
    const refused = await open({ stationId: newId(31), ...change }).catch((error) => error);
    expect(refused).toMatchObject({ status: 422, fields: [{ field }] });
    expect(await db.as(nobody, (ctx) => findStation(ctx, newId(31)))).toBeUndefined();
  });

  it('merges one into another that is open, and what was to be checked there is over', async () => {
    await db.rows(
      `update network.published_item set expires_on = '2026-11-01', checked_on = '2026-10-01' where item_id = $1`,
      [own.stationId],
    );
    await db.asJob((ctx) => openOverdueTasks(ctx));
    const tasks = () => db.as(manager('370705001000'), (ctx) => listTasks(ctx, 'open'));
    expect(await tasks()).toHaveLength(1);
    for (const into of [own.stationId, newId(32)]) {
      expect(await close('并站', into).catch((error) => error)).toMatchObject({
        status: 422,
        fields: [{ field: '/mergedInto' }],
      });
    }
    expect(await close('并站', null, manager('370702000000')).catch((error) => error)).toMatchObject({
      code: 'not-your-station',
    });
    await close('并入大厅', ids.hall);
    await close('又一次', null);
    const page = await db.as(nobody, (ctx) => seeStation(ctx, own.stationId));
    expect(page.closed).toMatchObject({ reason: '并入大厅', into: { stationId: ids.hall } });
    expect(await tasks()).toEqual([]);
    expect(names(await db.as(nobody, (ctx) => listStations(ctx, '370705001000')))).toEqual([]);
    const history = await db.rows<{ what: string; by: string }>(
      `select what, by_staff as by from network.station_history where station_id = $1 and what <> 'checked' order by at`,
      [own.stationId],
    );
    expect(history.map(({ what }) => what)).toEqual(['opened', 'merged']);
    expect(history.every(({ by }) => by === managerId)).toBe(true);
  });
});

describe('lists of a station', () => {
  const listOf = async (stationId: string, code: string) =>
    (await db.as(nobody, (ctx) => seeStation(ctx, stationId))).lists.find((list) => list.code === code)
      ?.items ?? [];

  it('inherit what the levels above published', async () => {
    await db.asJob((ctx) => publishNationalContacts(ctx));
    await db.asJob((ctx) => publishNationalContacts(ctx));
    const county = clerk('370705000000', ids.hall);
    const entry = (place: number, title: string, where: Parameters<typeof publishItems>[1][0]['for']) => ({
      itemId: newId(200 + place),
      list: 'agency' as const,
      title: { zh: title, en: title },
      words: { zh: '能办登记', en: 'registration' },
      checkedOn: dayOf(db.clock.now()),
      for: where,
    });
    await db.as(county, (ctx) => publishItems(ctx, [entry(1, '区级', { areaCode: '370705000000' })]));
    await db.as(clerk('370705006000'), (ctx) =>
      publishItems(ctx, [entry(2, '本站', { stationId: ids.post })]),
    );
    expect((await listOf(ids.post, 'agency')).map(({ title, own }) => [title.zh, own])).toEqual([
      ['本站', true],
      ['区级', false],
    ]);
    expect((await listOf(ids.gig, 'agency')).map(({ title }) => title.zh)).toEqual(['区级']);
    expect(await listOf(ids.far, 'agency')).toEqual([]);
    const rights = await listOf(ids.far, 'rights');
    expect(rights.map(({ phone }) => phone)).toContain('12333');
    // Nobody of this deployment has made sure of it yet.
    expect(rights.every(({ freshness, checkedOn }) => freshness === 'unchecked' && checkedOn === null)).toBe(
      true,
    );
    await expect(
      db.as(clerk('370705006000'), (ctx) =>
        publishItems(ctx, [entry(3, '太大', { areaCode: '370705000000' })]),
      ),
    ).rejects.toMatchObject({ code: 'not-your-area' });
  });
});

describe('this is wrong', () => {
  const hears = async () => (await openTestService(db, { demo: true })).jobs;
  let jobs: Awaited<ReturnType<typeof hears>>;
  beforeAll(async () => {
    jobs = await hears();
  });
  let reports = 5000;
  const report = (more: Partial<Parameters<typeof reportItem>[1]> = {}, as: Partial<Actor> = {}) => {
    reports += 1;
    return db.as(
      as,
      (ctx) =>
        reportItem(ctx, {
          reportId: newId(reports),
          itemId: ids.gig,
          stationId: ids.gig,
          reason: 'phone',
          ...more,
        }),
      {
        hearers: new Map([['network.item-reported@1', [{ hearer: 'network', hear: async () => {} }]]]),
      },
    );
  };

  it('anybody says it in one tap; somebody answers for it, by a day; the reporter sees the answer', async () => {
    const answer = await report();
    // Friday: two working days on is Tuesday.
    expect(answer).toEqual({ station: '零工驿站', lookedAtBy: '2026-11-24' });
    await report({ words: '打过去是个饭店' }, resident);
    await jobs.runDue();
    const staff = clerk('370705007000', ids.gig);
    const [task, ...more] = await db.as(staff, (ctx) => listTasks(ctx, 'open'));
    expect(more).toEqual([]);
    expect(task).toMatchObject({
      why: 'reported',
      dueOn: '2026-11-24',
      late: false,
      kind: 'station',
      mine: true,
    });
    expect(task?.reports.map(({ words }) => words)).toEqual([null, '打过去是个饭店']);
    expect((await db.as(nobody, (ctx) => seeStation(ctx, ids.gig))).doubtedOn).toBe('2026-11-20');
    const stored = await db.rows<{ words_sealed: Buffer | null }>('select words_sealed from network.report');
    expect(stored.some(({ words_sealed }) => words_sealed?.includes('饭店'))).toBe(false);

    expect(await db.as(clerk('370705002000'), (ctx) => listTasks(ctx, 'open'))).toEqual([]);
    const taskId = task?.taskId ?? '';
    await expect(
      db.as(clerk('370705002000'), (ctx) => doTask(ctx, taskId, { outcome: 'confirmed' })),
    ).rejects.toMatchObject({ code: 'no-such-task' });
    await expect(db.as(staff, (ctx) => doTask(ctx, taskId, { outcome: 'taken-down' }))).rejects.toMatchObject(
      { code: 'not-of-a-station' },
    );
    await db.as(staff, (ctx) => changeStation(ctx, ids.gig, { phone: '0536-0000177' }));
    expect(await db.as(staff, (ctx) => listTasks(ctx, 'open'))).toEqual([]);
    expect(await db.as(resident, (ctx) => listMyReports(ctx))).toMatchObject([
      { answer: 'corrected', station: { name: '零工驿站' } },
    ]);
    expect((await db.as(nobody, (ctx) => seeStation(ctx, ids.gig))).doubtedOn).toBe(null);
    await expect(db.as(staff, (ctx) => doTask(ctx, taskId, { outcome: 'confirmed' }))).rejects.toMatchObject({
      code: 'task-done',
    });
  });

  it('does not take what it does not know', async () => {
    await expect(report({ reason: 'moon' })).rejects.toMatchObject({ code: 'unknown-reason' });
    await expect(report({ itemId: newId(1) })).rejects.toMatchObject({ code: 'no-such-item' });
  });

  it('what lapses opens a task once, for the highest station where no other answers for it', async () => {
    const county = clerk('370705000000', ids.hall);
    const before = await db.as(county, (ctx) => listTasks(ctx, 'open'));
    db.clock.advance({ days: 130 });
    await db.asJob((ctx) => openOverdueTasks(ctx));
    expect(await db.asJob((ctx) => openOverdueTasks(ctx))).toBe(0);
    const tasks = await db.as(county, (ctx) => listTasks(ctx, 'open'));
    expect(tasks.length).toBeGreaterThan(before.length);
    const own = tasks.find(({ item }) => item.itemId === ids.hall);
    expect(own).toMatchObject({ why: 'overdue', mine: true, kind: 'station' });
    await db.as(county, (ctx) => doTask(ctx, own?.taskId ?? '', { outcome: 'confirmed' }));
    expect((await db.as(nobody, (ctx) => seeStation(ctx, ids.hall))).freshness).toBe('fresh');
    const entry = tasks.find(({ item }) => item.title.zh === '本站');
    await db.as(county, (ctx) => doTask(ctx, entry?.taskId ?? '', { outcome: 'taken-down' }));
    expect(
      (await db.as(nobody, (ctx) => seeStation(ctx, ids.post))).lists[2]?.items.map(({ title }) => title.zh),
    ).toEqual(['区级']);
    // The stations lie in two cities, so the national numbers belong to the province: a county cannot confirm them.
    const province = await db.as(clerk('370000000000'), (ctx) => listTasks(ctx, 'open'));
    const hotline = province.find(({ item }) => item.phone === '12333');
    expect(hotline).toMatchObject({ why: 'overdue', mayChange: true });
    await db.as(clerk('370000000000'), (ctx) => doTask(ctx, hotline?.taskId ?? '', { outcome: 'confirmed' }));
    db.clock.advance({ days: -130 });
  });
});
