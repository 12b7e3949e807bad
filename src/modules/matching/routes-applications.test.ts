import { createHash, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadAreas } from '../../ground/areas/load.ts';
import { parseDay } from '../../ground/clock/day.ts';
import { openTestDatabase } from '../../ground/testing/database.ts';
import { newId } from '../../ground/uuid.ts';
import { openTestService } from '../../testing.ts';
import { appointStaff, startSession } from '../access/index.ts';
import { idNumber, openMarket } from './testing/market.ts';

const db = await openTestDatabase();
const service = await openTestService(db);
const market = openMarket(db);

type Headers = Record<string, string>;

/** A browser in which somebody is signed in. */
async function begin(holder: Parameters<typeof startSession>[2]): Promise<Headers> {
  const held = { token: '' };
  const http = {
    sessionToken: null,
    clientAddress: '',
    setSession(token: string | null) {
      held.token = token ?? '';
    },
  };
  await db.as({}, (ctx) => startSession(ctx, http, holder));
  return {
    cookie: `leye_session=${held.token}`,
    'x-leye-csrf': createHash('sha256').update(`csrf:${held.token}`).digest('base64url'),
  };
}

/** The same of a resident; `employer`: for whom he acts. */
const signIn = async (personId: string, employer?: string): Promise<Headers> => ({
  ...(await begin({ kind: 'resident', personId })),
  ...(employer === undefined ? {} : { 'x-leye-employer': employer }),
});

/** The same of a clerk who works for an area. */
async function signInClerk(areaCode: string) {
  const [staffId, stationId, grantId] = [randomUUID(), randomUUID(), randomUUID()];
  await db.asJob((ctx) =>
    appointStaff(ctx, {
      staffId,
      login: `clerk-${areaCode}`,
      password: 'a long password',
      displayName: '李敏',
      stationId,
      grantId,
      role: 'clerk',
      area: { code: areaCode, ...loadAreas().range(areaCode) },
      validFrom: parseDay('2026-01-01'),
      validUntil: parseDay('2026-12-31'),
    }),
  );
  return { staffId, headers: await begin({ kind: 'staff', staffId, role: 'clerk', grantId, stationId }) };
}

const get = (url: string, headers: Headers = {}) => service.http.inject({ method: 'GET', url, headers });
const post = (url: string, payload: object, headers: Headers = {}) =>
  service.http.inject({
    method: 'POST',
    url,
    payload,
    headers: { ...headers, 'idempotency-key': randomUUID() },
  });

let me: Headers;
let personId: string;
let agent: Headers;
let employerId: string;
let postingId: string;

beforeAll(async () => {
  const employer = await market.employer();
  ({ employerId } = employer);
  postingId = await market.posting(employerId);
  const person = await market.person({ 'person.education': '61', 'person.last_job': '保管员' });
  ({ personId } = person);
  me = await signIn(personId);
  agent = await signIn(employer.agent.personId, employerId);
});

describe('an application over HTTP', () => {
  it('goes from preview to the employer and back, and the ledger holds it as an introduction', async () => {
    expect((await get(`/api/jobs/${postingId}/application`)).statusCode).toBe(401);
    const preview = (await get(`/api/jobs/${postingId}/application`, me)).json();
    expect(preview).toMatchObject({ title: '仓库管理员', refused: null });
    const applicationId = randomUUID();
    const sent = await post(
      `/api/jobs/${postingId}/application`,
      { applicationId, seen: preview.seen, leaveOut: ['last-job'] },
      me,
    );
    expect(sent.statusCode).toBe(200);
    expect(sent.body).not.toContain('保管员');

    const waiting = (await get('/api/employer/applicants?view=waiting', agent)).json();
    expect(waiting).toMatchObject({
      counts: { waiting: 1, talking: 0, over: 0 },
      applicants: [{ applicationId, name: '孙**' }],
    });
    const copy = await get('/api/employer/applicants?view=waiting&as=table', agent);
    expect(copy.json().rows.map((row: string[]) => row.slice(0, 2))).toEqual([['孙**', '仓库管理员']]);
    expect((await get('/api/employer/applicants?view=waiting&as=table', me)).statusCode).toBe(403);
    const refused = await post(
      `/api/employer/applications/${applicationId}/moves/refuse`,
      { after: 1, reason: 'hours' },
      agent,
    );
    expect(refused.json()).toMatchObject({ state: { id: 'refused' } });
    const { applications } = (await get('/api/applications', me)).json();
    expect(applications).toMatchObject([{ over: true, ended: { zh: '上班时间没对上' } }]);

    await service.jobs.runDue();
    const services = await db.rows<{ kind: string; function: string; station: string | null; item: string }>(
      `select e.kind, e.function, e.station, e.item from ledger.service_event e join ledger.subject s using (event_id)
       where s.person_id = $1`,
      [personId],
    );
    expect(services).toEqual([
      { kind: 'introduction-made', function: 'F6', station: null, item: 'job-application' },
    ]);
    const measured = await db.rows('select 1 from matching.answer_measure where employer_id = $1', [
      employerId,
    ]);
    expect(measured).toHaveLength(2);
  });

  it.each([
    ['a stranger', () => ({})],
    ['the person himself', () => me],
  ])('the employer’s queue is not for %s', async (_who, headers) => {
    expect([401, 403]).toContain((await get('/api/employer/applicants?view=waiting', headers())).statusCode);
  });

  it('his own applications are closed to somebody who acts for an employer', async () => {
    expect((await get('/api/applications', agent)).statusCode).toBe(403);
  });

  it.each([
    ['an unknown move', `moves/hug`, { after: 0 }, 400],
    ['a time that is none', 'moves/accept', { after: 0, time: 'tomorrow' }, 400],
    ['more than is asked', 'moves/withdraw', { after: 0, reason: 'unsaid', state: 'hired' }, 400],
    ['an application that is not there', 'moves/withdraw', { after: 0, reason: 'unsaid' }, 404],
  ])('%s is refused in a sentence', async (_what, path, body, status) => {
    const answer = await post(`/api/applications/${randomUUID()}/${path}`, body, me);
    expect(answer.statusCode).toBe(status);
    expect(answer.json().detail).toMatch(/\p{Script=Han}/u);
  });

  it('the contract’s days and definition are public', async () => {
    const answering = (await get('/api/answering')).json();
    expect(answering.days.slice(0, 4).map(({ days }: { days: number }) => days)).toEqual([3, 7, 14, 30]);
    expect(answering.rule.zh).toContain('近 12 个月');
  });
});

describe('at the counter', () => {
  const card = { idNumber: idNumber('37070519850607001'), name: '欧阳海棠' };
  let clerk: Awaited<ReturnType<typeof signInClerk>>;
  let elsewhere: typeof clerk;
  let here: string;
  let received: Headers;
  let sought: string;

  const readsOf = async (headers: Headers) => (await get('/api/my/data', headers)).json().reads;
  const path = () => `/api/jobs/${sought}/application`;

  beforeAll(async () => {
    sought = await market.posting(employerId);
    clerk = await signInClerk('370705000000');
    elsewhere = await signInClerk('370702000000');
    ({ personId: here } = await market.person(
      { 'person.education': '61', 'person.last_job': '饭店洗碗' },
      card,
    ));
    const visitId = newId(db.clock.now().getTime());
    const visit = await post(
      '/api/people/receive',
      { visitId, personId: randomUUID(), ...card },
      clerk.headers,
    );
    expect(visit.json()).toMatchObject({ personId: here, created: false });
    received = { ...clerk.headers, 'x-leye-visit': visitId };
  });

  it('a clerk looks with the person what would be sent: a masked name, and no read is written down', async () => {
    const mine = await signIn(here);
    const before = await readsOf(mine);
    expect(before).toMatchObject([{ purpose: 'counter-service', what: [] }]);
    const preview = await get(path(), received);
    expect(preview.json()).toMatchObject({ title: '仓库管理员', refused: null, applicationId: null });
    const lines = preview
      .json()
      .lines.map(({ line, value }: { line: string; value: { zh: string } }) => [line, value.zh]);
    expect(lines).toEqual([
      ['name', '欧阳**'],
      ['education', '普通高中'],
      ['last-job', '饭店洗碗'],
    ]);
    expect(preview.body).not.toMatch(/海棠|1990000/);
    expect(await readsOf(mine)).toEqual(before);
  });

  it('he sends it for the person, which stands in the history, the ledger and the person’s own records', async () => {
    const { seen } = (await get(path(), received)).json();
    const applicationId = randomUUID();
    const input = { applicationId, seen, leaveOut: ['last-job'] };
    db.clock.advance({ seconds: 1 });
    const named = await post(path(), { ...input, note: '我叫欧阳海棠' }, received);
    expect(named.json().code).toMatch(/-in-words$/);
    const sent = await post(path(), { ...input, note: '下周一就能上班' }, received);
    expect(sent.json()).toMatchObject({
      applicationId,
      history: [{ move: 'send', by: 'person', assisted: true }],
    });
    expect(sent.body).not.toMatch(/海棠|洗碗/);

    const mine = await signIn(here);
    expect(await readsOf(mine)).toMatchObject([
      { by: '李敏', purpose: 'job-matching', what: ['person.name'] },
      { by: '李敏', purpose: 'counter-service', what: [] },
    ]);
    const own = (await get(`/api/applications/${applicationId}`, mine)).json();
    expect(own).toMatchObject({ state: { id: 'new' }, history: [{ move: 'send', assisted: true }] });
    expect(own.sent.map(({ value }: { value: { zh: string } }) => value.zh)).toEqual([
      '欧阳**',
      '普通高中',
      '下周一就能上班',
    ]);
    const [kept] = await db.rows(
      `select a.assisted_by, e.actor_kind, e.actor_id, e.moved_by
         from matching.application a join matching.application_event e using (person_id, application_id)
        where a.application_id = $1`,
      [applicationId],
    );
    const { staffId } = clerk;
    expect(kept).toEqual({
      assisted_by: staffId,
      actor_kind: 'staff',
      actor_id: staffId,
      moved_by: 'person',
    });
    await service.jobs.runDue();
    const services = await db.rows(
      `select 1 from ledger.service_event e join ledger.subject s using (event_id)
        where s.person_id = $1 and e.item = 'job-application'`,
      [here],
    );
    expect(services).toHaveLength(1);
  });

  it.each([
    ['without a visit, though the person lives in his area', () => clerk.headers, 409, 'visit-first'],
    ['of another area, without a visit', () => elsewhere.headers, 409, 'visit-first'],
    [
      'of another area, in a visit of his colleague’s',
      () => ({ ...elsewhere.headers, 'x-leye-visit': received['x-leye-visit'] ?? '' }),
      403,
      'visit-over',
    ],
  ])('a clerk %s neither looks nor sends', async (_which, headers, status, code) => {
    const input = { applicationId: randomUUID(), seen: 'anything', leaveOut: [] };
    for (const answer of [await get(path(), headers()), await post(path(), input, headers())]) {
      expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
      expect(answer.json().detail).toMatch(/\p{Script=Han}/u);
      expect(answer.body).not.toMatch(/欧阳|海棠/);
    }
  });

  it('nor when the visit is over', async () => {
    const visit = received['x-leye-visit'] ?? '';
    expect((await post(`/api/visits/${visit}/end`, {}, clerk.headers)).statusCode).toBe(200);
    expect((await get(path(), received)).json().code).toBe('visit-over');
    expect((await get('/api/applications', received)).statusCode).toBe(403);
  });
});
