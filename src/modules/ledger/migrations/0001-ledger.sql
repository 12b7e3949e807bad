-- The service ledger: one event for each service really given, in 64 hash chains that only grow.
create schema ledger;
grant usage on schema ledger to leye_app, leye_worker;

-- The chain of an event: the first byte of the SHA-256 of its id, mod 64.
create function ledger.chain_of(event_id uuid) returns smallint immutable parallel safe language sql
  return (get_byte(sha256(convert_to(event_id::text, 'UTF8')), 0) % 64)::smallint;

-- Where each chain ends. Its row is locked by an append until that commits, so a chain has no gap and no fork.
create table ledger.chain (
  chain smallint primary key check (chain between 0 and 63),
  size bigint not null check (size >= 0),
  hash bytea not null check (octet_length(hash) = 32)
) with (fillfactor = 10);
alter table ledger.chain enable row level security;
alter table ledger.chain force row level security;
-- Not personal: counts and hashes. Nobody but ledger.append (as the owner) has the right to write here.
create policy all_chains on ledger.chain using (true) with check (true);
grant select on ledger.chain to leye_app, leye_worker;
insert into ledger.chain select chain, 0, decode(repeat('00', 32), 'hex') from generate_series(0, 63) as chain;

-- Who was served, and what was said of it: the body that an event commits to, and its salt. The only table here that knows a
-- person; its rows are destroyed on erasure, and then nothing leads from an event to the person.
create table ledger.subject (
  person_id uuid not null,
  event_id uuid not null,
  area_code text not null,
  area_lo int not null,
  salt bytea not null check (octet_length(salt) = 32),
  -- The canonical text (RFC 8785) that was sealed, not jsonb: it must come back byte for byte.
  body text not null,
  primary key (person_id, event_id)
);
create index subject_event on ledger.subject (event_id);
create index subject_area on ledger.subject (area_lo);
alter table ledger.subject enable row level security;
alter table ledger.subject force row level security;
create policy subject_scope on ledger.subject
  using (person_id = ground.person() or area_lo between ground.lo() and ground.hi())
  with check (person_id = ground.person() or area_lo between ground.lo() and ground.hi());
grant select on ledger.subject to leye_app, leye_worker;
grant delete on ledger.subject to leye_worker;

-- The random key behind a person's day tags; destroyed with the person's subject rows.
create table ledger.pseudonym (
  person_id uuid primary key,
  area_code text not null,
  area_lo int not null,
  key bytea not null check (octet_length(key) = 32)
);
create index pseudonym_area on ledger.pseudonym (area_lo);
alter table ledger.pseudonym enable row level security;
alter table ledger.pseudonym force row level security;
create policy pseudonym_scope on ledger.pseudonym
  using (person_id = ground.person() or area_lo between ground.lo() and ground.hi())
  with check (person_id = ground.person() or area_lo between ground.lo() and ground.hi());
grant select, insert on ledger.pseudonym to leye_app, leye_worker;
grant delete on ledger.pseudonym to leye_worker;

-- The events. `bytes` are what was hashed: leaf = SHA-256(00 ‖ bytes), hash = SHA-256(hash before ‖ leaf). The columns behind
-- repeat what the bytes say, so that it can be found and counted, and `leye ledger verify` holds them against the bytes.
-- Only area_lo is not in the bytes: it is the area's place in the area tree, which is renumbered when areas change.
create table ledger.service_event (
  chain smallint not null,
  seq bigint not null check (seq >= 0),
  event_id uuid not null,
  bytes bytea not null,
  hash bytea not null check (octet_length(hash) = 32),
  kind text not null,
  item text not null,
  function text not null check (function in ('F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7', 'F8')),
  station text,
  area_code text not null,
  area_lo int not null,
  given_at timestamptz not null,
  given_day date not null,
  recorded_at timestamptz not null,
  who bytea not null check (octet_length(who) = 16),
  reverses uuid,
  primary key (chain, seq),
  unique (event_id, chain)
);
create index service_event_area on ledger.service_event (given_day, area_lo);
create index service_event_station on ledger.service_event (station, given_day);
create index service_event_reverses on ledger.service_event (reverses) where reverses is not null;
alter table ledger.service_event enable row level security;
alter table ledger.service_event force row level security;
create policy service_event_scope on ledger.service_event
  using (
    area_lo between ground.lo() and ground.hi()
    or exists (select 1 from ledger.subject s where s.person_id = ground.person() and s.event_id = service_event.event_id)
  );
grant select on ledger.service_event to leye_app, leye_worker;

-- Leaf hashes in tiles of 256, written when a head is made: a proof reads two tiles and the roots of the others, not a chain.
-- A copy of what the events say, and not personal: hashes over bytes with a salted seal in them.
create table ledger.tile (
  chain smallint not null,
  number int not null check (number >= 0),
  leaves bytea not null check (octet_length(leaves) between 32 and 8192 and octet_length(leaves) % 32 = 0),
  -- The root of a full tile; null while it grows.
  root bytea check (octet_length(root) = 32),
  primary key (chain, number)
);
alter table ledger.tile enable row level security;
alter table ledger.tile force row level security;
create policy all_tiles on ledger.tile using (true) with check (true);
grant select on ledger.tile to leye_app, leye_worker;
grant insert, update on ledger.tile to leye_worker;

-- Signed heads. A copy belongs with a witness outside: it is what shows a ledger whose end was cut off.
create table ledger.head (
  number bigint primary key,
  made_at timestamptz not null,
  size bigint not null,
  -- The canonical text that was signed, and 64 times a size (8 bytes, big-endian) and a root (32 bytes).
  head text not null,
  chains bytea not null check (octet_length(chains) = 2560),
  signature bytea not null check (octet_length(signature) = 64),
  public_key bytea not null check (octet_length(public_key) = 32)
);
alter table ledger.head enable row level security;
alter table ledger.head force row level security;
create policy all_heads on ledger.head using (true) with check (true);
grant select on ledger.head to leye_app, leye_worker;
grant insert on ledger.head to leye_worker;

-- Nobody has the right to change an event or a head; these triggers refuse it to the owner too.
create function ledger.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'ledger: % of % is refused; a mistake is taken back by a new event', tg_op, tg_table_name
    using errcode = 'insufficient_privilege';
end $$;
-- Every column but area_lo.
create trigger only_grows before delete or update of chain, seq, event_id, bytes, hash, kind, item, function, station,
  area_code, given_at, given_day, recorded_at, who, reverses on ledger.service_event
  for each row execute function ledger.refuse_change();
create trigger only_grows_whole before truncate on ledger.service_event execute function ledger.refuse_change();
create trigger only_grows before update or delete on ledger.head for each row execute function ledger.refuse_change();
create trigger only_grows_whole before truncate on ledger.head execute function ledger.refuse_change();

-- Appends one event, once: the same id again changes nothing and gives the first entry. One statement for the caller; inside, each
-- statement sees what was committed while the one before waited for the chain, which a single statement with sub-queries
-- would not. It runs as the owner so that the app can append and nothing else; the policies hold all the same, since they
-- ask for the scope of the transaction and row-level security is forced.
create function ledger.append(p_bytes bytea, p_person uuid, p_area_lo int, p_salt bytea, p_body text)
returns table (chain smallint, seq bigint, added boolean, same boolean)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  event jsonb := convert_from(p_bytes, 'UTF8')::jsonb;
  id uuid := (event ->> 'eventId')::uuid;
  given timestamptz := (event ->> 'givenAt')::timestamptz;
  own smallint := ledger.chain_of(id);
  ending record;
  first record;
  next_hash bytea;
begin
  select c.size, c.hash into strict ending from ledger.chain c where c.chain = own for update;

  select e.seq, e.bytes into first from ledger.service_event e where e.event_id = id and e.chain = own;
  if found then
    -- The ledger adds the time of record, the salt in the seal and the day tag; everything else must be the same.
    return query select own, first.seq, false,
      convert_from(first.bytes, 'UTF8')::jsonb - '{recordedAt,commitment,who}'::text[]
        = event - '{recordedAt,commitment,who}'::text[]
      and not exists (
        select 1 from ledger.subject s where s.event_id = id and (s.person_id <> p_person or s.body <> p_body));
    return;
  end if;

  if encode(sha256(p_salt || convert_to(p_body, 'UTF8')), 'hex') is distinct from event ->> 'commitment' then
    raise exception 'ledger: the seal does not fit the body' using errcode = 'check_violation';
  end if;
  -- Without a person where the one whose service is taken back has been erased.
  if p_person is not null then
    insert into ledger.subject (person_id, event_id, area_code, area_lo, salt, body)
    values (p_person, id, event ->> 'area', p_area_lo, p_salt, p_body);
  end if;
  next_hash := sha256(ending.hash || sha256('\x00'::bytea || p_bytes));
  insert into ledger.service_event (chain, seq, event_id, bytes, hash, kind, item, function, station, area_code, area_lo,
    given_at, given_day, recorded_at, who, reverses)
  values (own, ending.size, id, p_bytes, next_hash, event ->> 'kind', event ->> 'item', event ->> 'function',
    event ->> 'station', event ->> 'area', p_area_lo, given, (given at time zone 'Asia/Shanghai')::date,
    (event ->> 'recordedAt')::timestamptz, decode(event ->> 'who', 'hex'), (event ->> 'reverses')::uuid);
  update ledger.chain c set size = ending.size + 1, hash = next_hash where c.chain = own;
  return query select own, ending.size, true, true;
end $$;
revoke execute on function ledger.append from public;
grant execute on function ledger.append to leye_app, leye_worker;

-- Appends many events in the order given, each as ledger.append does; `place` counts from 1. The bytes come as the UTF-8 text that they
-- are: half as long as in hexadecimal.
create function ledger.append_many(p_texts text[], p_person uuid[], p_area_lo int[], p_salt bytea[], p_body text[])
returns table (place bigint, chain smallint, seq bigint, added boolean, same boolean)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  events jsonb[];
  ids uuid[];
  chains smallint[];
  again bigint[];
  seqs bigint[];
  hashes bytea[];
  own smallint := -1;
  next_seq bigint;
  last_hash bytea;
  one record;
begin
  select array_agg(u.body::jsonb order by u.place) into events from unnest(p_texts) with ordinality as u(body, place);
  select array_agg(u.id order by u.place), array_agg(ledger.chain_of(u.id) order by u.place) into ids, chains
    from (select (e.event ->> 'eventId')::uuid as id, e.place from unnest(events) with ordinality as e(event, place)) as u;
  -- In one order, so that two lots that meet do not wait for each other; what they wrote is seen from the next statement on.
  perform from ledger.chain c
    where c.chain = any (chains) order by c.chain for update;

  if exists (
    select from unnest(events, p_salt, p_body) as g(event, salt, body)
    where encode(sha256(g.salt || convert_to(g.body, 'UTF8')), 'hex') is distinct from g.event ->> 'commitment'
  ) then
    raise exception 'ledger: the seal does not fit the body' using errcode = 'check_violation';
  end if;

  -- Ids that are there already, or stand earlier in this lot.
  select coalesce(array_agg(g.place), '{}') into again
    from (select u.id, u.own, u.place, row_number() over (partition by u.id order by u.place) as nth
          from unnest(ids, chains) with ordinality as u(id, own, place)) as g
    where g.nth > 1
      or exists (select from ledger.service_event e where e.event_id = g.id and e.chain = g.own);

  -- hash = H(hash before ‖ leaf), chain after chain. A loop: an aggregate of our own took 20 µs an event for its call alone.
  for one in
    select g.place, g.own, sha256('\x00'::bytea || convert_to(g.body, 'UTF8')) as leaf
    from unnest(p_texts, chains) with ordinality as g(body, own, place)
    where g.place <> all (again) order by g.own, g.place
  loop
    if own <> one.own then
      own := one.own;
      select c.size, c.hash into strict next_seq, last_hash from ledger.chain c where c.chain = own;
    end if;
    last_hash := sha256(last_hash || one.leaf);
    seqs[one.place] := next_seq;
    hashes[one.place] := last_hash;
    next_seq := next_seq + 1;
  end loop;

  insert into ledger.subject (person_id, event_id, area_code, area_lo, salt, body)
  select g.person, g.id, g.event ->> 'area', g.area_lo, g.salt, g.body
  from unnest(p_person, ids, events, p_area_lo, p_salt, p_body) with ordinality
    as g(person, id, event, area_lo, salt, body, place)
  where g.person is not null and g.place <> all (again);

  insert into ledger.service_event (chain, seq, event_id, bytes, hash, kind, item, function, station, area_code, area_lo,
    given_at, given_day, recorded_at, who, reverses)
  select g.own, g.seq, g.id, convert_to(g.body, 'UTF8'), g.hash, g.event ->> 'kind', g.event ->> 'item', g.event ->> 'function',
    g.event ->> 'station', g.event ->> 'area', g.area_lo, (g.event ->> 'givenAt')::timestamptz,
    ((g.event ->> 'givenAt')::timestamptz at time zone 'Asia/Shanghai')::date, (g.event ->> 'recordedAt')::timestamptz,
    decode(g.event ->> 'who', 'hex'), (g.event ->> 'reverses')::uuid
  from unnest(chains, seqs, ids, p_texts, hashes, events, p_area_lo) with ordinality
    as g(own, seq, id, body, hash, event, area_lo, place)
  where g.place <> all (again);

  update ledger.chain c set size = l.seq + 1, hash = l.hash
  from (select distinct on (k.own) k.own, k.seq, k.hash
        from unnest(chains, seqs, hashes) with ordinality as k(own, seq, hash, place)
        where k.place <> all (again) order by k.own, k.seq desc) as l
  where c.chain = l.own;

  return query
  select g.place, g.own, g.seq, true, true from unnest(chains, seqs) with ordinality as g(own, seq, place)
  where g.place <> all (again);

  return query
  select g.place, a.chain, a.seq, a.added, a.same
  from unnest(p_texts, p_person, p_area_lo, p_salt, p_body) with ordinality as g(said, person, area_lo, salt, body, place)
    cross join lateral ledger.append(convert_to(g.said, 'UTF8'), g.person, g.area_lo, g.salt, g.body) as a
  where g.place = any (again);
end $$;
revoke execute on function ledger.append_many from public;
grant execute on function ledger.append_many to leye_app, leye_worker;
