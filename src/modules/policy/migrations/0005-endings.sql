-- Somebody has found out that nothing follows on a policy: then nobody is reminded of that last day any more. Only added to.
create table policy.ending (
  policy_id text not null check (policy_id ~ '^[PD][0-9]{2}$'),
  until date not null,
  by_id uuid not null,
  by_name text not null,
  at timestamptz not null,
  primary key (policy_id, until)
);
alter table policy.ending enable row level security;
alter table policy.ending force row level security;
create policy staff on policy.ending for select to leye_app using (ground.lo() is not null);
create policy found on policy.ending for insert to leye_app
  with check (ground.lo() is not null and by_id = ground.actor());
grant select, insert on policy.ending to leye_app;
