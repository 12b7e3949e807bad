-- Rows of people that are not taken over yet and may be somebody on record, or another row. No value of anybody stands here: the words of how
-- the two agree and what each adds, as in exchange.duplicate.

-- How far the accepted rows have been compared; null: this import's are not.
alter table exchange.import add column compared_line int;

-- Under what a row is looked for by other rows: the first 64 bits of a keyed hash. They go when the row has become something.
create table exchange.row_block (
  import_id uuid not null,
  line int not null,
  block bigint not null,
  area_lo int not null,
  primary key (import_id, line, block)
);
create index row_block_found on exchange.row_block (block);
alter table exchange.row_block enable row level security;
alter table exchange.row_block force row level security;
create policy in_area on exchange.row_block for all to leye_app, leye_worker
  using (area_lo between ground.lo() and ground.hi()) with check (area_lo between ground.lo() and ground.hi());
grant select, insert, delete on exchange.row_block to leye_app, leye_worker;

create table exchange.row_alike (
  import_id uuid not null,
  line int not null,
  seq smallint not null check (seq > 0),
  area_lo int not null,
  -- Somebody on record, or an earlier row of this list or of another that waits.
  person_id uuid,
  other_import uuid,
  other_line int,
  weight double precision not null,
  parts jsonb not null,
  against text[] not null,
  -- What somebody said of it; null as long as nobody did.
  said text check (said in ('same', 'different')),
  said_by uuid,
  said_at timestamptz,
  primary key (import_id, line, seq),
  check ((person_id is null) = (other_line is not null) and (other_import is null) = (other_line is null)),
  check ((said is null) = (said_at is null))
);
create index row_alike_person on exchange.row_alike (person_id) where person_id is not null;
alter table exchange.row_alike enable row level security;
alter table exchange.row_alike force row level security;
create policy in_area on exchange.row_alike for all to leye_app, leye_worker
  using (area_lo between ground.lo() and ground.hi()) with check (area_lo between ground.lo() and ground.hi());
grant select, insert, delete, update (said, said_by, said_at) on exchange.row_alike to leye_app, leye_worker;
