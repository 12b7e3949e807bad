import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Context } from '../../ground/context.ts';
import { openTestDatabase } from '../../ground/testing/database.ts';
import { changePosting } from './actions/postings/change-posting.ts';
import { ifHeld, openingsFor } from './actions/see-what-if.ts';
import { type Change, readChange, wishesIf, worthTelling, writeChange } from './domain/engine/changes.ts';
import { type Counting, counts } from './domain/engine/circle.ts';
import { type Wishes, wishesOf } from './domain/wishes.ts';
import { listJudged, type Seeking, seekingOf } from './explain.ts';
import { countOpenings } from './openings.ts';
import { rank } from './ranking.ts';
import { bringAds, demoAds } from './testing/bring-ads.ts';
import { openMarket } from './testing/market.ts';
import { dice, madeUpWishes, wishedOfJobs } from './testing/seekers.ts';
import { changeBaseOf, changedFor, circleFor } from './what-if.ts';

const db = await openTestDatabase();
const market = openMarket(db);

beforeAll(async () => {
  const ads = demoAds();
  await bringAds(db, [
    ...ads,
    ...ads.map((ad) => ({
      ...ad,
      id: `${ad.id}-b`,
      company: `${ad.company}乙`,
      title: `${ad.title}（夜班）`,
    })),
    ...ads.slice(0, 60).map((ad) => ({
      ...ad,
      id: `${ad.id}-c`,
      company: `${ad.company}丙`,
      place_raw: '居家办公',
      province: null,
      city: null,
      district: null,
    })),
  ]);
  const shop = await market.employer();
  for (const title of ['叉车司机', '保洁员', '保安', '收银员', '焊工', '养老护理员', '仓库管理员']) {
    await market.posting(shop.employerId, { title, certificates: title === '仓库管理员' ? ['叉车证'] : [] });
    await market.posting(shop.employerId, {
      title,
      hours: ['两班倒'],
      place: ['370702001000'],
      'step-free': title.length > 2,
    });
    const lowered = await market.posting(shop.employerId, { title });
    await db.asJob((ctx) => changePosting(ctx, lowered, 'grew-silent'));
    const closed = await market.posting(shop.employerId, { title });
    await db.asJob((ctx) => changePosting(ctx, closed, 'withdrawn'));
  }
});

/** The definition of what counts, gone through job by job, with the demand made from the changed wishes as a whole. */
async function counter(ctx: Context) {
  const jobs = await listJudged(ctx, null);
  return (counting: Counting, { rules }: Seeking) =>
    new Set([...jobs].filter(([, posting]) => counts(counting, posting, rules)).map(([id]) => id));
}

const someChange: fc.Arbitrary<Change> = fc.oneof(
  fc
    .constantFrom('forklift', 'driver', 'guard', 'welder', 'nurse')
    .map((id): Change => ({ kind: 'certificate', id })),
  fc
    .constantFrom('4-10-01-05', '4-07-05-01', '6-30-01-00')
    .map((code): Change => ({ kind: 'occupation', code })),
  fc.integer({ min: 24, max: 60 }).map((hundreds): Change => ({ kind: 'pay', leastPay: hundreds * 10_000 })),
  fc.constantFrom(20, 30, 45, 60, 120).map((minutes): Change => ({ kind: 'reach', minutes })),
  fc.constantFrom<Change>({ kind: 'nights' }, { kind: 'childcare' }, { kind: 'remote' }),
);

test('the statement counts what the definition gives for the changed wishes, less what it gives now', async () => {
  const jobs = await wishedOfJobs(db);
  const from = { ...jobs, titles: [...jobs.titles, '叉车司机', '保安', '保洁员'] };
  let [asked, more] = [0, 0];
  await db.as({}, async (ctx) => {
    const count = await counter(ctx);
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 2 ** 30 }),
        fc.array(someChange, { minLength: 1, maxLength: 8 }),
        async (seed, changes) => {
          const wishes = madeUpWishes(from, dice(seed), true);
          const seeking = await seekingOf(ctx, wishes);
          const circle = circleFor(seeking);
          if (!circle) return;
          const now = { demand: seeking.demand, circle };
          const base = changeBaseOf(ctx, wishes);
          const put = changes.flatMap((change) => changedFor(seeking, circle, change, base) ?? []);
          const { opened } = await countOpenings(ctx, now, put);
          const listed = count(now, seeking);
          for (const [at, { wishes: then, counting }] of put.entries()) {
            const anew = await seekingOf(ctx, then);
            const listedThen = count({ demand: anew.demand, circle: counting.circle }, seeking);
            expect(opened[at]).toBe(listedThen.size - listed.size);
            expect([...listed].filter((id) => !listedThen.has(id))).toEqual([]);
            asked += 1;
            more += opened[at] ?? 0;
          }
        },
      ),
      { numRuns: 40 },
    );
  });
  expect(asked).toBeGreaterThan(40);
  expect(more).toBeGreaterThan(100);
});

const worker: Wishes = {
  ...wishesOf(new Map()),
  titles: ['仓库管理员'],
  residence: '370705006000',
  leastPay: 500_000,
  reachMinutes: 15,
  noNights: true,
  childcareHours: true,
  remoteOk: false,
  certificates: [],
};

describe('what is told', () => {
  test('is what opens something, the smallest steps, and as many as the list then shows', async () => {
    await db.as({}, async (ctx) => {
      const seeking = await seekingOf(ctx, worker);
      const openings = await openingsFor(ctx, seeking);
      const told = worthTelling(openings);
      expect(told.length).toBeGreaterThan(2);
      const noFilters = { area: null, leastPay: null, words: null, label: null };
      for (const { change, count } of told) {
        const { seeking: then, only } = await ifHeld(ctx, worker, writeChange(change));
        const found = await rank(ctx, { ...then, filters: noFilters, only, offset: 0, limit: 300 });
        expect([writeChange(change), found.length]).toEqual([writeChange(change), count]);
        expect(count).toBeGreaterThan(0);
      }
    });
  });

  test('stands in the order of what it opens, and never talks anybody down further than it takes', () => {
    const opening = (text: string, count: number) => ({ change: readChange(text) as Change, count });
    const told = worthTelling([
      opening('certificate-forklift', 14),
      opening('certificate-driver', 2),
      opening('certificate-guard', 3),
      opening('pay-450000', 4),
      opening('pay-400000', 90),
      opening('reach-30', 0),
      opening('reach-45', 5),
      opening('nights', 0),
      opening('childcare', 50),
    ]);
    expect(told.map(({ change, count }) => `${writeChange(change)} ${count}`)).toEqual([
      'certificate-forklift 14',
      'reach-45 5',
      'pay-450000 4',
      'certificate-guard 3',
      'childcare 50',
    ]);
  });
});

test('a licence opens what its class allows: a course gives C1, and that drives no tipper', async () => {
  const { employerId } = await market.employer();
  const [small, large] = await Promise.all(
    ['C1 驾驶证', 'B2 驾驶证'].map((licence) =>
      market.posting(employerId, { title: '货车司机', certificates: [licence], place: ['370705009000'] }),
    ),
  );
  const driver = { ...worker, titles: ['货车司机'], residence: '370705009000', certificates: [] };
  const { told, listed } = await db.as({}, async (ctx) => {
    const { seeking, only, told } = await ifHeld(ctx, driver, 'certificate-driver');
    const filters = { area: null, leastPay: null, words: null, label: null };
    const found = await rank(ctx, { ...seeking, filters, only, offset: 0, limit: 300 });
    return { told, listed: found.map(({ postingId }) => postingId) };
  });
  expect(told.words.zh).toBe('有小汽车驾驶证（C1）');
  expect(listed).toContain(small);
  expect(listed).not.toContain(large);
});

describe('a change', () => {
  const base = (wishes: Wishes) => db.as({}, async (ctx) => changeBaseOf(ctx, wishes));

  test('is read as it is written', () => {
    fc.assert(
      fc.property(someChange, (change) => {
        expect(readChange(writeChange(change))).toEqual(change);
      }),
    );
    for (const none of ['', 'sex', 'pay', 'pay-', 'pay-0', 'reach-0', 'nights-1', 'occupation-4', 'age-30'])
      expect(readChange(none)).toBeUndefined();
  });

  test('never goes below the least wage of the law, nor below what is not known to be lawful', async () => {
    const here = await base(worker);
    expect(wishesIf(worker, { kind: 'pay', leastPay: 240_000 }, here)?.leastPay).toBe(240_000);
    expect(wishesIf(worker, { kind: 'pay', leastPay: 239_900 }, here)).toBeNull();
    const elsewhere = { ...worker, residence: '110101000000' };
    expect(wishesIf(elsewhere, { kind: 'pay', leastPay: 490_000 }, await base(elsewhere))).toBeNull();
  });

  test('of a certificate gives the person what the law wants, each of them', async () => {
    const { certificates, ...rest } = await base(worker);
    for (const { id } of certificates) {
      const then = wishesIf(worker, { kind: 'certificate', id }, { certificates, ...rest });
      expect(then?.certificates).toHaveLength(1);
      expect(then && wishesIf(then, { kind: 'certificate', id }, { certificates, ...rest })).toBeNull();
    }
  });

  test('is nothing to whoever has it so already, or said nothing', async () => {
    const silent = { ...wishesOf(new Map()), residence: '370705006000' };
    const bases = await base(silent);
    for (const text of ['nights', 'childcare', 'remote', 'pay-300000', 'reach-45', 'certificate-forklift'])
      expect(wishesIf(silent, readChange(text) as Change, bases)).toBeNull();
    await expect(db.as({}, (ctx) => ifHeld(ctx, silent, 'nights'))).rejects.toMatchObject({ status: 422 });
  });
});
