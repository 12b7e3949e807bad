-- What every module stands on: scope functions, outbox, jobs, idempotency keys, marks of the deployment.
create schema if not exists ground;
grant usage on schema ground to leye_app, leye_worker;

-- '' and NULL alike mean "nothing": after a transaction with a local setting ends, the setting reads as '' on that connection.
create function ground.actor() returns uuid stable parallel safe language sql
  return nullif(current_setting('app.actor', true), '')::uuid;
create function ground.person() returns uuid stable parallel safe language sql
  return nullif(current_setting('app.person', true), '')::uuid;
create function ground.employer() returns uuid stable parallel safe language sql
  return nullif(current_setting('app.employer', true), '')::uuid;
create function ground.lo() returns int stable parallel safe language sql
  return nullif(current_setting('app.lo', true), '')::int;
create function ground.hi() returns int stable parallel safe language sql
  return nullif(current_setting('app.hi', true), '')::int;

-- What was said, in the same transaction as the act. Payloads carry ids, never a name or a number of a person.
create table ground.outbox (
  event_id uuid primary key,
  name text not null check (name ~ '^[a-z]+\.[a-z-]+@[0-9]+$'),
  payload jsonb not null,
  said_at timestamptz not null
);
alter table ground.outbox enable row level security;
alter table ground.outbox force row level security;
create policy said on ground.outbox for insert to leye_app, leye_worker with check (true);
create policy heard on ground.outbox for select to leye_worker using (true);
grant insert on ground.outbox to leye_app, leye_worker;
grant select on ground.outbox to leye_worker;

-- Work to do, one row each: a hearing of an event, or a job at a time. The handler's writes and the end of the row are one
-- transaction, so an effect in the database happens exactly once.
create table ground.job (
  job_id uuid primary key,
  name text not null,
  -- A second job with the same key is not taken: a daily job is planned once a day by any number of processes.
  key text unique,
  payload jsonb not null,
  run_at timestamptz not null,
  tries int not null default 0,
  last_error text,
  given_up_at timestamptz
);
create index job_due on ground.job (run_at) where given_up_at is null;
alter table ground.job enable row level security;
alter table ground.job force row level security;
create policy planned on ground.job for insert to leye_app, leye_worker with check (true);
create policy done on ground.job for all to leye_worker using (true) with check (true);
grant insert on ground.job to leye_app;
grant select, insert, update, delete on ground.job to leye_worker;

-- The answer to a request that may be repeated. The answer is sealed: it may hold what a person typed.
create table ground.idempotency (
  actor uuid not null,
  key uuid not null,
  request_hash bytea not null,
  status int,
  reply bytea,
  created_at timestamptz not null,
  primary key (actor, key)
);
create index idempotency_age on ground.idempotency (created_at);
alter table ground.idempotency enable row level security;
alter table ground.idempotency force row level security;
create policy own on ground.idempotency for all to leye_app using (actor = ground.actor()) with check (actor = ground.actor());
create policy sweep on ground.idempotency for all to leye_worker using (true);
grant select, insert, update on ground.idempotency to leye_app;
grant select, delete on ground.idempotency to leye_worker;

-- One row a mark, never removed: 'demo' is for ever.
create table ground.mark (
  name text primary key,
  value text not null,
  made_at timestamptz not null default now()
);
alter table ground.mark enable row level security;
alter table ground.mark force row level security;
create policy read on ground.mark for select to leye_app, leye_worker using (true);
create policy make on ground.mark for insert to leye_owner with check (true);
create policy see on ground.mark for select to leye_owner using (true);
grant select on ground.mark to leye_app, leye_worker;
