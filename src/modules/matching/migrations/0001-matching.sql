-- Advertisements collected from elsewhere: public within the deployment, written by imports only.
create schema matching;
grant usage on schema matching to leye_app, leye_worker;

create table matching.collected_posting (
  -- First what lists are ordered by, so that no text has to be passed over to reach it.
  posting_id uuid primary key,
  -- Fen a month; pay_period says what they were printed for and so how they were converted (ground/money/pay.ts).
  pay_low bigint,
  pay_high bigint,
  -- Pre-order ordinal of area_code.
  area_lo int,
  posted_day date,
  collected_year smallint,
  -- The order of education.
  education_level smallint,
  experience_years smallint,
  remote boolean not null,
  -- Grams (domain/grams.ts) of title and kind of work, and of these with company, industry and skills. Not trigrams: words of
  -- two characters have none.
  title_grams tsvector not null,
  grams tsvector not null,
  -- Who collected it; a repost names its source.
  source text not null,
  site text,
  source_id text not null,
  title text not null,
  job_function text,
  company text,
  company_kind text,
  company_size text,
  industry text,
  place_printed text,
  address text,
  area_code text,
  -- How sure it is that the place lies in area_code.
  place_confidence real check (place_confidence between 0 and 1),
  pay_printed text,
  pay_period text check (pay_period in ('month', 'year', 'day', 'hour', 'piece')),
  -- GB/T 4658-2006; 'any' for 不限.
  education text check (education in ('any', '71', '61', '41', '31', '21', '14', '11')),
  skills text[] not null,
  welfare text[] not null,
  headcount int,
  description text,
  -- Parts of art. 24 that the advertisement lacks, and what makes one wonder about it.
  missing text[] not null,
  doubts text[] not null,
  content_hash bytea not null,
  imported_at timestamptz not null,
  unique nulls not distinct (source_id, site),
  check ((area_code is null) = (area_lo is null) and (area_code is null) = (place_confidence is null)),
  check ((education is null) = (education_level is null)),
  check (pay_low <= pay_high)
);
create index collected_posting_newest on matching.collected_posting (collected_year desc nulls last, posted_day desc nulls last, posting_id);
create index collected_posting_area on matching.collected_posting (area_lo);
create index collected_posting_title on matching.collected_posting using gin (title_grams);
create index collected_posting_grams on matching.collected_posting using gin (grams);
alter table matching.collected_posting enable row level security;
alter table matching.collected_posting force row level security;
create policy seen on matching.collected_posting for select to leye_app, leye_worker using (true);
create policy kept on matching.collected_posting for all to leye_worker using (true) with check (true);
grant select on matching.collected_posting to leye_app;
grant select, insert, update on matching.collected_posting to leye_worker;

-- What an advertisement said before its source changed it; never changed itself.
create table matching.collected_posting_past (
  posting_id uuid not null references matching.collected_posting,
  content_hash bytea not null,
  said jsonb not null,
  imported_at timestamptz not null,
  replaced_at timestamptz not null,
  primary key (posting_id, replaced_at)
);
alter table matching.collected_posting_past enable row level security;
alter table matching.collected_posting_past force row level security;
create policy kept on matching.collected_posting_past for all to leye_worker using (true) with check (true);
grant select, insert on matching.collected_posting_past to leye_worker;

-- Rows that somebody has to mend first, as they stood in the file.
create table matching.collected_quarantine (
  -- SHA-256 of the line: the same line offered again is the same row.
  raw_hash bytea primary key,
  file_name text not null,
  line bigint not null,
  raw text not null,
  -- [{field, code, reason, suggestion}]
  reasons jsonb not null,
  quarantined_at timestamptz not null
);
alter table matching.collected_quarantine enable row level security;
alter table matching.collected_quarantine force row level security;
create policy kept on matching.collected_quarantine for all to leye_worker using (true) with check (true);
grant select, insert on matching.collected_quarantine to leye_worker;
