-- Employers: who offers work, whether that has been verified, who may be called about it, and who acts for them.
create schema employers;
grant usage on schema employers to leye_app, leye_worker;

create function employers.opened(name text) returns bytea stable parallel safe language sql
  return decode(nullif(current_setting(name, true), ''), 'hex');

-- What a posting shows to everybody. What belongs to a person (phones, the address of a home) stands in employers.contact.
create table employers.employer (
  employer_id uuid primary key,
  -- GB 32100-2015; NULL for a household or a stall without licence, which is known by the person who registered it.
  credit_code text check (credit_code ~ '^[0-9A-HJ-NP-RTUWXY]{18}$'),
  name text not null check (char_length(name) between 2 and 100),
  kind text not null
    check (kind in ('enterprise', 'institution', 'merchant', 'household', 'cooperative', 'school', 'other')),
  -- Section letter of GB/T 4754-2017. NULL is not known.
  industry text check (industry ~ '^[A-T]$'),
  size text check (size in ('under-10', '10-49', '50-299', '300-up')),
  -- 用工地: where the people work, and whose staff answer for it.
  area_code text not null check (area_code ~ '^[0-9]{12}$'),
  area_lo int not null,
  address text check (char_length(address) between 2 and 200),
  lat double precision,
  lon double precision,
  place_precision text check (place_precision in ('exact', 'area')),
  state text not null default 'unverified'
    check (state in ('unverified', 'waiting', 'wanting', 'verified', 'refused', 'lapsed')),
  state_since timestamptz not null,
  verified_on date,
  verify_again_on date,
  refused_for text[],
  -- Days before the end at which the last reminder went out.
  reminded int,
  registered_at timestamptz not null,
  registered_by text not null check (registered_by in ('resident', 'staff', 'job')),
  closed_on date,
  check (kind <> 'household' or (credit_code is null and address is null and place_precision is distinct from 'exact')),
  check (kind in ('household', 'merchant') or credit_code is not null),
  check ((lat is null) = (lon is null) and (lat is null) = (place_precision is null)),
  check ((verified_on is null) = (verify_again_on is null)),
  check (state <> 'verified' or verified_on is not null),
  check ((state = 'refused') = (refused_for is not null))
);
create index employer_area on employers.employer (area_lo, registered_at desc);
create index employer_end on employers.employer (verify_again_on) where state = 'verified';
alter table employers.employer enable row level security;
alter table employers.employer force row level security;
create policy seen on employers.employer for select to leye_app, leye_worker using (true);
create policy made on employers.employer for insert to leye_app, leye_worker
  with check (employer_id = ground.employer() or area_lo between ground.lo() and ground.hi());
create policy changed on employers.employer for update to leye_app, leye_worker
  using (employer_id = ground.employer() or area_lo between ground.lo() and ground.hi());
grant select, insert, update on employers.employer to leye_app, leye_worker;

-- The only authority on which employer has a code: distributes by the code, so two who register one at once meet here.
create table employers.credit_code (
  credit_code text primary key,
  employer_id uuid not null
);
alter table employers.credit_code enable row level security;
alter table employers.credit_code force row level security;
create policy seen on employers.credit_code for select to leye_app, leye_worker using (true);
create policy made on employers.credit_code for insert to leye_app with check (employer_id = ground.employer());
create policy freed on employers.credit_code for delete to leye_app using (employer_id = ground.employer());
create policy kept on employers.credit_code for insert to leye_worker with check (true);
grant select, insert, delete on employers.credit_code to leye_app;
grant select, insert on employers.credit_code to leye_worker;

-- And on which household or unlicensed stall a person has: one of each.
create table employers.own_employer (
  person_id uuid not null,
  kind text not null check (kind in ('household', 'merchant')),
  employer_id uuid not null,
  primary key (person_id, kind)
);
create index own_employer_employer on employers.own_employer (employer_id);
alter table employers.own_employer enable row level security;
alter table employers.own_employer force row level security;
create policy held on employers.own_employer for all to leye_app
  using (person_id = ground.person() or employer_id = ground.employer())
  with check (person_id = ground.person());
create policy kept on employers.own_employer for all to leye_worker using (true) with check (true);
grant select, insert, delete on employers.own_employer to leye_app;
grant select, insert on employers.own_employer to leye_worker;

-- Who is to be called. Open to the employer itself and to the staff of its area.
create table employers.contact (
  employer_id uuid primary key references employers.employer,
  area_code text not null,
  area_lo int not null,
  name_sealed bytea not null,
  name_mask text not null,
  phone_sealed bytea not null,
  phone_mask text not null,
  -- Of a household: where the work is. An employer of another kind has its address in the open.
  address_sealed bytea,
  changed_at timestamptz not null
);
create index contact_area on employers.contact (area_lo);
alter table employers.contact enable row level security;
alter table employers.contact force row level security;
create policy held on employers.contact for all to leye_app, leye_worker
  using (employer_id = ground.employer() or area_lo between ground.lo() and ground.hi());
grant select, insert, update on employers.contact to leye_app, leye_worker;

-- Who acts for it, as colleagues and staff see them; the mandate itself stands in access.mandate.
create table employers.agent (
  employer_id uuid not null references employers.employer,
  mandate_id uuid not null,
  person_id uuid not null,
  area_code text not null,
  area_lo int not null,
  name_mask text not null,
  how text not null check (how in ('registered', 'code', 'counter', 'import')),
  since timestamptz not null,
  ended_at timestamptz,
  primary key (employer_id, mandate_id)
);
create index agent_area on employers.agent (area_lo);
create unique index agent_once on employers.agent (employer_id, person_id) where ended_at is null;
alter table employers.agent enable row level security;
alter table employers.agent force row level security;
create policy held on employers.agent for all to leye_app, leye_worker
  using (employer_id = ground.employer() or area_lo between ground.lo() and ground.hi());
grant select, insert, update (ended_at, area_code, area_lo) on employers.agent to leye_app, leye_worker;

-- Photographs of licences and the like, sealed. One that was handed in for a verification stays with it.
create table employers.document (
  employer_id uuid not null references employers.employer,
  document_id uuid not null,
  area_code text not null,
  area_lo int not null,
  kind text not null check (kind in ('licence', 'authorisation', 'permit', 'premises', 'other')),
  media_type text not null check (media_type in ('image/jpeg', 'image/png', 'application/pdf')),
  bytes int not null check (bytes between 1 and 184320),
  content_sealed bytea not null,
  given_at timestamptz not null,
  given_by text not null check (given_by in ('resident', 'staff', 'job')),
  primary key (employer_id, document_id)
);
create index document_area on employers.document (area_lo);
alter table employers.document enable row level security;
alter table employers.document force row level security;
create policy held on employers.document for all to leye_app, leye_worker
  using (employer_id = ground.employer() or area_lo between ground.lo() and ground.hi());
grant select, insert, update (area_code, area_lo), delete on employers.document to leye_app, leye_worker;

-- Each time that somebody asked to be verified, with what was found and decided.
create table employers.verification (
  employer_id uuid not null references employers.employer,
  verification_id uuid not null,
  area_code text not null,
  area_lo int not null,
  state text not null check (state in ('waiting', 'wanting', 'verified', 'refused', 'withdrawn')),
  asked_at timestamptz not null,
  asked_by text not null check (asked_by in ('resident', 'staff')),
  -- Since when the ball lies with us: a document that was asked for begins the clock anew.
  handed_in_at timestamptz not null,
  due_on date not null,
  due_may_move boolean not null,
  overdue_said_at timestamptz,
  -- What the register of 市场监管 said; NULL until it was asked, and where there is no code to ask for.
  register jsonb,
  register_asked_at timestamptz,
  wanted text[],
  reasons text[],
  -- What the clerk compared.
  compared text[],
  -- Words to the employer: sealed, since people write what they like.
  note_sealed bytea,
  decided_at timestamptz,
  decided_by uuid,
  station_id uuid,
  primary key (employer_id, verification_id),
  check ((state = 'wanting') = (wanted is not null)),
  check ((state = 'refused') = (reasons is not null))
);
create index verification_id on employers.verification (verification_id);
create unique index verification_open on employers.verification (employer_id) where state in ('waiting', 'wanting');
create index verification_queue on employers.verification (area_lo, due_on) where state = 'waiting';
alter table employers.verification enable row level security;
alter table employers.verification force row level security;
create policy held on employers.verification for all to leye_app, leye_worker
  using (employer_id = ground.employer() or area_lo between ground.lo() and ground.hi());
grant select, insert, update on employers.verification to leye_app, leye_worker;

-- A code by which a colleague joins: once, within ten minutes; a new one replaces it.
create table employers.join_code (
  employer_id uuid primary key references employers.employer,
  code_index bytea not null unique check (octet_length(code_index) = 32),
  made_by uuid not null,
  ends_at timestamptz not null
);
alter table employers.join_code enable row level security;
alter table employers.join_code force row level security;
create policy held on employers.join_code for all to leye_app
  using (employer_id = ground.employer() or code_index = employers.opened('app.join_code'))
  with check (employer_id = ground.employer());
create policy swept on employers.join_code for all to leye_worker using (true);
grant select, insert, update, delete on employers.join_code to leye_app;
grant select, delete on employers.join_code to leye_worker;

-- Who of the staff opened a phone, an address or a document, and why. Never changed; the employer sees it too.
create table employers.read_log (
  employer_id uuid not null,
  read_id uuid not null,
  area_code text not null,
  area_lo int not null,
  at timestamptz not null,
  by_id uuid not null,
  by_name text,
  station_id uuid,
  what text[] not null,
  purpose text not null,
  request_id text not null,
  primary key (employer_id, read_id)
);
create index read_log_area on employers.read_log (area_lo);
alter table employers.read_log enable row level security;
alter table employers.read_log force row level security;
create policy written on employers.read_log for insert to leye_app with check (by_id = ground.actor());
create policy seen on employers.read_log for select to leye_app, leye_worker
  using (employer_id = ground.employer() or by_id = ground.actor() or area_lo between ground.lo() and ground.hi());
grant select, insert on employers.read_log to leye_app;
grant select on employers.read_log to leye_worker;

create function employers.never() returns trigger language plpgsql as $$
begin
  raise exception 'employers.read_log is append-only' using errcode = '42501';
end $$;
create trigger reads_stay before update or delete or truncate on employers.read_log
  for each statement execute function employers.never();

-- What the register said of a code, with its day: public data, kept so that the next who asks need not wait.
create table employers.register_answer (
  credit_code text primary key,
  answer jsonb not null,
  asked_at timestamptz not null
);
create index register_answer_age on employers.register_answer (asked_at);
alter table employers.register_answer enable row level security;
alter table employers.register_answer force row level security;
create policy kept on employers.register_answer for all to leye_app, leye_worker using (true) with check (true);
grant select, insert, update on employers.register_answer to leye_app;
grant select, insert, update, delete on employers.register_answer to leye_worker;
