import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../../ground/context.ts';
import { openTestDatabase } from '../../../ground/testing/database.ts';
import { recordFacts } from '../../people/index.ts';
import { openMarket } from '../testing/market.ts';
import { listCandidates } from './candidates/list-candidates.ts';
import { findJobs } from './find-jobs.ts';
import { personProfile } from './person-profile/see-person-profile.ts';
import { seeMyPosting } from './postings/list-my-postings.ts';
import { offerPosting } from './postings/offer-posting.ts';
import { seeJob } from './see-job.ts';
import { seeWhatIf } from './see-what-if.ts';

const db = await openTestDatabase();
const market = openMarket(db);
const seeker = {
  'person.wanted_jobs': ['收银员'],
  'person.education': '71',
  'person.experience_years': 3,
  'person.consent_employers': true,
};

let shop: Awaited<ReturnType<typeof market.employer>>;
const jobs = { steps: '', level: '', unsaid: '' };
beforeAll(async () => {
  shop = await market.employer();
  const post = (stepFree: boolean | null) =>
    market.posting(shop.employerId, { title: '收银员', 'step-free': stepFree });
  jobs.steps = await post(false);
  jobs.level = await post(true);
  jobs.unsaid = await post(null);
});

const listed = async (me: Partial<Actor>) =>
  new Set((await db.as(me, (ctx) => findJobs(ctx, {}))).jobs.map(({ jobId }) => jobId));
const told = async (me: Partial<Actor>, jobId: string) => {
  const { reasons, opens, own } = await db.as(me, (ctx) => seeJob(ctx, jobId));
  const about = reasons.find(({ part }) => part === 'wheelchair');
  return [about?.kind, about?.limit, about?.detail.zh, opens, own?.stepFree];
};

test('only what is said to have no way in by wheelchair is kept out, and only of whoever says that he needs one', async () => {
  const { personId, me } = await market.person({ ...seeker, 'person.disabled': true });
  const all = new Set(Object.values(jobs));
  expect(await listed(me)).toEqual(all);
  const say = (value: boolean) =>
    db.as(me, (ctx) => recordFacts(ctx, personId, [{ fact: 'person.step_free', value }]));
  await say(true);
  expect(await listed(me)).toEqual(new Set([jobs.level, jobs.unsaid]));
  expect(await told(me, jobs.steps)).toEqual([
    'drawback',
    true,
    '单位说了，上班的地方轮椅不能进出',
    null,
    false,
  ]);
  expect(await told(me, jobs.level)).toEqual(['fit', false, '单位说了，上班的地方轮椅能进出', null, true]);
  expect(await told(me, jobs.unsaid)).toEqual([
    'unknown',
    false,
    '没写轮椅能不能进出，先打电话问一声',
    null,
    null,
  ]);
  // Nobody is asked to do without.
  expect((await db.as(me, (ctx) => seeWhatIf(ctx))).changes).toEqual([]);
  const { limits } = await db.as(me, (ctx) => personProfile(ctx, personId));
  expect(limits.find(({ fact }) => fact === 'person.step_free')?.words?.zh).toBe('是');
  await say(false);
  expect(await listed(me)).toEqual(all);
});

test('an employer never holds the need, and its own answer comes back to it', async () => {
  const seen = async () =>
    (await db.as(shop.acting, (ctx) => listCandidates(ctx, jobs.steps), { purpose: 'job-matching' }))
      .candidates;
  const before = (await seen()).length;
  await market.person(seeker);
  await market.person({ ...seeker, 'person.step_free': true });
  const [one, other, ...rest] = (await seen()).slice(before);
  expect(rest).toEqual([]);
  expect(other?.lines).toEqual(one?.lines);
  const columns = await db.rows(
    "select column_name from information_schema.columns where table_name = 'candidate' and column_name like '%step%'",
  );
  expect(columns).toEqual([]);
  expect((await db.as(shop.acting, (ctx) => seeMyPosting(ctx, jobs.steps))).stepFree).toBe(false);
  const offers = await db.as(shop.acting, (ctx) =>
    offerPosting(ctx, { kind: 'posting', postingId: jobs.steps }),
  );
  expect(offers.get('step-free')).toEqual({ answer: false, from: 'earlier' });
});
