import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadAreas } from '../../ground/areas/load.ts';
import { parseDay } from '../../ground/clock/day.ts';
import { openTestDatabase, type TestDatabase } from '../../ground/testing/database.ts';
import { newId } from '../../ground/uuid.ts';
import { openTestService } from '../../testing.ts';
import { appointStaff } from '../access/index.ts';
import { openStation } from '../network/index.ts';
import { madeUpIdNumber, madeUpPhone } from '../people/testing/made-up.ts';
import { longestDocument } from './domain/document.ts';
import { httpRegister } from './register/http-register.ts';
import { connectMarketRegister } from './register/market-register.ts';
import { type Simulator, startSimulator } from './register/simulator.ts';
import { street } from './testing/fixtures.ts';
import { madeUpCode } from './testing/made-up.ts';

const stationId = newId(1);
let db: TestDatabase;
let service: Awaited<ReturnType<typeof openTestService>>;
let simulator: Simulator;
let seed = 90_000;
let machine = 0;

beforeAll(async () => {
  db = await openTestDatabase();
  service = await openTestService(db);
  simulator = await startSimulator();
  connectMarketRegister(httpRegister({ url: simulator.url, clock: db.clock, simulated: true }));
  const area = { code: street, ...loadAreas().range(street) };
  const day = parseDay('2026-01-01');
  await db.asJob(async (ctx) => {
    const station = { stationId, name: '北苑街道就业驿站', area, address: '一号路', phone: '05360000000' };
    await openStation(ctx, { ...station, hours: [], checkedOn: day });
    await appointStaff(ctx, {
      staffId: newId(2),
      login: 'clerk',
      password: 'a long password',
      displayName: '李敏',
      stationId,
      grantId: newId(3),
      role: 'clerk',
      area,
      validFrom: day,
      validUntil: parseDay('2027-01-01'),
    });
  });
});
afterAll(() => simulator.close());

/** A browser on a machine of its own: keeps its cookies, and says for whom it acts. */
function browser() {
  const cookies = new Map<string, string>();
  machine += 1;
  const remoteAddress = `127.0.2.${machine}`;
  const acting: Record<string, string> = {};
  return {
    acting,
    async send(
      method: 'GET' | 'POST' | 'DELETE',
      url: string,
      payload?: object,
    ): Promise<LightMyRequestResponse> {
      const response = await service.http.inject({
        method,
        url,
        remoteAddress,
        cookies: Object.fromEntries(cookies),
        headers: { 'x-leye-csrf': cookies.get('leye_csrf') ?? '', ...acting },
        ...(payload ? { payload } : {}),
      });
      for (const { name, value } of response.cookies) cookies.set(name, value);
      return response;
    },
  };
}

async function resident() {
  const page = browser();
  seed += 1;
  const numbers = { idNumber: madeUpIdNumber(seed), phone: madeUpPhone(seed) };
  const challengeId = newId(Date.now());
  const asked = await page.send('POST', '/api/session/resident/code', { challengeId, ...numbers });
  const who = { name: '张小明', residenceArea: street, personId: newId(Date.now()) };
  const code = asked.json().demoCode;
  await page.send('POST', '/api/session/resident', { challengeId, ...numbers, ...who, code });
  return page;
}

async function clerk() {
  const page = browser();
  await page.send('POST', '/api/session/staff', { login: 'clerk', password: 'a long password' });
  return page;
}

const company = () => ({
  employerId: newId(Date.now()),
  mandateId: newId(Date.now()),
  creditCode: madeUpCode(nextSeed()),
  name: '潍坊演示保洁有限公司',
  kind: 'enterprise',
  areaCode: street,
  address: '文化路 1 号',
  contactName: '王经理',
  contactPhone: '0536-8888888',
});

const nextSeed = () => {
  seed += 1;
  return seed;
};

const jpeg = (bytes: number) =>
  Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(bytes - 3, 7)]).toString('base64');

it('an employer is registered, handed in, verified by the clerk, and public as verified', async () => {
  const page = await resident();
  const input = company();
  const looked = await page.send('POST', '/api/register-look-ups', { creditCode: input.creditCode });
  expect(looked.json()).toMatchObject({ outcome: 'found', simulated: true, registered: null });
  expect((await page.send('POST', '/api/employers', input)).json()).toEqual({ employerId: input.employerId });
  // His own pages do not act for it, and the employer's do.
  expect((await page.send('GET', '/api/employer')).statusCode).toBe(403);
  expect((await page.send('GET', '/api/my/employers')).json().employers).toHaveLength(1);
  page.acting['x-leye-employer'] = input.employerId;
  expect((await page.send('GET', '/api/my/employers')).json().employers).toHaveLength(1);
  expect((await page.send('GET', '/api/employer')).json()).toMatchObject({
    state: 'unverified',
    missing: ['licence'],
    contact: { phone: '0536-8888888' },
  });

  const documentId = newId(Date.now());
  const content = jpeg(longestDocument);
  const added = await page.send('POST', '/api/employer/documents', { documentId, kind: 'licence', content });
  expect(added.statusCode).toBe(200);
  const asked = await page.send('POST', '/api/employer/verification', { verificationId: newId(1) });
  expect(asked.json()).toMatchObject({ dueOn: '2026-11-20' });
  // How it stands meanwhile is nobody else's affair.
  const outside = await browser().send('GET', `/api/employers/${input.employerId}`);
  expect(outside.json()).toMatchObject({ state: 'unverified', verified: false });
  await service.jobs.runDue();

  const desk = await clerk();
  const [first] = (await desk.send('GET', '/api/verifications')).json().waiting;
  expect(first).toMatchObject({ name: input.name, finding: 'name-differs', daysLeft: 0 });
  const seen = (await desk.send('GET', `/api/verifications/${first.verificationId}`)).json();
  expect(seen).toMatchObject({ register: { simulated: true }, documents: [{ documentId }] });
  const read = `/api/verifications/${first.verificationId}/documents/${documentId}`;
  expect((await desk.send('POST', read, {})).json().content).toBe(content);
  const decision = `/api/employers/${input.employerId}/decision`;
  const compared = ['licence'];
  expect((await desk.send('POST', decision, { outcome: 'verify', compared })).json()).toEqual({
    decided: true,
  });

  const everybody = await browser().send('GET', `/api/employers/${input.employerId}`);
  expect(everybody.json()).toMatchObject({ verified: true, verifyAgainOn: '2027-05-20' });
  expect(everybody.body).not.toContain('8888888');
  expect((await page.send('GET', '/api/employer')).json().reads).toMatchObject([
    { by: '李敏', what: ['document'] },
  ]);
});

describe('another resident', () => {
  it('does not act for a company that he names', async () => {
    const input = company();
    await (await resident()).send('POST', '/api/employers', input);
    const stranger = await resident();
    stranger.acting['x-leye-employer'] = input.employerId;
    for (const [method, url, body] of [
      ['GET', '/api/employer'],
      ['GET', '/api/employer/people'],
      ['POST', '/api/employer/people/code', {}],
      ['POST', '/api/employer', { contactPhone: '19900000001' }],
    ] as const) {
      expect((await stranger.send(method, url, body)).json()).toMatchObject({
        status: 403,
        code: 'not-for-this-employer',
      });
    }
  });

  it('joins by a code, and the first one is still there', async () => {
    const input = company();
    const page = await resident();
    await page.send('POST', '/api/employers', input);
    page.acting['x-leye-employer'] = input.employerId;
    const { code } = (await page.send('POST', '/api/employer/people/code', {})).json();
    const colleague = await resident();
    const joined = await colleague.send('POST', '/api/employers/join', { code, mandateId: newId(1) });
    expect(joined.json()).toEqual({ employerId: input.employerId, name: input.name });
    colleague.acting['x-leye-employer'] = input.employerId;
    expect((await colleague.send('GET', '/api/employer/people')).json().people).toHaveLength(2);
  });
});

it.each([
  ['too large', jpeg(longestDocument + 3), 422, 'too-large'],
  ['not base64', '<svg>', 400, undefined],
  ['far too large', 'A'.repeat(260_000), 400, undefined],
])('a document that is %s is refused in a sentence', async (_what, content, status, code) => {
  const page = await resident();
  const input = company();
  await page.send('POST', '/api/employers', input);
  page.acting['x-leye-employer'] = input.employerId;
  const answer = await page.send('POST', '/api/employer/documents', {
    documentId: newId(1),
    kind: 'licence',
    content,
  });
  expect(answer.statusCode).toBe(status);
  expect(answer.json().detail).toMatch(/[\u4e00-\u9fff]/);
  if (code) expect(answer.json().fields[0].code).toBe(code);
});

it('a clerk receives an employer and acts on its behalf for that time', async () => {
  const input = company();
  await (await resident()).send('POST', '/api/employers', input);
  const desk = await clerk();
  expect((await desk.send('GET', '/api/employer')).statusCode).toBe(409);
  const receive = `/api/employers/${input.employerId}/receive`;
  const { visitId } = (await desk.send('POST', receive, { visitId: newId(1), way: 'counter' })).json();
  desk.acting['x-leye-visit'] = visitId;
  expect((await desk.send('GET', '/api/employer')).json().contact.phone).toBe('0536-8888888');
  expect((await desk.send('POST', '/api/employer', { address: '文化路 9 号' })).statusCode).toBe(200);
  await desk.send('POST', `/api/visits/${visitId}/end`, {});
  expect((await desk.send('GET', '/api/employer')).json()).toMatchObject({ code: 'visit-over' });
});
