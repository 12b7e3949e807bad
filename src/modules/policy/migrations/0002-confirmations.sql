-- What policies say is in files. That two people have read a statement of theirs in its document stands here, and for how many people of
-- each area a doubt decides.

-- One word of one member of staff on one statement: that the document says the same, or what it says instead. Only added to. It is about
-- what the statement said when it was read (says_hash): after a change it is read anew.
create table policy.confirmation (
  confirmation_id uuid primary key,
  -- In the order of the commits, without gaps: the last one tells whether anything was added.
  seq int not null unique check (seq > 0),
  statement text not null check (statement ~ '^[A-Za-z_][A-Za-z0-9_]*(\.[a-zA-Z0-9-]+)+$' and length(statement) <= 100),
  says_hash bytea not null check (octet_length(says_hash) = 32),
  verdict text not null check (verdict in ('agrees', 'differs')),
  document text not null check (length(document) <= 100),
  article text not null check (length(article) <= 60),
  -- {"words": in own words what the document says, "instead": what it says that we do not}. Sealed, since people write what they like.
  words_sealed bytea not null,
  by_id uuid not null,
  by_name text not null,
  at timestamptz not null,
  -- Nobody is two people. Who agreed may still find that it differs.
  unique (statement, says_hash, by_id, verdict)
);
alter table policy.confirmation enable row level security;
alter table policy.confirmation force row level security;
-- Everybody's results hang on it; no row is about a resident.
create policy read on policy.confirmation for select to leye_app, leye_worker using (true);
create policy written on policy.confirmation for insert to leye_app
  with check (by_id = ground.actor() and ground.lo() is not null);
grant select, insert on policy.confirmation to leye_app;
grant select on policy.confirmation to leye_worker;

-- On whose results a doubt decides: counts of people by the street or town that answers for them. Whole areas are sums of these, and what is
-- shown of a sum below five is that it is below five.
create table policy.doubt_rank (
  area_code text not null check (area_code ~ '^[0-9]{12}$'),
  area_lo int not null,
  statement text not null,
  -- The answer is settled but for it.
  people int not null check (people >= 0),
  -- Something else is not known yet, and then it may decide.
  perhaps int not null check (perhaps >= 0),
  computed_at timestamptz not null,
  primary key (area_code, statement)
);
create index doubt_rank_area on policy.doubt_rank (area_lo);
alter table policy.doubt_rank enable row level security;
alter table policy.doubt_rank force row level security;
create policy seen on policy.doubt_rank for select to leye_app using (area_lo between ground.lo() and ground.hi());
create policy counted on policy.doubt_rank for all to leye_worker
  using (area_lo between ground.lo() and ground.hi()) with check (area_lo between ground.lo() and ground.hi());
grant select on policy.doubt_rank to leye_app;
grant select, insert, delete on policy.doubt_rank to leye_worker;
