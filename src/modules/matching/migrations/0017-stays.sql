-- Of an employer's hires whose first months are over, how many stayed, as far as anybody said (decisions/0043-profiles.md). Only what may be shown:
-- of fewer known ones than five nothing is kept. A job counts, since nobody else sees all people's words.
create table matching.stay_measure (
  employer_id uuid primary key,
  -- Of the employer.
  area_lo int not null,
  measured_on date not null,
  -- Hires that the people themselves confirmed and whose days are over.
  due int not null,
  -- Of whom anybody has said since whether they stayed; NULL: fewer than five.
  known int check (known >= 5),
  stayed int,
  check ((known is null) = (stayed is null) and stayed between 0 and known and known <= due)
);
alter table matching.stay_measure enable row level security;
alter table matching.stay_measure force row level security;
create policy seen on matching.stay_measure for select to leye_app
  using (employer_id = ground.employer() or area_lo between ground.lo() and ground.hi());
create policy kept on matching.stay_measure for all to leye_worker using (true) with check (true);
grant select on matching.stay_measure to leye_app;
grant select, insert, update, delete on matching.stay_measure to leye_worker;
