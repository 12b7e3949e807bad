import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase } from '../../../../ground/testing/database.ts';
import { recordFacts } from '../../../people/index.ts';
import { columnsHeld, rememberJobs } from '../../job-memory.ts';
import { bringAds, demoAds } from '../../testing/bring-ads.ts';
import { openMarket } from '../../testing/market.ts';
import { findJobs } from '../find-jobs.ts';
import { weighGrams } from '../weigh-grams.ts';
import { recommendJobs } from './recommend-jobs.ts';

const db = await openTestDatabase();
const market = openMarket(db);
const memory = {};
const agrees = { 'person.consent_recommendations': true };
const titles = [['叉车司机'], ['保洁', '护理员'], ['电工'], ['收银员'], ['焊工']];

let people: Awaited<ReturnType<typeof market.person>>[] = [];
let forget: (() => Promise<void>) | undefined;

beforeAll(async () => {
  await bringAds(db, demoAds());
  await db.asJob((ctx) => weighGrams(ctx));
  people = await Promise.all(
    titles.map((wish, nth) =>
      market.person({
        'person.wanted_jobs': wish,
        'person.skills': ['叉车'],
        'person.experience_years': nth === 0 ? 10 : 1,
        ...(nth % 2 ? { 'person.reach_minutes': 60, 'person.no_nights': true } : {}),
        ...agrees,
      }),
    ),
  );
});
afterAll(() => forget?.());

const run = (held = false) =>
  db.asJob((ctx) => recommendJobs(held ? { ...ctx, memory } : ctx, { workerUrl: db.urls.worker }), {
    purpose: 'matching',
  });
const kept = async (personId: string) => {
  const [row] = await db.rows<{ ids: string[]; since: (string | null)[] }>(
    'select posting_ids as ids, since::text[] as since from matching.recommended where person_id = $1',
    [personId],
  );
  return row;
};
const seen = (one: (typeof people)[number]) => db.as(one.me, (ctx) => findJobs(ctx, {}));

test('in the night everybody who agreed gets the list that he would see, and nobody else does', async () => {
  const [silent, refusing] = [
    await market.person({ 'person.wanted_jobs': ['焊工'] }),
    await market.person({ 'person.wanted_jobs': ['焊工'], 'person.consent_recommendations': false }),
  ];
  expect(await run()).toEqual({ people: people.length, searched: people.length });
  for (const one of people) {
    const { order, jobs } = await seen(one);
    expect(order).toBe('personal');
    expect((await kept(one.personId))?.ids).toEqual(jobs.map(({ jobId }) => jobId));
    expect(jobs.length).toBeGreaterThan(10);
    // What stood there from the beginning is not new.
    expect(jobs.every(({ fresh }) => !fresh)).toBe(true);
  }
  for (const { personId } of [silent, refusing]) expect(await kept(personId)).toBeUndefined();
});

test('until the jobs are in memory nothing more is done that day', async () => {
  expect(await run()).toEqual({ people: 0, searched: 0 });
});

test('by day only those are looked at whom a change concerns; what comes in is new to them for a week', async () => {
  const log = pino({ level: 'silent' });
  forget = rememberJobs(memory, { workerUrl: db.urls.worker }, log);
  while (!(await columnsHeld({ memory }))) await pause(20);
  expect(await run(true)).toEqual({ people: people.length, searched: 0 });

  const { employerId } = await market.employer();
  const postingId = await market.posting(employerId, { title: '叉车司机', experience: 5 });
  await untilHeld();
  const done = await run(true);
  expect(done.searched).toBe(1);
  const driver = people[0] as (typeof people)[number];
  const fresh = async () => (await seen(driver)).jobs.flatMap((job) => (job.fresh ? [job.jobId] : []));
  expect(await fresh()).toEqual([postingId]);
  for (const one of people)
    expect((await kept(one.personId))?.ids).toEqual((await seen(one)).jobs.map(({ jobId }) => jobId));

  // An answer that is taken back is no yes, from the next request on; the row is cleared by the next run.
  const answer = (value: boolean | null) =>
    db.as(driver.me, (ctx) =>
      recordFacts(ctx, driver.personId, [{ fact: 'person.consent_recommendations', value }]),
    );
  await answer(null);
  expect(await fresh()).toEqual([]);
  await answer(true);
  expect(await fresh()).toEqual([postingId]);

  db.clock.advance({ days: 7 });
  expect(await fresh()).toEqual([]);
});

test('who wants something else is looked at again and nothing is new to him; who takes his yes back, or dies, has no list', async () => {
  await run(true);
  const [driver, cleaner, electrician] = people as [Person, Person, Person];
  const tell = (one: Person, fact: string, value: unknown) =>
    db.as(one.me, (ctx) => recordFacts(ctx, one.personId, [{ fact, value }]));
  await tell(driver, 'person.wanted_jobs', ['保安']);
  await tell(cleaner, 'person.consent_recommendations', false);
  await db.rows("update people.person set died_on = '2026-11-01' where person_id = $1", [
    electrician.personId,
  ]);
  expect(await run(true)).toMatchObject({ people: people.length - 2 });
  expect((await kept(driver.personId))?.ids).toEqual((await seen(driver)).jobs.map(({ jobId }) => jobId));
  expect((await kept(driver.personId))?.since.every((day) => day === null)).toBe(true);
  expect(await kept(cleaner.personId)).toBeUndefined();
  expect(await kept(electrician.personId)).toBeUndefined();
});

test('a night after most jobs were closed finds what is left, however much worse it fits', async () => {
  await db.rows(`
    delete from matching.collected_posting where posting_id not in (
      select posting_id from matching.collected_posting order by posting_id limit 30)`);
  await untilHeld();
  db.clock.advance({ days: 1 });
  expect((await run(true)).searched).toBe(people.length - 2);
  for (const one of people.filter((_, nth) => nth !== 1 && nth !== 2))
    expect((await kept(one.personId))?.ids).toEqual((await seen(one)).jobs.map(({ jobId }) => jobId));
});

test('a yes of more than a year has to be asked again; nobody reads the list of another', async () => {
  const other = people[4] as Person;
  const rows = (me: Person) =>
    db.as(me.me, async ({ tx }) => {
      const { rows: found } = await sql<{
        id: string;
      }>`select person_id as id from matching.recommended`.execute(tx);
      return found.map(({ id }) => id);
    });
  expect(await rows(other)).toEqual([other.personId]);
  db.clock.advance({ days: 366 });
  expect(await run(true)).toMatchObject({ people: 0 });
  expect(await kept(other.personId)).toBeUndefined();
});

type Person = (typeof people)[number];

/** The thread has read what is saved by now. */
async function untilHeld(): Promise<void> {
  await pause(1001);
  while (!(await columnsHeld({ memory }))) await pause(20);
}
