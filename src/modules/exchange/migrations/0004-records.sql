-- 有效数据: what counts as a valid record by data/indicators/valid-records.yaml, what became of it above, and what looks wrong.

-- One row for a subject, a kind and a year: counting it is counting rows. What stands before upper_state is judged anew from the facts
-- by whoever asks (actions/records/judge-records.ts); the rest is what the level above has heard and said.
create table exchange.record (
  kind text not null check (kind in ('person', 'certificate', 'employer', 'posting', 'case', 'service', 'training')),
  subject_id uuid not null,
  year smallint not null,
  area_code text not null check (area_code ~ '^[0-9]{12}$'),
  area_lo int not null,
  on_day date not null,
  station_id uuid,
  -- Of the definition in force on that day.
  version smallint not null,
  -- Given by somebody else and brought here with evidence: counted apart.
  elsewhere boolean not null,
  issuer text,
  evidence text,
  verdict text not null check (verdict in ('valid', 'incomplete', 'left-out')),
  missing text[] not null,
  left_out text check (left_out in ('reversed', 'recorded-late', 'unlawful', 'flag', 'duplicate')),
  judged_at timestamptz not null,
  upper_state text check (upper_state in ('sent', 'acknowledged', 'refused')),
  lot_id uuid,
  -- SHA-256 of what was last sent of it.
  sent_hash bytea check (octet_length(sent_hash) = 32),
  -- Whether that said that it is valid, or took it back.
  sent_valid boolean,
  answered_at timestamptz,
  -- [{"field":"county","sentence":{"zh":"…","en":"…"}}]
  refusal jsonb,
  act_by date,
  primary key (kind, subject_id, year),
  check ((verdict = 'incomplete') = (missing <> '{}')),
  check ((verdict = 'left-out') = (left_out is not null)),
  check (not elsewhere or (issuer is not null and evidence is not null)),
  check ((upper_state is null) = (lot_id is null) and (upper_state = 'refused') = (refusal is not null))
);
create index record_area on exchange.record (year, area_lo);
create index record_lot on exchange.record (lot_id) where upper_state = 'sent';
-- What is to be sent: valid and not said yet, or said and valid no longer, or changed since.
create index record_to_send on exchange.record (area_lo) where upper_state is null and verdict = 'valid';
alter table exchange.record enable row level security;
alter table exchange.record force row level security;
create policy seen on exchange.record for select to leye_app using (area_lo between ground.lo() and ground.hi());
create policy sent_again on exchange.record for update to leye_app using (area_lo between ground.lo() and ground.hi());
create policy kept on exchange.record for all to leye_worker
  using (area_lo between ground.lo() and ground.hi()) with check (area_lo between ground.lo() and ground.hi());
grant select, update (upper_state, lot_id, sent_hash, refusal, act_by) on exchange.record to leye_app;
grant select, insert, update on exchange.record to leye_worker;

-- Records that are not to count for now, because something about their subject is not settled: they may be the same as others.
create table exchange.hold (
  kind text not null,
  subject_id uuid not null,
  why text not null check (why in ('duplicate')),
  area_lo int not null,
  since timestamptz not null,
  primary key (kind, subject_id, why)
);
create index hold_area on exchange.hold (area_lo);
alter table exchange.hold enable row level security;
alter table exchange.hold force row level security;
create policy held on exchange.hold for all to leye_app, leye_worker
  using (area_lo between ground.lo() and ground.hi()) with check (area_lo between ground.lo() and ground.hi());
grant select, insert, delete on exchange.hold to leye_app, leye_worker;

-- What goes up together, kept as it was first sent: a lot that has to be sent again is the same to the last byte.
create table exchange.lot (
  lot_id uuid primary key,
  made_at timestamptz not null,
  body text not null,
  records int not null check (records > 0),
  answered_at timestamptz
);
alter table exchange.lot enable row level security;
alter table exchange.lot force row level security;
-- Pseudonyms of many areas in one body: for the job alone.
create policy kept on exchange.lot for all to leye_worker using (true) with check (true);
grant select, insert, update (answered_at) on exchange.lot to leye_worker;

-- Something that looks wrong by a rule of data/indicators/cheats.yaml. It takes nothing away until somebody has confirmed it.
create table exchange.flag (
  flag_id uuid primary key,
  rule text not null,
  version smallint not null,
  -- What the rule has found, once: the same finding tomorrow is the same flag.
  finding text not null,
  area_code text not null,
  area_lo int not null,
  station_id uuid,
  -- As the people he serves know him: who answers for an area cannot look him up.
  staff_id uuid,
  staff_name text,
  on_day date not null,
  -- The numbers of its sentence; nobody's name, number or words.
  numbers jsonb not null,
  found_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'explained', 'confirmed')),
  decided_at timestamptz,
  unique (rule, finding)
);
create index flag_area on exchange.flag (area_lo, state, on_day desc);
alter table exchange.flag enable row level security;
alter table exchange.flag force row level security;
create policy seen on exchange.flag for select to leye_app, leye_worker using (area_lo between ground.lo() and ground.hi());
create policy decided on exchange.flag for update to leye_app using (area_lo between ground.lo() and ground.hi());
create policy found on exchange.flag for insert to leye_worker with check (area_lo between ground.lo() and ground.hi());
grant select, update (state, decided_at) on exchange.flag to leye_app;
create policy added_to on exchange.flag for update to leye_worker using (area_lo between ground.lo() and ground.hi());
grant select, insert, update (numbers) on exchange.flag to leye_worker;

-- Which services and people it is about.
create table exchange.flag_about (
  flag_id uuid not null references exchange.flag,
  kind text not null check (kind in ('service', 'person')),
  about_id uuid not null,
  area_lo int not null,
  primary key (flag_id, kind, about_id)
);
create index flag_about_id on exchange.flag_about (about_id);
create index flag_about_area on exchange.flag_about (area_lo);
alter table exchange.flag_about enable row level security;
alter table exchange.flag_about force row level security;
create policy seen on exchange.flag_about for select to leye_app, leye_worker using (area_lo between ground.lo() and ground.hi());
create policy found on exchange.flag_about for insert to leye_worker with check (area_lo between ground.lo() and ground.hi());
grant select on exchange.flag_about to leye_app;
grant select, insert on exchange.flag_about to leye_worker;

-- Who explained, confirmed or opened it again, and in which words: sealed, since people write what they like. Only added to.
create table exchange.flag_decision (
  flag_id uuid not null references exchange.flag,
  seq smallint not null check (seq > 0),
  area_lo int not null,
  state text not null check (state in ('open', 'explained', 'confirmed')),
  at timestamptz not null,
  by_id uuid not null,
  words_sealed bytea not null,
  primary key (flag_id, seq)
);
create index flag_decision_area on exchange.flag_decision (area_lo);
alter table exchange.flag_decision enable row level security;
alter table exchange.flag_decision force row level security;
create policy seen on exchange.flag_decision for select to leye_app using (area_lo between ground.lo() and ground.hi());
create policy written on exchange.flag_decision for insert to leye_app
  with check (by_id = ground.actor() and area_lo between ground.lo() and ground.hi());
grant select, insert on exchange.flag_decision to leye_app;
