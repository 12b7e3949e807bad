-- Applications follow whoever is merged into another, and go back when that is undone: the rows that a merge has moved say so. Only this
-- function may change whose they are; the history goes with its application. Two that are open for one posting do not (application_once).
alter table matching.application add column merge_id uuid;
create policy by_merge on matching.application for all to current_user using (true) with check (true);
create policy by_merge on matching.application_event for all to current_user using (true) with check (true);

create function matching.follow_merge(p_merge uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  m record;
begin
  select * into m from people.merge_to_follow(p_merge);
  if m.undone_at is null then
    update matching.application t set person_id = m.into_person, merge_id = p_merge where t.person_id = m.from_person;
  else
    update matching.application t set person_id = m.from_person, merge_id = null where t.person_id = m.into_person and t.merge_id = p_merge;
  end if;
  update matching.application_event e set person_id = t.person_id
  from matching.application t
  where t.person_id in (m.into_person, m.from_person)
    and e.person_id in (m.into_person, m.from_person) and e.application_id = t.application_id and e.person_id <> t.person_id;
end $$;
revoke execute on function matching.follow_merge(uuid) from public;
grant execute on function matching.follow_merge(uuid) to leye_app, leye_worker;
