import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../../ground/context.ts';
import { openTestDatabase } from '../../../../ground/testing/database.ts';
import { applicationJobs } from '../../jobs-applications.ts';
import { openMarket } from '../../testing/market.ts';
import { changePosting } from '../postings/change-posting.ts';
import { apply, previewApplication } from './apply.ts';
import { closeApplications } from './close-applications.ts';
import { type EmployerMove, moveAsEmployer } from './move-as-employer.ts';
import { moveAsPerson } from './move-as-person.ts';
import { remindPeople } from './remind-people.ts';
import { listApplicants, seeApplicant } from './see-applicant.ts';
import { seeApplication } from './see-application.ts';

const db = await openTestDatabase();
const market = openMarket(db);

/** The clock at a moment of Shanghai. */
function goTo(moment: string) {
  db.clock.advance({ seconds: (Date.parse(`${moment}+08:00`) - db.clock.now().getTime()) / 1000 });
}

const remind = () => db.asJob((ctx) => remindPeople(ctx));

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

/** The live topics of what was said under this name at this moment. */
const topics = async (name: string) =>
  (
    await db.rows<{ topic: string }>(
      `select jsonb_array_elements_text(j.payload->'topics') as topic from ground.job j
       join ground.outbox o on o.said_at = j.run_at where j.name = 'live.tell' and o.name = $1 and o.said_at = $2`,
      [name, db.clock.now()],
    )
  ).map(({ topic }) => topic);

interface Invited {
  me: Partial<Actor>;
  personId: string;
  phone: string;
  employerId: string;
  acting: Partial<Actor>;
  applicationId: string;
  postingId: string;
}

/** Somebody who was invited at this moment to one of these times. */
async function invited(at: string, times: string[]): Promise<Invited> {
  goTo(at);
  const { employerId, acting } = await market.employer();
  const postingId = await market.posting(employerId);
  const { me, personId, phone } = await market.person();
  const { seen } = await db.as(me, (ctx) => previewApplication(ctx, postingId));
  const { applicationId, events } = await db.as(me, (ctx) =>
    apply(ctx, { applicationId: randomUUID(), postingId, leaveOut: [], note: null, seen }),
  );
  const invitation: EmployerMove = {
    applicationId,
    after: events,
    move: 'invite',
    times: times.map((time) => `${time}+08:00`),
    place: '演示路 6 号',
  };
  await db.as(acting, (ctx) => moveAsEmployer(ctx, invitation));
  return { me, personId, phone, employerId, acting, applicationId, postingId };
}

const accept = ({ me, applicationId }: Invited, time: string) =>
  db.as(me, (ctx) => moveAsPerson(ctx, { applicationId, after: 2, move: 'accept', time: `${time}+08:00` }));

describe('who was invited and has not answered', () => {
  it('is reminded the day before the last one to choose, in the hours of texts, once', async () => {
    // To be chosen by the 13th: three days, or the last time that is offered.
    const one = await invited('2027-01-10T10:00:00', ['2027-01-14T15:00:00', '2027-01-15T09:00:00']);
    goTo('2027-01-11T18:59:59');
    expect(await remind()).toBe(0);
    goTo('2027-01-12T00:00:00');
    expect(await remind()).toBe(0);
    goTo('2027-01-12T08:59:59');
    expect(await remind()).toBe(0);
    goTo('2027-01-12T09:00:00');
    expect(await remind()).toBe(1);
    expect(await topics('matching.person-reminded@1')).toEqual([`person:${one.personId}`]);
    expect(await remind()).toBe(0);
    goTo('2027-01-13T09:00:00');
    expect(await remind()).toBe(0);
    expect(await textsTo(one.phone)).toEqual([
      '您投的“仓库管理员”约您面试，还等您选时间，请在1月13日前选，到乐业“我的求职”看。',
    ]);
    const mine = await db.as(one.me, (ctx) => seeApplication(ctx, one.applicationId));
    expect(mine.history.at(-1)).toMatchObject({ move: 'remind-person', label: { zh: '提醒了您' } });
    const theirs = await db.as(one.acting, (ctx) => seeApplicant(ctx, one.applicationId));
    expect(theirs.history.map(({ move }) => move)).not.toContain('remind-person');
    // The reminder is in the history, and nobody is told that something has changed.
    expect(await accept(one, '2027-01-14T15:00:00')).toMatchObject({ state: { id: 'interview-agreed' } });
  });

  it('is not written to twice in the hour in which the invitation itself goes out', async () => {
    const late = await invited('2027-02-01T19:30:00', ['2027-02-02T17:00:00']);
    const early = await invited('2027-02-01T18:59:00', ['2027-02-02T17:00:00']);
    goTo('2027-02-02T09:00:00');
    expect(await remind()).toBe(1);
    expect(await textsTo(late.phone)).toEqual([]);
    expect(await textsTo(early.phone)).toHaveLength(1);
    goTo('2027-02-02T17:00:00');
    expect(await remind()).toBe(0);
  });

  it.each<[string, (one: Invited) => Promise<unknown>]>([
    ['answered', (one) => accept(one, '2027-03-14T15:00:00')],
    [
      'withdrew',
      ({ me, applicationId }) =>
        db.as(me, (ctx) => moveAsPerson(ctx, { applicationId, after: 2, move: 'decline', reason: 'unsaid' })),
    ],
    [
      'is told that the posting is closed',
      async ({ acting, postingId }) => {
        await db.as(acting, (ctx) => changePosting(ctx, postingId, 'filled'));
        await db.asJob((ctx) => closeApplications(ctx, postingId, 'filled'));
      },
    ],
  ])('is left alone who %s', async (_what, act) => {
    const one = await invited('2027-03-10T10:00:00', ['2027-03-14T15:00:00']);
    goTo('2027-03-12T08:59:00');
    await act(one);
    goTo('2027-03-12T09:00:00');
    expect(await remind()).toBe(0);
    expect(await textsTo(one.phone)).toEqual([]);
  });

  it('is reminded of a second invitation as of the first', async () => {
    const one = await invited('2027-04-10T10:00:00', ['2027-04-14T15:00:00']);
    goTo('2027-04-12T10:00:00');
    expect(await remind()).toBe(1);
    goTo('2027-04-12T10:05:00');
    const after = async () => (await db.as(one.me, (ctx) => seeApplication(ctx, one.applicationId))).events;
    const { applicationId } = one;
    const propose = {
      applicationId,
      after: await after(),
      move: 'propose' as const,
      times: ['2027-04-16T10:00:00+08:00'],
    };
    await db.as(one.me, (ctx) => moveAsPerson(ctx, propose));
    const again = {
      applicationId,
      after: await after(),
      move: 'invite' as const,
      times: ['2027-04-18T10:00:00+08:00'],
      place: '演示路 6 号',
    };
    await db.as(one.acting, (ctx) => moveAsEmployer(ctx, again));
    goTo('2027-04-14T10:00:00');
    expect(await remind()).toBe(1);
    expect(await remind()).toBe(0);
  });
});

describe('an interview', () => {
  it('is reminded of on the day before, by the calendar of Shanghai; both pages are told', async () => {
    const midnight = await invited('2027-05-10T10:00:00', ['2027-05-14T00:00:00']);
    const before = await invited('2027-05-10T10:00:00', ['2027-05-13T23:59:00']);
    await accept(midnight, '2027-05-14T00:00:00');
    await accept(before, '2027-05-13T23:59:00');
    goTo('2027-05-12T18:59:00');
    expect(await remind()).toBe(1);
    expect(await textsTo(before.phone)).toEqual([
      '明天有面试：您投的“仓库管理员”，时间地点到乐业“我的求职”看。去不了也请在那里说一声。',
    ]);
    expect(await topics('matching.person-reminded@1')).toEqual([
      `person:${before.personId}`,
      `employer:${before.employerId}`,
    ]);
    goTo('2027-05-12T23:59:00');
    expect(await remind()).toBe(0);
    goTo('2027-05-13T09:00:00');
    expect(await remind()).toBe(1);
    expect(await remind()).toBe(0);
    expect(await textsTo(midnight.phone)).toEqual([expect.stringMatching(/^明天有面试/u)]);
  });

  it('of which nobody could be told the day before is said in the morning, until it begins', async () => {
    const one = await invited('2027-06-10T19:30:00', ['2027-06-11T09:30:00']);
    goTo('2027-06-10T20:00:00');
    await accept(one, '2027-06-11T09:30:00');
    expect(await remind()).toBe(0);
    goTo('2027-06-11T09:00:00');
    expect(await remind()).toBe(1);
    expect(await textsTo(one.phone)).toEqual([expect.stringMatching(/^今天有面试/u)]);
    const other = await invited('2027-06-20T10:00:00', ['2027-06-21T08:30:00']);
    goTo('2027-06-20T20:00:00');
    await accept(other, '2027-06-21T08:30:00');
    goTo('2027-06-21T09:00:00');
    expect(await remind()).toBe(0);
  });

  it('from which the person has withdrawn is reminded of no more, and leaves the employer’s list', async () => {
    const one = await invited('2027-07-10T10:00:00', ['2027-07-14T15:00:00']);
    await accept(one, '2027-07-14T15:00:00');
    const soon = async () =>
      (await db.as(one.acting, (ctx) => listApplicants(ctx, { view: 'waiting' }))).soon.map(
        ({ applicationId }) => applicationId,
      );
    goTo('2027-07-12T23:59:59');
    expect(await soon()).toEqual([]);
    goTo('2027-07-13T00:00:00');
    expect(await soon()).toEqual([one.applicationId]);
    await db.as(one.me, (ctx) =>
      moveAsPerson(ctx, {
        applicationId: one.applicationId,
        after: 3,
        move: 'withdraw',
        reason: 'unsaid',
      }),
    );
    expect(await soon()).toEqual([]);
    goTo('2027-07-13T10:00:00');
    expect(await remind()).toBe(0);
  });

  it('is reminded of once by several runs at once, and by the job of reminders', async () => {
    const one = await invited('2027-08-10T10:00:00', ['2027-08-14T15:00:00']);
    await accept(one, '2027-08-14T15:00:00');
    goTo('2027-08-13T10:00:00');
    const counts = await Promise.all([remind(), remind(), remind()]);
    expect(counts.reduce((sum, count) => sum + count)).toBe(1);
    await db.asJob(
      (ctx) => applicationJobs()['matching.remind-employers']?.run(ctx, {}) ?? Promise.resolve(),
    );
    expect(await textsTo(one.phone)).toHaveLength(1);
  });
});
