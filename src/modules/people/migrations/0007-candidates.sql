-- What employers may be shown of those who agreed that they see what they look for (decisions/0038-people-for-a-posting.md): a row exactly while
-- somebody agrees, wants some work, is on record himself and lives. No name, no number, no day of birth, no sex, no household, no group; of where
-- he lives the township.
create table people.candidate (
  person_id uuid primary key references people.person on delete cascade,
  residence_area text,
  education text,
  experience_years int,
  wanted_jobs text[] not null,
  wanted_occupations text[],
  wanted_pay_fen bigint,
  wanted_areas text[],
  reach_minutes int,
  no_nights boolean,
  childcare_hours boolean,
  remote_ok boolean,
  skills text[],
  certificates text[],
  -- The first day on which the law takes him for 18; NULL: it did when he said so.
  adult_on date,
  -- Since when this is what he wants, and since when he agrees: what is too old has to be asked again.
  wished_on date not null,
  agreed_on date not null
);
create index candidate_jobs on people.candidate using gin (wanted_jobs);
create index candidate_occupations on people.candidate using gin (wanted_occupations);
alter table people.candidate enable row level security;
alter table people.candidate force row level security;
create policy seen on people.candidate for select to leye_app using (ground.employer() is not null);
create policy kept on people.candidate for all to current_user using (true) with check (true);
grant select on people.candidate to leye_app;

-- The row of a person as he stands now; none where he is no candidate.
create function people.candidate_now(p_person uuid) returns setof people.candidate
language sql stable set search_path = pg_catalog, pg_temp as $$
  select p.person_id, left(p.residence_area, 9) || '000', p.education, p.experience_years, p.wanted_jobs, p.wanted_occupations, p.wanted_pay_fen,
    p.wanted_areas, p.reach_minutes, p.no_nights, p.childcare_hours, p.remote_ok, p.skills, p.certificates,
    case when (p.birth_date + interval '18 years')::date + 1 > least(wished.day, agreed.day)
      then (p.birth_date + interval '18 years')::date + 1 end,
    wished.day, agreed.day
  from people.person p
  cross join lateral (
    select l.valid_from as day from people.fact_log l where l.person_id = p.person_id and l.fact = 'person.wanted_jobs'
    order by l.valid_from desc, l.recorded_at desc, l.entry_id desc limit 1
  ) wished
  cross join lateral (
    select l.valid_from as day from people.fact_log l where l.person_id = p.person_id and l.fact = 'person.consent_employers'
    order by l.valid_from desc, l.recorded_at desc, l.entry_id desc limit 1
  ) agreed
  where p.person_id = p_person and p.consent_employers and p.merged_into is null and p.died_on is null and cardinality(p.wanted_jobs) > 0;
$$;
revoke execute on function people.candidate_now(uuid) from public;

-- Only the database writes it, as the owner, so that no way of changing a person can forget it and nobody can put somebody in who has not
-- agreed. Before the end of the transaction, when the log says since when: what is taken back is gone with the very act.
create function people.follow_consent() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from people.candidate where person_id = new.person_id;
  insert into people.candidate select * from people.candidate_now(new.person_id);
  return null;
end $$;
revoke execute on function people.follow_consent() from public;
create constraint trigger consent_given after insert on people.person deferrable initially deferred
  for each row when (new.consent_employers) execute function people.follow_consent();
create constraint trigger consent_changed after update on people.person deferrable initially deferred
  for each row when (old.consent_employers or new.consent_employers) execute function people.follow_consent();

-- Of those who have agreed already.
insert into people.candidate
select c.* from people.person p cross join lateral people.candidate_now(p.person_id) c where p.consent_employers;
