-- How many look for an occupation in a county, and in a town for any work, by month (decisions/0033-supply-and-demand.md). Only what may be
-- shown stands here: nothing of fewer than five people, and counts in steps of five (domain/supply-demand/steps.ts). Of whom it was counted is
-- not kept.
create table matching.seeker_month (
  -- Its first day.
  month date not null,
  -- A county or a town.
  area_code text not null,
  area_lo int not null,
  area_level smallint not null check (area_level in (3, 4)),
  -- domain/supply-demand/occupation-keys.ts; '': any work. A town has no other.
  key text not null,
  -- The true count lies from least to most.
  least int not null check (least >= 5 and least % 5 = 0),
  most int not null,
  primary key (month, area_code, key),
  check (most >= least),
  check (area_level = 3 or key = '')
);
create index seeker_month_area on matching.seeker_month (area_lo, month);
alter table matching.seeker_month enable row level security;
alter table matching.seeker_month force row level security;
create policy seen on matching.seeker_month for select to leye_app using (area_lo between ground.lo() and ground.hi());
create policy kept on matching.seeker_month for all to leye_worker using (true) with check (true);
grant select on matching.seeker_month to leye_app;
grant select, insert, delete on matching.seeker_month to leye_worker;

-- Until when a month was counted; no row: it never was. What is not in the table then is not few, but not known.
create table matching.seeker_month_counting (
  month date primary key,
  counted_to timestamptz not null,
  -- Counties of which nothing is shown by town, since it would say too much beside the county's own figure.
  not_by_town text[] not null
);
alter table matching.seeker_month_counting enable row level security;
alter table matching.seeker_month_counting force row level security;
create policy seen on matching.seeker_month_counting for select to leye_app, leye_worker using (true);
create policy kept on matching.seeker_month_counting for all to leye_worker using (true) with check (true);
grant select on matching.seeker_month_counting to leye_app;
grant select, insert, delete on matching.seeker_month_counting to leye_worker;

-- One advertisement in nine names its day, and a month is asked for by it.
create index collected_posting_day on matching.collected_posting (posted_day) where led_by is null and posted_day is not null;
