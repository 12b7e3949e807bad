-- Applications of people to our own postings, with what both sides did, and what is measured of the answers.
create table matching.application (
  person_id uuid not null,
  application_id uuid not null,
  posting_id uuid not null references matching.posting,
  employer_id uuid not null,
  -- Of the posting; person_area_lo of the person's responsible area: the staff of both see where it stands.
  area_code text not null,
  area_lo int not null,
  person_area_lo int not null,
  -- domain/applications/states.ts
  state text not null check (state in ('new', 'seen', 'invited', 'other-time', 'interview-agreed', 'hired', 'hire-confirmed', 'refused',
    'withdrawn', 'closed')),
  state_since timestamptz not null,
  reason text,
  sent_at timestamptz not null,
  sent_on date not null,
  -- When the employer answered first; looking at it is no answer.
  answered_on date,
  -- By when whose turn it is should act, and when it ends by itself.
  due_on date,
  lapse_on date,
  -- The last reminder that went out, as its day (3, 7); 0: none.
  reminded smallint not null default 0,
  -- Exactly what the person agreed to send: JSON of domain/applications/snapshot.ts, sealed.
  snapshot bytea not null,
  offered timestamptz[] not null,
  proposed timestamptz[] not null,
  interview_at timestamptz,
  place text,
  bring text,
  -- A hire as the employer says it; pay in fen a unit.
  start_on date,
  pay_fen bigint,
  pay_unit text check (pay_unit in ('month', 'day', 'hour', 'piece', 'year')),
  contract text check (contract in ('labour', 'part-time', 'service', 'dispatch', 'trainee')),
  -- Name and phone, sealed: each side's is put here by its own yes and shown once both have said it.
  person_contact bytea,
  employer_contact bytea,
  -- The staff member who sent it for a person at the counter.
  assisted_by uuid,
  station_id uuid,
  skin text not null,
  -- Length of the history.
  events int not null,
  changed_at timestamptz not null,
  primary key (person_id, application_id),
  check ((due_on is null) = (state in ('hire-confirmed', 'refused', 'withdrawn', 'closed'))),
  check ((due_on is null) = (lapse_on is null)),
  check ((reason is not null) = (state in ('refused', 'withdrawn', 'closed')))
);
create unique index application_once on matching.application (person_id, posting_id)
  where state in ('new', 'seen', 'invited', 'other-time', 'interview-agreed', 'hired');
create index application_id on matching.application (application_id);
create index application_posting on matching.application (posting_id, state);
create index application_queue on matching.application (employer_id, state, sent_at);
create index application_area on matching.application (area_lo, state);
create index application_person_area on matching.application (person_area_lo);
create index application_waiting on matching.application (sent_on) where state in ('new', 'seen');
create index application_lapse on matching.application (lapse_on) where lapse_on is not null;
create index application_measured on matching.application (employer_id, sent_on);
alter table matching.application enable row level security;
alter table matching.application force row level security;
create policy seen on matching.application for select to leye_app using (
  person_id = ground.person() or employer_id = ground.employer()
  or area_lo between ground.lo() and ground.hi() or person_area_lo between ground.lo() and ground.hi()
);
create policy sent on matching.application for insert to leye_app with check (person_id = ground.person());
create policy moved on matching.application for update to leye_app
  using (person_id = ground.person() or employer_id = ground.employer());
create policy kept on matching.application for all to leye_worker using (true) with check (true);
grant select, insert, update (state, state_since, reason, answered_on, due_on, lapse_on, reminded, offered, proposed, interview_at, place,
  bring, start_on, pay_fen, pay_unit, contract, person_contact, employer_contact, events, changed_at)
  on matching.application to leye_app, leye_worker;

-- What happened, with the reasons of both sides: never changed.
create table matching.application_event (
  person_id uuid not null,
  application_id uuid not null,
  seq int not null,
  employer_id uuid not null,
  area_lo int not null,
  person_area_lo int not null,
  at timestamptz not null,
  move text not null,
  from_state text,
  to_state text not null,
  moved_by text not null check (moved_by in ('person', 'employer', 'rule', 'clock')),
  reason text,
  -- A line to the other side, sealed.
  note bytea,
  actor_kind text not null check (actor_kind in ('resident', 'staff', 'job')),
  actor_id uuid,
  -- The staff member who did it for a person or an employer.
  assisted_by uuid,
  station_id uuid,
  skin text not null,
  primary key (person_id, application_id, seq)
);
create index application_event_employer on matching.application_event (employer_id);
create index application_event_area on matching.application_event (area_lo);
create index application_event_person_area on matching.application_event (person_area_lo);
alter table matching.application_event enable row level security;
alter table matching.application_event force row level security;
create policy seen on matching.application_event for select to leye_app using (
  person_id = ground.person() or employer_id = ground.employer()
  or area_lo between ground.lo() and ground.hi() or person_area_lo between ground.lo() and ground.hi()
);
create policy noted on matching.application_event for insert to leye_app
  with check (person_id = ground.person() or employer_id = ground.employer());
create policy kept on matching.application_event for select to leye_worker using (true);
create policy kept_on on matching.application_event for insert to leye_worker with check (true);
grant select, insert on matching.application_event to leye_app, leye_worker;

-- How an employer answers, over all his postings (posting_id NULL) and for each: counts of nobody, public. Who measures is a job, since
-- whoever looks at a posting sees no applications.
create table matching.answer_measure (
  employer_id uuid not null,
  posting_id uuid,
  measured_on date not null,
  due int not null,
  answered_in_time int not null,
  answered int not null,
  median_days real,
  hires int not null,
  unique nulls not distinct (employer_id, posting_id)
);
create index answer_measure_posting on matching.answer_measure (posting_id);
alter table matching.answer_measure enable row level security;
alter table matching.answer_measure force row level security;
create policy seen on matching.answer_measure for select to leye_app, leye_worker using (true);
create policy kept on matching.answer_measure for all to leye_worker using (true) with check (true);
grant select on matching.answer_measure to leye_app;
grant select, insert, update, delete on matching.answer_measure to leye_worker;
