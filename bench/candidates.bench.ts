import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '../src/ground/context.ts';
import { packageRoot } from '../src/ground/package-root.ts';
import { openTestDatabase } from '../src/ground/testing/database.ts';
import { countCandidates } from '../src/modules/matching/actions/candidates/count-candidates.ts';
import { listCandidates } from '../src/modules/matching/actions/candidates/list-candidates.ts';
import { openMarket } from '../src/modules/matching/testing/market.ts';

const db = await openTestDatabase();
const market = openMarket(db);
const people = 200_000;

/** A figure of this run, for the record. */
const tell = (figure: string) => process.stdout.write(`${figure}\n`);

let acting: Partial<Actor> = {};
const postings: { title: string; postingId: string }[] = [];

beforeAll(async () => {
  const titles = readFileSync(join(packageRoot, 'src/modules/matching/testing/occupation-titles.txt'), 'utf8')
    .split('\n')
    .flatMap((line) => line.split(/\s+/)[0] ?? [])
    .filter((title) => /^\p{Script=Han}{2,12}$/u.test(title));
  // Rows of nobody: only what is judged is made, by the million it would be the same.
  await db.rows('select setseed(0.5)');
  await db.rows('alter table people.candidate drop constraint candidate_person_id_fkey');
  await db.rows(
    `with said as (select $1::text[] as titles), towns as (select array_agg(area) as areas from unnest($2::text[]) area)
     insert into people.candidate
     select gen_random_uuid(), areas[1 + n * 7 % cardinality(areas)], (array['71', '61', '31', '21'])[1 + n % 4], n % 9,
       array[titles[1 + (floor(random() ^ 2 * cardinality(titles)))::int], titles[1 + (floor(random() * cardinality(titles)))::int]], null,
       300000 + n % 30 * 10000, array[left(areas[1 + n * 7 % cardinality(areas)], 6) || '000000'], (array[15, 30, 60])[1 + n % 3], n % 3 = 0,
       n % 11 = 0, n % 5 = 0, array['电脑', '沟通', '驾驶'], array['健康证'], null, '2026-10-01', '2026-10-01'
     from generate_series(1, $3::int) n, said, towns`,
    [titles, townsOfWeifang, people],
  );
  await db.rows('vacuum analyze people.candidate');
  const shop = await market.employer();
  acting = shop.acting;
  for (const title of ['保洁员', '收银员', '保安', '会计', '服务员'])
    postings.push({
      title,
      postingId: await market.posting(shop.employerId, { title, place: ['370705001000'] }),
    });
}, 300_000);

const townsOfWeifang = [
  '370705001000',
  '370705002000',
  '370705003000',
  '370705004000',
  '370702001000',
  '370704001000',
  '370785001000',
];

it(`${people.toLocaleString('en')} who agreed: twenty who fit, and how many`, async () => {
  for (const { title, postingId } of [...postings, ...postings]) {
    const cpu = process.cpuUsage();
    const began = performance.now();
    const { candidates } = await db.as(acting, (ctx) => listCandidates(ctx, postingId), {
      purpose: 'job-matching',
    });
    const listed = process.cpuUsage(cpu);
    const between = performance.now();
    const counts = await db.as(acting, (ctx) => countCandidates(ctx, postingId));
    const counted = process.cpuUsage(cpu);
    const ms = ({ user, system }: NodeJS.CpuUsage) => Math.round((user + system) / 1000);
    tell(
      `${title}: list ${ms(listed)} ms CPU, ${Math.round(between - began)} ms; counts ${ms(counted) - ms(listed)} ms CPU, ${Math.round(performance.now() - between)} ms; ${candidates.length} of ${counts.all.least}`,
    );
    // Counts are told in steps of five.
    expect(candidates.length).toBeGreaterThanOrEqual(Math.min(20, counts.all.least));
  }
});
