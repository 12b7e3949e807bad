-- Pairs on record that may be one person, and what was learnt of how such pairs agree. No value of anybody stands here: a pair has the
-- words of how the two agree (equal, slip, different) and what each adds.
create table exchange.duplicate (
  duplicate_id uuid primary key,
  a_person uuid not null,
  b_person uuid not null check (a_person < b_person),
  -- Where the two are answered for: who does not see both does not see the pair.
  a_lo int not null,
  b_lo int not null,
  state text not null default 'waiting' check (state in ('waiting', 'same', 'different')),
  weight double precision not null,
  parts jsonb not null,
  against text[] not null,
  found_at timestamptz not null,
  -- 先放着: not shown before.
  put_off_until timestamptz,
  decided_by uuid,
  decided_at timestamptz,
  -- people.merged, as long as they are one.
  merge_id uuid,
  -- Of one person as it was decided which stays.
  kept_person uuid,
  unique (a_person, b_person),
  check ((state = 'waiting') = (decided_at is null)),
  check (merge_id is null or state = 'same')
);
create index duplicate_queue on exchange.duplicate (state, weight desc);
create index duplicate_other on exchange.duplicate (b_person);
alter table exchange.duplicate enable row level security;
alter table exchange.duplicate force row level security;
create policy seen on exchange.duplicate for all to leye_app
  using (a_lo between ground.lo() and ground.hi() and b_lo between ground.lo() and ground.hi())
  with check (a_lo between ground.lo() and ground.hi() and b_lo between ground.lo() and ground.hi());
create policy found on exchange.duplicate for all to leye_worker using (true) with check (true);
grant select, insert, update (state, weight, parts, against, put_off_until, decided_by, decided_at, merge_id, kept_person)
  on exchange.duplicate to leye_app;
grant select, insert, update (a_lo, b_lo, weight, parts, against) on exchange.duplicate to leye_worker;

-- How often each pattern of agreement was met: all that weights are learnt from.
create table exchange.agreement (
  pattern text not null,
  -- Whether the pairs share a block, or only stood beside each other.
  block boolean not null,
  pairs bigint not null check (pairs > 0),
  primary key (pattern, block)
);
alter table exchange.agreement enable row level security;
alter table exchange.agreement force row level security;
create policy counted on exchange.agreement for all to leye_worker using (true) with check (true);
grant select, insert, update on exchange.agreement to leye_worker;

-- What was learnt, one row a time; the newest is in force. Where there is none, data/linkage/model.json is.
create table exchange.linkage_model (
  learnt_at timestamptz primary key,
  model jsonb not null
);
alter table exchange.linkage_model enable row level security;
alter table exchange.linkage_model force row level security;
create policy shown on exchange.linkage_model for select to leye_app, leye_worker using (true);
create policy learnt on exchange.linkage_model for insert to leye_worker with check (true);
grant select on exchange.linkage_model to leye_app, leye_worker;
grant insert on exchange.linkage_model to leye_worker;

-- Until when people were looked at; one row.
create table exchange.duplicates_looked (
  only_row boolean primary key default true check (only_row),
  until timestamptz not null
);
alter table exchange.duplicates_looked enable row level security;
alter table exchange.duplicates_looked force row level security;
create policy kept on exchange.duplicates_looked for all to leye_worker using (true) with check (true);
grant select, insert, update on exchange.duplicates_looked to leye_worker;
