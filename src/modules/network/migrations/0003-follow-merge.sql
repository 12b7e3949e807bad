-- What somebody has reported as wrong follows him when he is merged into another, and goes back when that is undone: the rows that a merge
-- has moved say so. Only this function may change whose they are.
alter table network.report add column merge_id uuid;
create policy by_merge on network.report for all to current_user using (true) with check (true);

create function network.follow_merge(p_merge uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  m record;
begin
  select * into m from people.merge_to_follow(p_merge);
  if m.undone_at is null then
    update network.report t set person_id = m.into_person, merge_id = p_merge where t.person_id = m.from_person;
  else
    update network.report t set person_id = m.from_person, merge_id = null where t.person_id = m.into_person and t.merge_id = p_merge;
  end if;
end $$;
revoke execute on function network.follow_merge(uuid) from public;
grant execute on function network.follow_merge(uuid) to leye_app, leye_worker;
