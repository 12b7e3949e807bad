-- Stations: where people are served. What is published about them has somebody who answers for it and a day on which it lapses.
-- Public within the deployment; reports of what is wrong are not.
create schema network;
grant usage on schema network to leye_app, leye_worker;

create table network.station (
  station_id uuid primary key,
  name text not null,
  -- A kind of data/stations/kinds.yaml; NULL is not known.
  kind text,
  -- 1 province … 5 village or community: the level of its area when it was opened.
  level int not null check (level between 1 and 5),
  operator_kind text check (operator_kind in ('bureau', 'school', 'enterprise', 'social')),
  operator_name text,
  marks text[] not null default '{}',
  functions text[] not null default '{}' check (functions <@ array['F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7', 'F8']),
  -- Codes of data/stations/items.yaml, in the station's own order.
  items text[] not null default '{}',
  area_code text not null check (area_code ~ '^[0-9]{12}$'),
  area_lo int not null,
  address text not null,
  -- How one gets there, in a sentence.
  way text,
  phone text not null,
  -- WGS-84. 'area' is the centre of its area: good for an order, not for going there.
  lat double precision check (lat between 3 and 54),
  lon double precision check (lon between 73 and 136),
  place_source text,
  place_precision text check (place_precision in ('exact', 'street', 'area')),
  -- Somebody is there to talk to; a self-service terminal has nobody.
  staffed boolean not null default true,
  -- Opening times by ISO weekday: [{"days":[1,2,3,4,5],"from":"08:30","to":"17:30"}], sorted, not touching one another.
  hours jsonb not null,
  -- Closed on the holidays of the year's notice and open on the days worked instead; false: the week goes on whatever the calendar says.
  keeps_holidays boolean not null default true,
  -- [{"name":"…","forWhat":"…","phone":null}]: names as residents know them, office telephones.
  staff jsonb not null default '[]',
  -- {"step-free":true,"lift":false}: a code that is missing is not known.
  accessibility jsonb not null default '{}',
  -- ISO weekdays on which somebody there signs; NULL is not known, none is {}.
  sign_days int[],
  opened_on date,
  closed_on date,
  close_reason text,
  merged_into uuid references network.station,
  check ((lat is null) = (lon is null) and (lat is null) = (place_precision is null) and (lat is null) = (place_source is null)),
  check (merged_into is null or closed_on is not null)
);
create index station_area on network.station (area_lo);
alter table network.station enable row level security;
alter table network.station force row level security;
create policy seen on network.station for select to leye_app, leye_worker using (true);
create policy changed on network.station for update to leye_app using (area_lo between ground.lo() and ground.hi());
create policy kept on network.station for all to leye_worker using (true) with check (true);
grant select, update (hours, keeps_holidays, phone, address, way, staff, accessibility, sign_days) on network.station to leye_app;
grant select, insert, update on network.station to leye_worker;

-- A day on which a station is closed (no spans) or keeps other hours than its week says.
create table network.station_exception (
  station_id uuid not null references network.station,
  day date not null,
  area_lo int not null,
  -- [{"from":"09:00","to":"12:00"}]; [] is closed.
  spans jsonb not null,
  why text not null,
  by_staff uuid,
  made_at timestamptz not null,
  primary key (station_id, day)
);
alter table network.station_exception enable row level security;
alter table network.station_exception force row level security;
create policy seen on network.station_exception for select to leye_app, leye_worker using (true);
create policy kept_by_staff on network.station_exception for all to leye_app
  using (area_lo between ground.lo() and ground.hi()) with check (area_lo between ground.lo() and ground.hi());
create policy kept on network.station_exception for all to leye_worker using (true) with check (true);
grant select, insert, update, delete on network.station_exception to leye_app, leye_worker;

-- What became of a station: opened, changed, checked, closed, merged. Only added to.
create table network.station_history (
  entry_id uuid primary key,
  station_id uuid not null references network.station,
  area_lo int not null,
  at timestamptz not null,
  what text not null check (what in ('opened', 'changed', 'checked', 'closed', 'merged')),
  -- Which columns were changed, or why it closed.
  note text,
  by_staff uuid
);
create index station_history_station on network.station_history (station_id, at);
alter table network.station_history enable row level security;
alter table network.station_history force row level security;
create policy seen on network.station_history for select to leye_app, leye_worker using (true);
create policy written on network.station_history for insert to leye_app
  with check (area_lo between ground.lo() and ground.hi() and by_staff = ground.actor());
create policy kept on network.station_history for insert to leye_worker with check (true);
grant select, insert on network.station_history to leye_app, leye_worker;

/*
 * The spans of a day, the same rule as domain/hours.ts, here for sets of stations.
 * kind: ordinary, weekend, holiday, make-up, not-published. On a day worked instead of a day off the hours of the first of Monday to
 * Friday on which the station opens; where it opens on none of them, those of the day itself.
 * PL/pgSQL, since it keeps its plans: as an SQL function, planned anew at each call, it took 0.5 ms a station.
 */
create function network.spans_on(hours jsonb, keeps boolean, exception jsonb, weekday int, kind text) returns jsonb
immutable parallel safe language plpgsql as $$
declare
  as_on int := weekday;
begin
  if exception is not null then return exception; end if;
  if keeps and kind = 'holiday' then return '[]'; end if;
  if keeps and kind = 'make-up' then
    as_on := coalesce(
      (select min(d::int) from jsonb_array_elements(hours) w, jsonb_array_elements_text(w -> 'days') d where d::int <= 5), weekday);
  end if;
  return (
    select coalesce(jsonb_agg(jsonb_build_object('from', h ->> 'from', 'to', h ->> 'to') order by h ->> 'from'), '[]'::jsonb)
    from jsonb_array_elements(hours) h
    where h -> 'days' @> to_jsonb(as_on));
end
$$;

-- One published thing: a station's page (its id is the station's), a contact, an entry of a list. It holds for a station, or for an
-- area and every station in it. `station_id` and the area say who answers for it.
create table network.published_item (
  item_id uuid primary key,
  kind text not null check (kind in ('station', 'contact', 'list-entry')),
  list text check (list in ('policy', 'agency', 'rights', 'consumption')),
  station_id uuid references network.station,
  area_code text not null check (area_code ~ '^[0-9]{12}$'),
  area_lo int not null,
  area_hi int not null,
  title jsonb not null,
  words jsonb not null,
  phone text,
  link text check (link ~ '^https?://'),
  source text,
  -- NULL: nobody has made sure yet; then it is overdue from the start.
  checked_on date,
  expires_on date not null,
  state text not null default 'shown' check (state in ('shown', 'taken-down')),
  -- Since when somebody's report that it is wrong is being looked at.
  doubted_on date,
  changed_at timestamptz not null,
  check ((kind = 'station') = (item_id is not distinct from station_id)),
  check ((kind = 'station') = (list is null)),
  check (expires_on >= checked_on),
  check (area_hi >= area_lo)
);
create index published_item_station on network.published_item (station_id);
create index published_item_area on network.published_item (area_lo, area_hi) where kind <> 'station';
create index published_item_due on network.published_item (expires_on) where state = 'shown';
alter table network.published_item enable row level security;
alter table network.published_item force row level security;
create policy seen on network.published_item for select to leye_app, leye_worker using (true);
create policy made on network.published_item for insert to leye_app with check (area_lo between ground.lo() and ground.hi() and area_hi <= ground.hi());
create policy changed on network.published_item for update to leye_app using (area_lo between ground.lo() and ground.hi() and area_hi <= ground.hi());
create policy kept on network.published_item for all to leye_worker using (true) with check (true);
grant select, insert, update (title, words, phone, link, source, checked_on, expires_on, state, doubted_on, changed_at) on network.published_item to leye_app;
grant select, insert, update on network.published_item to leye_worker;

-- Something published is to be checked, by a station, until a day.
create table network.task (
  task_id uuid primary key,
  item_id uuid not null references network.published_item,
  station_id uuid not null references network.station,
  area_lo int not null,
  why text not null check (why in ('reported', 'overdue')),
  due_on date not null,
  opened_at timestamptz not null,
  outcome text check (outcome in ('confirmed', 'corrected', 'taken-down')),
  done_at timestamptz,
  done_by uuid,
  check ((outcome is null) = (done_at is null))
);
create unique index task_open on network.task (item_id) where outcome is null;
create index task_area on network.task (area_lo, due_on);
alter table network.task enable row level security;
alter table network.task force row level security;
create policy seen on network.task for select to leye_app using (area_lo between ground.lo() and ground.hi());
create policy done on network.task for update to leye_app using (area_lo between ground.lo() and ground.hi());
create policy kept on network.task for all to leye_worker using (true) with check (true);
grant select, update (outcome, done_at, done_by) on network.task to leye_app;
grant select, insert, update on network.task to leye_worker;

-- Somebody says that something published is wrong. Nobody has to be signed in; what he adds in his own words is sealed.
create table network.report (
  report_id uuid primary key,
  item_id uuid not null references network.published_item,
  -- The station at whose page it was seen.
  station_id uuid not null references network.station,
  area_lo int not null,
  reason text not null,
  words_sealed bytea,
  person_id uuid,
  made_at timestamptz not null,
  task_id uuid references network.task,
  answer text check (answer in ('confirmed', 'corrected', 'taken-down')),
  answered_at timestamptz
);
create index report_item on network.report (item_id, made_at);
create index report_task on network.report (task_id);
create index report_person on network.report (person_id, made_at) where person_id is not null;
alter table network.report enable row level security;
alter table network.report force row level security;
create policy made on network.report for insert to leye_app with check (person_id is not distinct from ground.person());
create policy seen on network.report for select to leye_app
  using (person_id = ground.person() or area_lo between ground.lo() and ground.hi());
create policy answered on network.report for update to leye_app using (area_lo between ground.lo() and ground.hi());
create policy kept on network.report for all to leye_worker using (true) with check (true);
grant select, insert, update (answer, answered_at) on network.report to leye_app;
grant select, update, delete on network.report to leye_worker;
