import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { loadAreas } from '../../ground/areas/load.ts';
import { parseDay } from '../../ground/clock/day.ts';
import { say } from '../../ground/events/say.ts';
import { openTestDatabase } from '../../ground/testing/database.ts';
import { openTestService } from '../../testing.ts';
import { appointStaff, openVisit, startSession } from '../access/index.ts';
import { openStation } from '../network/index.ts';

const db = await openTestDatabase();
const service = await openTestService(db);
const personId = randomUUID();
const beiyuan = '370705006000';
const dayu = '370705002000';
const areaOf = (code: string) => ({ code, ...loadAreas().range(code) });

/** A clerk at a station of his own, with his cookie. */
async function makeClerk(code: string) {
  const [staffId, stationId, grantId] = [randomUUID(), randomUUID(), randomUUID()];
  await db.asJob(async (ctx) => {
    const rest = { address: '演示路 1 号', phone: '12333', hours: [], checkedOn: '2026-11-01' };
    await openStation(ctx, { stationId, name: `驿站 ${code}`, area: areaOf(code), ...rest });
    await appointStaff(ctx, {
      staffId,
      login: `clerk-${code}`,
      password: 'a long password',
      displayName: '李敏',
      stationId,
      grantId,
      role: 'clerk',
      area: areaOf(code),
      validFrom: parseDay('2026-01-01'),
      validUntil: parseDay('2026-12-31'),
    });
  });
  let cookie = '';
  const setSession = (token: string | null) => {
    cookie = `leye_session=${token}`;
  };
  const http = { setSession, sessionToken: null, clientAddress: '127.0.0.1' };
  await db.as({}, (ctx) =>
    startSession(ctx, http, { kind: 'staff', staffId, role: 'clerk', grantId, stationId }),
  );
  return { staffId, stationId, cookie };
}

let here: Awaited<ReturnType<typeof makeClerk>>;
let elsewhere: typeof here;

beforeAll(async () => {
  here = await makeClerk(beiyuan);
  elsewhere = await makeClerk(dayu);
  const decided = {
    caseId: randomUUID(),
    type: 'job-seeking',
    version: 1,
    name: { zh: '求职登记', en: 'Job seeker registration' },
    function: 'F1',
    move: 'submit',
    state: 'registered',
    by: 'clerk',
    subject: { kind: 'person', id: personId },
    areaCode: beiyuan,
    areaLo: areaOf(beiyuan).lo,
    stationId: here.stationId,
    skin: 'desk',
    role: 'clerk',
    staffId: here.staffId,
    at: db.clock.now().toISOString(),
  };
  const { hearers } = service.deployment;
  await db.asJob((ctx) => say(ctx, 'cases.case-decided@1', decided), { hearers });
  await service.jobs.runDue();
});

const servicesFor = async (cookie: string, visitId?: string) => {
  const headers = { cookie, ...(visitId ? { 'x-leye-visit': visitId } : {}) };
  const reply = await service.http.inject({ url: `/api/people/${personId}/services`, headers });
  return reply.json().services.map(({ item }: { item: { zh: string } }) => item.zh);
};

it('shows a clerk what was done for a person in his area', async () => {
  expect(await servicesFor(here.cookie)).toEqual(['求职登记']);
});

it('shows a clerk of another area nothing, until the person stands at his counter', async () => {
  expect(await servicesFor(elsewhere.cookie)).toEqual([]);
  const visitId = randomUUID();
  const { staffId: id, stationId } = elsewhere;
  const clerk = { kind: 'staff' as const, role: 'clerk', id, stationId, area: areaOf(dayu) };
  await db.as(clerk, (ctx) => openVisit(ctx, visitId, { personId }));
  expect(await servicesFor(elsewhere.cookie, visitId)).toEqual(['求职登记']);
});

it('is for staff', async () => {
  const reply = await service.http.inject({ url: `/api/people/${personId}/services` });
  expect(reply.statusCode).toBe(401);
});
