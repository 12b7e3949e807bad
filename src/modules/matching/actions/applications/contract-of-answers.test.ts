import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { addDays, dayOf, parseDay, startOfDay } from '../../../../ground/clock/day.ts';
import type { Actor } from '../../../../ground/context.ts';
import { hearersOf } from '../../../../ground/events/hearers.ts';
import { jobRunner } from '../../../../ground/jobs/jobs.ts';
import { openTestDatabase } from '../../../../ground/testing/database.ts';
import { type MeasuredApplication, measureAnswers } from '../../domain/applications/measure.ts';
import { type ApplicationStateId, applicationStates } from '../../domain/applications/states.ts';
import { hears } from '../../events.ts';
import { applicationJobs } from '../../jobs-applications.ts';
import { loadAnswering } from '../../load-answering.ts';
import { openMarket } from '../../testing/market.ts';
import { changePosting } from '../postings/change-posting.ts';
import { answersOf } from './answers-of.ts';
import { apply, previewApplication } from './apply.ts';
import { followSilence, lapseApplications } from './follow-silence.ts';
import { measureAllAnswers } from './measure-answers.ts';
import { type EmployerMove, moveAsEmployer } from './move-as-employer.ts';
import { remindEmployers } from './remind-employers.ts';
import { seeApplication } from './see-application.ts';

const db = await openTestDatabase();
const market = openMarket(db);
const hearers = hearersOf({ matching: { hears } });
const base = await db.asJob(async (ctx) => ctx);
const runner = jobRunner({
  database: db.worker,
  jobs: applicationJobs(),
  hearers,
  contextFor: (tx) => ({ ...base, tx, hearers }),
  wholeArea: { lo: 0, hi: 2_147_483_647 },
  log: pino({ level: 'silent' }),
});

async function send(me: Partial<Actor>, postingId: string) {
  const { seen } = await db.as(me, (ctx) => previewApplication(ctx, postingId));
  const input = { applicationId: randomUUID(), postingId, leaveOut: [], note: null, seen };
  return db.as(me, (ctx) => apply(ctx, input), { hearers });
}

const answer = (
  acting: Partial<Actor>,
  applicationId: string,
  after: number,
  move: Partial<EmployerMove> = {},
) =>
  db.as(
    acting,
    (ctx) => moveAsEmployer(ctx, { applicationId, after, move: 'refuse', reason: 'hours', ...move }),
    {
      hearers,
    },
  );

function setClock(moment: Date) {
  db.clock.advance({ seconds: (moment.getTime() - db.clock.now().getTime()) / 1000 });
}

/** The clock at an hour of Shanghai, so many days from today. */
function goTo(days: number, hour: number) {
  const there = startOfDay(addDays(dayOf(db.clock.now()), days)).getTime() + hour * 3_600_000;
  setClock(new Date(there));
}

/** What went out to a phone, unsealed. */
async function textsTo(phone: string): Promise<string[]> {
  const rows = await db.rows<{ message_id: string; phone_sealed: Buffer; text_sealed: Buffer }>(
    'select * from messages.message order by made_at, message_id',
  );
  const open = (row: (typeof rows)[number], column: 'phone_sealed' | 'text_sealed') =>
    db.cipher
      .open(row[column], { table: 'messages.message', column, rowId: row.message_id })
      .toString('utf8');
  return rows.filter((row) => open(row, 'phone_sealed') === phone).map((row) => open(row, 'text_sealed'));
}

const stateOf = async (postingId: string) =>
  (
    await db.rows<{ state: string; closed_reason: string | null }>(
      'select state, closed_reason from matching.posting where posting_id = $1',
      [postingId],
    )
  )[0];

const remind = () => db.asJob((ctx) => remindEmployers(ctx), { hearers });
const follow = () => db.asJob((ctx) => followSilence(ctx), { hearers });

describe('an employer who does not answer', () => {
  it('is reminded on the third and the seventh day, once each, by one text however many wait; the person sees it', async () => {
    setClock(new Date('2027-02-26T21:30:00+08:00'));
    const { employerId, phone } = await market.employer();
    const postingId = await market.posting(employerId);
    const people = [await market.person(), await market.person()];
    const sent = await Promise.all(people.map(({ me }) => send(me, postingId)));

    goTo(2, 23);
    expect(await remind()).toBe(0);
    goTo(1, 8.99);
    expect(await remind()).toBe(0);
    goTo(0, 9);
    expect(dayOf(db.clock.now())).toBe('2027-03-01');
    expect(await remind()).toBe(2);
    expect(await remind()).toBe(0);
    goTo(3, 18);
    expect(await remind()).toBe(0);
    goTo(1, 19);
    expect(await remind()).toBe(0);
    goTo(0, 18.5);
    expect(await remind()).toBe(2);
    goTo(4, 12);
    expect(await remind()).toBe(0);
    expect(await textsTo(phone)).toEqual([
      expect.stringContaining('有 2 位求职者等您回复，最久等了 3 天'),
      expect.stringContaining('有 2 位求职者等您回复，最久等了 7 天'),
    ]);
    const [first] = people;
    const mine = await db.as(first?.me ?? {}, (ctx) => seeApplication(ctx, sent[0]?.applicationId ?? ''));
    expect(mine.history.filter(({ move }) => move === 'remind')).toHaveLength(2);
    expect(mine.next.zh).toBe('提醒过单位了；3月28日前没有回音，我们就关掉岗位');
  });

  it('two runs at once remind once', async () => {
    setClock(new Date('2027-04-10T10:00:00+08:00'));
    const { employerId, phone } = await market.employer();
    const postingId = await market.posting(employerId);
    const { me } = await market.person();
    await send(me, postingId);
    goTo(3, 10);
    const counts = await Promise.all([remind(), remind(), remind()]);
    expect(counts.filter((count) => count > 0)).toHaveLength(1);
    expect(await textsTo(phone)).toHaveLength(1);
  });

  it('is lowered on the 14th day, as before once everybody has an answer, closed on the 30th', async () => {
    setClock(new Date('2027-05-17T12:00:00+08:00'));
    const { employerId, acting } = await market.employer();
    const postingId = await market.posting(employerId);
    const [one, two] = [await market.person(), await market.person()];
    const first = await send(one.me, postingId);
    goTo(13, 12);
    await follow();
    expect(await stateOf(postingId)).toEqual({ state: 'open', closed_reason: null });
    const second = await send(two.me, postingId);
    goTo(1, 0);
    await follow();
    expect(await stateOf(postingId)).toEqual({ state: 'lowered', closed_reason: null });

    const [{ events } = { events: 0 }] = await db.rows<{ events: number }>(
      'select events from matching.application where application_id = $1',
      [first.applicationId],
    );
    await answer(acting, first.applicationId, events);
    await runner.runDue();
    expect(await stateOf(postingId)).toEqual({ state: 'open', closed_reason: null });

    goTo(28, 23);
    await follow();
    expect(await stateOf(postingId)).toEqual({ state: 'lowered', closed_reason: null });
    const third = await send((await market.person()).me, postingId);
    goTo(1, 9);
    await follow();
    expect(await stateOf(postingId)).toEqual({ state: 'closed', closed_reason: 'silent' });
    await runner.runDue();
    const mine = await db.as(two.me, (ctx) => seeApplication(ctx, second.applicationId));
    expect(mine).toMatchObject({
      state: { id: 'closed' },
      ended: { zh: '单位一个月没回，我们关了这个岗位' },
    });
    const states = await db.rows<{ state: string }>(
      'select state from matching.application where posting_id = $1 order by sent_at',
      [postingId],
    );
    expect(states.map(({ state }) => state)).toEqual(['refused', 'closed', 'closed']);
    expect(third.state.id).toBe('new');
    expect(await textsTo(two.phone)).toEqual([expect.stringContaining('单位一个月没回，我们关了这个岗位')]);
  });
});

describe('the end of a posting', () => {
  it('tells everybody who waits, in the hours of texts; what is agreed stays', async () => {
    setClock(new Date('2027-08-10T20:00:00+08:00'));
    const { employerId, acting } = await market.employer();
    const postingId = await market.posting(employerId);
    const [waits, comes] = [await market.person(), await market.person()];
    const { applicationId } = await send(waits.me, postingId);
    const agreed = await send(comes.me, postingId);
    await db.rows(`update matching.application set state = 'interview-agreed' where application_id = $1`, [
      agreed.applicationId,
    ]);
    await db.as(acting, (ctx) => changePosting(ctx, postingId, 'filled'), { hearers });
    await runner.runDue();
    const mine = await db.as(waits.me, (ctx) => seeApplication(ctx, applicationId));
    expect(mine).toMatchObject({ state: { id: 'closed' }, ended: { zh: '这个岗位招满了' }, contact: null });
    expect((await db.as(comes.me, (ctx) => seeApplication(ctx, agreed.applicationId))).state.id).toBe(
      'interview-agreed',
    );
    // Closed by the employer himself: that is an answer.
    const [row] = await db.rows<{ answered_on: string }>(
      `select answered_on::text from matching.application where application_id = $1`,
      [applicationId],
    );
    expect(row?.answered_on).toBe('2027-08-10');
    expect(await textsTo(waits.phone)).toEqual([]);
    goTo(1, 9);
    await runner.runDue();
    expect(await textsTo(waits.phone)).toEqual([expect.stringContaining('这个岗位招满了')]);
    expect(await textsTo(comes.phone)).toEqual([]);
  });

  it('what was sent in that very moment is ended afterwards', async () => {
    const { employerId } = await market.employer();
    const postingId = await market.posting(employerId);
    const { me } = await market.person();
    const { applicationId } = await send(me, postingId);
    await db.rows(
      `update matching.posting set state = 'closed', closed_reason = 'expired' where posting_id = $1`,
      [postingId],
    );
    await db.asJob((ctx) => applicationJobs()['matching.follow-silence']?.run(ctx, {}) ?? Promise.resolve(), {
      hearers,
    });
    expect((await db.as(me, (ctx) => seeApplication(ctx, applicationId))).ended?.zh).toBe('这个岗位到期了');
  });
});

describe('what reaches its day', () => {
  it('ends by itself: an invitation whose times have passed unchosen', async () => {
    setClock(new Date('2027-09-01T10:00:00+08:00'));
    const { employerId, acting } = await market.employer();
    const postingId = await market.posting(employerId);
    const { me } = await market.person();
    const { applicationId, events } = await send(me, postingId);
    await answer(acting, applicationId, events, {
      move: 'invite',
      times: ['2027-09-03T15:00:00+08:00'],
      place: '演示路 6 号',
    });
    goTo(5, 23);
    expect(await db.asJob((ctx) => lapseApplications(ctx), { hearers })).toBe(0);
    goTo(1, 0);
    expect(await db.asJob((ctx) => lapseApplications(ctx), { hearers })).toBe(1);
    expect((await db.as(me, (ctx) => seeApplication(ctx, applicationId))).ended?.zh).toBe(
      '面试时间过了，没有选',
    );
  });
});

describe('measured answers', () => {
  const answering = loadAnswering();

  it('in SQL are what the definition gives, of any mixture', async () => {
    setClock(new Date('2027-11-20T14:20:00+08:00'));
    const today = parseDay('2027-11-20');
    const { employerId } = await market.employer();
    const postings = [await market.posting(employerId), await market.posting(employerId)];
    const one = fc.record({
      posting: fc.constantFrom(...postings),
      ago: fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 355, max: 375 })),
      answered: fc.option(fc.integer({ min: 0, max: 20 })),
      state: fc.constantFrom<ApplicationStateId>(...applicationStates),
      stateAfter: fc.integer({ min: 0, max: 370 }),
      reason: fc.constantFrom('filled', 'expired', 'unlawful', 'employer-refused'),
    });
    const samples = fc.sample(one, { numRuns: 400, seed: 11 });
    const ended: readonly string[] = ['refused', 'withdrawn', 'closed'];
    const applications = samples.map(({ posting, ago, answered, state, stateAfter, reason }) => {
      const sentOn = addDays(today, -ago);
      const earlier = (days: number) => addDays(sentOn, Math.min(days, ago));
      const measured: MeasuredApplication = {
        sentOn,
        answeredOn: answered === null ? null : earlier(answered),
        state,
        stateOn: earlier(stateAfter),
        reason: ended.includes(state) ? reason : null,
      };
      return { posting, ...measured };
    });
    for (const { posting, sentOn, answeredOn, state, stateOn, reason } of applications) {
      const final = [...ended, 'hire-confirmed'].includes(state);
      await db.rows(
        `insert into matching.application (person_id, application_id, posting_id, employer_id, area_code, area_lo, person_area_lo, state,
          state_since, reason, sent_at, sent_on, answered_on, due_on, lapse_on, snapshot, offered, proposed, skin, events, changed_at)
        values ($1, $2, $3, $4, '370705006000', 1, 1, $5, $6, $7, $8, $9, $10, $11, $11, '', '{}', '{}', 'phone', 1, $8)`,
        [
          randomUUID(),
          randomUUID(),
          posting,
          employerId,
          state,
          // The last minute of the day in Shanghai is the day before in UTC for none, and the first one is.
          new Date(startOfDay(stateOn).getTime() + (stateOn === today ? 0 : 60_000)),
          reason,
          startOfDay(sentOn),
          sentOn,
          answeredOn,
          final ? null : sentOn,
        ],
      );
    }
    await db.asJob((ctx) => measureAllAnswers(ctx, employerId));
    const rows = await db.rows<{ posting_id: string | null; due: number }>(
      'select * from matching.answer_measure where employer_id = $1',
      [employerId],
    );
    for (const posting of [null, ...postings]) {
      const expected = measureAnswers(
        applications.filter((each) => posting === null || each.posting === posting),
        today,
        answering,
      );
      const row = rows.find(({ posting_id }) => posting_id === posting);
      expect(expected.due).toBeGreaterThan(20);
      expect(row).toMatchObject({
        due: expected.due,
        answered_in_time: expected.answeredInTime,
        answered: expected.answered,
        median_days: expected.medianDays,
        hires: expected.hires,
      });
    }
  });

  it('are read for a whole page in one statement, by anybody', async () => {
    db.clock.advance({ days: 1 });
    const { employerId, acting } = await market.employer();
    const page = [await market.posting(employerId), await market.posting(employerId)];
    for (let index = 0; index < 3; index += 1) {
      const { applicationId, events } = await send((await market.person()).me, page[0] ?? '');
      if (index < 2) await answer(acting, applicationId, events);
    }
    goTo(8, 12);
    await db.asJob((ctx) => measureAllAnswers(ctx, null));
    const statements = await db.statements(() => db.as({}, (ctx) => answersOf(ctx, page)));
    expect(statements.filter(({ sql }) => sql.includes('answer_measure'))).toHaveLength(1);
    const answers = await db.as({}, (ctx) => answersOf(ctx, page));
    const three = { n: 3, rate: 67, medianDays: null, hires: 0 };
    expect(page.map((id) => answers.get(id))).toEqual([
      { employer: three, posting: three, lowered: false },
      { employer: three, posting: { n: 0, rate: null, medianDays: null, hires: 0 }, lowered: false },
    ]);
  });
});
