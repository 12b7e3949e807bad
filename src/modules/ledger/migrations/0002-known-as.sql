-- A service stays recorded of whom it was recorded: the event commits to it. Whoever was merged into another is read along under him, and
-- his rows are open where those of the other are: `people` says who that is, and opens exactly these.
create function ledger.known_as() returns uuid[] stable parallel safe language sql
  return array(select encode(one, 'hex')::uuid from unnest(nullif(current_setting('app.known_as', true), '')::bytea[]) one);
create policy known_as on ledger.subject for select to leye_app using (person_id = any (ledger.known_as()));
create policy known_as on ledger.service_event for select to leye_app using (
  exists (select from ledger.subject s where s.person_id = any (ledger.known_as()) and s.event_id = service_event.event_id)
);
