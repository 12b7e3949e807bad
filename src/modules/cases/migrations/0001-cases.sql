-- What is being asked for (drafts), what was decided (cases) and everything that happened to it (history).
create schema cases;
grant usage on schema cases to leye_app, leye_worker;

create function cases.opened(name text) returns bytea stable parallel safe language sql
  return decode(nullif(current_setting(name, true), ''), 'hex');

-- Whose matter something is: the person's, or the employer's, whose rows are open.
create function cases.mine(subject uuid) returns boolean stable parallel safe language sql
  return subject = ground.person() or subject = ground.employer();

-- Answers on their way. A draft belongs to a person or an employer (its subject), or, begun on a terminal by somebody who has not signed in, to the session;
-- it has no area, since nobody but its holder looks into it.
create table cases.draft (
  draft_id uuid primary key,
  type text not null,
  version int not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  subject_kind text not null check (subject_kind in ('person', 'employer')),
  subject_id uuid,
  owner uuid not null,
  -- What was answered, when and by whom: sealed, since people write what they like. NULL once it was submitted or discarded.
  answers bytea,
  -- What was read out of a sentence, a template or an earlier case, to be confirmed one by one: sealed alike.
  offers bytea,
  revision int not null default 0,
  state text not null default 'open' check (state in ('open', 'submitted', 'discarded')),
  skin_begun text not null,
  skin_last text not null,
  assisted_by uuid,
  station_id uuid,
  -- When it was begun, and when that reached us: a terminal without network sends later.
  begun_at timestamptz not null,
  recorded_at timestamptz not null,
  changed_at timestamptz not null,
  ends_at timestamptz not null,
  -- A code that hands the draft to another device: blind index and end. It is used once, a new one replaces it, and it signs
  -- nobody in.
  code_index bytea unique check (octet_length(code_index) = 32),
  code_ends_at timestamptz,
  check ((answers is null) = (state <> 'open')),
  check (offers is null or state = 'open'),
  check ((code_index is null) = (code_ends_at is null))
);
create index draft_subject on cases.draft (subject_id, changed_at desc);
create index draft_owner on cases.draft (owner) where subject_id is null;
create index draft_ends on cases.draft (ends_at);
alter table cases.draft enable row level security;
alter table cases.draft force row level security;
create policy held on cases.draft for all to leye_app
  using (
    cases.mine(subject_id)
    or (subject_id is null and owner = ground.actor())
    or code_index = cases.opened('app.continue_code')
  )
  with check (cases.mine(subject_id) or (subject_id is null and owner = ground.actor()));
create policy swept on cases.draft for all to leye_worker using (true);
grant select, insert, update on cases.draft to leye_app;
grant select, update, delete on cases.draft to leye_worker;

-- Where a case is now: what the history comes to, kept beside it for look-up.
create table cases.case_file (
  subject_kind text not null check (subject_kind in ('person', 'employer')),
  subject_id uuid not null,
  -- The id of the draft that it was submitted from.
  case_id uuid not null,
  area_code text not null,
  area_lo int not null,
  type text not null,
  version int not null,
  hash text not null,
  number text not null,
  state text not null,
  due_on date,
  due_may_move boolean not null default false,
  events int not null check (events > 0),
  station_id uuid,
  assisted_by uuid,
  begun_at timestamptz not null,
  submitted_at timestamptz not null,
  decided_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (subject_id, case_id),
  unique (subject_id, number)
);
create index case_file_id on cases.case_file (case_id);
create index case_file_area on cases.case_file (area_lo, changed_at desc);
create index case_file_due on cases.case_file (due_on) where due_on is not null;
alter table cases.case_file enable row level security;
alter table cases.case_file force row level security;
create policy seen on cases.case_file for select to leye_app, leye_worker
  using (cases.mine(subject_id) or area_lo between ground.lo() and ground.hi());
-- A clerk sees the cases of his area, and moves one only with the person there.
create policy made on cases.case_file for insert to leye_app with check (cases.mine(subject_id));
create policy moved on cases.case_file for update to leye_app using (cases.mine(subject_id));
create policy timed on cases.case_file for update to leye_worker using (area_lo between ground.lo() and ground.hi());
grant select, update (state, due_on, due_may_move, events, changed_at) on cases.case_file to leye_app, leye_worker;
grant insert on cases.case_file to leye_app;

-- The history: one row a move, never changed and never removed.
create table cases.case_event (
  subject_id uuid not null,
  case_id uuid not null,
  seq int not null check (seq > 0),
  event_id uuid not null,
  area_code text not null,
  area_lo int not null,
  move text not null,
  from_state text not null,
  to_state text not null,
  event text not null,
  reason text,
  due_on date,
  due_may_move boolean not null default false,
  -- When it was done, and when that reached us.
  at timestamptz not null,
  recorded_at timestamptz not null,
  moved_by text not null check (moved_by in ('resident', 'clerk', 'rule', 'clock')),
  actor_kind text not null,
  actor_id uuid,
  assisted_by uuid,
  station_id uuid,
  skin text not null,
  -- How the person stood to it: by declaring it true, or by a code of his own; NULL where the move needs neither.
  confirmed text check (confirmed in ('declaration', 'code')),
  -- What was submitted: the answers, sealed, and the hash of the text that was confirmed.
  content bytea,
  content_hash bytea,
  -- Version of the rules by which the type's table was read.
  engine int not null,
  check ((content is null) = (content_hash is null)),
  primary key (subject_id, case_id, seq)
);
create index case_event_id on cases.case_event (case_id);
create index case_event_area on cases.case_event (area_lo);
alter table cases.case_event enable row level security;
alter table cases.case_event force row level security;
create policy seen on cases.case_event for select to leye_app, leye_worker
  using (cases.mine(subject_id) or area_lo between ground.lo() and ground.hi());
create policy written on cases.case_event for insert to leye_app with check (cases.mine(subject_id));
create policy timed on cases.case_event for insert to leye_worker with check (area_lo between ground.lo() and ground.hi());
grant select, insert on cases.case_event to leye_app, leye_worker;

create function cases.never() returns trigger language plpgsql as $$
begin
  raise exception 'cases.case_event is append-only' using errcode = '42501';
end $$;
create trigger history_stays before update or delete or truncate on cases.case_event
  for each statement execute function cases.never();

-- The last number given, by type, county and month. A number that was taken by an act that then failed is given again; nothing
-- promises that there are no gaps.
create table cases.number_sequence (
  prefix text not null,
  county text not null,
  month text not null,
  last int not null check (last > 0),
  primary key (prefix, county, month)
);
alter table cases.number_sequence enable row level security;
alter table cases.number_sequence force row level security;
create policy counted on cases.number_sequence for all to leye_app using (true) with check (true);
grant select, insert, update (last) on cases.number_sequence to leye_app;
