-- What a merge asks of other modules. Each moves what it keeps under a person by a function of its own, which runs as the owner, has the
-- merge from here and goes no further than it: to `into_person` while it stands, back to `from_person` once it is undone.
create function people.merge_to_follow(p_merge uuid) returns people.merged
language plpgsql stable as $$
declare
  m people.merged := people.merge_in_sight(p_merge);
begin
  if m.merge_id is null then
    raise exception 'no such merge is in sight';
  end if;
  return m;
end $$;
revoke execute on function people.merge_to_follow(uuid) from public;

-- What cannot move (the service ledger, who read what) is read along instead: whoever has somebody's id may ask who was
-- merged into him.
create function people.asked() returns uuid[] stable parallel safe language sql
  return array(select encode(one, 'hex')::uuid from unnest(people.opened('app.merged')) one);
create policy asked on people.merged for select to leye_app using (into_person = any (people.asked()));
create policy kept on people.merged for select to leye_worker using (true);
grant select on people.merged to leye_worker;
