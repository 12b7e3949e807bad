-- Stations: where a person is near. Public within the deployment.
create schema network;
grant usage on schema network to leye_app, leye_worker;

create table network.station (
  station_id uuid primary key,
  name text not null,
  area_code text not null,
  area_lo int not null,
  address text not null,
  phone text not null,
  -- Opening times by ISO weekday: [{"days":[1,2,3,4,5],"from":"08:30","to":"17:30"}]
  hours jsonb not null,
  -- ISO date on which somebody last made sure that this is true.
  checked_on date not null,
  closed_on date
);
create index station_area on network.station (area_lo);
alter table network.station enable row level security;
alter table network.station force row level security;
create policy seen on network.station for select to leye_app, leye_worker using (true);
create policy kept on network.station for all to leye_worker using (true) with check (true);
grant select on network.station to leye_app;
grant select, insert, update on network.station to leye_worker;
