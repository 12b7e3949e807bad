-- Requests follow whoever is merged into another, and go back when that is undone: the rows that a merge has moved say so. Only this
-- function may change whose they are; their steps go with them.
alter table callbacks.callback add column merge_id uuid;
create policy by_merge on callbacks.callback for all to current_user using (true) with check (true);
create policy by_merge on callbacks.step for all to current_user using (true) with check (true);

create function callbacks.follow_merge(p_merge uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  m record;
begin
  select * into m from people.merge_to_follow(p_merge);
  if m.undone_at is null then
    update callbacks.callback t set person_id = m.into_person, merge_id = p_merge where t.person_id = m.from_person;
  else
    update callbacks.callback t set person_id = m.from_person, merge_id = null where t.person_id = m.into_person and t.merge_id = p_merge;
  end if;
  update callbacks.step s set person_id = t.person_id
  from callbacks.callback t
  where t.person_id in (m.into_person, m.from_person) and s.callback_id = t.callback_id and s.person_id <> t.person_id;
end $$;
revoke execute on function callbacks.follow_merge(uuid) from public;
grant execute on function callbacks.follow_merge(uuid) to leye_app, leye_worker;
