-- Who acts for an employer, and whose household or stall one is, follow whoever is merged into another, and go back when that is undone:
-- the rows that a merge has moved say so. Only this function may change whose they are. One has one household and one stall: where both
-- have, the second's stays under him, and both are acted for under the mandates.
alter table employers.agent add column merge_id uuid;
alter table employers.own_employer add column merge_id uuid;
create index agent_person on employers.agent (person_id);
create policy by_merge on employers.agent for all to current_user using (true) with check (true);
create policy by_merge on employers.own_employer for all to current_user using (true) with check (true);

create function employers.follow_merge(p_merge uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  m record;
begin
  select * into m from people.merge_to_follow(p_merge);
  if m.undone_at is null then
    update employers.agent t set person_id = m.into_person, merge_id = p_merge where t.person_id = m.from_person;
    update employers.own_employer t set person_id = m.into_person, merge_id = p_merge
    where t.person_id = m.from_person
      and not exists (select from employers.own_employer o where o.person_id = m.into_person and o.kind = t.kind);
  else
    update employers.agent t set person_id = m.from_person, merge_id = null where t.person_id = m.into_person and t.merge_id = p_merge;
    update employers.own_employer t set person_id = m.from_person, merge_id = null
    where t.person_id = m.into_person and t.merge_id = p_merge;
  end if;
end $$;
revoke execute on function employers.follow_merge(uuid) from public;
grant execute on function employers.follow_merge(uuid) to leye_app, leye_worker;
