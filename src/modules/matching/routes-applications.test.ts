import { createHash, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../ground/testing/database.ts';
import { openTestService } from '../../testing.ts';
import { startSession } from '../access/index.ts';
import { openMarket } from './testing/market.ts';

const db = await openTestDatabase();
const service = await openTestService(db);
const market = openMarket(db);

type Headers = Record<string, string>;

/** A browser in which this person is signed in; `employer`: for whom he acts. */
async function signIn(personId: string, employer?: string): Promise<Headers> {
  const held = { token: '' };
  const http = {
    sessionToken: null,
    clientAddress: '',
    setSession(token: string | null) {
      held.token = token ?? '';
    },
  };
  await db.as({}, (ctx) => startSession(ctx, http, { kind: 'resident', personId }));
  return {
    cookie: `leye_session=${held.token}`,
    'x-leye-csrf': createHash('sha256').update(`csrf:${held.token}`).digest('base64url'),
    ...(employer === undefined ? {} : { 'x-leye-employer': employer }),
  };
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
