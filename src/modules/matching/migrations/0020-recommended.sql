-- The jobs that fit everybody best who agreed that jobs are recommended to him, as the last night found them
-- (decisions/0047-recommended-jobs.md). No row: he has not agreed, wants no work, or nothing fits.
create table matching.recommended (
  person_id uuid primary key,
  -- The best first.
  posting_ids uuid[] not null check (cardinality(posting_ids) > 0),
  -- The day on which each came in; NULL: it stood there at first.
  since date[] not null,
  -- Of the last one: what scores less cannot come in while the list is full.
  least_score int not null,
  -- What it was made of, hashed: who has said something else is looked at again.
  wishes_hash bytea not null check (octet_length(wishes_hash) = 32),
  check (cardinality(posting_ids) = cardinality(since))
);
alter table matching.recommended enable row level security;
alter table matching.recommended force row level security;
create policy own on matching.recommended for select to leye_app using (person_id = ground.person());
create policy kept on matching.recommended for all to leye_worker using (true) with check (true);
grant select on matching.recommended to leye_app;
grant select, insert, update, delete on matching.recommended to leye_worker;

-- The last night, and up to where changes of jobs are in these lists since.
create table matching.recommending (
  one boolean primary key default true check (one),
  night date not null,
  horizon text not null
);
alter table matching.recommending enable row level security;
alter table matching.recommending force row level security;
create policy kept on matching.recommending for all to leye_worker using (true) with check (true);
grant select, insert, update, delete on matching.recommending to leye_worker;
