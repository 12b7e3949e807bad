import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { type Day, dayOf } from '../../../ground/clock/day.ts';
import type { TestDatabase } from '../../../ground/testing/database.ts';
import { canonical } from '../domain/canonical.ts';
import { commitmentOf, dayTag, eventBytes, type ServiceFunction } from '../domain/event.ts';
import { sha256 } from '../hash.ts';
import { someArea } from './services.ts';

const atOnce = 2000;
const functions: ServiceFunction[] = ['F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7', 'F8'];

/**
 * Fills a year's ledger through `ledger.append`, many events in a statement: services of 50,000 persons at 40 stations in 2026
 * up to the database's now.
 */
export async function fillMany(db: TestDatabase, count: number): Promise<{ stations: string[] }> {
  const stations = Array.from({ length: 40 }, () => randomUUID());
  const persons = Array.from({ length: Math.min(50_000, count) }, () => ({ id: randomUUID(), key: randomBytes(32) }));
  const now = db.clock.now().getTime();
  const year = now - Date.UTC(2026, 0, 1);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)] as T;
  const serviceAt = () => {
    const { id, key } = pick(persons);
    const given = new Date(now - Math.floor(Math.random() * year));
    const day: Day = dayOf(given);
    const [eventId, salt] = [randomUUID(), randomBytes(32)];
    const body = canonical({ person: id, item: { zh: '求职登记', en: 'Registration' }, station: '站', staff: null, details: {} });
    const bytes = eventBytes({
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
      who: dayTag(sha256, key, day),
      commitment: commitmentOf(sha256, salt, body),
      reverses: null,
      reason: null,
    });
    return { bytes: Buffer.from(bytes), id, salt, body };
  };
  for (let left = count; left > 0; left -= atOnce) {
    const lot = Array.from({ length: Math.min(atOnce, left) }, serviceAt);
    await db.asJob(({ tx }) =>
      sql`select (ledger.append(bytes, person, ${someArea.lo}, salt, body)).added
        from unnest(${lot.map(({ bytes }) => bytes)}::bytea[], ${lot.map(({ id }) => id)}::uuid[],
          ${lot.map(({ salt }) => salt)}::bytea[], ${lot.map(({ body }) => body)}::text[]) as given (bytes, person, salt, body)`.execute(tx),
    );
  }
  return { stations };
}
