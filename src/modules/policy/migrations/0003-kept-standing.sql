-- Where policies stand for people, kept so that a change can be told: only what somebody is entitled to, or would be but for a doubt, and
-- what will be so on a day that is known. Nothing is kept of a policy that says no, or hangs on something that nobody knows.
create table policy.standing (
  person_id uuid not null,
  policy text not null check (policy ~ '^[PD][0-9]{2}$'),
  -- Who answers for the person, as there.
  area_code text not null check (area_code ~ '^[0-9]{12}$'),
  area_lo int not null,
  state text not null check (state in ('entitled', 'check', 'none')),
  -- The first day on which it was seen to be so.
  since date not null,
  -- The day on which it becomes something else by time alone, as far as that is known; it is looked at again then.
  turns_on date,
  turns_to text check (turns_to in ('entitled', 'check', 'none')),
  -- Of the definition by which that was found.
  definition_hash bytea not null check (octet_length(definition_hash) = 32),
  -- The person does not want to be shown this any more, until it changes.
  put_away_at timestamptz,
  primary key (person_id, policy),
  check ((turns_on is null) = (turns_to is null)),
  check (state <> 'none' or turns_on is not null)
);
create index standing_turns on policy.standing (turns_on) where turns_on is not null;
create index standing_area on policy.standing (area_lo, policy);
alter table policy.standing enable row level security;
alter table policy.standing force row level security;
create policy seen on policy.standing for select to leye_app
  using (person_id = ground.person() or area_lo between ground.lo() and ground.hi());
create policy put_away on policy.standing for update to leye_app using (person_id = ground.person());
create policy kept on policy.standing for all to leye_worker using (true) with check (true);
grant select, update (put_away_at) on policy.standing to leye_app;
grant select, insert, update, delete on policy.standing to leye_worker;

-- By which definition of each policy everybody has been looked at.
create table policy.looked (
  policy text primary key,
  definition_hash bytea not null check (octet_length(definition_hash) = 32),
  looked_at timestamptz not null
);
alter table policy.looked enable row level security;
alter table policy.looked force row level security;
create policy kept on policy.looked for all to leye_worker using (true) with check (true);
grant select, insert, update, delete on policy.looked to leye_worker;

-- How far everybody is looked at again after a change: one at a time. Killed at any moment, it goes on from here.
create table policy.looking (
  one boolean primary key default true check (one),
  -- What is looked for; another change begins anew.
  target bytea not null check (octet_length(target) = 32),
  after_person uuid not null,
  -- The very first look: nobody's entitlement has changed, it only begins to be kept.
  first boolean not null
);
alter table policy.looking enable row level security;
alter table policy.looking force row level security;
create policy kept on policy.looking for all to leye_worker using (true) with check (true);
grant select, insert, update, delete on policy.looking to leye_worker;

-- For how many people of a street or town each policy stands how, by what the register tells of them: counted with policy.doubt_rank, and
-- told as that is.
create table policy.population (
  area_code text not null check (area_code ~ '^[0-9]{12}$'),
  area_lo int not null,
  policy text not null,
  entitled int not null check (entitled >= 0),
  -- Entitled, but for a doubt.
  checked int not null check (checked >= 0),
  -- Something of them is not known.
  open int not null check (open >= 0),
  computed_at timestamptz not null,
  primary key (area_code, policy)
);
create index population_area on policy.population (area_lo, policy);
alter table policy.population enable row level security;
alter table policy.population force row level security;
create policy seen on policy.population for select to leye_app using (area_lo between ground.lo() and ground.hi());
create policy counted on policy.population for all to leye_worker
  using (area_lo between ground.lo() and ground.hi()) with check (area_lo between ground.lo() and ground.hi());
grant select on policy.population to leye_app;
grant select, insert, delete on policy.population to leye_worker;
