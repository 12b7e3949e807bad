import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Context } from '../../ground/context.ts';
import { openTestDatabase } from '../../ground/testing/database.ts';
import { openAnswering } from '../../ground/workers/ask-worker.ts';
import { runInWorker } from '../../ground/workers/run-in-worker.ts';
import { changePosting } from './actions/postings/change-posting.ts';
import { weighGrams } from './actions/weigh-grams.ts';
import type { Filters } from './domain/engine/filters.ts';
import type { BuiltIndex, JobAnswer, JobQuestion } from './domain/engine/index/questions.ts';
import { type Wishes, wishesOf } from './domain/wishes.ts';
import { seekingOf } from './explain.ts';
import { rankJobs, rememberJobs } from './job-memory.ts';
import { rank } from './ranking.ts';
import { forgetChanges } from './store-judged.ts';
import { bringAds, demoAds } from './testing/bring-ads.ts';
import { openMarket } from './testing/market.ts';
import { dice, madeUpWishes, wishedOfJobs } from './testing/seekers.ts';

const db = await openTestDatabase();
const market = openMarket(db);
const nothing: Filters = { area: null, leastPay: null, words: null, label: null };
const said: string[] = [];
const log = pino({ level: 'warn' }, { write: (line) => said.push(line) });
const memory = {};
const wishes: Wishes = { ...wishesOf(new Map()), titles: ['叉车司机'], residence: '370705006000' };

let employerId = '';
let forget: (() => Promise<void>) | undefined;

beforeAll(async () => {
  const ads = demoAds();
  await bringAds(db, [...ads, ...ads.map((ad) => ({ ...ad, id: `${ad.id}-b`, company: `${ad.company}乙` }))]);
  employerId = (await market.employer()).employerId;
  for (const title of ['叉车司机', '保洁员', '焊工', '收银员'])
    await market.posting(employerId, {
      title,
      certificates: title === '焊工' ? ['焊工证'] : [],
      labels: ['mothers'],
      'step-free': title === '保洁员' ? null : title === '焊工',
    });
  await db.asJob((ctx) => weighGrams(ctx));
});
afterAll(() => forget?.());

const within = <T>(act: (ctx: Context) => Promise<T>) => db.as({}, act);

/** The statements that a list needs: none where it comes from memory. */
async function listed(who: Wishes, filters = nothing, limit = 20) {
  let ids: string[] = [];
  const statements = await db.statements(() =>
    within(async (ctx) => {
      const { demand, rings, rules } = await seekingOf(ctx, who);
      const input = { demand, rings, rules, filters, offset: 0, limit };
      const found = await rankJobs({ ...ctx, memory }, input);
      ids = found.map(({ postingId }) => postingId);
    }),
  );
  return { ids, fromMemory: !statements.some(({ sql }) => sql.includes('matching.job ')) };
}

/** Looks until something holds; the test's own time ends it. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await pause(20);
}

/** After it no list may miss what is saved by now: the database serves where memory is further behind. */
const promised = () => pause(1001);

test('the database serves until the jobs are in memory, and then both give the same, whatever is asked', async () => {
  forget = rememberJobs(memory, { workerUrl: db.urls.worker }, log);
  expect((await listed(wishes)).fromMemory).toBe(false);
  await until(async () => (await listed(wishes)).fromMemory);
  const from = await wishedOfJobs(db);
  const filters: Filters[] = [
    nothing,
    { ...nothing, leastPay: 450_000 },
    { ...nothing, words: '焊' },
    { ...nothing, words: '叉车' },
    { ...nothing, label: 'mothers' },
    { ...nothing, area: { lo: 0, hi: 999_999 } },
  ];
  const random = dice(20_261_124);
  let many = 0;
  let fromMemory = 0;
  for (let at = 0; at < 36; at += 1) {
    const who = madeUpWishes(from, random, at % 3 > 0);
    await within(async (ctx) => {
      const { demand, rings, rules } = await seekingOf(ctx, who);
      const offset = at % 2 === 0 ? 0 : 15;
      const input = {
        demand,
        rings,
        rules,
        filters: filters[at % filters.length] ?? nothing,
        offset,
        limit: 300,
      };
      const ranked = await rankJobs({ ...ctx, memory }, input);
      expect(ranked).toEqual(await rank(ctx, input));
      many += ranked.length;
    });
    if ((await listed(who)).fromMemory) fromMemory += 1;
  }
  expect(many).toBeGreaterThan(1000);
  expect(fromMemory).toBeGreaterThan(0);
});

test('what is saved is in effect after a second, and from memory', async () => {
  const postingId = await market.posting(employerId, { title: '叉车司机' });
  const has = async () => (await listed(wishes, nothing, 300)).ids.includes(postingId);
  await promised();
  expect(await has()).toBe(true);
  await db.asJob((ctx) => changePosting(ctx, postingId, 'withdrawn'));
  await promised();
  expect(await has()).toBe(false);
  await until(async () => (await listed(wishes)).fromMemory);
  expect(await has()).toBe(false);
});

test('a change that is saved long after it was written is not missed, and holds up no other', async () => {
  const [late] = await db.rows<{ id: string }>(
    "select posting_id as id from matching.listed_posting where title = '叉车司机' limit 1",
  );
  const id = late?.id ?? '';
  const has = async (wanted: string) => (await listed(wishes, nothing, 300)).ids.includes(wanted);
  const slow = new pg.Client({ connectionString: db.urls.superuser });
  await slow.connect();
  await slow.query('begin');
  await slow.query('delete from matching.listed_posting where posting_id = $1', [id]);
  const other = await market.posting(employerId, { title: '叉车司机' });
  await promised();
  expect([await has(other), await has(id)]).toEqual([true, true]);
  await slow.query('commit');
  await slow.end();
  await promised();
  expect(await has(id)).toBe(false);
  await until(async () => (await listed(wishes)).fromMemory);
  expect([await has(other), await has(id)]).toEqual([true, false]);
});

test('columns that were built before a posting was closed do not bring it back', async () => {
  const url = db.urls.worker;
  const postingId = await market.posting(employerId, { title: '叉车司机' });
  const built = await runInWorker<{ url: string }, BuiltIndex>(
    'matching/build-jobs',
    { url },
    { megabytes: 256, seconds: 60 },
  );
  const holder = openAnswering<{ url: string; built: BuiltIndex }, JobQuestion, JobAnswer>(
    'matching/rank-jobs',
    { url, built },
    { megabytes: 256, seconds: null },
    () => {},
  );
  const { demand, rules } = await within((ctx) => seekingOf(ctx, wishes));
  const has = async () => {
    const answer = await holder.ask({ search: { demand, rules, filters: nothing, count: 300 } });
    return 'found' in answer && answer.found.some((one) => one.postingId === postingId);
  };
  expect(await has()).toBe(true);
  await db.asJob((ctx) => changePosting(ctx, postingId, 'withdrawn'));
  expect(await holder.ask({ refresh: true })).toMatchObject({ overfull: false });
  expect(await has()).toBe(false);
  // As they were built: a thread marks in them what is gone.
  built.index.gone.fill(0);
  expect(await holder.ask({ built })).toEqual({ taken: true });
  expect(await has()).toBe(false);
  await holder.close();
});

test('where changes cannot be read the database goes on serving, and the log names nobody', async () => {
  await db.rows('revoke select on matching.job_change from leye_worker');
  await until(async () => said.length > 0);
  const { ids, fromMemory } = await listed(wishes);
  expect(fromMemory).toBe(false);
  expect(ids.length).toBeGreaterThan(0);
  expect(said.join('')).toContain('permission denied for table job_change');
  expect(said.join('')).not.toMatch(/叉车|370705/);
  await db.rows('grant select on matching.job_change to leye_worker');
});

test('changes that every process has read are forgotten', async () => {
  const count = async () =>
    (await db.rows<{ n: number }>('select count(*)::int as n from matching.job_change'))[0]?.n ?? 0;
  expect(await count()).toBeGreaterThan(0);
  await db.asJob((ctx) => forgetChanges(ctx, new Date('2000-01-01')));
  expect(await count()).toBeGreaterThan(0);
  await db.asJob((ctx) => forgetChanges(ctx, new Date('2100-01-01')));
  expect(await count()).toBe(0);
});
