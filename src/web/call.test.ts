import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { addressOf, CallOffline, CallProblem, call, setVisit } from './call.ts';

// What a browser gives: document, location, history, and a fetch that answers with real Responses.
let seen: { path: string; method: string | undefined; headers: Headers; body: unknown };
let answer: { status: number; body: string; headers?: Record<string, string> };
const pushed: string[] = [];

function answering(path: string, init: RequestInit): Promise<Response> {
  seen = { path, method: init.method, headers: new Headers(init.headers), body: init.body };
  return Promise.resolve(new Response(answer.body, { status: answer.status, headers: answer.headers ?? {} }));
}

beforeAll(() => {
  vi.stubGlobal('fetch', answering);
  vi.stubGlobal('document', {
    cookie: 'a=b; leye_csrf=token-1',
    documentElement: { dataset: { skin: 'kiosk' } },
  });
  vi.stubGlobal('location', { pathname: '/mine', search: '?a=1' });
  vi.stubGlobal('history', { pushState: (_: unknown, __: string, to: string) => pushed.push(to) });
});
beforeEach(() => {
  answer = { status: 200, body: '{"signedIn":false}' };
  pushed.length = 0;
  setVisit(null);
});
afterAll(() => {
  vi.unstubAllGlobals();
});

test('addresses carry their parameters and only the questions that are asked', () => {
  expect(addressOf('/api/jobs/:id', { params: { id: 'a/b' } })).toBe('/api/jobs/a%2Fb');
  expect(addressOf('/api/jobs', { query: { page: 2, words: '仓库', area: undefined } })).toBe(
    '/api/jobs?page=2&words=%E4%BB%93%E5%BA%93',
  );
  expect(() => addressOf('/api/jobs/:id', {})).toThrow('wants id');
});

test('a write carries the token, an idempotency key, the language, the skin and the visit', async () => {
  setVisit('0190a000-0000-7000-8000-000000000001');
  await call(
    'POST /api/session/end',
    { body: {} },
    { idempotencyKey: '0190a000-0000-7000-8000-000000000002' },
  );
  expect(seen.method).toBe('POST');
  expect(seen.body).toBe('{}');
  expect(Object.fromEntries(seen.headers)).toMatchObject({
    'x-leye-csrf': 'token-1',
    'idempotency-key': '0190a000-0000-7000-8000-000000000002',
    'accept-language': 'zh-CN',
    'x-leye-skin': 'kiosk',
    'x-leye-visit': '0190a000-0000-7000-8000-000000000001',
    'content-type': 'application/json',
  });
});

test('a read carries neither token nor key', async () => {
  await call('GET /api/session');
  expect(seen.path).toBe('/api/session');
  expect(seen.headers.get('x-leye-csrf')).toBeNull();
  expect(seen.headers.get('idempotency-key')).toBeNull();
});

test('a problem keeps the sentence, the fields and the number to name', async () => {
  answer = {
    status: 422,
    body: JSON.stringify({
      code: 'phone-wrong',
      detail: '手机号应该是 11 位',
      fields: [{ field: '/phone', code: 'x', detail: '少 1 位' }],
      requestId: 'r-7',
    }),
  };
  const problem = await call('GET /api/session').catch((error) => error);
  expect(problem).toBeInstanceOf(CallProblem);
  expect(problem).toMatchObject({
    status: 422,
    code: 'phone-wrong',
    detail: '手机号应该是 11 位',
    requestId: 'r-7',
  });
  expect(problem.of('/phone')).toBe('少 1 位');
  expect(problem.of('/name')).toBeUndefined();
});

test('an answer that is no problem document is still a problem, with the number from its header', async () => {
  answer = { status: 502, body: '<html>', headers: { 'x-request-id': 'r-8' } };
  const problem = await call('GET /api/session').catch((error) => error);
  expect(problem).toMatchObject({ status: 502, code: 'strange', detail: '', fields: [], requestId: 'r-8' });
});

test('401 leads to the sign-in page and back, unless the page stays', async () => {
  answer = { status: 401, body: '{"code":"sign-in-first","detail":"请先登录"}' };
  await expect(call('GET /api/session')).rejects.toBeInstanceOf(CallProblem);
  expect(pushed).toEqual(['/sign-in?to=%2Fmine%3Fa%3D1']);
  await expect(call('GET /api/session', {}, { stay: true })).rejects.toBeInstanceOf(CallProblem);
  expect(pushed).toHaveLength(1);
});

test('no network is not a problem of the server', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  await expect(call('GET /api/session')).rejects.toBeInstanceOf(CallOffline);
  vi.stubGlobal('fetch', answering);
});
