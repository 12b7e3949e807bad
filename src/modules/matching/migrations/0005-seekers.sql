-- How many look for a kind of work in a county, counted once a day for employers. Only what may be shown stands here, so that all of it
-- is public: nothing of fewer than five people, and counts in fives (domain/seekers.ts). Of whom it was counted is not kept.
create table matching.seeker_count (
  -- A county.
  area_code text not null,
  -- domain/kind-of-work.ts
  kind text not null,
  seekers int not null check (seekers >= 5 and seekers % 5 = 0),
  -- Of those who said which pay they want: how many, and its quartiles in fen a month; NULL: too few to be shown.
  pay_of int check (pay_of >= 5 and pay_of % 5 = 0),
  pay_low bigint,
  pay_middle bigint,
  pay_high bigint,
  -- Who said that he works no nights; NULL: too few, or all but a few.
  no_nights int check (no_nights >= 5 and no_nights % 5 = 0),
  primary key (area_code, kind),
  check ((pay_middle is null) = (pay_of is null)),
  check ((pay_low is null) = (pay_high is null)),
  check (pay_low is null or pay_middle is not null)
);
alter table matching.seeker_count enable row level security;
alter table matching.seeker_count force row level security;
create policy seen on matching.seeker_count for select to leye_app, leye_worker using (true);
create policy kept on matching.seeker_count for all to leye_worker using (true) with check (true);
grant select on matching.seeker_count to leye_app;
grant select, insert, delete on matching.seeker_count to leye_worker;

-- The day on which it was counted last; no row: it never was. What is not in the table then is not few, but not known.
create table matching.seeker_counting (
  counted_on date primary key
);
alter table matching.seeker_counting enable row level security;
alter table matching.seeker_counting force row level security;
create policy seen on matching.seeker_counting for select to leye_app, leye_worker using (true);
create policy kept on matching.seeker_counting for all to leye_worker using (true) with check (true);
grant select on matching.seeker_counting to leye_app;
grant select, insert, delete on matching.seeker_counting to leye_worker;
