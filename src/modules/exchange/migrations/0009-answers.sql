-- What somebody has said of a row that may be somebody on record, by the number under which the list has him: the next list of the source that
-- says so again is not asked. No value stands here.
create table exchange.row_answer (
  kind text not null,
  source text not null,
  -- Blind indexes of what makes the row, and of who it says that it is.
  key_index bytea not null check (octet_length(key_index) = 32),
  name_index bytea not null check (octet_length(name_index) = 32),
  person_id uuid not null,
  area_lo int not null,
  said text not null check (said in ('same', 'different')),
  said_by uuid,
  said_at timestamptz not null,
  primary key (key_index, person_id, kind, source, area_lo)
);
alter table exchange.row_answer enable row level security;
alter table exchange.row_answer force row level security;
create policy in_area on exchange.row_answer for all to leye_app, leye_worker
  using (area_lo between ground.lo() and ground.hi()) with check (area_lo between ground.lo() and ground.hi());
grant select, insert, update, delete on exchange.row_answer to leye_app, leye_worker;

-- Whether it was said of an earlier list.
alter table exchange.row_alike add column said_earlier boolean not null default false check (not said_earlier or said is not null);
grant update (said_earlier) on exchange.row_alike to leye_app, leye_worker;
