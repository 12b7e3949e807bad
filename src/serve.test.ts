import { beforeAll, describe, expect, it } from 'vitest';
import { parseDay } from './ground/clock/day.ts';
import { openTestDatabase, type TestDatabase } from './ground/testing/database.ts';
import { newId } from './ground/uuid.ts';
import { appointStaff } from './modules/access/index.ts';
import { modules } from './modules.ts';
import { openTestService } from './testing.ts';

let db: TestDatabase;
let service: Awaited<ReturnType<typeof openTestService>>;
const clerk = { login: 'limin', password: 'a long password' };

beforeAll(async () => {
  db = await openTestDatabase();
  service = await openTestService(db);
  await db.asJob((ctx) =>
    appointStaff(ctx, {
      staffId: newId(1),
      ...clerk,
      displayName: '李敏',
      stationId: newId(2),
      grantId: newId(3),
      role: 'clerk',
      area: { code: '370705000000', lo: 1, hi: 2 },
      validFrom: parseDay('2026-01-01'),
      validUntil: parseDay('2026-12-31'),
    }),
  );
});

const post = (url: string, payload: unknown, headers: Record<string, string> = {}) =>
  service.http.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json', ...headers },
    payload: payload as string,
  });

async function signIn(): Promise<{ cookie: string; 'x-leye-csrf': string }> {
  const answer = await post('/api/session/staff', clerk);
  const cookies = Object.fromEntries(answer.cookies.map(({ name, value }) => [name, value]));
  const cookie = Object.entries(cookies)
    .map(([name, value]) => `${name}=${value}`)
    .join('; ');
  return { cookie, 'x-leye-csrf': cookies.leye_csrf ?? '' };
}

describe('bad input', () => {
  it.each([
    ['a missing field', { login: 'x' }, '/password', 400],
    ['an extra field', { ...clerk, admin: true }, '/admin', 400],
    ['a wrong type', { login: 5, password: 'x' }, '/login', 400],
    ['a NUL byte', { login: 'a\0b', password: 'x' }, '/login', 400],
    ['half a surrogate pair', { login: 'a\ud800', password: 'x' }, '/login', 400],
  ])('%s is a 400 that names the field', async (_what, payload, field, status) => {
    const answer = await post('/api/session/staff', payload);
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    const problem = answer.json();
    expect(problem.fields.map((each: { field: string }) => each.field)).toContain(field);
    expect(problem.detail).toMatch(/[\u4e00-\u9fff]/);
    expect(problem.requestId).toBe(answer.headers['x-request-id']);
  });

  it('is answered in English where English is asked for', async () => {
    const answer = await post('/api/session/staff', {}, { 'accept-language': 'en-GB,en;q=0.9' });
    expect(answer.json().fields[0].detail).toBe('This is needed');
  });

  it.each([
    ['broken JSON', '{"login":', 400],
    ['an overflowing number', '{"login":1e309,"password":"x"}', 400],
    ['a prototype', '{"__proto__":{"x":1},"login":"a","password":"b"}', 400],
    ['too much', `{"login":"${'x'.repeat(300_000)}","password":"b"}`, 413],
  ])('%s is refused', async (_what, payload, status) => {
    const answer = await post('/api/session/staff', payload);
    expect(answer.statusCode).toBe(status);
    expect(answer.json()).toMatchObject({ status, code: expect.any(String), detail: expect.any(String) });
  });

  it.each([
    ['an overlong parameter', `/api/cases/${'a'.repeat(1000)}`],
    ['half a percent sign', '/api/cases/%E4%B8'],
  ])('%s is a problem too', async (_what, url) => {
    const problem = (await service.http.inject(url)).json();
    expect(problem).toMatchObject({ code: 'bad-request', detail: expect.stringMatching(/[\u4e00-\u9fff]/) });
    expect(problem.status).toBeLessThan(500);
  });

  it('nothing at an address is a 404 problem', async () => {
    expect((await service.http.inject('/api/nothing')).json()).toMatchObject({
      status: 404,
      code: 'not-here',
    });
  });
});

describe('a session', () => {
  it('is begun, seen and ended; its cookie cannot be read by a page', async () => {
    const begun = await post('/api/session/staff', clerk);
    const cookie = begun.cookies.find(({ name }) => name === 'leye_session');
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
    const headers = await signIn();
    expect((await service.http.inject({ url: '/api/session', headers })).json()).toMatchObject({
      kind: 'staff',
      name: '李敏',
      demo: true,
    });
    expect((await post('/api/session/end', {}, headers)).statusCode).toBe(200);
    expect((await service.http.inject({ url: '/api/session', headers })).json()).toMatchObject({
      kind: 'visitor',
      id: null,
    });
  });

  it.each([
    ['without the token', {}, { 'x-leye-csrf': '' }],
    ['from another site', { 'sec-fetch-site': 'cross-site' }, {}],
    ['from another origin', { origin: 'https://example.org' }, {}],
  ])('is not used %s', async (_what, extra, instead) => {
    const headers = { ...(await signIn()), ...extra, ...instead };
    expect((await post('/api/session/end', {}, headers)).json()).toMatchObject({
      status: 403,
      code: 'forged-request',
    });
  });
});

describe('headers', () => {
  it('keep other origins out and answers out of caches', async () => {
    const { headers } = await service.http.inject('/api/session');
    expect(headers['content-security-policy']).toContain("default-src 'self'");
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['x-content-type-options']).toBe('nosniff');
  });
});

describe('the description', () => {
  it('is OpenAPI 3.1 and holds every route of every contract', async () => {
    const document = (await service.http.inject('/openapi.json')).json();
    expect(document.openapi).toBe('3.1.0');
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods as object).map(
        (method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`,
      ),
    );
    const promised = Object.values(modules).flatMap(({ contract }) => Object.keys(contract ?? {}));
    expect(described.sort()).toEqual(promised.sort());
    expect((await service.http.inject('/docs/')).statusCode).toBe(200);
  });
});

describe('health', () => {
  it('answers, and metrics name routes and nobody', async () => {
    expect((await service.http.inject('/healthz')).json()).toEqual({ ok: true });
    expect((await service.http.inject('/readyz')).json()).toEqual({ ready: true });
    const metrics = await service.http.inject('/metrics');
    expect(metrics.body).toContain('leye_http_seconds_bucket');
    expect((await service.http.inject({ url: '/metrics', remoteAddress: '192.0.2.7' })).statusCode).toBe(403);
  });
});

it('one client that asks too much waits', async () => {
  const few = await openTestService(db, { perMinute: 3 });
  const statuses = [];
  for (let turn = 0; turn < 5; turn += 1) statuses.push((await few.http.inject('/api/session')).statusCode);
  expect(statuses).toEqual([200, 200, 200, 429, 429]);
});
