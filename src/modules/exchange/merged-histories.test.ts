import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { parseDay } from '../../ground/clock/day.ts';
import { signingKey } from '../../ground/crypto/signing.ts';
import { openTestDatabase } from '../../ground/testing/database.ts';
import { newId } from '../../ground/uuid.ts';
import { listMandates } from '../access/index.ts';
import { listMyCallbacks } from '../callbacks/actions/list-callbacks.ts';
import { listCases } from '../cases/actions/list-cases.ts';
import { moveCase } from '../cases/actions/move-case.ts';
import { seeCase } from '../cases/actions/see-case.ts';
import { joinEmployer, listAgents, listMyEmployers, makeJoiningCode } from '../employers/actions/agents.ts';
import { agentOf } from '../employers/testing/fixtures.ts';
import { countVisits } from '../ledger/actions/count-visits.ts';
import { eraseSubject } from '../ledger/actions/erase-subject.ts';
import { listServicesOf } from '../ledger/actions/list-services.ts';
import { proveService } from '../ledger/actions/prove-service.ts';
import { recordService } from '../ledger/actions/record-service.ts';
import { sealHead } from '../ledger/actions/seal-head.ts';
import { verifyLedger } from '../ledger/actions/verify-ledger.ts';
import { findGiven, servicesOf } from '../ledger/index.ts';
import { rawPublicKey } from '../ledger/keys.ts';
import { aService, someArea } from '../ledger/testing/services.ts';
import { moveAsPerson } from '../matching/actions/applications/move-as-person.ts';
import { listApplicants, seeApplicant } from '../matching/actions/applications/see-applicant.ts';
import { listApplications, seeApplication } from '../matching/actions/applications/see-application.ts';
import { listMyReports } from '../network/actions/report-item.ts';
import { seeMyData } from '../people/actions/see-my-data.ts';
import { seeKept, takeBack } from './actions/duplicates/decide-pair.ts';
import { keptOf } from './actions/duplicates/follow-merge.ts';
import { hears } from './events.ts';
import { atCounter, everyRow, himself, openHistories, type Somebody } from './testing/histories.ts';
import { clerkOf, codeOf, openTwice } from './testing/twice.ts';

const db = await openTestDatabase();
const { clerk, makeTwice, note, getPair, merge } = openTwice(db);
const { acts, send, postings, employer } = await openHistories(db);

async function makePair(name: string) {
  const { first, second } = await makeTwice(name);
  await note(first);
  const { duplicateId } = await getPair(first);
  return { first, second, duplicateId };
}
const undo = (duplicateId: string) => db.as(clerk, (ctx) => takeBack(ctx, duplicateId));
const pass = () => db.clock.advance({ minutes: 1 });

/** All that somebody sees of his own, by id. */
async function seenBy(who: Somebody) {
  const me = himself(who);
  const { cases, drafts } = await db.as(me, listCases);
  const { applications } = await db.as(me, (ctx) => listApplications(ctx));
  const services = await db.as(me, (ctx) => listServicesOf(ctx, who.personId));
  return {
    cases: cases.map(({ caseId }) => caseId).sort(),
    drafts: drafts.map(({ draftId }) => draftId).sort(),
    applications: applications.map(({ applicationId }) => applicationId).sort(),
    services: services.map(({ eventId }) => eventId).sort(),
    employers: (await db.as(me, listMyEmployers)).map(({ employerId }) => employerId).sort(),
    callbacks: (await db.as(me, listMyCallbacks)).map(({ callbackId }) => callbackId).sort(),
    reports: (await db.as(me, listMyReports)).length,
  };
}

/** One of everything, under one number. */
async function everything(who: Somebody) {
  return {
    draft: await acts.draft(who),
    caseId: await acts.register(who),
    service: await acts.service(who),
    company: await acts.company(who),
    household: await acts.household(who),
    callback: await acts.callback(who),
    report: await acts.report(who),
    visit: await acts.visit(who),
  };
}

describe('two who were both served', () => {
  it('have one history, for themselves, at the counter and with the employer; undone, each has his own', async () => {
    const { first, second, duplicateId } = await makePair('巩两史');
    const ours = { ...(await everything(first)), application: await send(first, postings[0] ?? '') };
    const theirs = { ...(await everything(second)), application: await send(second, postings[1] ?? '') };
    const apart = [await seenBy(first), await seenBy(second)];
    const rows = await everyRow(db);

    const kept = await db.as(clerk, (ctx) => seeKept(ctx, duplicateId));
    const counts = {
      cases: 1,
      drafts: 1,
      applications: 1,
      services: 1,
      mandates: 2,
      callbacks: 1,
      reports: 1,
    };
    expect(kept).toEqual(
      expect.arrayContaining([
        { personId: first.personId, ...counts },
        { personId: second.personId, ...counts },
      ]),
    );

    pass();
    expect(await merge(duplicateId, first)).toBe(true);
    const together = {
      cases: [ours.caseId, theirs.caseId].sort(),
      drafts: [ours.draft, theirs.draft].sort(),
      applications: [ours.application, theirs.application].sort(),
      services: [ours.service, theirs.service].sort(),
      employers: [ours.company, theirs.company, ours.household, theirs.household].sort(),
      callbacks: [ours.callback, theirs.callback].sort(),
      reports: 2,
    };
    expect(await seenBy(first)).toEqual(together);
    const counter = await atCounter(db, first);
    expect((await db.as(counter, listCases)).cases.map(({ caseId }) => caseId).sort()).toEqual(
      together.cases,
    );
    expect((await db.as(counter, (ctx) => listServicesOf(ctx, first.personId))).length).toBe(2);
    expect((await db.as(clerk, (ctx) => keptOf(ctx, first.personId))).applications).toBe(2);
    expect(await db.as(himself(first), (ctx) => seeCase(ctx, theirs.caseId))).toMatchObject({
      history: [{}],
    });
    const applicants = await db.as(employer.acting, (ctx) => listApplicants(ctx, { view: 'waiting' }));
    expect(applicants.applicants.map(({ applicationId }) => applicationId).sort()).toEqual(
      together.applications,
    );
    expect(await db.as(employer.acting, (ctx) => seeApplicant(ctx, theirs.application))).toMatchObject({
      events: 1,
    });
    expect(await db.as(agentOf(himself(first), theirs.company), listAgents)).toMatchObject([{ me: true }]);

    pass();
    await undo(duplicateId);
    expect([await seenBy(first), await seenBy(second)]).toEqual(apart);
    const after = await everyRow(db);
    // But for the visit at the counter, which came since.
    expect({ ...after, 'access.visit': null }).toEqual({ ...rows, 'access.visit': null });
  });

  it('go on as one: what was theirs goes back with what became of it, what is new stays', async () => {
    const { first, second, duplicateId } = await makePair('冀接着');
    const [caseId, begun] = [await acts.register(second), await acts.draft(second)];
    const application = await send(second, postings[0] ?? '');
    await merge(duplicateId, first);
    pass();
    const me = himself(first);
    await db.as(me, (ctx) => moveCase(ctx, { caseId, move: 'withdraw', after: 1, reason: 'found-work' }));
    await db.as(me, (ctx) =>
      moveAsPerson(ctx, { applicationId: application, move: 'withdraw', after: 1, reason: 'found-work' }),
    );
    const submitted = await acts.register(first, begun);
    const again = await send(first, postings[0] ?? '');
    await undo(duplicateId);
    expect(await seenBy(first)).toMatchObject({ cases: [submitted], applications: [again] });
    expect(await seenBy(second)).toMatchObject({ cases: [caseId], applications: [application], drafts: [] });
    const { history } = await db.as(himself(second), (ctx) => seeCase(ctx, caseId));
    expect(history).toHaveLength(2);
    const { history: moves } = await db.as(himself(second), (ctx) => seeApplication(ctx, application));
    expect(moves).toHaveLength(2);
  });

  it('are one person to the ledger, which stays as it was written, and who read them is told', async () => {
    const { first, second, duplicateId } = await makePair('荆一账');
    const [ours, theirs] = [await acts.service(first), await acts.service(second)];
    await acts.visit(second);
    await db.asJob((ctx) => sealHead(ctx, signingKey(db.keys)));
    const late = await acts.service(second);
    await merge(duplicateId, first);
    const me = himself(first);
    const lines = await db.as(me, (ctx) => listServicesOf(ctx, first.personId));
    expect(new Map(lines.map(({ eventId, recordedAs }) => [eventId, recordedAs]))).toEqual(
      new Map([
        [ours, first.personId],
        [theirs, second.personId],
        [late, second.personId],
      ]),
    );
    expect(JSON.parse((await db.as(me, (ctx) => proveService(ctx, theirs)))?.body ?? '{}').person).toBe(
      second.personId,
    );
    const publicKey = rawPublicKey(signingKey(db.keys).publicKey);
    expect((await db.asJob((ctx) => verifyLedger(ctx, { publicKey, witnessed: [] }))).holds).toBe(true);
    const day = parseDay('2026-11-20');
    const given = await db.asJob((ctx) => servicesOf(ctx, { given: [day, day] }));
    expect(given.find(({ eventId }) => eventId === theirs)?.personId).toBe(first.personId);
    const moments = given.map(({ givenAt }) => givenAt);
    const known = await db.asJob((ctx) => findGiven(ctx, [first.personId], moments));
    expect(known.map(({ personId }) => personId)).toEqual(
      [first, first, first].map(({ personId }) => personId),
    );
    const { reads } = await db.as(me, (ctx) => seeMyData(ctx, first.personId));
    expect(reads.map(({ purpose }) => purpose)).toContain('counter-service');

    // A clerk of another place sees no more of either than before.
    expect(await db.as(clerkOf('370702000000'), (ctx) => listServicesOf(ctx, first.personId))).toEqual([]);
    await undo(duplicateId);
    expect((await seenBy(first)).services).toEqual([ours]);
    expect(await codeOf(db.as(me, (ctx) => proveService(ctx, theirs)))).toBe('no-such-service');
    expect(
      (await db.as(me, (ctx) => seeMyData(ctx, first.personId))).reads.map(({ purpose }) => purpose),
    ).not.toContain('counter-service');
    // Who is erased is erased under both numbers.
    await merge(duplicateId, first);
    expect(await db.asJob((ctx) => eraseSubject(ctx, first.personId))).toBe(3);
  });

  it('lose nothing that was on its way; who was signed in as the one that went is not any more', async () => {
    const { first, second, duplicateId } = await makePair('郜路上');
    const sessionId = await acts.session(second);
    await merge(duplicateId, first);
    expect(
      await db.rows('select ended_at is null as alive from access.session where session_id = $1', [
        sessionId,
      ]),
    ).toEqual([{ alive: false }]);
    // As if the act had begun before the two became one.
    const application = await send(first, postings[1] ?? '');
    for (const table of ['application', 'application_event'])
      await db.rows(`update matching.${table} set person_id = $1 where application_id = $2`, [
        second.personId,
        application,
      ]);
    const [{ merge_id: mergeId } = {}] = await db.rows<{ merge_id: string }>(
      'select merge_id from exchange.duplicate where duplicate_id = $1',
      [duplicateId],
    );
    expect((await seenBy(first)).applications).toEqual([]);
    const name = 'people.person-merged@1';
    const payload = { mergeId, intoPersonId: first.personId, fromPersonId: second.personId };
    await db.asJob(async (ctx) =>
      hears[name]?.(ctx, { eventId: newId(1), name, payload, saidAt: ctx.clock.now() }),
    );
    expect((await seenBy(first)).applications).toEqual([application]);
    await undo(duplicateId);
    expect((await seenBy(second)).applications).toEqual([application]);
  });
});

describe('服务人次 of a day under two numbers', () => {
  const station = newId(4_000);
  const given = ({ personId }: Somebody, on: string, more: Parameters<typeof aService>[0] = {}) => {
    const place = { id: station, name: '驿站' };
    const service = aService({
      personId,
      station: place,
      givenAt: new Date(`${on}T10:00:00+08:00`),
      ...more,
    });
    return db.asJob((ctx) => recordService(ctx, service));
  };
  const counted = async () => {
    const days = { from: parseDay('2026-11-01'), to: parseDay('2026-11-30') };
    const count = await db.as(clerk, (ctx) => countVisits(ctx, { ...days, where: { station } }));
    const repeated = count.removed.find(({ reason }) => reason === 'repeated')?.events ?? 0;
    return { visits: count.visits, repeated, events: count.events };
  };

  it('is one visit once they are one, whatever day it is recorded, and two again where that is undone', async () => {
    const { first, second, duplicateId } = await makePair('胥一次');
    await given(second, '2026-11-18');
    await given(second, '2026-11-19');
    await given(first, '2026-11-19');
    await given(first, '2026-11-19', { function: 'F3' });
    expect(await counted()).toEqual({ visits: 4, repeated: 0, events: 4 });
    await merge(duplicateId, first);
    expect(await counted()).toEqual({ visits: 3, repeated: 1, events: 4 });
    // Brought in later, of a day on which only the other number was served until now.
    await given(first, '2026-11-18');
    expect(await counted()).toEqual({ visits: 3, repeated: 2, events: 5 });
    await undo(duplicateId);
    expect(await counted()).toEqual({ visits: 5, repeated: 0, events: 5 });
    await merge(duplicateId, second);
    expect(await counted()).toEqual({ visits: 3, repeated: 2, events: 5 });
    await db.asJob((ctx) => eraseSubject(ctx, second.personId));
    expect(await counted()).toEqual({ visits: 3, repeated: 2, events: 5 });
    const [{ days, told } = { days: 0, told: 0 }] = await db.rows<{ days: number; told: number }>(
      `select count(*)::int as days, count(merge_id)::int as told from ledger.same_visitor
       where area_lo = $1 and who in (select who from ledger.service_event where station = $2)`,
      [someArea.lo, station],
    );
    // Nothing tells any more that these days are one person's.
    expect({ days, told }).toEqual({ days: 2, told: 0 });
  });

  it('is one visit also where the one that stays was never served before', async () => {
    const { first, second, duplicateId } = await makePair('胥头回');
    const before = await counted();
    await given(second, '2026-11-17');
    await merge(duplicateId, first);
    await given(first, '2026-11-17');
    expect((await counted()).visits).toBe(before.visits + 1);
    await undo(duplicateId);
    expect((await counted()).visits).toBe(before.visits + 2);
  });
});

describe('what has to be done first', () => {
  it('is said where both wait for an answer to one posting; one withdrawn, both are kept', async () => {
    const { first, second, duplicateId } = await makePair('晏同岗');
    const [ours, theirs] = [await send(first, postings[0] ?? ''), await send(second, postings[0] ?? '')];
    const rows = await everyRow(db);
    expect(await codeOf(merge(duplicateId, first))).toBe('both-applied');
    expect(await everyRow(db)).toEqual(rows);
    await db.as(himself(second), (ctx) =>
      moveAsPerson(ctx, { applicationId: theirs, move: 'withdraw', after: 1, reason: 'found-work' }),
    );
    await merge(duplicateId, first);
    expect((await seenBy(first)).applications).toEqual([ours, theirs].sort());
  });

  it('is said where both act for one employer', async () => {
    const { first, second, duplicateId } = await makePair('瞿同司');
    const agent = agentOf(himself(first), await acts.company(first));
    const { code } = await db.as(agent, makeJoiningCode);
    await db.as(himself(second), (ctx) => joinEmployer(ctx, { code, mandateId: newId(77) }));
    expect(await codeOf(merge(duplicateId, first))).toBe('both-agents');
    expect((await db.as(himself(second), listMandates)).length).toBe(1);
  });
});

it('nothing changes whose a row is but a merge that the one who asks sees', async () => {
  const { first, second, duplicateId } = await makePair('訾看见');
  await acts.draft(second);
  await merge(duplicateId, first);
  const [{ merge_id: mergeId } = {}] = await db.rows<{ merge_id: string }>(
    'select merge_id from exchange.duplicate where duplicate_id = $1',
    [duplicateId],
  );
  for (const module of ['access', 'callbacks', 'cases', 'employers', 'ledger', 'matching', 'network']) {
    const more = module === 'ledger' ? sql`, ${Buffer.alloc(32)}` : sql``;
    const follow = (by: typeof clerk, id: string | undefined) =>
      db.as(by, (ctx) => sql`select ${sql.ref(`${module}.follow_merge`)}(${id}${more})`.execute(ctx.tx));
    await expect(follow(clerkOf('370702000000'), mergeId)).rejects.toThrow('no such merge is in sight');
    await expect(follow(clerk, newId(9))).rejects.toThrow('no such merge is in sight');
  }
  const steal = (text: string) => db.as(clerk, (ctx) => sql.raw(text).execute(ctx.tx));
  for (const [table, column] of [
    ['cases.case_event', 'subject_id'],
    ['cases.case_file', 'subject_id'],
    ['matching.application', 'person_id'],
    ['matching.candidate_look', 'person_id'],
    ['matching.invitation', 'person_id'],
    ['callbacks.callback', 'person_id'],
    ['access.mandate', 'person_id'],
  ])
    await expect(steal(`update ${table} set ${column} = '${first.personId}'`)).rejects.toThrow(
      /permission denied/,
    );
  await expect(db.rows(`update cases.case_event set reason = 'other'`)).rejects.toThrow(/append-only/);
});

it('merged and taken back, every row of every module is as it was, whatever had been done', async () => {
  const step = fc.record({
    second: fc.boolean(),
    act: fc.constantFrom(...(Object.keys(acts) as (keyof typeof acts)[])),
  });
  let named = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 7 }), fc.boolean(), async (steps, intoSecond) => {
      named += 1;
      const { first, second, duplicateId } = await makePair(
        `郄任意${'一二三四五六七八九十'.charAt(named % 10)}`,
      );
      const done = new Set<string>();
      for (const { second: theirs, act } of steps) {
        // One household, and one application to a posting at a time.
        const once = `${theirs} ${act}`;
        if (['household', 'send', 'sendAnother'].includes(act) && done.has(once)) continue;
        done.add(once);
        await acts[act](theirs ? second : first);
      }
      const rows = await everyRow(db);
      pass();
      const both = (act: string) => done.has(`true ${act}`) && done.has(`false ${act}`);
      const refused = both('send') || both('sendAnother');
      const code = await codeOf(merge(duplicateId, intoSecond ? second : first));
      expect(code).toBe(refused ? 'both-applied' : 'nothing was refused');
      pass();
      if (!refused) await undo(duplicateId);
      expect(await everyRow(db)).toEqual(rows);
    }),
    { numRuns: 20 },
  );
}, 120_000);
