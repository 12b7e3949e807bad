import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { addDays, dayOf } from '../../../../ground/clock/day.ts';
import { openTestDatabase } from '../../../../ground/testing/database.ts';
import { contactOf } from '../../../employers/index.ts';
import { contactOfPerson, knowPerson } from '../../../people/index.ts';
import { openMarket } from '../../testing/market.ts';
import { apply, previewApplication } from './apply.ts';
import { type BroughtApplication, bringApplications } from './bring-applications.ts';
import { moveAsEmployer, openPhone } from './move-as-employer.ts';
import { moveAsPerson } from './move-as-person.ts';
import { offeredFacts, offerLines } from './offer-lines.ts';
import { seeApplicant } from './see-applicant.ts';
import { seeApplication } from './see-application.ts';

const db = await openTestDatabase();
const market = openMarket(db);
const known = { 'person.education': '61', 'person.skills': ['做饭'], 'person.wanted_jobs': ['仓库管理员'] };

const stored = async (applicationId: string) => ({
  application: await db.rows<{ area_lo: number; person_area_lo: number }>(
    `select state, reason, sent_at, sent_on, answered_on, due_on, lapse_on, offered, proposed, interview_at, place, bring, start_on,
       pay_fen, pay_unit, contract, person_contact is null as no_person, employer_contact is null as no_employer, events,
       employer_id, area_code, area_lo, person_area_lo, state_since, changed_at, skin
     from matching.application where application_id = $1`,
    [applicationId],
  ),
  events: await db.rows<{ move: string; at: Date }>(
    `select seq, at, move, from_state, to_state, moved_by, reason, employer_id, area_lo, person_area_lo, skin
     from matching.application_event where application_id = $1 order by seq`,
    [applicationId],
  ),
});

it('writes what sending and each move one by one would write, sealed contents included', async () => {
  const { employerId, acting } = await market.employer();
  const [one, other] = [await market.person(known), await market.person(known)];
  const postingId = await market.posting(employerId);
  const hours = (count: number) => new Date(db.clock.now().getTime() + count * 3_600_000);
  const sentAt = db.clock.now();
  const times = [hours(30), hours(50)];
  const [time] = times;
  if (!time) throw new Error('a time is needed');

  const { seen } = await db.as(one.me, (ctx) => previewApplication(ctx, postingId));
  const applicationId = randomUUID();
  await db.as(one.me, (ctx) => apply(ctx, { applicationId, postingId, leaveOut: [], note: null, seen }));
  db.clock.advance({ hours: 2 });
  const invited = db.clock.now();
  const [firstTime, secondTime] = times.map((each) => each.toISOString());
  await db.as(acting, async (ctx) => {
    const { events } = await seeApplicant(ctx, applicationId);
    const move = {
      move: 'invite' as const,
      times: [firstTime ?? '', secondTime ?? ''],
      place: '演示路 6 号',
    };
    await moveAsEmployer(ctx, { applicationId, after: events, ...move });
  });
  db.clock.advance({ hours: 1 });
  const accepted = db.clock.now();
  const { events: count } = await db.as(one.me, (ctx) => seeApplication(ctx, applicationId));
  await db.as(one.me, (ctx) =>
    moveAsPerson(ctx, { applicationId, after: count, move: 'accept', time: firstTime ?? '' }),
  );

  const sent = await stored(applicationId);
  const { area_lo: areaLo = 0, person_area_lo: personAreaLo = 0 } = sent.application[0] ?? {};
  const employerContact = await db.as(acting, (ctx) => contactOf(ctx, employerId));
  if (!employerContact) throw new Error('the employer has a contact');
  const brought: BroughtApplication = {
    applicationId: randomUUID(),
    personId: other.personId,
    personAreaLo,
    posting: { postingId, employerId, areaCode: '370705006000', areaLo },
    sentAt,
    lines: await db.as(other.me, async (ctx) =>
      offerLines(await knowPerson(ctx, other.personId, offeredFacts, null)),
    ),
    contacts: {
      person: await db.as(other.me, (ctx) => contactOfPerson(ctx, other.personId)),
      employer: employerContact,
    },
    moves: [
      { move: 'invite', by: 'employer', at: invited, times, place: '演示路 6 号', bring: null },
      { move: 'accept', by: 'person', at: accepted, time },
    ],
  };
  await db.asJob((ctx) => bringApplications(ctx, [brought]));
  expect(await stored(brought.applicationId)).toEqual(sent);

  const mine = await db.as(other.me, (ctx) => seeApplication(ctx, brought.applicationId));
  expect(mine.sent.map(({ line }) => line)).toContain('skills');
  const opened = await db.as(acting, (ctx) => openPhone(ctx, brought.applicationId));
  expect(JSON.stringify(opened)).toContain(other.phone);
});

it('ends by itself what has reached its day, measures the answers, and says nothing', async () => {
  const { employerId } = await market.employer();
  const postingId = await market.posting(employerId);
  const today = dayOf(db.clock.now());
  const back = (days: number) => new Date(`${addDays(today, -days)}T10:00:00+08:00`);
  const many = await Promise.all(
    [40, 20, 12, 10].map(async (days, at): Promise<BroughtApplication> => {
      const { personId } = await market.person();
      return {
        applicationId: randomUUID(),
        personId,
        personAreaLo: 1,
        posting: { postingId, employerId, areaCode: '370705006000', areaLo: 1 },
        sentAt: back(days),
        lines: [],
        contacts: { person: { name: '孙建国', phone: null }, employer: { name: '周岚', phone: null } },
        moves: at < 2 ? [] : [{ move: 'refuse', by: 'employer', reason: 'hours', at: back(days - 2) }],
      };
    }),
  );
  const jobs = (await db.rows('select from ground.job')).length;
  await db.asJob((ctx) => bringApplications(ctx, many));
  expect((await db.rows('select from ground.job')).length).toBe(jobs);
  const rows = await db.rows(
    'select state, reason, reminded from matching.application where employer_id = $1 order by sent_on',
    [employerId],
  );
  expect(rows).toEqual([
    { state: 'closed', reason: 'no-answer', reminded: 7 },
    { state: 'new', reason: null, reminded: 7 },
    { state: 'refused', reason: 'hours', reminded: 7 },
    { state: 'refused', reason: 'hours', reminded: 7 },
  ]);
  const measured = await db.rows(
    'select due, answered_in_time, answered, median_days from matching.answer_measure where employer_id = $1 and posting_id is null',
    [employerId],
  );
  expect(measured).toEqual([{ due: 4, answered_in_time: 2, answered: 2, median_days: 2 }]);
});

it('adds none where a move is none', async () => {
  const { employerId } = await market.employer();
  const postingId = await market.posting(employerId);
  const { personId } = await market.person();
  const impossible: BroughtApplication = {
    applicationId: randomUUID(),
    personId,
    personAreaLo: 1,
    posting: { postingId, employerId, areaCode: '370705006000', areaLo: 1 },
    sentAt: db.clock.now(),
    lines: [],
    contacts: { person: { name: '孙建国', phone: null }, employer: { name: '周岚', phone: null } },
    moves: [{ move: 'confirm', by: 'person', at: db.clock.now() }],
  };
  await expect(db.asJob((ctx) => bringApplications(ctx, [impossible]))).rejects.toMatchObject({
    code: 'move-not-open',
  });
  expect((await stored(impossible.applicationId)).application).toEqual([]);
});
