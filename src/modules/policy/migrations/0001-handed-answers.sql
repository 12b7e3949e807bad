-- Policies are files. What the calculator is told is kept nowhere, but for the ten minutes in which somebody takes it to another device
-- or lets a person who helps look at it.
create schema policy;
grant usage on schema policy to leye_app, leye_worker;

create function policy.opened(name text) returns bytea stable parallel safe language sql
  return decode(nullif(current_setting(name, true), ''), 'hex');

-- Answers on their way, sealed: found by their code alone, gone when they are taken. Whose they are is not written.
create table policy.handed_answers (
  code_index bytea primary key check (octet_length(code_index) = 32),
  sealed bytea not null check (octet_length(sealed) <= 65536),
  ends_at timestamptz not null
);
create index handed_answers_ends on policy.handed_answers (ends_at);
alter table policy.handed_answers enable row level security;
alter table policy.handed_answers force row level security;
create policy given on policy.handed_answers for insert to leye_app with check (true);
create policy seen on policy.handed_answers for select to leye_app
  using (code_index = policy.opened('app.answers_code'));
create policy taken on policy.handed_answers for delete to leye_app
  using (code_index = policy.opened('app.answers_code'));
create policy swept on policy.handed_answers for all to leye_worker using (true);
grant select, insert, delete on policy.handed_answers to leye_app;
grant select, delete on policy.handed_answers to leye_worker;
