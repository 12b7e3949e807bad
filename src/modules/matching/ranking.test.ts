import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { openTestDatabase } from '../../ground/testing/database.ts';
import { changePosting } from './actions/postings/change-posting.ts';
import { weighGrams } from './actions/weigh-grams.ts';
import { judge } from './domain/engine/judge.ts';
import { type Wishes, wishesOf } from './domain/wishes.ts';
import { listJudged, seekingOf } from './explain.ts';
import { rank } from './ranking.ts';
import { bringAds, demoAds } from './testing/bring-ads.ts';
import { openMarket } from './testing/market.ts';
import { orderJudged } from './testing/order-judged.ts';
import { dice, madeUpWishes, wishedOfJobs } from './testing/seekers.ts';

const db = await openTestDatabase();
const noFilters = { area: null, leastPay: null, words: null, label: null };

beforeAll(async () => {
  const ads = demoAds();
  // The same advertisements of other companies: ties down to the id.
  await bringAds(db, [
    ...ads,
    ...ads.map((ad) => ({ ...ad, id: `${ad.id}-b`, company: `${ad.company}乙` })),
    ...ads
      .slice(0, 40)
      .map((ad) => ({ ...ad, id: `${ad.id}-c`, company: `${ad.company}丙`, title: `${ad.title}（夜班）` })),
    {
      ...ads[0],
      id: 'at-home',
      company: '远处的公司',
      place_raw: '居家办公',
      province: null,
      city: null,
      district: null,
    },
  ]);
  const market = openMarket(db);
  const shop = await market.employer();
  const quiet = await market.employer();
  for (const title of ['叉车司机', '保洁员', '保安', '收银员', '焊工', '养老护理员']) {
    await market.posting(shop.employerId, {
      title,
      certificates: title === '保洁员' ? ['叉车证'] : [],
      'step-free': title.length === 2,
    });
    await market.posting(shop.employerId, {
      title,
      hours: ['两班倒'],
      place: ['370702001000'],
      'step-free': title.length > 2,
    });
    const lowered = await market.posting(quiet.employerId, { title });
    await db.asJob((ctx) => changePosting(ctx, lowered, 'grew-silent'));
  }
  await db.rows('update matching.listed_posting set answer_rate = 80 where employer_id = $1', [
    shop.employerId,
  ]);
  await db.asJob((ctx) => weighGrams(ctx));
});

async function bothForms(wishes: Wishes, offset: number, limit: number) {
  return db.as({}, async (ctx) => {
    const seeking = await seekingOf(ctx, wishes);
    const { demand, rings, rules } = seeking;
    const ranked = await rank(ctx, { demand, rings, rules, filters: noFilters, offset, limit });
    const explained = orderJudged(await listJudged(ctx, null), (posting) => judge(demand, posting, rules));
    return { ranked, explained };
  });
}

test('the statement and the explained scorer put every job in the same place, ties included', async () => {
  const from = await wishedOfJobs(db);
  const random = dice(20_261_123);
  let listed = 0;
  for (let at = 0; at < 30; at += 1) {
    const wishes = madeUpWishes(from, random, at % 3 > 0);
    const { ranked, explained } = await bothForms(wishes, at % 2 === 0 ? 0 : 15, 20);
    const wanted = explained
      .filter(({ fails }) => fails.length === 0)
      .slice(at % 2 === 0 ? 0 : 15)
      .slice(0, 20);
    expect(ranked).toEqual(wanted.map(({ postingId, score }) => ({ postingId, score })));
    listed += ranked.length;
  }
  expect(listed).toBeGreaterThan(250);
});

test('lists of parts of the jobs, put together, are the list of all: shards can be asked one by one', async () => {
  const from = await wishedOfJobs(db);
  const random = dice(20_261_124);
  const [shards, limit] = [[0, 1, 2], 20];
  let listed = 0;
  for (let at = 0; at < 12; at += 1) {
    const wishes = madeUpWishes(from, random, at % 3 > 0);
    const { ranked, explained } = await bothForms(wishes, 0, limit);
    const parts = await db.as({}, async (ctx) => {
      const { demand, rings, rules } = await seekingOf(ctx, wishes);
      const input = { demand, rings, rules, filters: noFilters, offset: 0, limit };
      const found = [];
      for (const shard of shards) {
        const here = sql`(hashtext(p.posting_id::text) & 1023) % 3 = ${shard}`;
        found.push(await rank(ctx, { ...input, more: { conditions: [here], search: false } }));
      }
      return found;
    });
    const order = explained.map(({ postingId }) => postingId);
    const together = parts.flat().sort((a, b) => order.indexOf(a.postingId) - order.indexOf(b.postingId));
    expect(together.slice(0, limit)).toEqual(ranked);
    expect(parts.every((part) => part.length > 0 && part.length < together.length)).toBe(ranked.length > 0);
    listed += together.length;
  }
  expect(listed).toBeGreaterThan(250);
});

test('where a word is named, what passes a limit stands behind, each in its own order', async () => {
  const wishes: Wishes = {
    ...wishesOf(new Map()),
    titles: ['保洁'],
    residence: '370705006000',
    leastPay: 480_000,
    education: '71',
    certificates: [],
    stepFree: true,
  };
  await db.as({}, async (ctx) => {
    const { demand, rings, rules } = await seekingOf(ctx, wishes);
    const filters = { ...noFilters, area: { lo: 0, hi: 999_999 } };
    const ranked = await rank(ctx, { demand, rings, rules, filters, offset: 0, limit: 300 });
    const judged = await listJudged(ctx, null);
    const explained = orderJudged(judged, (posting) => judge(demand, posting, rules))
      .filter(({ postingId }) => judged.get(postingId)?.areaLo !== null)
      .sort((a, b) => Math.sign(a.fails.length) - Math.sign(b.fails.length));
    expect(ranked).toEqual(explained.slice(0, 300).map(({ postingId, score }) => ({ postingId, score })));
    const fails = new Set(explained.flatMap((one) => one.fails));
    expect([...fails]).toEqual(expect.arrayContaining(['pay', 'education', 'certificate', 'wheelchair']));
  });
});

test('what is rare among jobs says more', async () => {
  const weights = new Map(
    (await db.rows<{ gram: string; weight: number }>('select gram, weight from matching.gram_weight')).map(
      ({ gram, weight }) => [gram, weight],
    ),
  );
  const [jobs, cars] = await Promise.all(
    ['led_by is null', "led_by is null and grams @@ '叉车'"].map(async (what) => {
      const [row] = await db.rows<{ count: string }>(`select count(*) from matching.job where ${what}`);
      return Number(row?.count);
    }),
  );
  expect(weights.get('叉车')).toBe(Math.floor(10 * Math.log2((jobs ?? 0) / (cars ?? 1))));
});
