-- Two on record who are one person. Nothing is thrown away: the second row stays as it was and is not shown, what was said of him is
-- entered once more under the first, and all of it can be taken back.
create table people.merged (
  merge_id uuid primary key,
  from_person uuid not null references people.person,
  into_person uuid not null references people.person check (into_person <> from_person),
  from_lo int not null,
  into_lo int not null,
  at timestamptz not null,
  by_staff uuid not null,
  why text not null check (why in ('card-seen', 'person-said', 'papers-agree')),
  -- What the first row held in the columns that the merge changed, sealed fields as sealed.
  before jsonb not null,
  undone_at timestamptz,
  undone_by uuid,
  check ((undone_at is null) = (undone_by is null))
);
create unique index merged_from on people.merged (from_person) where undone_at is null;
create index merged_into on people.merged (into_person) where undone_at is null;
alter table people.merged enable row level security;
alter table people.merged force row level security;
create policy seen on people.merged for select to leye_app
  using (from_lo between ground.lo() and ground.hi() and into_lo between ground.lo() and ground.hi());
create policy made on people.merged for insert to leye_app
  with check (from_lo between ground.lo() and ground.hi() and into_lo between ground.lo() and ground.hi());
create policy undone on people.merged for update to leye_app
  using (from_lo between ground.lo() and ground.hi() and into_lo between ground.lo() and ground.hi());
grant select, insert, update (undone_at, undone_by) on people.merged to leye_app;

-- Who was merged into somebody is seen by nobody, but by the act that merges him or takes it back.
alter table people.person add column merged_into uuid;
alter policy seen on people.person
  using (merged_into is null and (person_id = ground.person() or area_lo between ground.lo() and ground.hi()));
alter policy changed on people.person
  using (merged_into is null and (person_id = ground.person() or area_lo between ground.lo() and ground.hi()));
-- As ids, so that the primary key finds them: a function of the column would take the index away from every read of people.
create function people.merging() returns uuid[] stable parallel safe language sql
  return array(select encode(one, 'hex')::uuid from unnest(people.opened('app.merge')) one);
create policy merging on people.person for select to leye_app using (person_id = any (people.merging()));
create policy merges on people.person for update to leye_app using (person_id = any (people.merging()));
grant update (merged_into) on people.person to leye_app;

-- An entry that a merge wrote once more; the word itself stays where it was said.
alter table people.fact_log add column merge_id uuid;

-- Numbers and the log stay what nobody may change. What a merge does to them is done by two functions that run as the owner, ask for a
-- merge that the caller may see, and go no further than it.
create policy by_merge on people.merged for select to current_user using (true);
create policy by_merge on people.person for select to current_user using (true);
create policy by_merge on people.identity for all to current_user using (true) with check (true);
create policy by_merge on people.fact_log for all to current_user using (true) with check (true);

-- Run by the two below, as the owner; by anybody else it finds what he may see anyway.
create function people.merge_in_sight(p_merge uuid) returns people.merged
language sql stable as $$
  select m from people.merged m
  where m.merge_id = p_merge and m.from_lo between ground.lo() and ground.hi() and m.into_lo between ground.lo() and ground.hi();
$$;

-- Lets the number of the second lead to the first, or, once the merge is taken back, to the second again.
create function people.turn_number(p_merge uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  m people.merged := people.merge_in_sight(p_merge);
begin
  update people.identity i set person_id = case when m.undone_at is null then m.into_person else m.from_person end
  from people.person p
  where p.person_id = m.from_person and i.blind_index = p.id_number_index
    and i.person_id = case when m.undone_at is null then m.from_person else m.into_person end;
  if not found then
    raise exception 'the number of this merge leads elsewhere';
  end if;
end $$;

-- Takes away what a merge wrote once more, when it is taken back.
create function people.forget_copies(p_merge uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  m people.merged := people.merge_in_sight(p_merge);
begin
  delete from people.fact_log l
  where l.person_id = m.into_person and l.merge_id = m.merge_id and m.undone_at is not null;
end $$;

revoke execute on function people.merge_in_sight(uuid), people.turn_number(uuid), people.forget_copies(uuid) from public;
grant execute on function people.turn_number(uuid), people.forget_copies(uuid) to leye_app;

-- Who is looked for as the same person: born on one day in one county; and whose log has grown since the last look.
create index person_born on people.person (birth_date, left(area_code, 6));
create index fact_log_recorded on people.fact_log using brin (recorded_at);
