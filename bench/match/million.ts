import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { lotsOf } from '../../src/ground/database/lots.ts';
import type { TestDatabase } from '../../src/ground/testing/database.ts';
import { weighGrams } from '../../src/modules/matching/actions/weigh-grams.ts';
import { bringAds } from '../../src/modules/matching/testing/bring-ads.ts';
import type { WishedOf } from '../../src/modules/matching/testing/seekers.ts';

/** Our own among them. */
const own = 20_000;

const idFrom = (what: string) => `md5(${what})::uuid`;

/**
 * Takes the real advertisements over as a list does, and makes them a million, always the same: each copy has the place and the pay of one
 * other advertisement, the year of a third, and the skills of a neighbour in the same occupation. Some are ours.
 */
export async function fillMillion(db: TestDatabase, file: string, million: number): Promise<void> {
  const lines = gunzipSync(readFileSync(file)).toString('utf8').trim().split('\n');
  for (const lot of lotsOf(lines, 2000))
    await bringAds(
      db,
      lot.map((line) => JSON.parse(line)),
    );
  await db.rows('drop index matching.collected_posting_title, matching.collected_posting_grams');
  await db.rows(`
    create unlogged table public.ad as
    select p.*, row_number() over (order by source_id, site) - 1 as nth, row_number() over (order by occupation, source_id, site) - 1 as alike
    from matching.collected_posting p where led_by is null`);
  await db.rows('create unique index on public.ad (nth)');
  await db.rows('create unique index on public.ad (alike)');
  await db.rows('analyze public.ad');
  const [{ ads } = { ads: 0 }] = await db.rows<{ ads: number }>('select count(*)::int as ads from public.ad');
  const copies = Math.ceil((million - own) / ads) - 1;
  await db.rows(`
    insert into matching.collected_posting (posting_id, source, site, source_id, title, job_function, occupation, occupation_confidence, company,
      industry, area_code, area_lo, place_confidence, remote, pay_low, pay_high, education, education_level, experience_years, nights, skills,
      welfare, posted_day, collected_year, missing, doubts, title_grams, grams, content_hash, job_key, imported_at)
    select ${idFrom("a.posting_id::text || ' ' || copy")}, a.source, a.site, a.source_id || ' ' || copy, a.title, a.job_function, a.occupation,
      a.occupation_confidence, a.company, a.industry, b.area_code, b.area_lo, b.place_confidence, b.remote, b.pay_low, b.pay_high, c.education,
      c.education_level, c.experience_years, a.nights, d.skills, a.welfare, c.posted_day, c.collected_year, '{}', '{}', a.title_grams,
      a.title_grams || d.grams, a.content_hash, ''::bytea, a.imported_at
    from public.ad a cross join generate_series(1, ${copies}) as copy
    join public.ad b on b.nth = (a.nth + copy * 7919) % ${ads}
    join public.ad c on c.nth = (a.nth + copy * 104729) % ${ads}
    join public.ad d on d.alike = (a.alike + copy) % ${ads}
    limit ${million - own - ads}`);
  await db.rows('alter table matching.listed_posting drop constraint listed_posting_posting_id_fkey');
  await db.rows(`
    insert into matching.listed_posting (posting_id, employer_id, pay_low, pay_high, area_lo, area_code, listed_day, listed_year,
      education_level, experience_years, remote, lowered, title_grams, grams, title, pay_printed, pay_period, education, labels, certificates,
      welfare, occupation, occupation_confidence, nights, answer_rate)
    select ${idFrom("'own ' || a.nth")}, ${idFrom("'employer ' || a.nth % 3000")}, b.pay_low, b.pay_high, b.area_lo, b.area_code,
      date '2026-06-01' + (a.nth % 170)::int, 2026, coalesce(a.education_level, 0), coalesce(a.experience_years, 0), b.remote,
      a.nth % 50 = 0, a.title_grams, a.grams, a.title, '', 'month', 'any', '{}', '{}', '{}', a.occupation, a.occupation_confidence, a.nights,
      nullif(a.nth % 101, 0)
    from public.ad a join public.ad b on b.nth = (a.nth + 15485863) % ${ads}
    where b.area_code is not null order by a.nth limit ${own}`);
  await db.rows("set maintenance_work_mem = '1GB'");
  await db.rows('create index collected_posting_title on matching.collected_posting using gin (title_grams)');
  await db.rows('create index collected_posting_grams on matching.collected_posting using gin (grams)');
  await db.rows('vacuum analyze matching.collected_posting');
  await db.rows('vacuum analyze matching.listed_posting');
  await db.asJob((ctx) => weighGrams(ctx));
  await db.rows('vacuum analyze matching.gram_weight');
}

/** Titles, skills and places of real advertisements: what made-up people wish. */
export async function wishedOf(db: TestDatabase): Promise<WishedOf> {
  const found = await db.rows<{ title: string; area_code: string; skills: string[] }>(
    'select title, area_code, skills from public.ad where area_code is not null order by nth limit 20000',
  );
  return {
    titles: found.map(({ title }) => title),
    skills: found.map(({ skills }) => skills),
    areas: found.map(({ area_code }) => area_code),
  };
}
