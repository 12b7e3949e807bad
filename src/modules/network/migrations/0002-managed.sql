-- The bureau opens stations, says what can be done there, and closes or merges them; the doors for it are the managers'.
create policy opened on network.station for insert to leye_app with check (area_lo between ground.lo() and ground.hi());
grant insert, update (items, closed_on, close_reason, merged_into) on network.station to leye_app;
