-- An employer whom a list has brought in by mistake, and with whom nobody has had to do since, leaves no trace. The door opens exactly
-- those whom it has just looked at; nothing else may be removed.
create function employers.opened_many(name text) returns bytea[] stable parallel safe language sql
  return nullif(current_setting(name, true), '')::bytea[];
create policy taken_back on employers.employer for delete to leye_worker
  using (uuid_send(employer_id) = any (employers.opened_many('app.taken_back')));
create policy taken_back on employers.contact for delete to leye_worker
  using (uuid_send(employer_id) = any (employers.opened_many('app.taken_back')));
create policy taken_back on employers.credit_code for delete to leye_worker
  using (uuid_send(employer_id) = any (employers.opened_many('app.taken_back')));
grant delete on employers.employer, employers.contact, employers.credit_code to leye_worker;
