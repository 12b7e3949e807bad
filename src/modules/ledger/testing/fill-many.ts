import type { TestDatabase } from '../../../ground/testing/database.ts';
import { someArea } from './services.ts';

// Written a second time in SQL, so that it is quick (a million events in a minute) and so that what verification holds it against
// does not come from the same code: the canonical texts, the seals, the day tags and the chains.
const chainAggregate = `
  create function pg_temp.link(before bytea, leaf bytea) returns bytea immutable language sql as 'select sha256(before || leaf)';
  create aggregate pg_temp.chain_hash(bytea) (sfunc = pg_temp.link, stype = bytea, initcond = '\\x${'00'.repeat(32)}')`;

const isoMoment = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;

const services = (count: number) => `
  create temp table made as
  with service as (
    select i, md5('event' || i)::uuid as event_id, md5('person' || i % (${count / 4}))::uuid as person,
      sha256(('key' || i % (${count / 4}))::bytea) as key, sha256(('salt' || i)::bytea) as salt,
      'F' || (1 + i % 8) as function, md5('station' || i % 40) as station,
      timestamptz '2026-01-01 00:00+08' + (i::bigint * 7919 % 27000000) * interval '1 s' as given
    from generate_series(1, ${count}) as i
  ), sealed as (
    select *, '{"details":{},"item":{"en":"Registration","zh":"求职登记"},"person":"' || person
        || '","staff":null,"station":"站"}' as body,
      (given at time zone 'Asia/Shanghai')::date as day, to_char(given at time zone 'UTC', ${isoMoment}) as moment
    from service
  ), said as (
    select *, substr(sha256(key || day::text::bytea), 1, 16) as who,
      (get_byte(sha256(event_id::text::bytea), 0) % 64)::smallint as chain,
      encode(sha256(salt || convert_to(body, 'UTF8')), 'hex') as commitment
    from sealed
  ), written as (
    select *, convert_to('{"area":"${someArea.code}","by":"self","commitment":"' || commitment || '","eventId":"' || event_id
      || '","evidence":"cases.case:' || event_id || '","function":"' || function || '","givenAt":"' || moment
      || '","item":"job-seeking","kind":"case-completed","reason":null,"recordedAt":"' || moment
      || '","reverses":null,"skin":"phone","station":"' || station || '","v":1,"who":"' || encode(who, 'hex') || '"}', 'UTF8') as bytes
    from said
  )
  select *, row_number() over one - 1 as seq, pg_temp.chain_hash(sha256('\\x00'::bytea || bytes)) over one as hash
  from written window one as (partition by chain order by i)`;

/**
 * Fills an empty ledger with a year of services at 40 stations, each person served four times, as the superuser; what
 * `ledger.append` adds later must fit on behind it.
 * @returns the stations.
 */
export async function fillMany(db: TestDatabase, count: number): Promise<string[]> {
  await db.rows(chainAggregate);
  await db.rows(services(count));
  await db.rows(
    `insert into ledger.subject select person, event_id, '${someArea.code}', ${someArea.lo}, salt, body from made`,
  );
  await db.rows(`
    insert into ledger.service_event
    select chain, seq, event_id, bytes, hash, 'case-completed', 'job-seeking', function, station, '${someArea.code}',
      ${someArea.lo}, given, day, given, who, null from made order by i`);
  await db.rows(`
    update ledger.chain c set size = last.seq + 1, hash = last.hash
    from (select distinct on (chain) chain, seq, hash from made order by chain, seq desc) as last where c.chain = last.chain`);
  const stations = await db.rows<{ station: string }>('select distinct station from made');
  await db.rows('drop table made');
  await db.rows('analyze ledger.service_event, ledger.subject');
  return stations.map(({ station }) => station);
}
