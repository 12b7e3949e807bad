-- What the order of jobs goes by besides (decisions/0031-order-of-jobs.md).
alter table matching.collected_posting
  -- Whether the hours hold nights, read from title and skills; NULL: not said, or read before it was asked.
  add column nights boolean;
alter table matching.listed_posting
  add column occupation text,
  add column occupation_confidence real,
  add column nights boolean,
  -- Per cent of applications that its employer answered in time; NULL: too few to say.
  add column answer_rate smallint check (answer_rate between 0 and 100);
grant update (answer_rate) on matching.listed_posting to leye_worker;

-- Of what is listed already.
alter table matching.listed_posting no force row level security;
alter table matching.posting no force row level security;
update matching.listed_posting l set
  occupation = p.occupation,
  occupation_confidence = p.occupation_confidence,
  nights = case
    when p.shifts && array['nights', 'two-shifts', 'three-shifts'] then true
    when p.shifts && array['days', 'no-nights'] then false end
from matching.posting p where p.posting_id = l.posting_id;
alter table matching.posting force row level security;
alter table matching.listed_posting force row level security;

-- All that a score can be bounded by without the words, by area and by occupation: read in
-- place of the rows, which are ten times as wide.
create index collected_posting_facts on matching.collected_posting (area_lo) include (posting_id, pay_low, pay_high, collected_year,
  posted_day, education_level, experience_years, remote, nights, occupation, occupation_confidence) where led_by is null;
create index collected_posting_occupation on matching.collected_posting ((case when occupation_confidence >= 0.8::real then occupation end))
  include (posting_id, area_lo, pay_low, pay_high, collected_year, posted_day, education_level, experience_years, remote, nights,
  occupation, occupation_confidence) where led_by is null;

-- An occupation that is not sure (domain/occupation/code-occupation.ts) says nothing.
create or replace view matching.job with (security_invoker = true) as
select 'collected'::text as kind, posting_id, null::uuid as employer_id, false as lowered, array[]::text[] as labels,
  title, job_function, company, industry, place_printed, area_code, area_lo, remote, pay_low, pay_high, pay_printed, pay_period,
  education, education_level, experience_years, skills, welfare, collected_year, posted_day, title_grams, grams, led_by,
  case when occupation_confidence >= 0.8::real then occupation end as occupation, nights, null::smallint as answer_rate
from matching.collected_posting
union all
select 'own'::text, posting_id, employer_id, lowered, labels,
  title, null::text, null::text, null::text, null::text, area_code, area_lo, remote, pay_low, pay_high, pay_printed, pay_period,
  education, education_level, experience_years, certificates, welfare, listed_year, listed_day, title_grams, grams, null::uuid,
  case when occupation_confidence >= 0.8::real then occupation end, nights, answer_rate
from matching.listed_posting;

-- How much a gram says: ten times the binary logarithm of how few jobs have it. Counted once a day, of nobody.
create table matching.gram_weight (
  gram text primary key,
  weight smallint not null check (weight >= 0)
);
alter table matching.gram_weight enable row level security;
alter table matching.gram_weight force row level security;
create policy seen on matching.gram_weight for select to leye_app, leye_worker using (true);
create policy kept on matching.gram_weight for all to leye_worker using (true) with check (true);
grant select on matching.gram_weight to leye_app;
grant select, insert, delete on matching.gram_weight to leye_worker;
