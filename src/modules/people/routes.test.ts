import type { LightMyRequestResponse } from 'fastify';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadAreas } from '../../ground/areas/load.ts';
import { parseDay } from '../../ground/clock/day.ts';
import { openTestDatabase, type TestDatabase } from '../../ground/testing/database.ts';
import { newId } from '../../ground/uuid.ts';
import { openTestService } from '../../testing.ts';
import { appointStaff } from '../access/index.ts';
import { openStation } from '../network/index.ts';
import { madeUpIdNumber, madeUpPhone } from './testing/made-up.ts';

const kuiwen = '370705000000';
const stationId = newId(1);

let db: TestDatabase;
let http: Awaited<ReturnType<typeof openTestService>>['http'];
let seed = 0;
let machine = 0;

beforeAll(async () => {
  db = await openTestDatabase();
  ({ http } = await openTestService(db));
  const area = { code: kuiwen, ...loadAreas().range(kuiwen) };
  await db.asJob(async (ctx) => {
    const day = parseDay('2026-01-01');
    await openStation(ctx, {
      stationId,
      name: '北苑街道就业驿站',
      area,
      address: '一号路',
      phone: '05360000000',
      hours: [],
      checkedOn: day,
    });
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

/** A browser on a machine of its own: keeps its cookies, sends its token and its visit. */
function browser() {
  const cookies = new Map<string, string>();
  machine += 1;
  const remoteAddress = `127.0.1.${machine}`;
  let visit: string | undefined;
  return {
    visit(id: string) {
      visit = id;
    },
    async send(method: 'GET' | 'POST', url: string, payload?: object): Promise<LightMyRequestResponse> {
      const response = await http.inject({
        method,
        url,
        remoteAddress,
        cookies: Object.fromEntries(cookies),
        headers: {
          'x-leye-csrf': cookies.get('leye_csrf') ?? '',
          ...(visit ? { 'x-leye-visit': visit } : {}),
        },
        ...(payload ? { payload } : {}),
      });
      for (const { name, value } of response.cookies) cookies.set(name, value);
      return response;
    },
  };
}

const somebody = () => {
  seed += 1;
  return { idNumber: madeUpIdNumber(50_000 + seed), phone: madeUpPhone(50_000 + seed) };
};

async function askCode(page: ReturnType<typeof browser>, numbers: { idNumber: string; phone: string }) {
  const challengeId = newId(Date.now());
  const response = await page.send('POST', '/api/session/resident/code', { challengeId, ...numbers });
  expect(response.statusCode).toBe(200);
  return { challengeId, code: String(response.json().demoCode) };
}

async function signIn(
  page: ReturnType<typeof browser>,
  numbers: { idNumber: string; phone: string },
  more: object = {},
) {
  const asked = await askCode(page, numbers);
  return page.send('POST', '/api/session/resident', {
    ...asked,
    ...numbers,
    personId: newId(Date.now()),
    ...more,
  });
}

async function clerk() {
  const page = browser();
  await page.send('POST', '/api/session/staff', { login: 'clerk', password: 'a long password' });
  return page;
}

const aboutMe = { name: '张小明', residenceArea: '370705001000' };

describe('resident sign-in', () => {
  it('asks somebody new for name and place with the same code, then signs in; later the numbers do', async () => {
    const page = browser();
    const numbers = somebody();
    const asked = await askCode(page, numbers);
    const input = { ...asked, ...numbers, personId: newId(7) };
    const first = await page.send('POST', '/api/session/resident', input);
    expect(first.statusCode).toBe(422);
    expect(first.json()).toMatchObject({ code: 'who-are-you' });
    const second = await page.send('POST', '/api/session/resident', { ...input, ...aboutMe });
    expect(second.json()).toEqual({ signedIn: true, personId: input.personId });
    expect((await page.send('GET', '/api/session')).json()).toMatchObject({
      kind: 'resident',
      id: input.personId,
    });

    const later = await signIn(browser(), numbers);
    expect(later.json()).toEqual({ signedIn: true, personId: input.personId });
  });

  it('does not tell a known number with another phone from an unknown one, until somebody makes up a person', async () => {
    const known = somebody();
    await signIn(browser(), known, aboutMe);
    const strangersPhone = somebody().phone;
    const page = browser();
    const withKnown = await signIn(page, { idNumber: known.idNumber, phone: strangersPhone });
    const withUnknown = await signIn(page, { idNumber: somebody().idNumber, phone: strangersPhone });
    const bare = (response: LightMyRequestResponse) => ({
      ...response.json(),
      requestId: null,
      instance: null,
    });
    expect(bare(withKnown)).toEqual(bare(withUnknown));

    const taken = await signIn(page, { idNumber: known.idNumber, phone: strangersPhone }, aboutMe);
    expect(taken.statusCode).toBe(403);
    expect(taken.json()).toMatchObject({ code: 'counter-needed' });
    expect((await page.send('GET', '/api/session')).json()).toMatchObject({ kind: 'visitor' });
  });

  it('a code opens only for the numbers that it was asked for, and wrong tries count', async () => {
    const [mine, other] = [somebody(), somebody()];
    const page = browser();
    const asked = await askCode(page, mine);
    const attempt = (code: string, numbers = mine) =>
      page.send('POST', '/api/session/resident', {
        ...asked,
        ...numbers,
        ...aboutMe,
        code,
        personId: newId(8),
      });
    expect((await attempt(asked.code, other)).json()).toMatchObject({ code: 'code-not-right' });
    const wrong = asked.code === '000000' ? '111111' : '000000';
    for (let tries = 0; tries < 4; tries++) expect((await attempt(wrong)).statusCode).toBe(422);
    expect((await attempt(asked.code)).json()).toMatchObject({ code: 'code-not-right' });
  });

  it('names what is wrong with the numbers before it sends anything', async () => {
    const response = await browser().send('POST', '/api/session/resident/code', {
      challengeId: newId(1),
      idNumber: '3707',
      phone: '1',
    });
    expect(response.statusCode).toBe(422);
    expect(response.json().errors ?? response.json().fields).toMatchObject([
      { field: '/idNumber', code: 'too-short' },
      { field: '/phone', code: 'too-short' },
    ]);
  });
});

describe('at the counter', () => {
  it('receives, reads in full with a purpose, and the person sees who did', async () => {
    const page = await clerk();
    const numbers = somebody();
    const visitId = newId(10);
    const received = await page.send('POST', '/api/people/receive', {
      visitId,
      personId: newId(11),
      name: '欧阳海棠',
      ...numbers,
    });
    expect(received.json()).toMatchObject({ created: true, name: '欧阳**', nameDiffers: false });
    const { personId } = received.json();
    page.visit(visitId);

    const recorded = await page.send('POST', `/api/people/${personId}/facts`, {
      facts: [
        { fact: 'person.education', value: '47' },
        { fact: 'person.disabled', value: true },
      ],
    });
    expect(recorded.statusCode).toBe(200);
    const portrait = await page.send('GET', `/api/people/${personId}`);
    expect(portrait.json()).toMatchObject({ name: '欧阳**', area: '山东省潍坊市奎文区' });
    const factOf = (response: LightMyRequestResponse, id: string) =>
      response
        .json()
        .groups.flatMap((group: { facts: { fact: string }[] }) => group.facts)
        .find((each: { fact: string }) => each.fact === id);
    expect(factOf(portrait, 'person.education')).toMatchObject({
      words: { zh: '技工学校' },
      source: { kind: 'counter' },
      validFrom: '2026-11-20',
    });
    expect(factOf(portrait, 'person.id_number')).toMatchObject({ masked: true, hidden: false });
    expect(factOf(portrait, 'person.disabled')).toMatchObject({
      known: true,
      hidden: true,
      value: null,
      words: null,
    });
    expect(factOf(portrait, 'person.wanted_pay')).toMatchObject({ known: false, value: null, source: null });
    expect(portrait.body).not.toMatch(new RegExp(`${numbers.idNumber}|${numbers.phone}|海棠`));

    db.clock.advance({ seconds: 1 });
    const full = await page.send('POST', `/api/people/${personId}/full`, {
      purpose: 'contact-person',
      facts: ['person.phone', 'person.disabled'],
    });
    expect(full.json().facts).toMatchObject([{ value: numbers.phone }, { value: true, words: { zh: '是' } }]);

    const mine = browser();
    await signIn(mine, numbers);
    const data = await mine.send('GET', '/api/my/data');
    expect(data.json().reads).toMatchObject([
      {
        by: '李敏',
        station: '北苑街道就业驿站',
        purpose: 'contact-person',
        what: ['person.phone', 'person.disabled'],
      },
      { by: '李敏', purpose: 'counter-service', what: [] },
    ]);
    expect(factOf(data, 'person.name')).toMatchObject({ value: '欧阳海棠', masked: false });
    expect(factOf(data, 'person.disabled')).toMatchObject({ value: true, hidden: false });
    expect(data.body).not.toContain(numbers.idNumber);
  });

  it('finds somebody of another area by the card and says that the name differs, without showing it', async () => {
    const numbers = somebody();
    await signIn(browser(), numbers, { name: '王二小', residenceArea: '110101000000' });
    const page = await clerk();
    const found = await page.send('POST', '/api/people/search', { name: '王二小' });
    expect(found.json()).toEqual({ people: [], more: false });
    const received = await page.send('POST', '/api/people/receive', {
      visitId: newId(20),
      personId: newId(21),
      name: '王大小',
      idNumber: numbers.idNumber,
    });
    expect(received.json()).toMatchObject({ created: false, name: '王**', nameDiffers: true });
    const { personId } = received.json();
    expect((await page.send('GET', `/api/people/${personId}`)).statusCode).toBe(404);
    page.visit(received.json().visitId);
    expect((await page.send('GET', `/api/people/${personId}`)).statusCode).toBe(200);
  });
});

describe('my data', () => {
  it('is corrected by the one it is about; refusals name the place', async () => {
    const page = browser();
    await signIn(page, somebody(), aboutMe);
    const correct = (facts: object[]) => page.send('POST', '/api/my/facts', { facts });
    expect((await correct([{ fact: 'person.wanted_pay', value: 450_000 }])).json()).toEqual({
      recorded: true,
    });
    const data = (await page.send('GET', '/api/my/data')).json();
    const wishes = data.groups.find(({ id }: { id: string }) => id === 'wishes');
    expect(wishes.facts).toContainEqual(
      expect.objectContaining({
        fact: 'person.wanted_pay',
        value: 450_000,
        words: { zh: '4500 元/月', en: '4500 yuan a month' },
        ownWord: true,
      }),
    );
    const refused = await correct([
      { fact: 'person.wanted_pay', value: -1 },
      { fact: 'person.name', value: '李四' },
    ]);
    expect(refused.statusCode).toBe(422);
    expect(
      (refused.json().errors ?? refused.json().fields).map(({ field }: { field: string }) => field),
    ).toEqual(['/facts/0/value', '/facts/1/fact']);
    expect((await correct([{ fact: 'person.wanted_pay', value: { $gt: 0 } }])).statusCode).toBe(400);
  });

  it('the catalogue tells how each fact is asked', async () => {
    const { groups } = (await browser().send('GET', '/api/facts')).json();
    const asked = groups.flatMap((group: { facts: object[] }) => group.facts);
    expect(asked).toContainEqual(
      expect.objectContaining({
        id: 'person.wanted_pay',
        type: 'fen',
        unit: { zh: '元/月', en: 'yuan a month' },
        lowest: 0,
      }),
    );
    expect(JSON.stringify(asked)).not.toContain('column');
    expect(asked.map(({ id }: { id: string }) => id)).not.toContain('person.birth_date');
  });

  it("is nobody else's", async () => {
    expect((await browser().send('GET', '/api/my/data')).statusCode).toBe(401);
    expect((await (await clerk()).send('GET', '/api/my/data')).statusCode).toBe(403);
    const page = browser();
    await signIn(page, somebody(), aboutMe);
    expect((await page.send('POST', '/api/people/search', {})).statusCode).toBe(403);
    expect((await page.send('GET', `/api/people/${newId(1)}`)).statusCode).toBe(403);
  });
});
