import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { loadAreas } from '../../../../ground/areas/load.ts';
import { addDays, dayOf } from '../../../../ground/clock/day.ts';
import type { Actor } from '../../../../ground/context.ts';
import { Problem } from '../../../../ground/problem.ts';
import { openTestDatabase } from '../../../../ground/testing/database.ts';
import { recordFacts } from '../../../people/index.ts';
import { findStayMeasure } from '../../store-employer-profile.ts';
import { openMarket } from '../../testing/market.ts';
import { apply, previewApplication } from '../applications/apply.ts';
import { measureAllAnswers } from '../applications/measure-answers.ts';
import { type EmployerMove, moveAsEmployer } from '../applications/move-as-employer.ts';
import { moveAsPerson, type PersonMove } from '../applications/move-as-person.ts';
import { seeApplicant } from '../applications/see-applicant.ts';
import { seeApplication } from '../applications/see-application.ts';
import { changePosting } from '../postings/change-posting.ts';
import { seeSupplyDemand } from '../supply-demand/see-supply-demand.ts';
import { measureStays } from './measure-stays.ts';
import { seeEmployerProfile, seeMyProfile } from './see-profile.ts';

const db = await openTestDatabase();
const market = openMarket(db);
const storekeeper = '4-02-06-01';

const staff = (code: string): Partial<Actor> => ({
  kind: 'staff',
  role: 'manager',
  id: '00000000-0000-7000-8000-000000000001',
  area: { code, ...loadAreas().range(code) },
});
const mine = (acting: Partial<Actor>) => db.as(acting, (ctx) => seeMyProfile(ctx));

describe('needs and pay', () => {
  it('count by month and occupation as supply and demand counts them, and say nothing of others’ pay below five', async () => {
    const { employerId, acting } = await market.employer();
    const empty = await mine(acting);
    expect(empty).toMatchObject({ since: null, needs: { occupations: [] }, pay: { occupations: [] } });
    expect(empty.needs.months).toHaveLength(12);
    expect(empty.needs.months.map(({ headcount }) => headcount)).toEqual(Array(12).fill(0));

    const closed = await market.posting(employerId, { headcount: 2 });
    await db.as(acting, (ctx) => changePosting(ctx, closed, 'filled'));
    db.clock.advance({ days: 20 });
    await market.posting(employerId, { headcount: 4, 'pay-low': 400_000, 'pay-high': 400_000 });
    await market.posting(employerId, { title: '随便什么都行的活', headcount: 1 });

    const profile = await mine(acting);
    expect(profile.since).toBe('2026-11-20');
    expect(profile.needs.months.slice(-2)).toMatchObject([
      { month: '2026-11', postings: 1, headcount: 2 },
      { month: '2026-12', postings: 2, headcount: 5 },
    ]);
    expect(
      profile.needs.occupations.map(({ key, headcount, months }) => [key, headcount, months.slice(-2)]),
    ).toEqual([
      [storekeeper, 6, [2, 4]],
      ['0', 1, [0, 1]],
    ]);
    const [of] = profile.pay.occupations;
    expect(of).toMatchObject({
      key: storekeeper,
      own: { of: 2, low: 400_000, middle: 400_000, high: 515_000 },
      others: null,
      place: null,
    });
    const supply = await db.as(staff('370705000000'), (ctx) =>
      seeSupplyDemand(ctx, { occupation: '4-02-06', by: 'month' }),
    );
    expect(supply.rows.slice(-2).map(({ own }) => own?.headcount)).toEqual([2, 4]);
  });

  it('stand beside the quartiles of others from five on, its own left out', async () => {
    const { employerId, acting } = await market.employer();
    await market.posting(employerId, { 'pay-low': 300_000, 'pay-high': 300_000 });
    const before = (await mine(acting)).pay.occupations[0];
    expect(before).toMatchObject({ others: null, place: null });
    for (const yuan of [4000, 5000, 6000, 7000]) {
      const other = await market.employer();
      await market.posting(other.employerId, { 'pay-low': yuan * 100, 'pay-high': yuan * 100 });
    }
    // With the one of the test before they are five.
    const after = (await mine(acting)).pay.occupations[0];
    expect(after).toMatchObject({
      own: { of: 1, middle: 300_000 },
      others: { area: '奎文区', count: 5, own: 5, low: 400_000, middle: 500_000, high: 600_000 },
      place: 'below',
    });
  });

  it('are for the employer and the staff of its area', async () => {
    const { employerId, acting } = await market.employer();
    await market.posting(employerId);
    const seen = await db.as(staff('370705000000'), (ctx) => seeEmployerProfile(ctx, employerId));
    expect(seen).toEqual(await mine(acting));
    const other = db.as(staff('370703000000'), (ctx) => seeEmployerProfile(ctx, employerId));
    await expect(other).rejects.toThrow(Problem);
    await expect(other).rejects.toMatchObject({ code: 'area-of-others' });
    const received = await db.as({ ...staff('370703000000'), employer: employerId }, (ctx) =>
      seeEmployerProfile(ctx, employerId),
    );
    expect(received.needs).toEqual(seen.needs);
  });
});

describe('answers, hires and who stayed', () => {
  /** Somebody who applies, is hired and confirms it on the day he begins. */
  async function hire(acting: Partial<Actor>, postingId: string) {
    const { me, personId } = await market.person({ 'person.wanted_jobs': ['仓库管理员'] });
    const applicationId = randomUUID();
    const { seen } = await db.as(me, (ctx) => previewApplication(ctx, postingId));
    await db.as(me, (ctx) => apply(ctx, { applicationId, postingId, leaveOut: [], note: null, seen }), {
      short: true,
    });
    const asEmployer = async (move: Omit<EmployerMove, 'applicationId' | 'after'>) => {
      const { events } = await db.as(acting, (ctx) => seeApplicant(ctx, applicationId));
      await db.as(acting, (ctx) => moveAsEmployer(ctx, { ...move, applicationId, after: events }));
    };
    const asPerson = async (move: Omit<PersonMove, 'applicationId' | 'after'>) => {
      const { events } = await db.as(me, (ctx) => seeApplication(ctx, applicationId));
      await db.as(me, (ctx) => moveAsPerson(ctx, { ...move, applicationId, after: events }));
    };
    const time = new Date(db.clock.now().getTime() + 24 * 3_600_000).toISOString();
    await asEmployer({ move: 'invite', times: [time], place: '演示路 6 号', bring: '身份证' });
    await asPerson({ move: 'accept', time });
    await asEmployer({
      move: 'hire',
      startOn: dayOf(db.clock.now()),
      payFen: 480_000,
      payUnit: 'month',
      contract: 'labour',
    });
    await asPerson({ move: 'confirm' });
    return { me, personId };
  }

  const measure = () =>
    db.asJob(async (ctx) => {
      await measureAllAnswers(ctx, null);
      await measureStays(ctx);
    });

  it('tell what is known, and that a silence is no stay', async () => {
    const { employerId, acting } = await market.employer();
    const postingId = await market.posting(employerId, { 'valid-days': 180 });
    const hired: Awaited<ReturnType<typeof hire>>[] = [];
    for (let one = 0; one < 6; one += 1) hired.push(await hire(acting, postingId));
    await measure();
    expect(await mine(acting)).toMatchObject({
      answers: { hires: 6 },
      stays: { due: 0, known: null, stayed: null, days: 90 },
    });

    const began = dayOf(db.clock.now());
    const say = (person: (typeof hired)[number] | undefined, value: string, days: number) =>
      person &&
      db.as(person.me, (ctx) =>
        recordFacts(ctx, person.personId, [
          { fact: 'person.employment_status', value, validFrom: addDays(began, days) },
        ]),
      );
    db.clock.advance({ days: 91 });
    for (const person of hired.slice(0, 3)) await say(person, 'employed', 91);
    await say(hired[3], 'unemployed', 40);
    await measure();
    const four = await mine(acting);
    // Four are known, so nothing is told; the sixth and fifth have not said a word.
    expect(four.stays).toMatchObject({ due: 6, known: null, stayed: null });
    expect(four.answers).toMatchObject({ n: 6, rate: 100, medianDays: 0, hires: 6 });

    await say(hired[4], 'employed', 91);
    await measure();
    expect((await mine(acting)).stays).toMatchObject({ due: 6, known: 5, stayed: 4 });
    const { acting: another } = await market.employer();
    expect(await db.as(another, (ctx) => findStayMeasure(ctx, employerId))).toBeUndefined();
  });
});
