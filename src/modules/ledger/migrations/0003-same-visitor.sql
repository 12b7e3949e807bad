-- A service stays recorded of whom it was recorded. Of a day on which two who are one person were both served, the tag of the one that went
-- counts as that of the one that stays: two tags of one day, and of no other day; nobody's id stands here. It holds when both are erased.
create table ledger.same_visitor (
  who bytea not null check (octet_length(who) = 16),
  area_lo int not null,
  as_who bytea not null check (octet_length(as_who) = 16 and as_who <> who),
  -- By which it is taken back; null once the person is erased, so that nothing leads from here to him or from one of his days to another.
  merge_id uuid,
  -- A tag may stand at stations of several areas; each sees its own.
  primary key (who, area_lo)
);
create index same_visitor_merge on ledger.same_visitor (merge_id);
alter table ledger.same_visitor enable row level security;
alter table ledger.same_visitor force row level security;
create policy in_area on ledger.same_visitor for select to leye_app, leye_worker
  using (area_lo between ground.lo() and ground.hi());
grant select on ledger.same_visitor to leye_app, leye_worker;
create policy forgotten on ledger.same_visitor for update to leye_worker
  using (area_lo between ground.lo() and ground.hi()) with check (merge_id is null);
grant update (merge_id) on ledger.same_visitor to leye_worker;

-- The key of one who was never served is made by the merge, and goes with it where he was not served since.
alter table ledger.pseudonym add column merge_id uuid;

-- The owner reads, and writes keys and tags; what an event or a body may say he still cannot get around.
create policy by_merge on ledger.same_visitor for all to current_user using (true) with check (true);
create policy by_merge on ledger.pseudonym for all to current_user using (true) with check (true);
create policy by_merge on ledger.subject for select to current_user using (true);
create policy by_merge on ledger.service_event for select to current_user using (true);

-- `p_fresh` becomes the key of the one that stays, where he has none.
create function ledger.follow_merge(p_merge uuid, p_fresh bytea) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  m record;
begin
  select * into m from people.merge_to_follow(p_merge);
  if m.undone_at is null then
    insert into ledger.pseudonym (person_id, area_code, area_lo, key, merge_id)
    select m.into_person, own.area_code, own.area_lo, p_fresh, p_merge
    from ledger.pseudonym own where own.person_id = m.from_person
    on conflict (person_id) do nothing;
    -- The tag of the one that stays on the same day: the first 16 bytes of SHA-256 over his key and the day.
    insert into ledger.same_visitor (who, area_lo, as_who, merge_id)
    select distinct e.who, e.area_lo,
      substring(sha256(into_key.key || convert_to(to_char(e.given_day, 'YYYY-MM-DD'), 'UTF8')) for 16), p_merge
    from ledger.subject s
      join ledger.service_event e on e.event_id = s.event_id and e.chain = ledger.chain_of(s.event_id)
      join ledger.pseudonym into_key on into_key.person_id = m.into_person
    where s.person_id = m.from_person
    on conflict (who, area_lo) do nothing;
  else
    delete from ledger.same_visitor v where v.merge_id = p_merge;
    delete from ledger.pseudonym p
    where p.person_id = m.into_person and p.merge_id = p_merge
      and not exists (select from ledger.subject s where s.person_id = m.into_person);
    update ledger.pseudonym p set merge_id = null where p.person_id = m.into_person and p.merge_id = p_merge;
  end if;
end $$;
revoke execute on function ledger.follow_merge(uuid, bytea) from public;
grant execute on function ledger.follow_merge(uuid, bytea) to leye_app, leye_worker;
