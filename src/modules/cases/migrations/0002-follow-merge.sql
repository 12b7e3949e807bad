-- Cases and drafts follow whoever is merged into another, and go back when that is undone: the rows that a merge has moved say so. Only
-- this function may change whose they are; the history goes with its case.
alter table cases.case_file add column merge_id uuid;
alter table cases.draft add column merge_id uuid;
create policy by_merge on cases.case_file for all to current_user using (true) with check (true);
create policy by_merge on cases.case_event for all to current_user using (true) with check (true);
create policy by_merge on cases.draft for all to current_user using (true) with check (true);

-- Nothing of what happened is ever changed; whose it is may be, by the owner alone.
drop trigger history_stays on cases.case_event;
create trigger history_stays before delete or truncate or update of case_id, seq, event_id, area_code, area_lo, move, from_state, to_state,
  event, reason, due_on, due_may_move, at, recorded_at, moved_by, actor_kind, actor_id, assisted_by, station_id, skin, confirmed, content,
  content_hash, engine on cases.case_event
  for each statement execute function cases.never();

create function cases.follow_merge(p_merge uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  m record;
begin
  select * into m from people.merge_to_follow(p_merge);
  if m.undone_at is null then
    update cases.case_file t set subject_id = m.into_person, merge_id = p_merge where t.subject_id = m.from_person;
    update cases.draft t set subject_id = m.into_person, merge_id = p_merge where t.subject_id = m.from_person;
  else
    update cases.case_file t set subject_id = m.from_person, merge_id = null where t.subject_id = m.into_person and t.merge_id = p_merge;
    update cases.draft t set subject_id = m.from_person, merge_id = null where t.subject_id = m.into_person and t.merge_id = p_merge;
  end if;
  update cases.case_event e set subject_id = t.subject_id
  from cases.case_file t
  where t.subject_id in (m.into_person, m.from_person) and e.case_id = t.case_id and e.subject_id <> t.subject_id;
end $$;
revoke execute on function cases.follow_merge(uuid) from public;
grant execute on function cases.follow_merge(uuid) to leye_app, leye_worker;
