-- Who exists, what is known of them now, and every word of it that was ever recorded.
create schema people;
grant usage on schema people to leye_app, leye_worker;

-- The blind indexes that a door has just computed from numbers it was given: look-up policies open the rows under them and no
-- others, so that nobody can page through who exists.
create function people.opened(name text) returns bytea[] stable parallel safe language sql
  return nullif(current_setting(name, true), '')::bytea[];

-- The only authority on who exists. Distributes by the index, so two people at one number meet here wherever they live.
create table people.identity (
  blind_index bytea primary key check (octet_length(blind_index) = 32),
  person_id uuid not null
);
alter table people.identity enable row level security;
alter table people.identity force row level security;
create policy looked_up on people.identity for select to leye_app, leye_worker
  using (blind_index = any (people.opened('app.identity')));
create policy made on people.identity for insert to leye_app, leye_worker
  with check (blind_index = any (people.opened('app.identity')));
grant select, insert on people.identity to leye_app, leye_worker;

-- The current row: a typed column for each fact of data/facts that people own. NULL is not known.
create table people.person (
  person_id uuid primary key,
  -- The responsible area: where the person lives, or was registered as long as that is not known.
  area_code text not null check (area_code ~ '^[0-9]{12}$'),
  area_lo int not null,
  name_sealed bytea not null,
  name_mask text not null,
  name_index bytea not null,
  id_number_sealed bytea not null,
  id_number_index bytea not null,
  id_number_mask text not null,
  id_document text not null check (id_document in ('resident-card', 'hk-macau-taiwan-permit', 'foreigner-card')),
  birth_date date not null,
  sex text not null check (sex in ('1', '2')),
  phone_sealed bytea,
  phone_mask text,
  residence_area text,
  household_area text,
  work_area text,
  education text,
  school_left_year int,
  employment_status text,
  employer_name text,
  employed_since date,
  last_job text,
  experience_years int,
  wanted_jobs text[],
  wanted_pay_fen bigint,
  wanted_areas text[],
  reach_minutes int,
  no_nights boolean,
  childcare_hours boolean,
  remote_ok boolean,
  skills text[],
  certificates text[],
  groups text[],
  groups_certified text[],
  disabled boolean,
  consent_employers boolean,
  consent_recommendations boolean,
  registered_at timestamptz not null,
  check ((phone_sealed is null) = (phone_mask is null))
);
create index person_area on people.person (area_lo);
create index person_name on people.person (name_index);
create index person_phone_end on people.person (right(phone_mask, 4));
alter table people.person enable row level security;
alter table people.person force row level security;
create policy seen on people.person for select to leye_app, leye_worker
  using (person_id = ground.person() or area_lo between ground.lo() and ground.hi());
create policy changed on people.person for update to leye_app, leye_worker
  using (person_id = ground.person() or area_lo between ground.lo() and ground.hi());
-- Only the door that holds the number makes a person. (No subqueries in policies: a distributed table does not take them.)
create policy made on people.person for insert to leye_app, leye_worker
  with check (id_number_index = any (people.opened('app.identity')));
grant select, insert on people.person to leye_app, leye_worker;
grant update (
  area_code, area_lo, name_sealed, name_mask, name_index, phone_sealed, phone_mask, residence_area, household_area, work_area,
  education, school_left_year, employment_status, employer_name, employed_since, last_job, experience_years, wanted_jobs, wanted_pay_fen, wanted_areas,
  reach_minutes, no_nights, childcare_hours, remote_ok, skills, certificates, groups, groups_certified, disabled,
  consent_employers, consent_recommendations
) on people.person to leye_app, leye_worker;

-- Append-only: nobody holds the right to change or remove an entry. Only its area follows the person's, so that the station
-- of the new area reads on and that of the old one does not.
create table people.fact_log (
  person_id uuid not null references people.person,
  entry_id uuid not null,
  area_code text not null,
  area_lo int not null,
  fact text not null,
  -- Both NULL: recorded as not known.
  value jsonb,
  value_sealed bytea,
  valid_from date not null,
  recorded_at timestamptz not null,
  source_kind text not null check (source_kind in ('self', 'counter', 'department')),
  source_name text,
  by_kind text not null check (by_kind in ('visitor', 'resident', 'staff', 'job')),
  by_id uuid,
  skin text not null,
  primary key (person_id, entry_id),
  check (value is null or value_sealed is null),
  check ((source_kind = 'department') = (source_name is not null))
);
create index fact_log_area on people.fact_log (area_lo);
alter table people.fact_log enable row level security;
alter table people.fact_log force row level security;
create policy seen on people.fact_log for select to leye_app, leye_worker
  using (person_id = ground.person() or area_lo between ground.lo() and ground.hi());
create policy moved on people.fact_log for update to leye_app, leye_worker
  using (person_id = ground.person() or area_lo between ground.lo() and ground.hi());
-- The third: the first entries of a person whom the door has made in this transaction.
create policy made on people.fact_log for insert to leye_app, leye_worker
  with check (
    person_id = ground.person()
    or area_lo between ground.lo() and ground.hi()
    or uuid_send(person_id) = any (people.opened('app.newcomer'))
  );
grant select, insert, update (area_code, area_lo) on people.fact_log to leye_app, leye_worker;

-- People by phone number; several may share one.
create table people.phone_index (
  blind_index bytea not null check (octet_length(blind_index) = 32),
  person_id uuid not null,
  primary key (blind_index, person_id)
);
alter table people.phone_index enable row level security;
alter table people.phone_index force row level security;
create policy looked_up on people.phone_index for all to leye_app, leye_worker
  using (blind_index = any (people.opened('app.phone')))
  with check (blind_index = any (people.opened('app.phone')));
grant select, insert, delete on people.phone_index to leye_app, leye_worker;
