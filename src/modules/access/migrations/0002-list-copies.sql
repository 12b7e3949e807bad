-- Lists that left the house as a workbook or on paper: who took which, when, why, how many rows. A copy is a bulk read.
create table access.list_copy (
  copy_id uuid primary key,
  at timestamptz not null,
  actor_kind text not null,
  actor_id uuid,
  actor_name text,
  role text not null,
  station_id uuid,
  employer_id uuid,
  -- Whose list it was, where it is a person's or an employer's: his own, or of whom the visit is with.
  person_id uuid,
  area_code text,
  list text not null,
  template text not null,
  way text not null check (way in ('file', 'print')),
  purpose text not null,
  row_count int not null check (row_count >= 0),
  request_id text not null
);
create index list_copy_actor on access.list_copy (actor_id, at desc);
create index list_copy_person on access.list_copy (person_id, at desc) where person_id is not null;
alter table access.list_copy enable row level security;
alter table access.list_copy force row level security;
create policy written on access.list_copy for insert to leye_app with check (actor_id is not distinct from ground.actor());
create policy about_me on access.list_copy for select to leye_app
  using (person_id = ground.person() or actor_id = ground.actor());
create policy checked on access.list_copy for select to leye_worker using (true);
grant select, insert on access.list_copy to leye_app;
grant select on access.list_copy to leye_worker;

create function access.copies_stay() returns trigger language plpgsql as $$
begin
  raise exception 'access.list_copy is append-only' using errcode = '42501';
end $$;
create trigger list_copies_stay before update or delete or truncate on access.list_copy
  for each statement execute function access.copies_stay();
