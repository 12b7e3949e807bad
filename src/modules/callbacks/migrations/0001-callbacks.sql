-- 请给我打电话: somebody asks a station to telephone him. Number, name and words are sealed and go some days after it is closed.
create schema callbacks;
grant usage on schema callbacks to leye_app, leye_worker;

create function callbacks.opened(name text) returns bytea stable parallel safe language sql
  return decode(nullif(current_setting(name, true), ''), 'hex');

create table callbacks.callback (
  callback_id uuid primary key,
  -- NULL: somebody who is not signed in.
  person_id uuid,
  station_id uuid not null,
  -- The station's own area: whose staff call.
  area_code text not null check (area_code ~ '^[0-9]{12}$'),
  area_lo int not null,
  phone_sealed bytea,
  phone_mask text not null,
  -- The number under a key: how many requests it has open can be counted, and the number cannot be had from it.
  phone_index bytea,
  name_sealed bytea,
  -- F1 … F8; NULL is not known.
  about text check (about ~ '^F[1-8]$'),
  words_sealed bytea,
  suits text not null check (suits in ('today', 'morning', 'afternoon', 'any')),
  asked_at timestamptz not null,
  due_at timestamptz not null,
  -- A day on the way to due_at may still become a holiday: its year's notice was not published.
  due_certain boolean not null,
  state text not null check (state in ('waiting', 'taken', 'reached', 'unreached', 'wrong-number', 'withdrawn')),
  tries int not null default 0,
  -- Not before this moment, where the last try reached nobody.
  again_at timestamptz,
  taken_by uuid,
  served text check (served ~ '^F[1-8]$'),
  done_sealed bytea,
  changed_at timestamptz not null,
  closed_at timestamptz,
  check ((state in ('waiting', 'taken')) = (closed_at is null))
);
create index callback_queue on callbacks.callback (area_lo, due_at) where closed_at is null;
create index callback_closed on callbacks.callback (area_lo, closed_at);
create index callback_person on callbacks.callback (person_id, asked_at) where person_id is not null;
create index callback_phone on callbacks.callback (phone_index) where closed_at is null;
alter table callbacks.callback enable row level security;
alter table callbacks.callback force row level security;
create policy asked on callbacks.callback for insert to leye_app with check (person_id is not distinct from ground.person());
create policy seen on callbacks.callback for select to leye_app
  using (person_id = ground.person() or area_lo between ground.lo() and ground.hi());
create policy counted on callbacks.callback for select to leye_app using (phone_index = callbacks.opened('app.callback_phone'));
create policy changed on callbacks.callback for update to leye_app
  using (person_id = ground.person() or area_lo between ground.lo() and ground.hi());
create policy swept on callbacks.callback for all to leye_worker using (true) with check (true);
grant select, insert, update (state, tries, due_at, due_certain, again_at, taken_by, served, done_sealed, changed_at, closed_at)
  on callbacks.callback to leye_app;
grant select, update, delete on callbacks.callback to leye_worker;

-- What was done about it, who did it and when. Only added to.
create table callbacks.step (
  step_id uuid primary key,
  callback_id uuid not null references callbacks.callback on delete cascade,
  person_id uuid,
  area_lo int not null,
  at timestamptz not null,
  what text not null check (what in ('asked', 'taken', 'number-read', 'reached', 'not-reached', 'wrong-number', 'withdrawn')),
  by_staff uuid
);
create index step_callback on callbacks.step (callback_id, at);
alter table callbacks.step enable row level security;
alter table callbacks.step force row level security;
create policy written on callbacks.step for insert to leye_app
  with check (person_id is not distinct from ground.person() or area_lo between ground.lo() and ground.hi());
create policy seen on callbacks.step for select to leye_app
  using (person_id = ground.person() or area_lo between ground.lo() and ground.hi());
create policy swept on callbacks.step for all to leye_worker using (true) with check (true);
grant select, insert on callbacks.step to leye_app;
grant select, delete on callbacks.step to leye_worker;
