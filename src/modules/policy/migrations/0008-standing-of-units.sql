-- Units are entitled to something, too: a standing is a person's or an employer's, whose ids (UUIDv7) never meet.
alter table policy.standing rename column person_id to holder_id;
alter table policy.standing add column subject text not null default 'person' check (subject in ('person', 'unit'));
alter table policy.standing alter column subject drop default;
create function policy.holds(subject text, holder uuid) returns boolean stable parallel safe language sql
  return case subject when 'person' then holder = ground.person() else holder = ground.employer() end;
drop policy seen on policy.standing;
drop policy put_away on policy.standing;
create policy seen on policy.standing for select to leye_app
  using (policy.holds(subject, holder_id) or area_lo between ground.lo() and ground.hi());
create policy put_away on policy.standing for update to leye_app using (policy.holds(subject, holder_id));

-- People are looked at first, then employers.
alter table policy.looking rename column after_person to after_holder;
alter table policy.looking add column subject text not null default 'person' check (subject in ('person', 'unit'));
alter table policy.looking alter column subject drop default;
