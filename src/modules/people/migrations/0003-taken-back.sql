-- A person whom a list has brought in by mistake, and whom nobody has met since, leaves no trace. The door opens exactly those whom it has
-- just looked at; nothing else may be removed, and nothing of the log be changed.
create policy taken_back on people.identity for delete to leye_worker
  using (blind_index = any (people.opened('app.identity')));
create policy taken_back on people.person for delete to leye_worker
  using (uuid_send(person_id) = any (people.opened('app.taken_back')));
create policy taken_back on people.fact_log for delete to leye_worker
  using (uuid_send(person_id) = any (people.opened('app.taken_back')));
grant delete on people.identity, people.person, people.fact_log to leye_worker;
