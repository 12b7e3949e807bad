-- Our own postings (招聘登记): an employer's job with the fields of 人力资源市场暂行条例 art. 24.
create table matching.posting (
  -- The id of the case that made it.
  posting_id uuid primary key,
  employer_id uuid not null,
  -- Where the work is.
  area_code text not null,
  area_lo int not null,
  -- domain/posting-state.ts. waiting: the employer is not verified; lowered: he leaves applications unanswered.
  state text not null check (state in ('waiting', 'open', 'lowered', 'closed')),
  closed_reason text check (closed_reason in ('filled', 'withdrawn', 'expired', 'silent', 'unlawful', 'employer-refused')),
  title text not null,
  -- A code of 职业分类大典 (2022); NULL: not known.
  occupation text,
  headcount int not null check (headcount between 1 and 9999),
  duties text not null,
  address text,
  -- WGS-84; area: the centre of the area, no more is known.
  lat double precision,
  lon double precision,
  place_precision text check (place_precision in ('exact', 'area')),
  remote boolean not null,
  -- Fen a unit, as offered.
  pay_unit text not null check (pay_unit in ('month', 'day', 'hour', 'piece', 'year')),
  pay_low bigint not null,
  pay_high bigint not null,
  pay_rule text,
  -- Fen a month by the rule of domain/own-pay.ts; NULL: nobody knows how many units a month holds.
  month_low bigint,
  month_high bigint,
  -- As said, and the codes that were read out of it (domain/sentence/shifts.ts); NULL: not said.
  hours text[],
  shifts text[] not null,
  -- GB/T 4658-2006, 'any' for 不限; 0 years: none needed.
  education text not null check (education in ('any', '71', '61', '41', '31', '21', '14', '11')),
  experience_years smallint not null,
  certificates text[],
  labels text[] not null check (labels <@ array['care', 'disabled', 'mothers', 'silver', 'remote', 'public-welfare', 'trainee', 'gig',
    'temporary', 'part-time']),
  welfare text[],
  contract text check (contract in ('labour', 'part-time', 'service', 'dispatch', 'trainee')),
  valid_days int not null check (valid_days between 1 and 180),
  -- The last day on which it holds.
  valid_until date not null,
  submitted_at timestamptz not null,
  -- When it was open for the first time.
  published_at timestamptz,
  changed_at timestamptz not null,
  check (pay_low <= pay_high),
  check ((month_low is null) = (month_high is null)),
  check ((closed_reason is not null) = (state = 'closed')),
  check ((lat is null) = (lon is null) and (lat is null) = (place_precision is null))
);
create index posting_employer on matching.posting (employer_id, changed_at desc);
create index posting_area on matching.posting (area_lo, state);
create index posting_valid on matching.posting (valid_until) where state <> 'closed';
alter table matching.posting enable row level security;
alter table matching.posting force row level security;
-- What was open once may be looked up after it is over, unless it was unlawful or the employer was refused.
create policy seen on matching.posting for select to leye_app using (
  state in ('open', 'lowered')
  or (published_at is not null and closed_reason in ('filled', 'withdrawn', 'expired', 'silent'))
  or employer_id = ground.employer()
  or area_lo between ground.lo() and ground.hi()
);
create policy published on matching.posting for insert to leye_app with check (employer_id = ground.employer());
create policy changed on matching.posting for update to leye_app
  using (employer_id = ground.employer() or area_lo between ground.lo() and ground.hi());
create policy kept on matching.posting for all to leye_worker using (true) with check (true);
grant select, insert, update on matching.posting to leye_app, leye_worker;

-- What happened to a posting: never changed.
create table matching.posting_event (
  posting_id uuid not null references matching.posting,
  -- From 1.
  seq int not null,
  employer_id uuid not null,
  area_lo int not null,
  at timestamptz not null,
  move text not null,
  from_state text,
  to_state text not null,
  reason text,
  by_kind text not null check (by_kind in ('resident', 'staff', 'job', 'visitor')),
  by_id uuid,
  -- What was said when it was published: question id → answer.
  said jsonb,
  primary key (posting_id, seq)
);
create index posting_event_employer on matching.posting_event (employer_id);
create index posting_event_area on matching.posting_event (area_lo);
alter table matching.posting_event enable row level security;
alter table matching.posting_event force row level security;
create policy seen on matching.posting_event for select to leye_app
  using (employer_id = ground.employer() or area_lo between ground.lo() and ground.hi());
create policy noted on matching.posting_event for insert to leye_app
  with check (employer_id = ground.employer() or area_lo between ground.lo() and ground.hi());
create policy kept on matching.posting_event for select to leye_worker using (true);
create policy kept_on on matching.posting_event for insert to leye_worker with check (true);
grant select, insert on matching.posting_event to leye_app, leye_worker;

-- What the list of jobs goes by: a row exactly while a posting is open or lowered. A table of its own, because all of it is public: a
-- policy that has to look at a row first hides the index on its grams (@@ is not leakproof) and each list would read every posting.
create table matching.listed_posting (
  posting_id uuid primary key references matching.posting,
  -- Fen a month.
  pay_low bigint,
  pay_high bigint,
  area_lo int not null,
  -- The day of publishing or of the last renewal; NULL where lowered, so that it stands behind all of its year.
  listed_day date,
  listed_year smallint not null,
  education_level smallint not null,
  experience_years smallint not null,
  remote boolean not null,
  lowered boolean not null,
  title_grams tsvector not null,
  grams tsvector not null,
  employer_id uuid not null,
  title text not null,
  area_code text not null,
  pay_printed text not null,
  pay_period text not null,
  education text not null,
  labels text[] not null,
  certificates text[] not null,
  welfare text[] not null
);
create index listed_posting_newest on matching.listed_posting (listed_year desc nulls last, listed_day desc nulls last, posting_id);
create index listed_posting_area on matching.listed_posting (area_lo);
create index listed_posting_employer on matching.listed_posting (employer_id);
create index listed_posting_title on matching.listed_posting using gin (title_grams);
create index listed_posting_grams on matching.listed_posting using gin (grams);
alter table matching.listed_posting enable row level security;
alter table matching.listed_posting force row level security;
create policy seen on matching.listed_posting for select to leye_app, leye_worker using (true);
create policy listed on matching.listed_posting for insert to leye_app
  with check (employer_id = ground.employer() or area_lo between ground.lo() and ground.hi());
create policy relisted on matching.listed_posting for delete to leye_app
  using (employer_id = ground.employer() or area_lo between ground.lo() and ground.hi());
create policy kept on matching.listed_posting for all to leye_worker using (true) with check (true);
grant select, insert, delete on matching.listed_posting to leye_app, leye_worker;

-- One list of jobs: our own, and what was collected.
create view matching.job with (security_invoker = true) as
select 'collected'::text as kind, posting_id, null::uuid as employer_id, false as lowered, array[]::text[] as labels,
  title, job_function, company, industry, place_printed, area_code, area_lo, remote, pay_low, pay_high, pay_printed, pay_period,
  education, education_level, experience_years, skills, welfare, collected_year, posted_day, title_grams, grams
from matching.collected_posting
union all
select 'own'::text, posting_id, employer_id, lowered, labels,
  title, null::text, null::text, null::text, null::text, area_code, area_lo, remote, pay_low, pay_high, pay_printed, pay_period,
  education, education_level, experience_years, certificates, welfare, listed_year, listed_day, title_grams, grams
from matching.listed_posting;
grant select on matching.job to leye_app, leye_worker;
