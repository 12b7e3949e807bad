import { beforeAll, describe, expect, it } from 'vitest';
import { parseDay } from '../../ground/clock/day.ts';
import type { Exchange } from '../../ground/http/contract.ts';
import { openTestDatabase, type TestDatabase } from '../../ground/testing/database.ts';
import { newId } from '../../ground/uuid.ts';
import { endVisit } from './actions/open-visit.ts';
import { signInStaff } from './actions/sign-in-staff.ts';
import { identify } from './gate.ts';
import {
  appointStaff,
  askCode,
  audit,
  endMandate,
  endSession,
  giveMandate,
  listMandates,
  listReadsOf,
  openVisit,
  startSession,
  useCode,
} from './index.ts';

let db: TestDatabase;
const staffId = newId(1);
const stationId = newId(2);
const personId = newId(3);
const password = 'correct horse 电池';

/** Stands for the browser: keeps the cookie that a session sets. */
function browser(): Exchange & { token: string | null } {
  const held = {
    token: null as string | null,
    get sessionToken() {
      return held.token;
    },
    clientAddress: '127.0.0.1',
    setSession(token: string | null) {
      held.token = token;
    },
  };
  return held;
}

const whoIs = (token: string | null, visitId: string | null = null, employerId: string | null = null) =>
  db.as({}, (ctx) => identify(ctx.tx, db.clock, { token, visitId, employerId }));

beforeAll(async () => {
  db = await openTestDatabase();
  await db.asJob((ctx) =>
    appointStaff(ctx, {
      staffId,
      login: 'Li.Min',
      password,
      displayName: '李敏',
      stationId,
      grantId: newId(4),
      role: 'clerk',
      area: { code: '370705000000', lo: 100, hi: 200 },
      validFrom: parseDay('2026-01-01'),
      validUntil: parseDay('2026-12-31'),
    }),
  );
});

describe('staff sign-in', () => {
  it('takes the right password in any case of the name and gives the area of the grant', async () => {
    const http = browser();
    await db.as({}, (ctx) => signInStaff(ctx, { login: 'LI.MIN ', password }, http));
    expect(await whoIs(http.token)).toMatchObject({
      kind: 'staff',
      id: staffId,
      role: 'clerk',
      area: { lo: 100, hi: 200 },
      stationId,
    });
  });

  it('rests the account after five wrong tries, then takes the right password again after fifteen minutes', async () => {
    const attempt = (word: string) =>
      db
        .as({}, (ctx) => signInStaff(ctx, { login: 'li.min', password: word }, browser()))
        .then(
          () => 'in',
          (error) => error.code,
        );
    for (let turn = 0; turn < 5; turn += 1) expect(await attempt('wrong')).toBe('sign-in-not-right');
    expect(await attempt(password)).toBe('sign-in-not-right');
    db.clock.advance({ minutes: 15, seconds: 1 });
    expect(await attempt(password)).toBe('in');
  });

  it('ends with idle time, with sign-out and with the grant', async () => {
    const http = browser();
    await db.as({}, (ctx) => signInStaff(ctx, { login: 'li.min', password }, http));
    const { token } = http;
    db.clock.advance({ minutes: 20 });
    expect((await whoIs(token)).kind).toBe('visitor');

    await db.as({}, (ctx) => signInStaff(ctx, { login: 'li.min', password }, http));
    const second = http.token;
    await db.as({}, (ctx) => endSession(ctx, http));
    expect((await whoIs(second)).kind).toBe('visitor');
    expect((await whoIs('made-up')).kind).toBe('visitor');
  });
});

describe('visits', () => {
  it('open one person for one clerk, and close', async () => {
    const http = browser();
    await db.as({}, (ctx) => signInStaff(ctx, { login: 'li.min', password }, http));
    const clerk = await whoIs(http.token);
    const visitId = newId(db.clock.now().getTime());
    await db.as(clerk, (ctx) => openVisit(ctx, visitId, { personId }));
    expect((await whoIs(http.token, visitId)).person).toBe(personId);
    await db.as(clerk, (ctx) => endVisit(ctx, visitId));
    await expect(whoIs(http.token, visitId)).rejects.toMatchObject({ code: 'visit-over' });
  });

  it("are not another clerk's", async () => {
    const visitId = newId(db.clock.now().getTime());
    const clerk = { kind: 'staff' as const, role: 'clerk', id: staffId, stationId };
    await db.as(clerk, (ctx) => openVisit(ctx, visitId, { personId }));
    const other = { ...clerk, id: newId(99) };
    await expect(db.as(other, (ctx) => openVisit(ctx, visitId, { personId }))).rejects.toThrow();
  });
});

describe('somebody who comes back', () => {
  it('is still in the open visit, and in a new one after its end', async () => {
    const clerk = { kind: 'staff' as const, role: 'clerk', id: newId(50), stationId };
    const open = () =>
      db.as(clerk, async (ctx) => (await openVisit(ctx, newId(60), { personId })).actor.visitId);
    const first = await open();
    expect(await open()).toBe(first);
    await db.as(clerk, (ctx) => endVisit(ctx, first ?? ''));
    expect(await open()).not.toBe(first);
  });
});

describe('one-time codes', () => {
  const words = { zh: '验证码 {code}', en: 'Code {code}' };
  const use = () => ({
    challengeId: newId(db.clock.now().getTime()),
    purpose: 'confirm' as const,
    binding: 'the answers',
  });

  it('open once, for what they were asked for', async () => {
    const one = use();
    const { demoCode } = await db.as({}, (ctx) => askCode(ctx, one, '13800000000', words));
    expect(demoCode).toMatch(/^\d{6}$/);
    const code = demoCode ?? '';
    await expect(
      db.as({}, (ctx) => useCode(ctx, { ...one, binding: 'other answers' }, code)),
    ).rejects.toMatchObject({ code: 'code-not-right' });
    await db.as({}, (ctx) => useCode(ctx, one, code));
    await expect(db.as({}, (ctx) => useCode(ctx, one, code))).rejects.toMatchObject({
      code: 'code-not-right',
    });
  });

  it('go to one phone ten times an hour, however many ask at once', async () => {
    const phone = '13800000001';
    const asked = await Promise.allSettled(
      Array.from({ length: 14 }, () => db.as({}, (ctx) => askCode(ctx, use(), phone, words))),
    );
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
    await expect(db.as({}, (ctx) => askCode(ctx, use(), phone, words))).rejects.toMatchObject({
      status: 429,
      code: 'too-many-codes',
    });
    await db.as({}, (ctx) => askCode(ctx, use(), '13800000002', words));
    db.clock.advance({ hours: 1, seconds: 1 });
    await db.as({}, (ctx) => askCode(ctx, use(), phone, words));
  });

  it('end after five minutes, and are not told outside the demonstration', async () => {
    const one = use();
    const asked = await db.as({}, (ctx) => askCode(ctx, one, '13800000000', words), { demo: false });
    expect(asked.demoCode).toBeNull();
    const two = use();
    const { demoCode } = await db.as({}, (ctx) => askCode(ctx, two, '13800000000', words));
    db.clock.advance({ minutes: 5, seconds: 1 });
    await expect(db.as({}, (ctx) => useCode(ctx, two, demoCode ?? ''))).rejects.toMatchObject({
      code: 'code-not-right',
    });
  });
});

describe('the audit', () => {
  it('shows a person who read him, and shows nobody else', async () => {
    const clerk = { kind: 'staff' as const, role: 'clerk', id: staffId, stationId };
    await db.as(clerk, (ctx) => audit(ctx, { personId, purpose: 'counter-service', what: ['phone'] }));
    const seen = await db.as({ kind: 'resident', role: 'resident', id: personId, person: personId }, (ctx) =>
      listReadsOf(ctx, [personId]),
    );
    expect(seen).toMatchObject([{ actorName: '李敏', what: ['phone'] }]);
    const other = newId(77);
    expect(
      await db.as({ kind: 'resident', role: 'resident', id: other, person: other }, (ctx) =>
        listReadsOf(ctx, [personId]),
      ),
    ).toEqual([]);
  });

  it('cannot be changed, even by the owner of the tables', async () => {
    await expect(db.rows('delete from access.audit')).rejects.toThrow(/append-only/);
  });
});

it('a resident session speaks for the person', async () => {
  const http = browser();
  await db.as({}, (ctx) => startSession(ctx, http, { kind: 'resident', personId }));
  expect(await whoIs(http.token)).toMatchObject({
    kind: 'resident',
    id: personId,
    person: personId,
    role: 'resident',
  });
});

describe('mandates', () => {
  const employerId = newId(70);
  const [first, second] = [newId(71), newId(72)];
  const agent = { kind: 'resident' as const, role: 'agent', id: personId, employer: employerId };

  it('let a resident act for one employer, in one role at a time, until they end', async () => {
    const http = browser();
    await db.as({}, (ctx) => startSession(ctx, http, { kind: 'resident', personId }));
    await expect(whoIs(http.token, null, employerId)).rejects.toMatchObject({
      code: 'not-for-this-employer',
    });
    await db.as(agent, (ctx) => giveMandate(ctx, { mandateId: first, employerId, personId }));
    expect(await whoIs(http.token, null, employerId)).toMatchObject({
      role: 'agent',
      id: personId,
      person: null,
      employer: employerId,
    });
    expect(await whoIs(http.token)).toMatchObject({ role: 'resident', person: personId, employer: null });

    await db.as(agent, (ctx) => giveMandate(ctx, { mandateId: second, employerId, personId }));
    const [mandate, ...more] = await db.as(agent, listMandates);
    expect([mandate?.mandateId, more]).toEqual([first, []]);
    await db.as(agent, (ctx) => endMandate(ctx, mandate?.mandateId ?? ''));
    await expect(whoIs(http.token, null, employerId)).rejects.toMatchObject({
      code: 'not-for-this-employer',
    });
  });

  it("are nobody else's to give, see or end", async () => {
    const [stranger, other, mandateId] = [newId(80), newId(81), newId(82)];
    const theirs = { ...agent, id: stranger, employer: other };
    await db.as(theirs, (ctx) => giveMandate(ctx, { mandateId, employerId: other, personId: stranger }));
    const outsider = { kind: 'resident' as const, role: 'resident', id: personId, person: personId };
    expect(await db.as(outsider, listMandates)).toEqual([]);
    await db.as(outsider, (ctx) => endMandate(ctx, mandateId));
    expect(await db.as(theirs, listMandates)).toHaveLength(1);
    await expect(
      db.as(outsider, (ctx) => giveMandate(ctx, { mandateId: newId(83), employerId: other, personId })),
    ).rejects.toThrow(/row-level security/);
  });
});

describe('a visit for an employer', () => {
  it("opens the employer's rows and no person's", async () => {
    const http = browser();
    await db.as({}, (ctx) => signInStaff(ctx, { login: 'li.min', password }, http));
    const clerk = await whoIs(http.token);
    const [visitId, employerId] = [newId(db.clock.now().getTime()), newId(90)];
    const opened = await db.as(clerk, (ctx) => openVisit(ctx, visitId, { employerId }));
    expect(opened.actor).toMatchObject({ employer: employerId, person: null, visitId });
    expect(await whoIs(http.token, visitId)).toMatchObject({ employer: employerId, person: null });
    await expect(
      db.as(clerk, (ctx) => openVisit(ctx, visitId, { personId: newId(91) })),
    ).rejects.toMatchObject({ code: 'visit-taken' });
  });
});
