import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../ground/testing/database.ts';
import type { Service } from '../../serve.ts';
import { openTestService } from '../../testing.ts';
import { idNumber, seeking } from './testing.ts';

let db: TestDatabase;
let service: Service;

beforeAll(async () => {
  db = await openTestDatabase();
  service = await openTestService(db);
});

/** A browser with its cookies. */
function browser(skin = 'phone') {
  const cookies = new Map<string, string>();
  return {
    cookies,
    async send(
      method: 'GET' | 'POST' | 'PUT',
      url: string,
      body?: object,
      headers: Record<string, string> = {},
    ) {
      const answer = await service.http.inject({
        method,
        url,
        headers: {
          'x-leye-skin': skin,
          'x-leye-csrf': cookies.get('leye_csrf') ?? '',
          cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
          ...headers,
        },
        ...(body ? { payload: body } : {}),
      });
      for (const { name, value } of answer.cookies) cookies.set(name, value);
      return { status: answer.statusCode, body: answer.json() };
    },
  };
}

let residents = 0;
async function signIn(client: ReturnType<typeof browser>): Promise<void> {
  residents += 1;
  const who = {
    challengeId: randomUUID(),
    idNumber: idNumber(`37070519781103${String(residents).padStart(3, '0')}`),
    phone: '13800000000',
  };
  const { body } = await client.send('POST', '/api/session/resident/code', who);
  const more = { code: body.demoCode, personId: randomUUID(), name: '孙建国', residenceArea: '370705000000' };
  expect(await client.send('POST', '/api/session/resident', { ...who, ...more })).toMatchObject({
    status: 200,
  });
}

describe('over HTTP', () => {
  it('somebody begins at a terminal and finishes on a phone', async () => {
    const kiosk = browser('kiosk');
    const draftId = randomUUID();
    const begun = await kiosk.send('POST', '/api/drafts', { draftId, type: 'job-seeking' });
    expect(begun).toMatchObject({ status: 200, body: { draftId, anonymous: true, next: 'wanted-jobs' } });
    expect(kiosk.cookies.get('leye_session')).toMatch(/./);
    const again = await kiosk.send('POST', '/api/drafts', { draftId, type: 'job-seeking' });
    expect(again.body).toEqual(begun.body);
    await kiosk.send('PUT', `/api/drafts/${draftId}/answers/wanted-jobs`, { answer: ['保洁'], revision: 0 });
    expect(
      (await kiosk.send('POST', `/api/drafts/${draftId}/submit`, { revision: 1, declaration: true })).status,
    ).toBe(401);
    const { body: handed } = await kiosk.send('POST', `/api/drafts/${draftId}/continue-code`, {});
    expect(handed.path).toBe(`/continue#${handed.code}`);

    const phone = browser();
    expect((await phone.send('POST', '/api/continue', { code: handed.code })).status).toBe(401);
    await signIn(phone);
    const taken = await phone.send('POST', '/api/continue', { code: handed.code });
    expect(taken).toMatchObject({
      status: 200,
      body: { visitId: null, draft: { anonymous: false, revision: 1 } },
    });
    expect((await kiosk.send('GET', `/api/drafts/${draftId}`)).status).toBe(404);

    let { revision } = taken.body.draft;
    for (const [question, answer] of Object.entries(seeking)) {
      const { status, body } = await phone.send('PUT', `/api/drafts/${draftId}/answers/${question}`, {
        answer,
        revision,
      });
      expect(status).toBe(200);
      revision = body.revision;
    }
    const key = { 'idempotency-key': randomUUID() };
    const submit = () =>
      phone.send('POST', `/api/drafts/${draftId}/submit`, { revision, declaration: true }, key);
    const [first, second] = [await submit(), await submit()];
    expect(first).toMatchObject({ status: 200, body: { caseId: draftId, state: { id: 'registered' } } });
    expect(second.body).toEqual(first.body);

    expect((await phone.send('GET', '/api/cases')).body.cases).toHaveLength(1);
    const moved = await phone.send('POST', `/api/cases/${draftId}/moves/renew`, { after: 1 });
    expect(moved).toMatchObject({ status: 200, body: { events: 2 } });
    expect((await phone.send('GET', `/api/cases/${draftId}`)).body).toEqual(moved.body);
  });

  it('nobody begins on a phone without signing in', async () => {
    const phone = browser();
    expect(
      await phone.send('POST', '/api/drafts', { draftId: randomUUID(), type: 'job-seeking' }),
    ).toMatchObject({
      status: 401,
      body: { code: 'sign-in-first' },
    });
  });

  it('a case type is given whole, without its examples', async () => {
    const { body } = await browser().send('GET', '/api/case-types/job-seeking');
    expect(body.questions.map(({ id }: { id: string }) => id)).toEqual(Object.keys(seeking));
    expect(body.questions.find(({ id }: { id: string }) => id === 'last-job').when).toEqual({
      not: { question: 'years', is: 0 },
    });
    expect(body.examples).toBeUndefined();
    expect((await browser().send('GET', '/api/case-types/no-such')).status).toBe(404);
    expect((await browser().send('GET', '/api/case-types')).body.types).toMatchObject([
      { id: 'job-posting', subject: 'employer' },
      { id: 'job-seeking', subject: 'person', minutes: 3 },
    ]);
  });

  it('nobody guesses codes quickly', async () => {
    const usual = await openTestService(db, { perMinute: 600 });
    const guess = () =>
      usual.http.inject({ method: 'POST', url: '/api/continue', payload: { code: '2222 2222' } });
    const tries = [];
    for (let turn = 0; turn < 12; turn += 1) tries.push((await guess()).statusCode);
    expect(tries.slice(-2)).toEqual([429, 429]);
  });
});
