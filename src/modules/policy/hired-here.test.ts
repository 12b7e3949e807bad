import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { addDays, dayOf } from '../../ground/clock/day.ts';
import type { Actor } from '../../ground/context.ts';
import { openTestDatabase } from '../../ground/testing/database.ts';
import { bringApplications, linesFrom } from '../matching/index.ts';
import { openMarket } from '../matching/testing/market.ts';
import { askNext, readHires, seeResults } from './actions/calculate.ts';
import { seeHires } from './actions/see-hires.ts';
import type { Asking } from './asking.ts';

const db = await openTestDatabase();
const market = openMarket(db);
const asking: Asking = { subject: 'unit', told: {}, unclear: [] };
const applicationId = randomUUID();
const startOn = addDays(dayOf(db.clock.now()), 3);
let acting: Partial<Actor> = {};
let another: Partial<Actor> = {};

beforeAll(async () => {
  const employer = await market.employer();
  acting = employer.acting;
  another = (await market.employer()).acting;
  const postingId = await market.posting(employer.employerId);
  // He has told the register that he is out of work; to the employer he has sent his education alone.
  const { personId } = await market.person({ 'person.employment_status': 'unemployed' });
  const hours = (count: number) => new Date(db.clock.now().getTime() - count * 3_600_000);
  const interview = hours(10);
  await db.asJob((ctx) =>
    bringApplications(ctx, [
      {
        applicationId,
        personId,
        personAreaLo: 1,
        posting: {
          postingId,
          employerId: employer.employerId,
          areaCode: '370705006000',
          areaLo: 1,
        },
        sentAt: hours(50),
        lines: linesFrom(new Map([['person.education', '31']]), '孙**', '孙建国'),
        contacts: { person: { name: '孙建国', phone: null }, employer: { name: '周岚', phone: null } },
        moves: [
          { at: hours(40), move: 'invite', by: 'employer', times: [interview], place: '演示路 6 号' },
          { at: hours(30), move: 'accept', by: 'person', time: interview },
          {
            at: hours(2),
            move: 'hire',
            by: 'employer',
            hire: { startOn, payFen: 500_000, payUnit: 'month', contract: 'labour' },
          },
        ],
      },
    ]),
  );
});

describe('somebody whom the employer has hired here', () => {
  it('is in its list: by what it said itself and what was sent to it, and by nothing else', async () => {
    const { hires, list } = await db.as(acting, seeHires);
    expect(hires.map((hire) => [hire.applicationId, hire.id])).toEqual([[applicationId, '孙**']]);
    const read = readHires(list?.zh ?? '');
    expect(read.faults).toEqual([]);
    expect(read.hires).toEqual([
      { id: '孙**', told: { 'h.hired_on': startOn, 'h.dispatched': false, 'h.edu_level': 'associate' } },
    ]);
    expect(readHires(list?.en ?? '').hires[0]?.told).toEqual(read.hires[0]?.told);
    // What is still to be known has its column, empty.
    expect(list?.zh.split('\n')[0]).toMatch(/^编号，招用日期，.*已认定就业困难人员/u);
  });

  it('may open policies, each as it stands, with what is still to be known', async () => {
    const { hires } = await db.as(acting, seeHires);
    const opens = hires[0]?.opens ?? [];
    expect(opens.length).toBeGreaterThan(0);
    for (const { standing, missing } of opens) expect(missing.length > 0).toBe(standing === 'open');
  });

  it('is in its calculation, until it sends a list of its own', async () => {
    expect((await db.as(acting, (ctx) => askNext(ctx, asking))).hiredHere).toBe(1);
    const results = await db.as(acting, (ctx) => seeResults(ctx, asking));
    expect(results.hiredHere).toBe(1);
    expect(results.results.flatMap(({ hires }) => hires.map(({ id }) => id))).toContain('孙**');
    const own = await db.as(acting, (ctx) => seeResults(ctx, { ...asking, hires: [] }));
    expect([own.hiredHere, own.results.flatMap(({ hires }) => hires)]).toEqual([0, []]);
  });

  it('takes no policy away for whom it has hired elsewhere', async () => {
    const alone = await db.as(another, (ctx) => seeResults(ctx, asking));
    const known = await db.as(acting, (ctx) => seeResults(ctx, asking));
    const no = ({ results }: typeof alone) =>
      results.flatMap(({ policy, standing }) => (standing === 'not' ? [policy.id] : []));
    expect(no(known)).toEqual(no(alone));
  });

  it('is nothing to another employer, nor to a resident', async () => {
    expect(await db.as(another, seeHires)).toEqual({ hires: [], list: null });
    expect((await db.as(another, (ctx) => askNext(ctx, asking))).hiredHere).toBe(0);
  });
});
