-- Texts of policies that came after the files: each written by one member of staff and approved by another.

-- A text on its way. One at a time for each policy.
create table policy.draft (
  draft_id uuid primary key,
  policy_id text not null check (policy_id ~ '^[PD][0-9]{2}$'),
  -- SHA-256 of the text upon which it was written.
  base_hash bytea not null check (octet_length(base_hash) = 32),
  text text not null check (length(text) <= 40000),
  -- The sentence on its card: {"zh", "en"}.
  short jsonb not null,
  -- {"reason": why, and by which document; "returned": why it was given back}. Sealed, since people write what they like.
  words_sealed bytea not null,
  state text not null check (state in ('open', 'submitted', 'approved', 'dropped')),
  made_by uuid not null,
  made_by_name text not null,
  changed_at timestamptz not null,
  decided_by uuid,
  decided_by_name text,
  -- Who approves is another than who wrote it.
  check (state <> 'approved' or decided_by <> made_by),
  -- When its people were last asked for and counted, and of which text.
  counted_at timestamptz,
  counted_hash bytea
);
create unique index draft_under_way on policy.draft (policy_id) where state in ('open', 'submitted');
alter table policy.draft enable row level security;
alter table policy.draft force row level security;
create policy staff on policy.draft for select to leye_app using (ground.lo() is not null);
create policy written on policy.draft for insert to leye_app
  with check (ground.lo() is not null and made_by = ground.actor() and state = 'open');
create policy changed on policy.draft for update to leye_app using (ground.lo() is not null);
create policy counting on policy.draft for all to leye_worker using (true) with check (true);
grant select, insert, update on policy.draft to leye_app;
grant select, update (counted_at, counted_hash) on policy.draft to leye_worker;

-- What was approved. Only added to: what was once in force can always be told.
create table policy.version (
  version_id uuid primary key,
  -- In the order of the commits, without gaps.
  seq int not null unique check (seq > 0),
  policy_id text not null check (policy_id ~ '^[PD][0-9]{2}$'),
  text text not null check (length(text) <= 40000),
  short jsonb not null,
  -- The day from which it is in force, as its text says.
  in_force_from date not null,
  words_sealed bytea not null,
  made_by uuid not null,
  made_by_name text not null,
  approved_by uuid not null check (approved_by <> made_by),
  approved_by_name text not null,
  approved_at timestamptz not null
);
create index version_policy on policy.version (policy_id, seq);
alter table policy.version enable row level security;
alter table policy.version force row level security;
-- Everybody's results hang on it; no row is about a resident.
create policy read on policy.version for select to leye_app, leye_worker using (true);
create policy approved on policy.version for insert to leye_app
  with check (approved_by = ground.actor() and ground.lo() is not null);
grant select, insert on policy.version to leye_app;
grant select on policy.version to leye_worker;

-- How many people of a street would come from one answer to another by a draft.
create table policy.draft_move (
  draft_id uuid not null,
  area_code text not null check (area_code ~ '^[0-9]{12}$'),
  area_lo int not null,
  was text not null,
  becomes text not null,
  people int not null check (people > 0),
  primary key (draft_id, area_code, was, becomes)
);
alter table policy.draft_move enable row level security;
alter table policy.draft_move force row level security;
create policy seen on policy.draft_move for select to leye_app using (area_lo between ground.lo() and ground.hi());
create policy counted on policy.draft_move for all to leye_worker
  using (area_lo between ground.lo() and ground.hi()) with check (area_lo between ground.lo() and ground.hi());
grant select on policy.draft_move to leye_app;
grant select, insert, delete on policy.draft_move to leye_worker;
