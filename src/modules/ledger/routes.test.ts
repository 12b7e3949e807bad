import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadAreas } from '../../ground/areas/load.ts';
import { parseDay } from '../../ground/clock/day.ts';
import { signingKey } from '../../ground/crypto/signing.ts';
import { say } from '../../ground/events/say.ts';
import { openTestDatabase } from '../../ground/testing/database.ts';
import { openTestService } from '../../testing.ts';
import { appointStaff, startSession } from '../access/index.ts';
import { openStation } from '../network/index.ts';
import { sealHead } from './actions/seal-head.ts';
import { verifyLedger } from './actions/verify-ledger.ts';
import { checkProof, type Proof } from './domain/proof.ts';
import { rawPublicKey } from './keys.ts';
import { webCheckSignature, webSha256 } from './web/web-crypto.ts';

const db = await openTestDatabase();
const service = await openTestService(db);
const station = { stationId: randomUUID(), name: '北苑街道乐业之家', area: '370705006000' };
const home = '370102001000';
const staff = { staffId: randomUUID(), login: 'limin', password: 'a long password', displayName: '李敏' };
const personId = randomUUID();
const cookies: Record<'resident' | 'clerk', string> = { resident: '', clerk: '' };

beforeAll(async () => {
  const area = { code: station.area, ...loadAreas().range(station.area) };
  const grantId = randomUUID();
  await db.asJob(async (ctx) => {
    await openStation(ctx, {
      ...station,
      area,
      address: '东风东街 1 号',
      phone: '12333',
      hours: [],
      checkedOn: '2026-11-01',
    });
    await appointStaff(ctx, {
      ...staff,
      stationId: station.stationId,
      grantId,
      role: 'clerk',
      area,
      validFrom: parseDay('2026-01-01'),
      validUntil: parseDay('2026-12-31'),
    });
  });
  const begin = (holder: Parameters<typeof startSession>[2]) =>
    db.as({}, async (ctx) => {
      let cookie = '';
      const setSession = (token: string | null) => {
        cookie = `leye_session=${token}`;
      };
      await startSession(ctx, { setSession, sessionToken: null, clientAddress: '127.0.0.1' }, holder);
      return cookie;
    });
  cookies.resident = await begin({ kind: 'resident', personId });
  cookies.clerk = await begin({
    kind: 'staff',
    staffId: staff.staffId,
    role: 'clerk',
    grantId,
    stationId: station.stationId,
  });
});

const get = (url: string, who?: keyof typeof cookies) =>
  service.http.inject({ url, headers: who ? { cookie: cookies[who] } : {} });

/** Says that a case of this person was decided at the station, as the cases module does, and lets the jobs hear it. */
async function decideCase(parts: Record<string, unknown> = {}): Promise<void> {
  await db.asJob(
    (ctx) =>
      say(ctx, 'cases.case-decided@1', {
        caseId: randomUUID(),
        type: 'job-seeking',
        version: 1,
        name: { zh: '求职登记', en: 'Job seeker registration' },
        function: 'F1',
        move: 'submit',
        state: 'registered',
        by: 'clerk',
        subject: { kind: 'person', id: personId },
        areaCode: home,
        areaLo: loadAreas().range(home).lo,
        stationId: station.stationId,
        skin: 'desk',
        role: 'clerk',
        staffId: staff.staffId,
        at: db.clock.now().toISOString(),
        ...parts,
      }),
    { hearers: service.deployment.hearers },
  );
  await service.jobs.runDue();
}

describe('a decided case', () => {
  it('becomes one event, which the person reads and proves and the station counts', async () => {
    await decideCase();
    await db.asJob((ctx) => sealHead(ctx, signingKey(db.keys)));
    const { services } = (await get('/api/my/services', 'resident')).json();
    expect(services).toEqual([
      {
        eventId: expect.any(String),
        recordedAs: personId,
        givenAt: '2026-11-20T06:20:00.000Z',
        kind: { zh: '办成一件事', en: 'Case completed' },
        item: { zh: '求职登记', en: 'Job seeker registration' },
        function: 'F1',
        station: '北苑街道乐业之家',
        staff: { name: '李敏' },
        takenBack: null,
        provable: true,
      },
    ]);
    const answer = await get(`/api/my/services/${services[0].eventId}/proof`, 'resident');
    const { proof }: { proof: Proof } = answer.json();
    expect(await checkProof(proof, webSha256, webCheckSignature)).toEqual({
      body: true,
      inclusion: true,
      signature: true,
    });
    // The person is registered in another city; the service counts where it was given.
    const count = await get(
      `/api/stations/${station.stationId}/visits?from=2026-11-20&to=2026-11-20`,
      'clerk',
    );
    expect(count.json()).toMatchObject({ visits: 1, events: 1, removed: [], definitions: [{ version: 1 }] });
  });

  it('counts once a day however often, and says what it left out; online is another station', async () => {
    await decideCase();
    await decideCase({ stationId: null, staffId: null, role: 'resident', skin: 'phone' });
    const count = await get(
      `/api/stations/${station.stationId}/visits?from=2026-11-20&to=2026-11-20`,
      'clerk',
    );
    expect(count.json()).toMatchObject({
      visits: 1,
      events: 2,
      removed: [{ reason: 'repeated', events: 1, words: { zh: '同一人同日同站点同功能的重复' } }],
    });
    const { services } = (await get('/api/my/services', 'resident')).json();
    expect(services).toHaveLength(3);
    expect(services.filter((each: { station: string | null }) => each.station === null)).toMatchObject([
      { staff: null },
    ]);
  });

  it('of an employer is on record and counts as nobody’s visit', async () => {
    const before =
      (await db.rows<{ n: number }>('select count(*)::int as n from ledger.service_event'))[0]?.n ?? 0;
    const url = `/api/stations/${station.stationId}/visits?from=2026-11-20&to=2026-11-20`;
    const counted = (await get(url, 'clerk')).json();
    await decideCase({ type: 'job-posting', subject: { kind: 'employer', id: randomUUID() } });
    expect(await db.rows('select count(*)::int as n from ledger.service_event')).toEqual([{ n: before + 1 }]);
    const after = (await get(url, 'clerk')).json();
    expect(after.visits).toBe(counted.visits);
    expect(after.removed).toContainEqual(expect.objectContaining({ reason: 'kind-not-counted', events: 1 }));
  });

  it('whose saying lacks something is not swallowed', async () => {
    await decideCase({ areaCode: undefined });
    expect(
      await db.rows("select name from ground.job where tries > 0 and name like 'hear:ledger:%'"),
    ).toHaveLength(1);
    await db.rows("delete from ground.job where name like 'hear:ledger:%'");
  });
});

describe('the routes', () => {
  it('refuse days that are none and stretches that are too long', async () => {
    for (const days of [
      'from=2026-02-30&to=2026-03-01',
      'from=0001-01-01&to=2026-01-01',
      'from=2026-02-01&to=2026-01-01',
      'from=2020-01-01&to=2026-01-01',
    ]) {
      const answer = await get(`/api/stations/${station.stationId}/visits?${days}`, 'clerk');
      expect([400, 422]).toContain(answer.statusCode);
      expect(answer.json().fields.length).toBeGreaterThan(0);
    }
  });

  it('count up to the last day that can be written', async () => {
    const url = `/api/stations/${station.stationId}/visits?from=9999-12-31&to=9999-12-31`;
    expect((await get(url, 'clerk')).json()).toMatchObject({ visits: 0, events: 0 });
  });

  it('give heads to everybody and a person’s own records to nobody else', async () => {
    const { heads } = (await get('/api/ledger/heads')).json();
    expect(heads[0]).toMatchObject({ number: 1, size: 1 });
    const signed = (await get('/api/ledger/heads/1')).json();
    expect(Object.keys(signed).sort()).toEqual(['chains', 'head', 'publicKey', 'signature']);
    const publicKey = rawPublicKey(signingKey(db.keys).publicKey);
    const report = await db.asJob((ctx) => verifyLedger(ctx, { publicKey, witnessed: [signed] }));
    expect(report).toMatchObject({ holds: true, events: 4, heads: 1 });
    expect((await get('/api/ledger/heads/99')).statusCode).toBe(404);
    expect((await get('/api/my/services')).statusCode).toBe(401);
    expect((await get('/api/my/services', 'clerk')).statusCode).toBe(403);
    expect((await get(`/api/my/services/${randomUUID()}/proof`, 'resident')).statusCode).toBe(404);
  });
});
