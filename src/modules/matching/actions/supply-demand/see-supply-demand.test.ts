import { beforeAll, describe, expect, it } from 'vitest';
import { loadAreas } from '../../../../ground/areas/load.ts';
import type { Actor } from '../../../../ground/context.ts';
import { openTestDatabase } from '../../../../ground/testing/database.ts';
import { recordFacts } from '../../../people/index.ts';
import { bringAds } from '../../testing/bring-ads.ts';
import { openMarket } from '../../testing/market.ts';
import { countSeekerMonths } from './count-seeker-months.ts';
import { type Asked, seeSupplyDemand } from './see-supply-demand.ts';

const db = await openTestDatabase();
const market = openMarket(db);
const areas = loadAreas();
const [kuiwen, weifang, hanting] = ['370705000000', '370700000000', '370703000000'];
const beiyuan = '370705006000';
const storekeeper = '4-02-06-01';

const manager = (code: string): Partial<Actor> => ({
  kind: 'staff',
  role: 'manager',
  id: '00000000-0000-7000-8000-000000000001',
  area: { code, ...areas.range(code) },
});
const see = (asked: Asked = {}, code = kuiwen) => db.as(manager(code), (ctx) => seeSupplyDemand(ctx, asked));
const count = () => db.asJob((ctx) => countSeekerMonths(ctx));
/** So many people of 奎文 who want this work. */
async function seekers(titles: string[], many: number) {
  const people = [];
  for (let one = 0; one < many; one += 1) people.push(await market.person({ 'person.wanted_jobs': titles }));
  return people;
}

beforeAll(async () => {
  const [one, other] = [await market.employer(), await market.employer()];
  // To the last second of November.
  db.clock.advance({ days: 10, hours: 9, minutes: 39, seconds: 59 });
  await market.posting(one.employerId, { headcount: 4 });
  await seekers(['仓库管理员'], 6);
  db.clock.advance({ seconds: 1 });
  await market.posting(other.employerId, { headcount: 20 });
  await seekers(['仓库管理员', '保洁员'], 5);
  db.clock.advance({ days: 19, hours: 14 });
  await seekers(['保洁员'], 3);
  await seekers(['随便什么都行的活'], 2);
  const ad = {
    title: '仓库管理员',
    source: '演示数据',
    crawl_year: 2026,
    province: '山东省',
    city: '潍坊市',
    district: '奎文区',
  };
  await bringAds(db, [
    { ...ad, id: 'a', company: '甲公司', posted: '2026-11-30', headcount: 2 },
    { ...ad, id: 'b', company: '乙公司', posted: '2026-12-01' },
    { ...ad, id: 'c', company: '丙公司' },
    ...[4000, 5000, 6000, 7000, 8000].map((pay) => ({
      ...ad,
      id: `p${pay}`,
      company: `有限公司${pay}`,
      posted: '2026-10-31',
      salary_min: pay,
      salary_max: pay,
      salary_unit: '月',
    })),
  ]);
  await count();
});

const rowOf = (reply: Awaited<ReturnType<typeof see>>, key: string) =>
  reply.rows.find((row) => row.key === key);

describe('the figures of a month', () => {
  it('own and collected apart, seekers in fives, and the ratio of what is known', async () => {
    const reply = await see({ occupation: '4-02-06' });
    expect(reply).toMatchObject({
      area: { code: kuiwen },
      month: '2026-12',
      occupation: { key: '4-02-06' },
      counted: { from: '2026-12-01', to: '2026-12-20', partial: true, seekersOn: '2026-12-20' },
      missing: { yearOnly: 1, placeUnknown: 0 },
    });
    expect(rowOf(reply, storekeeper)).toEqual({
      key: storekeeper,
      name: { zh: '仓储管理员', en: '仓储管理员' },
      opens: false,
      own: { postings: 2, headcount: 24, employers: 2 },
      collected: { postings: 1, headcount: 0, unsaid: 1 },
      seekers: { least: 10, most: 14 },
      ratio: 200,
      pay: null,
    });
  });

  it('fewer than five are 0 to 4, and what no occupation could be told of is a row', async () => {
    const reply = await see();
    expect(reply.total.seekers).toEqual({ least: 15, most: 19 });
    const cleaning = await see({ occupation: '4-09' });
    expect(cleaning.total).toMatchObject({ seekers: { least: 0, most: 4 }, ratio: null });
    expect(reply.rows.map(({ key }) => key)).toEqual(['4']);
  });

  it('a month ends with its last moment in Shanghai', async () => {
    const november = await see({ month: '2026-11', occupation: '4-02-06' });
    expect(rowOf(november, storekeeper)).toMatchObject({
      own: { postings: 1, headcount: 4, employers: 1 },
      collected: { postings: 1, headcount: 2, unsaid: 0 },
      seekers: { least: 5, most: 9 },
    });
    expect(november.counted).toEqual({
      from: '2026-11-01',
      to: '2026-11-30',
      partial: false,
      seekersOn: '2026-11-30',
    });
  });

  it('before the first posting and the first wish nothing is known, which is not nothing', async () => {
    const october = await see({ month: '2026-10', occupation: '4-02-06' });
    expect(rowOf(october, storekeeper)).toMatchObject({
      own: null,
      collected: { postings: 5 },
      seekers: null,
      ratio: null,
      pay: { of: 5, low: 500_000, middle: 600_000, high: 700_000 },
    });
  });

  it('by month, by area and what is scarce', async () => {
    const months = await see({ by: 'month', occupation: '4-02-06' });
    expect(months.rows.map(({ key, own }) => [key, own?.headcount ?? null]).slice(-3)).toEqual([
      ['2026-10', null],
      ['2026-11', 4],
      ['2026-12', 24],
    ]);
    const towns = await see({ by: 'area' });
    expect(rowOf(towns, beiyuan)).toMatchObject({ own: { headcount: 24 }, seekers: { least: 0, most: 4 } });
    // They are looked after by the county itself: no town has them.
    const counties = await see({ by: 'area', occupation: '4-02-06' }, weifang);
    expect(rowOf(counties, kuiwen)).toMatchObject({
      own: { headcount: 24 },
      seekers: { least: 10, most: 14 },
    });
    expect(rowOf(counties, hanting)).toMatchObject({ own: { headcount: 0 }, seekers: { least: 0, most: 4 } });
    const scarce = await see({ by: 'scarce' });
    expect(scarce.rows.map(({ key, own, seekers: shown }) => [key, own?.headcount, shown])).toEqual([
      [storekeeper, 24, { least: 10, most: 14 }],
    ]);
  });
});

describe('who sees it', () => {
  it('a manager his own area alone', async () => {
    await expect(see({ area: weifang })).rejects.toMatchObject({ code: 'area-of-others' });
    await expect(see({ area: hanting })).rejects.toMatchObject({ code: 'area-of-others' });
    const town = await see({ by: 'occupation' }, beiyuan);
    expect(town.total).toMatchObject({ own: { headcount: 24 }, seekers: { least: 0, most: 4 } });
    expect(town.rows.every((row) => row.seekers === null)).toBe(true);
    expect(town.within).toEqual([]);
  });

  it('rows of others are not there for code that forgot to ask', async () => {
    const rows = await db.as(manager(hanting), ({ tx }) =>
      tx
        .withSchema('matching')
        .selectFrom('seeker_month' as never)
        .selectAll()
        .execute(),
    );
    expect(rows).toEqual([]);
  });

  it.each([
    [{ month: '2027-01' }, 'no-such-month'],
    [{ month: '2026-13' }, 'no-such-month'],
    [{ occupation: '9' }, 'no-such-occupation'],
    [{ area: '370705999999' }, 'no-such-area'],
  ])('%o is refused', async (asked, code) => {
    await expect(see(asked)).rejects.toMatchObject({ code });
  });
});

describe('a count of seekers', () => {
  it('keeps a month that is over, drops a wish that was taken back, and stores nothing of fewer than five', async () => {
    const [first, ...more] = await seekers(['电工'], 5);
    db.clock.advance({ minutes: 1 });
    await count();
    const electricians = async () => (await see({ occupation: '6' })).total.seekers;
    expect(await electricians()).toEqual({ least: 5, most: 9 });
    if (!first) throw new Error('nobody');
    await db.as(first.me, (ctx) =>
      recordFacts(ctx, first.personId, [{ fact: 'person.wanted_jobs', value: null }]),
    );
    db.clock.advance({ minutes: 1 });
    await count();
    expect(more).toHaveLength(4);
    expect(await electricians()).toEqual({ least: 0, most: 4 });
    const kept = await db.rows<{ least: number }>('select least from matching.seeker_month');
    expect(kept.every(({ least }) => least >= 5)).toBe(true);
    const counted = await db.rows<{ until: Date }>(
      "select counted_to as until from matching.seeker_month_counting where month = '2026-11-01'",
    );
    expect(counted).toEqual([{ until: new Date('2026-11-30T23:59:59.999+08:00') }]);
  });

  it('a wish of more than six months ago is no longer in force, and the months before stay as they were', async () => {
    db.clock.advance({ days: 190 });
    await count();
    const reply = await see({ by: 'month', occupation: '4-02-06' });
    expect(reply.total.seekers).toEqual({ least: 0, most: 4 });
    expect(reply.rows.find(({ key }) => key === '2026-12')?.seekers).toEqual({ least: 10, most: 14 });
    expect(reply.rows.find(({ key }) => key === '2026-11')?.seekers).toEqual({ least: 5, most: 9 });
  });
});
