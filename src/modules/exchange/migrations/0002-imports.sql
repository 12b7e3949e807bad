-- Lists that are brought in: the file as it came, each row with what was made of it, and what became of it.

-- One file on its way. Its counts are those of its rows, kept with them in one transaction.
create table exchange.import (
  import_id uuid primary key,
  kind text not null,
  file_name text not null,
  bytes bigint not null,
  -- Of the whole file as it came; null until all parts are here.
  sha256 bytea check (octet_length(sha256) = 32),
  -- Whose list it is: a department of data/departments.yaml, or null for a station's own.
  department text,
  -- What the list calls itself; profiles are kept by it.
  source text not null,
  -- The day on which what stands in it was true.
  as_of date not null,
  state text not null check (state in
    ('receiving', 'looking', 'mapping', 'reading', 'checked', 'trying', 'committing', 'committed', 'undoing', 'undone', 'refused', 'dropped')),
  sheets jsonb not null default '[]',
  -- Which sheet, which line names the columns, what stands there, and which column is which.
  layout jsonb,
  -- Why the file was refused.
  problem jsonb,
  -- The last line that is staged; reading goes on behind it.
  last_line int not null default -1,
  rows_in int not null default 0,
  valid int not null default 0,
  fixed int not null default 0,
  quarantined int not null default 0,
  rejected int not null default 0,
  -- Of the accepted: what became of them, by outcome; of a dry run: what would.
  outcomes jsonb not null default '{}',
  trial jsonb,
  -- How far the present step is, 0 to 1, and since when it runs.
  share double precision not null default 0,
  step_since timestamptz,
  area_code text not null,
  area_lo int not null,
  area_hi int not null,
  started_by uuid,
  started_at timestamptz not null,
  changed_at timestamptz not null,
  check (rows_in = valid + fixed + quarantined + rejected)
);
create index import_area on exchange.import (area_lo, started_at desc);
alter table exchange.import enable row level security;
alter table exchange.import force row level security;
create policy in_area on exchange.import for all to leye_app, leye_worker
  using (area_lo between ground.lo() and ground.hi()) with check (area_lo between ground.lo() and ground.hi());
grant select, insert, update on exchange.import to leye_app, leye_worker;

-- The original file, sealed, in parts.
create table exchange.file_part (
  import_id uuid not null,
  part int not null,
  area_lo int not null,
  content_sealed bytea not null,
  primary key (import_id, part)
);
alter table exchange.file_part enable row level security;
alter table exchange.file_part force row level security;
create policy in_area on exchange.file_part for all to leye_app, leye_worker
  using (area_lo between ground.lo() and ground.hi()) with check (area_lo between ground.lo() and ground.hi());
grant select, insert, delete on exchange.file_part to leye_app, leye_worker;

-- A row of the list. What it says is sealed; codes of what is wrong stand open, to be counted.
create table exchange.staged_row (
  import_id uuid not null,
  line int not null,
  area_lo int not null,
  state text not null check (state in ('valid', 'fixed', 'quarantined', 'rejected')),
  codes text[] not null default '{}',
  content_sealed bytea not null,
  -- Blind index of what makes it the same thing as another row, and a keyed hash of what it says.
  key_index bytea,
  content_hash bytea,
  outcome text check (outcome in ('created', 'changed', 'unchanged', 'repeated', 'elsewhere', 'undone', 'kept')),
  subject_id uuid,
  -- What stood there before, for undoing.
  before_sealed bytea,
  changed_at timestamptz not null,
  changed_by uuid,
  primary key (import_id, line)
);
create index staged_row_key on exchange.staged_row (import_id, key_index) where key_index is not null;
create index staged_row_state on exchange.staged_row (import_id, state, line);
create index staged_row_todo on exchange.staged_row (import_id, line) where outcome is null and state in ('valid', 'fixed');
alter table exchange.staged_row enable row level security;
alter table exchange.staged_row force row level security;
create policy in_area on exchange.staged_row for all to leye_app, leye_worker
  using (area_lo between ground.lo() and ground.hi()) with check (area_lo between ground.lo() and ground.hi());
grant select, insert, update on exchange.staged_row to leye_app, leye_worker;

-- Every change that a person made to a row: who, when, what it said before.
create table exchange.row_change (
  import_id uuid not null,
  line int not null,
  seq int not null,
  area_lo int not null,
  what text not null check (what in ('corrected', 'confirmed', 'dropped')),
  before_sealed bytea not null,
  changed_at timestamptz not null,
  changed_by uuid,
  primary key (import_id, line, seq)
);
alter table exchange.row_change enable row level security;
alter table exchange.row_change force row level security;
create policy in_area on exchange.row_change for all to leye_app, leye_worker
  using (area_lo between ground.lo() and ground.hi()) with check (area_lo between ground.lo() and ground.hi());
grant select, insert on exchange.row_change to leye_app, leye_worker;

-- What was last taken over of one thing from one source: the same content again changes nothing, also where somebody has put the
-- thing right since.
create table exchange.taken (
  kind text not null,
  source text not null,
  key_index bytea not null check (octet_length(key_index) = 32),
  area_lo int not null,
  content_hash bytea not null check (octet_length(content_hash) = 32),
  subject_id uuid,
  import_id uuid not null,
  taken_at timestamptz not null,
  primary key (key_index, kind, source, area_lo)
);
alter table exchange.taken enable row level security;
alter table exchange.taken force row level security;
create policy in_area on exchange.taken for all to leye_worker
  using (area_lo between ground.lo() and ground.hi()) with check (area_lo between ground.lo() and ground.hi());
grant select, insert, update, delete on exchange.taken to leye_worker;

-- Which column is which, in the lists of one source.
create table exchange.profile (
  profile_id uuid primary key,
  kind text not null,
  source text not null,
  area_code text not null,
  area_lo int not null,
  columns jsonb not null,
  saved_by uuid,
  saved_at timestamptz not null
);
create unique index profile_source on exchange.profile (area_lo, kind, source);
alter table exchange.profile enable row level security;
alter table exchange.profile force row level security;
create policy in_area on exchange.profile for all to leye_app, leye_worker
  using (area_lo between ground.lo() and ground.hi()) with check (area_lo between ground.lo() and ground.hi());
grant select, insert, update on exchange.profile to leye_app, leye_worker;
