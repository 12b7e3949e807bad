import { randomBytes, randomUUID } from 'node:crypto';
import { dayOf } from '../../../ground/clock/day.ts';
import type { TestDatabase } from '../../../ground/testing/database.ts';
import { canonical } from '../domain/canonical.ts';
import {
  chainCount,
  chainHash,
  chainOf,
  commitmentOf,
  dayTag,
  eventBytes,
  type ServiceEvent,
  type ServiceFunction,
} from '../domain/event.ts';
import { leafHash } from '../domain/merkle.ts';
import { sha256 } from '../hash.ts';
import { someArea } from './services.ts';

const atOnce = 2000;
const functions: ServiceFunction[] = ['F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7', 'F8'];

function pick<T>(list: readonly T[]): T {
  return list[Math.floor(Math.random() * list.length)] as T;
}

/**
 * Fills an empty ledger with a year of services at 40 stations, each person served about four times. The rows are made here and
 * written by the superuser in lots, ten times as fast as by `ledger.append`, whose own rows must then fit on behind them.
 */
export async function fillMany(db: TestDatabase, count: number): Promise<{ stations: string[] }> {
  const stations = Array.from({ length: 40 }, () => randomUUID());
  const persons = Array.from({ length: count / 4 }, () => ({ id: randomUUID(), key: randomBytes(32) }));
  const ends = Array.from({ length: chainCount }, () => ({ size: 0, hash: Buffer.alloc(32) as Uint8Array }));
  const now = db.clock.now().getTime();
  const year = now - Date.UTC(2026, 0, 1);

  function makeRow() {
    const { id, key } = pick(persons);
    const given = new Date(now - Math.floor(Math.random() * year));
    const [eventId, salt] = [randomUUID(), randomBytes(32)];
    const body = canonical({
      person: id,
      item: { zh: '求职登记', en: 'Registration' },
      station: '站',
      staff: null,
      details: {},
    });
    const event: ServiceEvent = {
      v: 1,
      eventId,
      kind: 'case-completed',
      item: 'job-seeking',
      function: pick(functions),
      station: pick(stations),
      area: someArea.code,
      givenAt: given.toISOString(),
      recordedAt: given.toISOString(),
      skin: 'phone',
      by: 'self',
      evidence: `cases.case:${eventId}`,
      who: dayTag(sha256, key, dayOf(given)),
      commitment: commitmentOf(sha256, salt, body),
      reverses: null,
      reason: null,
    };
    const bytes = eventBytes(event);
    const chain = chainOf(sha256, eventId);
    const end = ends[chain] ?? { size: 0, hash: Buffer.alloc(32) };
    end.hash = chainHash(sha256, end.hash, leafHash(sha256, bytes));
    end.size += 1;
    return {
      chain,
      seq: end.size - 1,
      event,
      bytes: Buffer.from(bytes),
      hash: Buffer.from(end.hash),
      person: id,
      salt,
      body,
    };
  }

  for (let left = count; left > 0; left -= atOnce) {
    const rows = Array.from({ length: Math.min(atOnce, left) }, makeRow);
    await db.rows(
      `with given as (
        select * from unnest($1::smallint[], $2::bigint[], $3::bytea[], $4::bytea[], $5::uuid[], $6::bytea[], $7::text[])
          as given (chain, seq, bytes, hash, person, salt, body)
      ), parsed as (
        select *, convert_from(bytes, 'UTF8')::jsonb as event from given
      ), subjects as (
        insert into ledger.subject select person, (event ->> 'eventId')::uuid, event ->> 'area', $8, salt, body from parsed
      )
      insert into ledger.service_event
      select chain, seq, (event ->> 'eventId')::uuid, bytes, hash, event ->> 'kind', event ->> 'item', event ->> 'function',
        event ->> 'station', event ->> 'area', $8, (event ->> 'givenAt')::timestamptz,
        ((event ->> 'givenAt')::timestamptz at time zone 'Asia/Shanghai')::date, (event ->> 'recordedAt')::timestamptz,
        decode(event ->> 'who', 'hex'), null
      from parsed`,
      [
        rows.map(({ chain }) => chain),
        rows.map(({ seq }) => seq),
        rows.map(({ bytes }) => bytes),
        rows.map(({ hash }) => hash),
        rows.map(({ person }) => person),
        rows.map(({ salt }) => salt),
        rows.map(({ body }) => body),
        someArea.lo,
      ],
    );
  }
  await db.rows(
    'update ledger.chain c set size = e.size, hash = e.hash from unnest($1::bigint[], $2::bytea[]) with ordinality as e (size, hash, at) where c.chain = e.at - 1',
    [ends.map(({ size }) => size), ends.map(({ hash }) => Buffer.from(hash))],
  );
  await db.rows('analyze ledger.service_event, ledger.subject');
  return { stations };
}
