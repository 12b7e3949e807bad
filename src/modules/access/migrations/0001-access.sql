-- Who acts: staff and their grants, sessions, visits at the counter, one-time codes, and the audit of full reads.
create schema access;
grant usage on schema access to leye_app, leye_worker;

create function access.opened(name text) returns bytea stable parallel safe language sql
  return decode(nullif(current_setting(name, true), ''), 'hex');

create table access.staff (
  staff_id uuid primary key,
  -- SM3 of the sign-in name: the only row that a sign-in can see is the one it names.
  login_index bytea not null unique,
  display_name text not null,
  password_hash text not null,
  station_id uuid not null,
  wrong_tries int not null default 0,
  locked_until timestamptz,
  ended_on date
);
alter table access.staff enable row level security;
alter table access.staff force row level security;
create policy named on access.staff for select to leye_app
  using (login_index = access.opened('app.login') or staff_id = ground.actor());
create policy counted on access.staff for update to leye_app using (login_index = access.opened('app.login'));
create policy made on access.staff for all to leye_worker using (true) with check (true);
grant select, update (wrong_tries, locked_until) on access.staff to leye_app;
grant select, insert, update on access.staff to leye_worker;

-- A role held in an area from a day to a day; there is no grant without an end.
create table access.staff_grant (
  grant_id uuid primary key,
  staff_id uuid not null references access.staff,
  role text not null,
  area_code text not null,
  area_lo int not null,
  area_hi int not null,
  valid_from date not null,
  valid_until date not null,
  check (valid_until >= valid_from and area_hi >= area_lo)
);
create index staff_grant_staff on access.staff_grant (staff_id);
alter table access.staff_grant enable row level security;
alter table access.staff_grant force row level security;
create policy own on access.staff_grant for select to leye_app using (staff_id = ground.actor());
create policy made on access.staff_grant for all to leye_worker using (true) with check (true);
grant select on access.staff_grant to leye_app;
grant select, insert, update on access.staff_grant to leye_worker;

create table access.session (
  token_hash bytea primary key,
  session_id uuid not null unique,
  kind text not null check (kind in ('visitor', 'resident', 'staff')),
  actor_id uuid not null,
  role text not null,
  grant_id uuid references access.staff_grant,
  station_id uuid,
  began_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz
);
create index session_actor on access.session (actor_id);
alter table access.session enable row level security;
alter table access.session force row level security;
create policy held on access.session for select to leye_app using (token_hash = access.opened('app.session'));
create policy used on access.session for update to leye_app using (token_hash = access.opened('app.session'));
create policy begun on access.session for insert to leye_app with check (token_hash = access.opened('app.session'));
create policy swept on access.session for all to leye_worker using (true);
grant select, insert, update (seen_at, ended_at) on access.session to leye_app;
grant select, update, delete on access.session to leye_worker;

-- Who may act for an employer. It is given by the employer (whoever registers it has the first) and ended by either side.
create table access.mandate (
  mandate_id uuid primary key,
  employer_id uuid not null,
  person_id uuid not null,
  given_at timestamptz not null,
  ended_at timestamptz
);
create unique index mandate_once on access.mandate (employer_id, person_id) where ended_at is null;
create index mandate_person on access.mandate (person_id);
alter table access.mandate enable row level security;
alter table access.mandate force row level security;
create policy seen on access.mandate for select to leye_app
  using (person_id = ground.actor() or person_id = ground.person() or employer_id = ground.employer());
create policy given on access.mandate for insert to leye_app with check (employer_id = ground.employer());
create policy ended on access.mandate for update to leye_app
  using (person_id = ground.actor() or employer_id = ground.employer());
create policy made on access.mandate for all to leye_worker using (true) with check (true);
grant select, insert, update (ended_at) on access.mandate to leye_app, leye_worker;

-- Somebody stands at the counter: for its time the clerk may open that person's rows, wherever the person is registered, or those
-- of the employer for whom somebody has come or called.
create table access.visit (
  visit_id uuid primary key,
  staff_id uuid not null,
  station_id uuid not null,
  person_id uuid,
  employer_id uuid,
  began_at timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz,
  check ((person_id is null) <> (employer_id is null))
);
create index visit_staff on access.visit (staff_id, began_at);
create index visit_person on access.visit (person_id);
alter table access.visit enable row level security;
alter table access.visit force row level security;
create policy own on access.visit for all to leye_app using (staff_id = ground.actor()) with check (staff_id = ground.actor());
create policy swept on access.visit for all to leye_worker using (true);
grant select, insert, update (ended_at) on access.visit to leye_app;
grant select, delete on access.visit to leye_worker;

-- A one-time code, bound to one purpose and to the hash of what it confirms.
create table access.challenge (
  challenge_id uuid primary key,
  purpose text not null check (purpose in ('sign-in', 'confirm')),
  -- The phone under a key: how many codes it was sent can be counted, and the number cannot be had from it.
  phone_index bytea not null,
  binding bytea not null,
  code_hash bytea not null,
  wrong_tries int not null default 0,
  made_at timestamptz not null,
  ends_at timestamptz not null,
  used_at timestamptz
);
create index challenge_age on access.challenge (made_at);
create index challenge_phone on access.challenge (phone_index, made_at);
alter table access.challenge enable row level security;
alter table access.challenge force row level security;
create policy named on access.challenge for select to leye_app
  using (challenge_id = encode(access.opened('app.challenge'), 'hex')::uuid);
create policy counted on access.challenge for select to leye_app
  using (phone_index = access.opened('app.challenge_phone'));
create policy tried on access.challenge for update to leye_app
  using (challenge_id = encode(access.opened('app.challenge'), 'hex')::uuid);
create policy made on access.challenge for insert to leye_app
  with check (challenge_id = encode(access.opened('app.challenge'), 'hex')::uuid);
create policy swept on access.challenge for all to leye_worker using (true);
grant select, insert, update (wrong_tries, used_at) on access.challenge to leye_app;
grant select, delete on access.challenge to leye_worker;

-- Who read a person in full, why and when. Never changed; the person sees it too.
create table access.audit (
  audit_id uuid primary key,
  at timestamptz not null,
  actor_kind text not null,
  actor_id uuid,
  actor_name text,
  role text not null,
  station_id uuid,
  person_id uuid not null,
  purpose text not null,
  what text[] not null,
  case_id uuid,
  request_id text not null
);
create index audit_person on access.audit (person_id, at desc);
create index audit_actor on access.audit (actor_id, at desc);
alter table access.audit enable row level security;
alter table access.audit force row level security;
create policy written on access.audit for insert to leye_app, leye_worker
  with check (actor_id is not distinct from ground.actor());
create policy about_me on access.audit for select to leye_app using (person_id = ground.person() or actor_id = ground.actor());
create policy checked on access.audit for select to leye_worker using (true);
grant select, insert on access.audit to leye_app, leye_worker;

create function access.never() returns trigger language plpgsql as $$
begin
  raise exception 'access.audit is append-only' using errcode = '42501';
end $$;
create trigger audit_stays before update or delete or truncate on access.audit
  for each statement execute function access.never();
