-- Which employers were shown a masked card of somebody who agreed to it (decisions/0038-people-for-a-posting.md): once a day and posting, never
-- changed. The person reads how many employers they were.
create table matching.candidate_look (
  look_id uuid primary key,
  person_id uuid not null,
  posting_id uuid not null references matching.posting,
  employer_id uuid not null,
  day date not null,
  at timestamptz not null,
  -- Why, and who looked.
  purpose text not null,
  by_id uuid,
  merge_id uuid
);
create index candidate_look_person on matching.candidate_look (person_id, day);
create index candidate_look_posting on matching.candidate_look (posting_id, day);
alter table matching.candidate_look enable row level security;
alter table matching.candidate_look force row level security;
create policy seen on matching.candidate_look for select to leye_app
  using (person_id = ground.person() or employer_id = ground.employer());
create policy noted on matching.candidate_look for insert to leye_app with check (employer_id = ground.employer());
create policy by_merge on matching.candidate_look for all to current_user using (true) with check (true);
grant select, insert on matching.candidate_look to leye_app;

-- An employer asks somebody whom he was shown to apply. It tells him nothing more of the person, who applies as to any other job, or is not
-- interested.
create table matching.invitation (
  invitation_id uuid primary key,
  person_id uuid not null,
  posting_id uuid not null references matching.posting,
  employer_id uuid not null,
  day date not null,
  at timestamptz not null,
  by_id uuid,
  declined_at timestamptz,
  merge_id uuid
);
create index invitation_person on matching.invitation (person_id);
create index invitation_posting on matching.invitation (posting_id);
alter table matching.invitation enable row level security;
alter table matching.invitation force row level security;
create policy seen on matching.invitation for select to leye_app
  using (person_id = ground.person() or employer_id = ground.employer());
create policy sent on matching.invitation for insert to leye_app with check (employer_id = ground.employer());
create policy answered on matching.invitation for update to leye_app using (person_id = ground.person());
create policy by_merge on matching.invitation for all to current_user using (true) with check (true);
grant select, insert, update (declined_at) on matching.invitation to leye_app;

-- As before, and looks and invitations with them.
create or replace function matching.follow_merge(p_merge uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  m record;
begin
  select * into m from people.merge_to_follow(p_merge);
  if m.undone_at is null then
    update matching.application t set person_id = m.into_person, merge_id = p_merge where t.person_id = m.from_person;
    update matching.candidate_look t set person_id = m.into_person, merge_id = p_merge where t.person_id = m.from_person;
    update matching.invitation t set person_id = m.into_person, merge_id = p_merge where t.person_id = m.from_person;
  else
    update matching.application t set person_id = m.from_person, merge_id = null where t.person_id = m.into_person and t.merge_id = p_merge;
    update matching.candidate_look t set person_id = m.from_person, merge_id = null where t.person_id = m.into_person and t.merge_id = p_merge;
    update matching.invitation t set person_id = m.from_person, merge_id = null where t.person_id = m.into_person and t.merge_id = p_merge;
  end if;
  update matching.application_event e set person_id = t.person_id
  from matching.application t
  where t.person_id in (m.into_person, m.from_person)
    and e.person_id in (m.into_person, m.from_person) and e.application_id = t.application_id and e.person_id <> t.person_id;
end $$;
