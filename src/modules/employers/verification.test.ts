import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseDay } from '../../ground/clock/day.ts';
import type { Actor } from '../../ground/context.ts';
import { openTestDatabase, type TestDatabase } from '../../ground/testing/database.ts';
import { newId } from '../../ground/uuid.ts';
import { madeUpIdNumber, madeUpPhone } from '../people/testing/made-up.ts';
import { askVerification, withdrawVerification } from './actions/ask-verification.ts';
import { changeEmployer, closeEmployer } from './actions/change-employer.ts';
import { type Decision, decideVerification } from './actions/decide-verification.ts';
import { addDocument, openDocument, removeDocument } from './actions/documents.ts';
import {
  askAboutRequest,
  askUnanswered,
  lapseVerifications,
  remindOfEnds,
  sayOverdue,
} from './actions/keep-time.ts';
import { lookUpCode } from './actions/look-up-code.ts';
import { seeEmployer } from './actions/see-employer.ts';
import { readContact } from './actions/serve-employers.ts';
import { listVerifications, readDocumentOf, seeVerification } from './actions/verification-queue.ts';
import { findEmployer, type NewEmployer, registerEmployer, registerEmployers } from './index.ts';
import { httpRegister } from './register/http-register.ts';
import { connectMarketRegister } from './register/market-register.ts';
import { faultCode, madeUpRecord, type Simulator, startSimulator } from './register/simulator.ts';
import { agentOf, clerkOf, fixturesOf, street } from './testing/fixtures.ts';

let db: TestDatabase;
let make: ReturnType<typeof fixturesOf>;
let simulator: Simulator;
const clerk = clerkOf(street);
const photo = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(2000, 7)]).toString(
  'base64',
);

beforeAll(async () => {
  db = await openTestDatabase();
  make = fixturesOf(db, { idNumber: madeUpIdNumber, phone: madeUpPhone });
  simulator = await startSimulator();
});
afterAll(() => simulator.close());
beforeEach(() => {
  connectMarketRegister(
    httpRegister({ url: simulator.url, clock: db.clock, simulated: true, timeoutMs: 400 }),
  );
});

/** An employer with its agent; one with a code has handed in a photograph. */
async function registered(
  input: NewEmployer = make.company(),
  { withPhoto = input.creditCode !== null } = {},
) {
  const owner = await make.somebody();
  await db.as(owner, (ctx) => registerEmployer(ctx, input));
  const agent = agentOf(owner, input.employerId);
  const documentId = newId(1);
  if (withPhoto)
    await db.as(agent, (ctx) => addDocument(ctx, { documentId, kind: 'licence', content: photo }));
  return { owner, agent, employerId: input.employerId, documentId };
}

const ask = (agent: Partial<Actor>) => db.as(agent, (ctx) => askVerification(ctx, newId(1)));
const decide = (employerId: string, decision: Decision, by = clerk) =>
  db.as(by, (ctx) => decideVerification(ctx, employerId, decision));
const stateOf = (employerId: string) =>
  db.as({}, (ctx) => findEmployer(ctx, employerId)).then((facts) => facts?.state);
const said = (employerId: string) =>
  db
    .rows<{ name: string }>(
      `select name from ground.outbox where payload->>'employerId' = $1 order by said_at, event_id`,
      [employerId],
    )
    .then((rows) => rows.map(({ name }) => name.replace('employers.', '').replace('@1', '')));

describe('asking', () => {
  it('needs the licence of a company, promises a day, and asks the register in the background', async () => {
    const { agent, employerId } = await registered(make.company(), { withPhoto: false });
    await expect(ask(agent)).rejects.toMatchObject({ code: 'document-missing' });
    await db.as(agent, (ctx) => addDocument(ctx, { documentId: newId(1), kind: 'licence', content: photo }));
    const asked = await ask(agent);
    expect(asked).toMatchObject({ dueOn: '2026-11-20', why: { zh: '工作日 15:00 前提交，当天答复' } });
    expect(await stateOf(employerId)).toBe('waiting');
    await expect(ask(agent)).rejects.toMatchObject({ code: 'not-now' });
    const [job] = await db.rows<{ payload: { verificationId: string } }>(
      `select payload from ground.job where name = 'employers.ask-register' and payload->>'employerId' = $1`,
      [employerId],
    );
    expect(job?.payload.verificationId).toBe(asked.verificationId);
  });

  it('is taken back, and begun anew', async () => {
    const { agent, employerId } = await registered();
    await ask(agent);
    await db.as(agent, (ctx) => withdrawVerification(ctx));
    expect(await stateOf(employerId)).toBe('unverified');
    await ask(agent);
    expect(await stateOf(employerId)).toBe('waiting');
  });

  it('of a stall without licence needs no photograph', async () => {
    const { agent } = await registered(make.stall());
    expect(await ask(agent)).toMatchObject({ dueOn: '2026-11-20' });
  });
});

describe('the queue', () => {
  it('shows a clerk what waits in his area with the register’s answer, and others nothing', async () => {
    const name = '潍坊演示保洁有限公司';
    const codes = [faultCode('deregistered', '00000101'), faultCode('wrong-shape', '00000102')];
    const [gone, silent] = await Promise.all(
      codes.map((creditCode) => registered(make.company({ creditCode, name }))),
    );
    if (!gone || !silent) throw new Error('made two');
    for (const { agent } of [gone, silent]) {
      const { verificationId } = await ask(agent);
      await db.asJob((ctx) => askAboutRequest(ctx, verificationId));
    }
    const queue = await db.as(clerk, (ctx) => listVerifications(ctx));
    const findings = new Map(queue.waiting.map(({ employerId, finding }) => [employerId, finding]));
    expect(findings.get(gone.employerId)).toBe('deregistered');
    expect(findings.get(silent.employerId)).toBe('not-reached');
    // Never a silent no: both wait for a clerk.
    expect([await stateOf(gone.employerId), await stateOf(silent.employerId)]).toEqual([
      'waiting',
      'waiting',
    ]);

    const id = queue.waiting.find(({ employerId }) => employerId === gone.employerId)?.verificationId ?? '';
    const elsewhere = clerkOf('370702000000');
    expect((await db.as(elsewhere, (ctx) => listVerifications(ctx))).waiting).toEqual([]);
    await expect(db.as(elsewhere, (ctx) => seeVerification(ctx, id))).rejects.toMatchObject({ status: 404 });
    await expect(db.as(elsewhere, (ctx) => readDocumentOf(ctx, id, gone.documentId))).rejects.toMatchObject({
      status: 404,
    });
    await expect(
      db.as(elsewhere, (ctx) => readContact(ctx, gone.employerId, 'verification')),
    ).rejects.toMatchObject({ status: 404 });
    await expect(
      decide(gone.employerId, { outcome: 'verify', compared: ['licence'] }, elsewhere),
    ).rejects.toMatchObject({
      status: 404,
    });
  });

  it('asks a register that was not to be reached again, until it answers', async () => {
    const { agent } = await registered(make.company({ creditCode: faultCode('once-broken', '00000103') }));
    const { verificationId } = await ask(agent);
    connectMarketRegister(undefined);
    await db.asJob((ctx) => askAboutRequest(ctx, verificationId));
    const finding = () =>
      db.as(clerk, (ctx) => seeVerification(ctx, verificationId)).then(({ register }) => register?.finding);
    expect(await finding()).toBe('not-reached');
    connectMarketRegister(httpRegister({ url: simulator.url, clock: db.clock, simulated: true }));
    await db.asJob((ctx) => askUnanswered(ctx));
    expect(await finding()).toBe('name-differs');
  });

  it('opens documents and the telephone to the clerk, and the employer sees that', async () => {
    const { agent, documentId, employerId } = await registered();
    const { verificationId } = await ask(agent);
    const seen = await db.as(clerk, (ctx) => seeVerification(ctx, verificationId));
    expect(seen.contact).toEqual({ name: '王**', phone: '0536-*****88' });
    expect(JSON.stringify(seen)).not.toContain('8888888');
    const opened = await db.as(clerk, (ctx) => readDocumentOf(ctx, verificationId, documentId));
    expect(opened).toEqual({ mediaType: 'image/jpeg', content: photo });
    await db.as(clerk, (ctx) => readContact(ctx, employerId, 'verification'));
    const { reads } = await db.as(agent, (ctx) => seeEmployer(ctx));
    expect(reads.map(({ what }) => what).sort()).toEqual([['contact'], ['document']]);
  });
});

describe('deciding', () => {
  it('verifies for six months, having compared something', async () => {
    const { agent, employerId } = await registered();
    await ask(agent);
    await expect(decide(employerId, { outcome: 'verify', compared: ['known'] })).rejects.toMatchObject({
      code: 'compare-first',
    });
    await decide(employerId, { outcome: 'verify', compared: ['licence', 'register'] });
    expect(await db.as({}, (ctx) => findEmployer(ctx, employerId))).toMatchObject({
      verified: true,
      verifiedOn: '2026-11-20',
      verifyAgainOn: '2027-05-20',
    });
    expect(await said(employerId)).toContain('employer-verified');
    await expect(ask(agent)).rejects.toMatchObject({ code: 'not-yet' });
  });

  it('refuses with reasons and words, and a new request is open at once', async () => {
    const { agent, employerId } = await registered();
    await ask(agent);
    await decide(employerId, { outcome: 'refuse', reasons: ['document-unreadable'], note: '右下角反光' });
    const seen = await db.as(agent, (ctx) => seeEmployer(ctx));
    expect(seen).toMatchObject({
      state: 'refused',
      mayAsk: true,
      refused: { reasons: [{ code: 'document-unreadable' }], note: '右下角反光' },
    });
    const [kept] = await db.rows<{ note_sealed: Buffer }>(
      'select note_sealed from employers.verification where employer_id = $1',
      [employerId],
    );
    expect(kept?.note_sealed.toString('utf8')).not.toContain('反光');
    await ask(agent);
    expect(await stateOf(employerId)).toBe('waiting');
    expect(await said(employerId)).toContain('employer-refused');
  });

  it('asks for a document: the ball and the clock go over to the employer and come back with it', async () => {
    const { agent, employerId } = await registered();
    const { verificationId } = await ask(agent);
    await decide(employerId, { outcome: 'want', documents: ['authorisation'] });
    expect(await db.as(agent, (ctx) => seeEmployer(ctx))).toMatchObject({
      state: 'wanting',
      request: { wanted: ['authorisation'] },
    });
    const inQueue = () =>
      db
        .as(clerk, (ctx) => listVerifications(ctx))
        .then(({ waiting }) => waiting.some((each) => each.verificationId === verificationId));
    expect(await inQueue()).toBe(false);
    await db.as(agent, (ctx) =>
      addDocument(ctx, { documentId: newId(1), kind: 'authorisation', content: photo }),
    );
    expect((await ask(agent)).verificationId).toBe(verificationId);
    expect(await inQueue()).toBe(true);
  });

  it('takes a verification back', async () => {
    const { agent, employerId } = await registered();
    await ask(agent);
    await decide(employerId, { outcome: 'verify', compared: ['licence'] });
    await decide(employerId, { outcome: 'refuse', reasons: ['unlawful-recruiting'] });
    expect(await stateOf(employerId)).toBe('refused');
    await expect(decide(employerId, { outcome: 'verify', compared: ['licence'] })).rejects.toMatchObject({
      code: 'not-now',
    });
  });

  it('is not for an agent, whatever he sends', async () => {
    const { agent, employerId } = await registered();
    await ask(agent);
    await expect(
      decide(employerId, { outcome: 'verify', compared: ['licence'] }, agent),
    ).rejects.toMatchObject({
      code: 'not-now',
    });
  });
});

describe('what was verified', () => {
  it('is not exchanged for another: name and code are changed by a clerk', async () => {
    const { agent, employerId } = await registered();
    await ask(agent);
    await expect(
      db.as(agent, (ctx) => changeEmployer(ctx, { name: '另一家演示公司' })),
    ).rejects.toMatchObject({
      code: 'identity-verified',
    });
    await db.as(agent, (ctx) => changeEmployer(ctx, { contactPhone: '19911112222', address: '文化路 2 号' }));
    const visit = { ...clerk, employer: employerId };
    await db.as(visit, (ctx) => changeEmployer(ctx, { name: '另一家演示公司' }));
    expect(await db.as(agent, (ctx) => seeEmployer(ctx))).toMatchObject({
      name: '另一家演示公司',
      address: '文化路 2 号',
      contact: { phone: '19911112222' },
    });
  });

  it('moves with the employer to the staff of another area', async () => {
    const { agent, employerId } = await registered();
    const { verificationId } = await ask(agent);
    await db.as(agent, (ctx) => changeEmployer(ctx, { areaCode: '370702000000' }));
    await expect(db.as(clerk, (ctx) => seeVerification(ctx, verificationId))).rejects.toMatchObject({
      status: 404,
    });
    const there = clerkOf('370702000000');
    expect((await db.as(there, (ctx) => seeVerification(ctx, verificationId))).documents).toHaveLength(1);
    await decide(employerId, { outcome: 'verify', compared: ['licence'] }, there);
  });

  it('keeps the documents that it rests on', async () => {
    const { agent, documentId } = await registered();
    const spare = newId(1);
    await ask(agent);
    db.clock.advance({ seconds: 1 });
    await db.as(agent, (ctx) => addDocument(ctx, { documentId: spare, kind: 'other', content: photo }));
    await expect(db.as(agent, (ctx) => removeDocument(ctx, documentId))).rejects.toMatchObject({
      code: 'document-in-use',
    });
    await db.as(agent, (ctx) => removeDocument(ctx, spare));
    const { documents } = await db.as(agent, (ctx) => seeEmployer(ctx));
    expect(documents).toMatchObject([{ documentId, removable: false }]);
  });
});

describe('documents', () => {
  it('are sealed, and open to nobody but the employer and its staff', async () => {
    const { agent, employerId, documentId } = await registered();
    const [row] = await db.rows<{ content_sealed: Buffer }>(
      'select content_sealed from employers.document where document_id = $1',
      [documentId],
    );
    expect(row?.content_sealed.includes(Buffer.alloc(64, 7))).toBe(false);
    const stranger = await registered();
    for (const other of [stranger.agent, stranger.owner, {}, clerkOf('370702000000')]) {
      await expect(db.as(other, (ctx) => openDocument(ctx, employerId, documentId))).rejects.toMatchObject({
        code: 'document-not-here',
      });
    }
    expect((await db.as(agent, (ctx) => openDocument(ctx, employerId, documentId))).content).toBe(photo);
  });

  it('that are no photograph are refused', async () => {
    const { agent } = await registered();
    const content = Buffer.from('<svg>').toString('base64');
    await expect(
      db.as(agent, (ctx) => addDocument(ctx, { documentId: newId(1), kind: 'other', content })),
    ).rejects.toMatchObject({ fields: [{ field: '/content', code: 'unknown-type' }] });
  });
});

describe('looking a code up', () => {
  it('fills in name and address, keeps the answer for the day, and says who is there already', async () => {
    const input = make.company();
    const typed = (input.creditCode ?? '').toLowerCase();
    const { name, address } = madeUpRecord(input.creditCode ?? '');
    const visitor = await make.somebody();
    const look = () => db.as(visitor, (ctx) => lookUpCode(ctx, typed));
    expect(await look()).toMatchObject({
      name,
      address,
      registered: null,
      simulated: true,
      finding: 'agrees',
    });
    const asked = simulator.asked();
    await registered(input);
    expect(await look()).toMatchObject({ registered: { name: input.name, verified: false } });
    expect(simulator.asked()).toBe(asked);
  });

  it('goes on without the register', async () => {
    connectMarketRegister(undefined);
    const { creditCode } = make.company();
    const visitor = await make.somebody();
    expect(await db.as(visitor, (ctx) => lookUpCode(ctx, creditCode ?? ''))).toMatchObject({
      outcome: 'not-reached',
      name: null,
      kind: 'enterprise',
    });
    await expect(db.as(visitor, (ctx) => lookUpCode(ctx, '91'))).rejects.toMatchObject({
      fields: [{ field: '/creditCode', code: 'too-short' }],
    });
  });
});

describe('time', () => {
  const imported = (verifiedOn: string, contactPhone = '19900001234') => ({
    ...make.company({ contactPhone }),
    verifiedOn: parseDay(verifiedOn),
    agents: [],
  });
  const texts = () =>
    db.rows<{ n: number }>('select count(*)::int n from messages.message').then(([row]) => row?.n ?? 0);

  it('lapses a verification after its last day, not on it, and not while its renewal waits for us', async () => {
    const [today, over] = [imported('2026-05-20'), imported('2026-05-21')];
    const renewing = imported('2026-05-20');
    await db.asJob((ctx) => registerEmployers(ctx, [today, over, renewing]));
    await db.as({ ...clerk, employer: renewing.employerId }, (ctx) => askVerification(ctx, newId(1)));
    db.clock.advance({ days: 1 }); // 21 November
    await db.asJob((ctx) => lapseVerifications(ctx));
    expect(await Promise.all([today, over, renewing].map(({ employerId }) => stateOf(employerId)))).toEqual([
      'lapsed',
      'verified',
      'verified',
    ]);
    expect(await said(today.employerId)).toEqual(['employer-lapsed']);
    // Our answer, late as it is, comes to somebody who was verified all the while.
    await decide(renewing.employerId, { outcome: 'verify', compared: ['licence'] });
    expect(await db.as({}, (ctx) => findEmployer(ctx, renewing.employerId))).toMatchObject({
      verifyAgainOn: '2027-05-21',
    });
  });

  it('reminds once at 30 and once at 7 days; a landline takes no message', async () => {
    // On 21 November: ends on 20 December and on 27 November.
    const many = [
      imported('2026-06-20'),
      imported('2026-05-27'),
      imported('2026-06-20', '0536-8888888'),
      imported('2026-07-20'),
    ];
    await db.asJob((ctx) => registerEmployers(ctx, many));
    const before = await texts();
    await db.asJob((ctx) => remindOfEnds(ctx));
    const after = await texts();
    await db.asJob((ctx) => remindOfEnds(ctx));
    expect(await texts()).toBe(after);
    expect(after - before).toBeGreaterThanOrEqual(2);
    const rows = await db.rows<{ reminded: number | null }>(
      'select reminded from employers.employer where employer_id = any($1) order by array_position($1, employer_id)',
      [many.map(({ employerId }) => employerId)],
    );
    expect(rows.map(({ reminded }) => reminded)).toEqual([30, 7, 30, null]);
  });

  it('says once that a request is overdue, and the queue has it first', async () => {
    const { agent, employerId } = await registered();
    await ask(agent);
    db.clock.advance({ days: 4 });
    await db.asJob((ctx) => sayOverdue(ctx));
    await db.asJob((ctx) => sayOverdue(ctx));
    expect((await said(employerId)).filter((name) => name === 'verification-overdue')).toHaveLength(1);
    const queue = await db.as(clerk, (ctx) => listVerifications(ctx));
    expect(queue.overdue).toBeGreaterThan(0);
    expect(queue.waiting[0]?.daysLeft).toBeLessThan(0);
  });

  it('closing tells postings to go down, opening again that it is verified', async () => {
    const one = imported('2026-11-01');
    await db.asJob((ctx) => registerEmployers(ctx, [one]));
    const visit = { ...clerk, employer: one.employerId };
    await db.as(visit, (ctx) => closeEmployer(ctx, true));
    await db.as(visit, (ctx) => closeEmployer(ctx, true));
    db.clock.advance({ seconds: 1 });
    await db.as(visit, (ctx) => closeEmployer(ctx, false));
    expect(await said(one.employerId)).toEqual(['employer-lapsed', 'employer-verified']);
  });
});
