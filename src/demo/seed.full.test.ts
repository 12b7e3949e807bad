import { beforeAll, expect, it } from 'vitest';
import { addMonths, dayOf } from '../ground/clock/day.ts';
import { openTestDatabase } from '../ground/testing/database.ts';
import { newId } from '../ground/uuid.ts';
import { countVisits } from '../modules/ledger/actions/count-visits.ts';
import { verifyLedger } from '../modules/ledger/actions/verify-ledger.ts';
import { rawPublicKey } from '../modules/ledger/keys.ts';
import { followSilence, lapseApplications } from '../modules/matching/actions/applications/follow-silence.ts';
import { remindEmployers } from '../modules/matching/actions/applications/remind-employers.ts';
import { expirePostings } from '../modules/matching/actions/postings/change-posting.ts';
import { openTestService } from '../testing.ts';
import { readDemoData } from './catalogue.ts';
import { demoId } from './ids.ts';
import { seedDemo } from './seed.ts';
import { makeWorld } from './world.ts';

const db = await openTestDatabase();
const { deployment, http } = await openTestService(db);
const today = dayOf(db.clock.now());

beforeAll(() => seedDemo(deployment, () => {}), 120_000);

const count = async (table: string, where = 'true') =>
  (await db.rows<{ n: number }>(`select count(*)::int as n from ${table} where ${where}`))[0]?.n;

it('fills the county', async () => {
  expect(await count('people.person')).toBe(2000);
  expect(await count('network.station')).toBe(40);
  expect(await count('employers.employer')).toBe(300);
  expect(await count('matching.posting')).toBe(1500);
  expect(await count('matching.application')).toBeGreaterThan(1500);
  expect(await count('ledger.service_event')).toBeGreaterThan(12_000);
  const levels = await db.rows('select distinct level from network.station order by 1');
  expect(levels).toEqual([1, 2, 3, 4, 5].map((level) => ({ level })));
});

it('keeps the few whom the sign-in pages give away as they are, without a word about them', async () => {
  const { residents, agents } = readDemoData();
  for (const { idNumber } of [...residents, ...agents]) {
    const personId = demoId(`person/${idNumber}`);
    expect(await count('people.person', `person_id = '${personId}' and employment_status is null`)).toBe(1);
    expect(await count('people.fact_log', `person_id = '${personId}'`)).toBe(4);
    expect(await count('ledger.subject', `person_id = '${personId}'`)).toBe(0);
    expect(await count('matching.application', `person_id = '${personId}'`)).toBe(0);
  }
});

it('has a ledger that holds, with a head for each day on which something was recorded', async () => {
  const publicKey = rawPublicKey(deployment.tools.signing.publicKey);
  const report = await db.asJob((ctx) => verifyLedger(ctx, { publicKey, witnessed: [] }));
  expect(report).toMatchObject({ holds: true, findings: 0 });
  expect(report.heads).toBeGreaterThan(300);
  const { services } = makeWorld(today);
  expect(report.events).toBe(services.length);
});

it('meets the thresholds of the founding notice narrowly, counted from the day on which visits were defined', async () => {
  const year = { from: addMonths(today, -12), to: today };
  const at = async (operator: string) => {
    const stations = makeWorld(today).stations.filter((station) => station.operator.key === operator);
    const counted = await Promise.all(
      stations.map(({ stationId }) =>
        db.asJob((ctx) => countVisits(ctx, { ...year, where: { station: stationId } })),
      ),
    );
    return counted.reduce((sum, { visits }) => sum + visits, 0);
  };
  const everywhere = await db.asJob((ctx) => countVisits(ctx, { ...year, where: 'everywhere' }));
  const [school, technical] = [await at('university'), await at('technical')];
  expect(school).toBeGreaterThan(3000);
  expect(school).toBeLessThan(3400);
  // All but the schools', those online included.
  const bureau = everywhere.visits - school - technical;
  expect(bureau).toBeGreaterThan(5000);
  expect(bureau).toBeLessThan(6000);
  expect(everywhere.removed.map(({ reason }) => reason)).toEqual(
    expect.arrayContaining(['kind-not-counted', 'repeated', 'recorded-late']),
  );
});

it('has measured answers that tell employers apart', async () => {
  const rows = await db.rows<{ employer_id: string; due: number; answered_in_time: number }>(
    'select employer_id, due, answered_in_time from matching.answer_measure where posting_id is null and due >= 3',
  );
  expect(rows.length).toBeGreaterThan(100);
  const habits = new Map(makeWorld(today).employers.map(({ employerId, habit }) => [employerId, habit]));
  const rate = (habit: string) => {
    const own = rows.filter(({ employer_id }) => habits.get(employer_id) === habit);
    const sum = (key: 'due' | 'answered_in_time') => own.reduce((total, row) => total + row[key], 0);
    return sum('answered_in_time') / sum('due');
  };
  expect(rate('good')).toBeGreaterThan(0.85);
  expect(rate('slow')).toBeGreaterThan(0.2);
  expect(rate('slow')).toBeLessThan(0.6);
  expect(rate('silent')).toBeLessThan(0.2);
});

it('leaves next to nothing to the jobs: no hearing is queued, and what their rules bring has come already', async () => {
  expect(await count('ground.job', "name like 'hear:%' or name = 'live.tell'")).toBe(0);
  const states = () =>
    db.rows('select state, closed_reason, count(*)::int from matching.posting group by 1, 2 order by 1, 2');
  const before = await states();
  await db.asJob(async (ctx) => {
    await expirePostings(ctx);
    await followSilence(ctx);
    expect(await lapseApplications(ctx)).toBe(0);
    await remindEmployers(ctx);
  });
  expect(await states()).toEqual(before);
  expect(await count('messages.message')).toBe(0);
});

it('is seeded once', async () => {
  await seedDemo(deployment, () => {});
  expect(await count('people.person')).toBe(2000);
});

it('shows an agent who is given away his employer, its open jobs and who waits for an answer', async () => {
  for (const { idNumber, phone, employer: kind } of readDemoData().agents) {
    const numbers = { idNumber, phone, challengeId: newId(Date.now()) };
    const post = (url: string, payload: object) => http.inject({ method: 'POST', url, payload });
    const code = (await post('/api/session/resident/code', numbers)).json().demoCode;
    const signedIn = await post('/api/session/resident', { ...numbers, code, personId: newId(Date.now()) });
    const cookie = signedIn.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const read = async (url: string, headers = {}) =>
      (await http.inject({ url, headers: { cookie, ...headers } })).json();
    const { employers } = await read('/api/my/employers');
    expect(employers).toMatchObject([{ kind, state: 'verified', closed: false }]);
    const acting = { 'x-leye-employer': employers[0].employerId };
    const { postings } = await read('/api/postings', acting);
    expect(postings.some(({ state }: { state: string }) => state === 'open')).toBe(true);
    const { counts } = await read('/api/employer/applicants?view=waiting', acting);
    expect(counts.waiting).toBeGreaterThan(0);
  }
});
