import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openTestDatabase } from '../../../ground/testing/database.ts';
import { newId } from '../../../ground/uuid.ts';
import { addAdsFromList, type PrintedAd, takeBackAds } from './add-ads-from-list.ts';
import { findJobs } from './find-jobs.ts';
import { groupLeftOver } from './group-left-over.ts';
import { seeJob } from './see-job.ts';

const db = await openTestDatabase();

const duties =
  '用手机扫码登记出入库，月底和财务对账，收货点数上架，按单配货，装车前再核一遍，仓库里的防火和清洁也归这个岗位管。';
const ad = (work: string, number: string, more: PrintedAd = {}): PrintedAd => ({
  id: `${work}-${number}`,
  title: work,
  site: '一网',
  source: '演示数据',
  collectedYear: 2026,
  company: '演示物流有限公司',
  province: '山东省',
  city: '潍坊市',
  district: '奎文区',
  salary: '4-5千',
  description: duties,
  ...more,
});

const add = (...ads: PrintedAd[]) =>
  db.asJob((ctx) =>
    addAdsFromList(
      ctx,
      ads.map((printed) => ({ postingId: newId(1), printed })),
    ),
  );

/** Who leads whom among the advertisements of a work: number → number. */
async function ledOf(work: string): Promise<Record<string, string>> {
  const rows = await db.rows<{ id: string; lead: string }>(
    `select o.source_id as id, l.source_id as lead from matching.collected_posting o
       join matching.collected_posting l on l.posting_id = o.led_by where o.source_id like $1 order by 1`,
    [`${work}-%`],
  );
  return Object.fromEntries(
    rows.map(({ id, lead }) => [id.slice(work.length + 1), lead.slice(work.length + 1)]),
  );
}

const listed = async (words: string) => (await db.as({}, (ctx) => findJobs(ctx, { words }))).jobs;

test('a job on two sites stands in the list once, and its page tells both, with what they say differently', async () => {
  await add(
    ad('理货员', 'a', {
      site: '二网',
      district: null,
      title: '急聘理货员（双休）',
      salary: '3.8-5千',
      posted: '2026-10-02',
    }),
    ad('理货员', 'b', { posted: '2026-09-01' }),
  );
  const jobs = await listed('理货员');
  expect(jobs.map(({ title }) => title)).toEqual(['理货员']);
  const seen = await db.as({}, (ctx) => seeJob(ctx, jobs[0]?.jobId ?? ''));
  expect(seen).toMatchObject({ number: '理货员-b', site: '一网', payPrinted: '4-5千' });
  expect(seen.sources).toMatchObject([
    {
      site: '二网',
      number: '理货员-a',
      collectedYear: 2026,
      postedDay: '2026-10-02',
      payPrinted: '3.8-5千',
      differs: ['pay'],
    },
  ]);
  const [other] = await db.rows<{ id: string }>(
    "select posting_id as id from matching.collected_posting where source_id = '理货员-a'",
  );
  expect(await db.as({}, (ctx) => seeJob(ctx, other?.id ?? ''))).toEqual(seen);
});

test('what an advertisement says anew moves it from one job to another, and those it leaves stay right', async () => {
  await add(ad('装卸工', 'a'), ad('装卸工', 'b', { site: '二网' }), ad('装卸工', 'c', { site: '三网' }));
  expect(await ledOf('装卸工')).toEqual({ b: 'a', c: 'a' });
  await add(ad('装卸工', 'a', { district: '坊子区' }));
  expect(await ledOf('装卸工')).toEqual({ b: 'c' });
  await add(
    ad('装卸工', 'c', { title: '搬运工', site: '三网' }),
    ad('装卸工', 'd', { title: '搬运工', site: '四网' }),
  );
  expect(await ledOf('装卸工')).toEqual({ d: 'c' });
  db.clock.advance({ days: 1 });
  await add(ad('装卸工', 'c', { site: '三网' }), ad('装卸工', 'a'));
  expect(await ledOf('装卸工')).toEqual({ b: 'a', c: 'a' });
});

test('an advertisement that is taken back leaves the job to the others', async () => {
  const printed = ad('分拣员', 'a');
  const [lead] = await add(printed);
  await add(ad('分拣员', 'b', { site: '二网' }), ad('分拣员', 'c', { site: '三网' }));
  expect(await ledOf('分拣员')).toEqual({ b: 'a', c: 'a' });
  await db.asJob((ctx) => takeBackAds(ctx, [{ postingId: lead?.postingId ?? '', printed }]));
  expect(await ledOf('分拣员')).toEqual({ b: 'c' });
  expect(await listed('分拣员')).toHaveLength(1);
});

test('more than a hundred numbers of one title are not one job', async () => {
  await add(...Array.from({ length: 100 }, (_, at) => ad('拣货员', String(at), { site: `${at % 2}` })));
  expect(Object.keys(await ledOf('拣货员'))).toHaveLength(99);
  await add(ad('拣货员', 'one more'));
  expect(await ledOf('拣货员')).toEqual({});
});

test('advertisements of an earlier release are grouped by the job of the hour, once', async () => {
  await add(ad('打包员', 'a'), ad('打包员', 'b', { site: '二网' }));
  await db.rows('update matching.collected_posting set job_key = null, led_by = null');
  const before = await db.rows('select count(*) from matching.collected_posting where led_by is not null');
  expect(before).toEqual([{ count: '0' }]);
  await db.asJob(groupLeftOver);
  expect(await ledOf('打包员')).toEqual({ b: 'a' });
  expect(await ledOf('理货员')).toEqual({ a: 'b' });
  const left = await db.rows('select 1 from matching.collected_posting where job_key is null');
  expect(left).toEqual([]);
});

test('in whatever order and lots they come, and go, the same jobs are left; again they change nothing', async () => {
  let works = 0;
  const kinds = [
    {},
    { site: '二网' },
    { site: '二网', district: null },
    { site: '三网', district: '潍城区' },
    { site: '三网', description: null },
    { site: '四网', salary: '8-9千' },
    { site: '四网', collectedYear: 2022 },
  ] satisfies PrintedAd[];
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(
        kinds.map((_, at) => at),
        { minLength: kinds.length },
      ),
      fc.integer({ min: 1, max: 7 }),
      fc.subarray(kinds.map((_, at) => at)),
      async (order, lot, gone) => {
        works += 2;
        const [work, whole] = [`工种甲${works}号`, `工种甲${works + 1}号`];
        const of = (name: string, at: number) => ad(name, String(at), kinds[at]);
        const made: Awaited<ReturnType<typeof add>> = [];
        for (let at = 0; at < order.length; at += lot)
          made.push(...(await add(...order.slice(at, at + lot).map((each) => of(work, each)))));
        await db.asJob((ctx) =>
          takeBackAds(
            ctx,
            gone.map((at) => ({
              postingId: made[order.indexOf(at)]?.postingId ?? '',
              printed: of(work, at),
            })),
          ),
        );
        const left = kinds.flatMap((_, at) => (gone.includes(at) ? [] : [at]));
        if (left.length > 0) {
          await add(...left.map((at) => of(whole, at)));
          const again = await add(...left.map((at) => of(whole, at)));
          expect(again.every(({ done }) => done === 'unchanged')).toBe(true);
        }
        expect(await ledOf(work)).toEqual(await ledOf(whole));
        const chained = await db.rows(
          'select 1 from matching.collected_posting o join matching.collected_posting l on l.posting_id = o.led_by where l.led_by is not null',
        );
        expect(chained).toEqual([]);
      },
    ),
    { numRuns: 15 },
  );
});
