import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openTestDatabase } from '../testing/database.ts';
import { stayOpen } from './stay-open.ts';

const db = await openTestDatabase();

test('a transaction outlives what it waits for, however long that takes', async () => {
  const wait = (every: number) =>
    db.asJob(async ({ tx }) => {
      await sql`set local idle_in_transaction_session_timeout = '400ms'`.execute(tx);
      const given = await stayOpen(tx, pause(1200, 'given'), every);
      await sql`select 1`.execute(tx);
      return given;
    });
  expect(await wait(50)).toBe('given');
  await expect(wait(60_000)).rejects.toThrow();
});

test('what the work throws is thrown at once', async () => {
  const failing = db.asJob(({ tx }) => stayOpen(tx, Promise.reject(new Error('broken')), 60_000));
  await expect(failing).rejects.toThrow('broken');
});
