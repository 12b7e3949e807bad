import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { loadAreas } from '../src/ground/areas/load.ts';
import { lotsOf, rowsOf } from '../src/ground/database/lots.ts';
import { packageRoot } from '../src/ground/package-root.ts';
import { openTestDatabase, type TestDatabase } from '../src/ground/testing/database.ts';
import { newId } from '../src/ground/uuid.ts';
import { recommendJobs } from '../src/modules/matching/actions/recommendations/recommend-jobs.ts';
import type { Wishes } from '../src/modules/matching/domain/wishes.ts';
import { seekingOf } from '../src/modules/matching/explain.ts';
import { columnsHeld, rememberJobs } from '../src/modules/matching/job-memory.ts';
import { rank } from '../src/modules/matching/ranking.ts';
import { dice, madeUpWishes } from '../src/modules/matching/testing/seekers.ts';
import { fillMillion, wishedOf } from './match/million.ts';
import { type Contender, report, timed } from './report.ts';

const [postings, people, inSqlToo] = [200_000, 100_000, 40];
const nights = 4;
/** Between two nights. With those by day they are fewer than the columns are made anew for, which would go on beside what is measured. */
const [changed, closed] = [800, 300];
const changedByDay = 500;
const testData = process.env.LEYE_TESTDATA ?? join(packageRoot, '../shared/data');
const file = join(testData, 'jobs/jobs_cn.jsonl.gz');
const noTestData = !existsSync(file);
const nothing = { area: null, leastPay: null, words: null, label: null };

/** Made-up people who want work: rows of nobody, with what a list goes by. */
async function fillPeople(db: TestDatabase): Promise<{ personId: string; wishes: Wishes }[]> {
  const [from, random, areas] = [await wishedOf(db), dice(20_261_124), loadAreas()];
  const made: { personId: string; wishes: Wishes }[] = [];
  for (let nth = 0; made.length < people; nth += 1) {
    const wishes = madeUpWishes(from, random, nth % 3 > 0);
    if (wishes.titles.length > 0) made.push({ personId: newId(db.clock.now().getTime()), wishes });
  }
  const born = { adult: '1988-02-02', minor: '2010-01-01', 'under-16': '2012-01-01' };
  const empty = Buffer.alloc(32);
  for (const lot of lotsOf(made, 2000)) {
    const rows = lot.map(({ personId, wishes }) => ({
      person_id: personId,
      area_code: wishes.residence,
      area_lo: areas.get(wishes.residence ?? '').lo,
      name_sealed: empty,
      name_mask: '某**',
      name_index: empty,
      id_number_sealed: empty,
      id_number_index: empty,
      id_number_mask: '3***********4',
      id_document: 'resident-card',
      birth_date: born[wishes.legalAge ?? 'adult'],
      sex: '1',
      residence_area: wishes.residence,
      education: wishes.education,
      experience_years: wishes.experienceYears,
      wanted_jobs: wishes.titles,
      wanted_pay_fen: wishes.leastPay,
      wanted_areas: wishes.areas,
      reach_minutes: wishes.reachMinutes,
      no_nights: wishes.noNights,
      childcare_hours: wishes.childcareHours,
      step_free: wishes.stepFree,
      remote_ok: wishes.remoteOk,
      skills: wishes.skills,
      certificates: wishes.certificates,
      consent_recommendations: true,
      registered_at: '2026-10-01',
    }));
    await db.rows(
      'insert into people.person select * from jsonb_populate_recordset(null::people.person, $1::jsonb)',
      [rowsOf(rows)],
    );
  }
  await db.rows(`
    insert into people.fact_log (person_id, entry_id, area_code, area_lo, fact, value, valid_from, recorded_at, source_kind, by_kind, skin)
    select person_id, gen_random_uuid(), area_code, area_lo, 'person.consent_recommendations', 'true', '2026-10-01', '2026-10-01', 'self',
      'resident', 'phone'
    from people.person`);
  await db.rows('vacuum analyze people.person');
  await db.rows('vacuum analyze people.fact_log');
  return made;
}

/** The columns are there, and what is saved by now was read into them. */
async function untilHeld(memory: object): Promise<void> {
  await pause(2000);
  while (!(await columnsHeld({ memory }))) await pause(100);
}

describe.skipIf(noTestData)(`the night${noTestData ? ' (skipped: no test data)' : ''}`, () => {
  it('the best twenty of all jobs for everybody', { timeout: 3_600_000 }, async () => {
    const db = await openTestDatabase();
    await fillMillion(db, file, postings);
    const made = await fillPeople(db);
    const [memory, log] = [{}, { warn: () => {}, info: () => {} }];
    const forget = rememberJobs(memory, { workerUrl: db.urls.worker }, log as never);
    await untilHeld(memory);

    const run = () =>
      db.asJob((ctx) => recommendJobs({ ...ctx, memory }, { workerUrl: db.urls.worker }), {
        purpose: 'matching',
      });
    const ours: Contender = {
      name: `two threads, people read and lists kept, exact; since the night before ${changed} jobs changed and ${closed} closed`,
      seconds: [],
      count: people,
    };
    const first: Contender = { name: 'the same in the first night of all', seconds: [], count: people };
    const processor: number[] = [];
    for (let night = 0; night < nights; night += 1) {
      if (night > 0) {
        await db.rows('update matching.recommending set night = night - 1');
        await db.rows(`update matching.collected_posting set pay_low = pay_low + 10000, pay_high = pay_high + 10000 where posting_id in
          (select posting_id from matching.collected_posting where pay_high is not null order by md5(posting_id::text || '${night}') limit ${changed})`);
        await db.rows(`delete from matching.collected_posting where posting_id in
          (select posting_id from matching.collected_posting order by md5('${night}' || posting_id::text) limit ${closed})`);
        await untilHeld(memory);
      }
      const before = process.cpuUsage();
      const seconds = await timed(async () => {
        expect(await run()).toEqual({ people, searched: people });
      });
      const { user, system } = process.cpuUsage(before);
      (night === 0 ? first : ours).seconds.push(seconds);
      processor.push((user + system) / 1_000_000);
      console.log(
        `night ${night + 1}: ${seconds.toFixed(1)} s, ${processor.at(-1)?.toFixed(1)} s of our processor`,
      );
    }

    const by: Contender = { name: `by day, ${changedByDay} jobs changed`, seconds: [], count: people };
    await db.rows("update matching.recommending set night = '2100-01-01'");
    await db.rows(`update matching.collected_posting set experience_years = coalesce(experience_years, 0) where posting_id in
      (select posting_id from matching.collected_posting where led_by is null order by posting_id limit ${changedByDay})`);
    await untilHeld(memory);
    let searched = 0;
    by.seconds.push(
      await timed(async () => {
        searched = (await run()).searched;
      }),
    );
    await forget();

    const inSql: Contender = {
      name: 'statements of ranking.ts, one after the other (of a few)',
      seconds: [],
      count: inSqlToo,
    };
    const sample = made.filter((_, nth) => nth % Math.floor(people / inSqlToo) === 0).slice(0, inSqlToo);
    inSql.seconds.push(
      await timed(async () => {
        for (const { personId, wishes } of sample) {
          const found = await db.as({}, async (ctx) => {
            const { demand, rings, rules } = await seekingOf(ctx, wishes);
            return rank(ctx, { demand, rings, rules, filters: nothing, offset: 0, limit: 20 });
          });
          const [row] = await db.rows<{ ids: string[] }>(
            'select posting_ids as ids from matching.recommended where person_id = $1',
            [personId],
          );
          expect(row?.ids ?? []).toEqual(found.map(({ postingId }) => postingId));
        }
      }),
    );
    report(
      `Best twenty jobs of ${postings.toLocaleString('en')} for ${people.toLocaleString('en')} people`,
      {
        count: people,
        unit: 'people',
        about: `People and jobs made up as for the list of one. Everything but building the columns, which the server holds: people are read, their lists worked out in two threads and saved. Seconds of our processor a night: ${processor.map((one) => one.toFixed(1)).join(', ')}; the database works on the same cores. By day, ${changedByDay} jobs changed: ${searched} people's lists were made anew. The lists of those asked of the database are asserted to be the same.`,
      },
      [ours, first, by, inSql],
    );
  });
});
