-- Mandates and visits follow whoever is merged into another, and go back when that is undone: the rows that a merge has moved say so. Only
-- this function may change whose they are. Who was signed in as the one that went signs in again, and is the other.
alter table access.mandate add column merge_id uuid;
alter table access.visit add column merge_id uuid;
create policy by_merge on access.mandate for all to current_user using (true) with check (true);
create policy by_merge on access.visit for all to current_user using (true) with check (true);
create policy by_merge on access.session for all to current_user using (true) with check (true);

create function access.follow_merge(p_merge uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  m record;
begin
  select * into m from people.merge_to_follow(p_merge);
  if m.undone_at is null then
    update access.mandate t set person_id = m.into_person, merge_id = p_merge where t.person_id = m.from_person;
    update access.visit t set person_id = m.into_person, merge_id = p_merge where t.person_id = m.from_person;
    update access.session t set ended_at = m.at where t.actor_id = m.from_person and t.ended_at is null;
  else
    update access.mandate t set person_id = m.from_person, merge_id = null where t.person_id = m.into_person and t.merge_id = p_merge;
    update access.visit t set person_id = m.from_person, merge_id = null where t.person_id = m.into_person and t.merge_id = p_merge;
  end if;
end $$;
revoke execute on function access.follow_merge(uuid) from public;
grant execute on function access.follow_merge(uuid) to leye_app, leye_worker;

-- Who read what stays as it was written; the person sees it also where it was he under another number, which `people` opens to him.
create function access.known_as() returns uuid[] stable parallel safe language sql
  return array(select encode(one, 'hex')::uuid from unnest(nullif(current_setting('app.known_as', true), '')::bytea[]) one);
create policy known_as on access.audit for select to leye_app using (person_id = any (access.known_as()));
