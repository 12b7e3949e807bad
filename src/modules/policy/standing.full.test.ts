import { expect, it } from 'vitest';
import { seedDemo } from '../../demo.ts';
import { openTestDatabase } from '../../ground/testing/database.ts';
import { openTestService } from '../../testing.ts';
import { keepStanding } from './actions/keep-standing.ts';
import { lookAgain } from './actions/look-again.ts';
import { turnByDay } from './actions/turn-by-day.ts';
import { hears } from './events.ts';
import { confirmAll } from './testing/confirm-all.ts';

it('keeps where policies stand for the people of the demonstration in seconds, and what changes in moments', async () => {
  const db = await openTestDatabase();
  const service = await openTestService(db);
  await seedDemo(service.deployment, () => {});
  const timed = async (what: string, act: () => Promise<unknown>) => {
    const began = performance.now();
    await act();
    const ms = performance.now() - began;
    const memory = Math.round(process.memoryUsage().heapUsed / 2 ** 20);
    process.stdout.write(`${what}: ${ms.toFixed(0)} ms (heap ${memory} MB)\n`);
    return ms;
  };
  const kept = () =>
    db.rows<{ policy: string; n: number }>('select policy, count(*)::int n from policy.standing group by 1');
  const untilLooked = async () => {
    do await db.asJob((ctx) => lookAgain(ctx));
    while ((await db.rows('select 1 from policy.looking')).length > 0);
  };
  await db.rows('delete from ground.job');
  const first = await timed('first look at all', untilLooked);
  process.stdout.write(`kept: ${JSON.stringify(await kept())}\n`);
  await timed('nothing to look at', untilLooked);
  await confirmAll(db, 'P46', db.clock.now());
  // Killed in the middle of a lot: what it did is undone, and the next goes on from the lot before.
  await db.asJob((ctx) => lookAgain(ctx));
  const died = db.asJob(async (ctx) => {
    await lookAgain(ctx);
    throw new Error('killed');
  });
  await expect(died).rejects.toThrow('killed');
  await timed('one policy confirmed, the rest of it', untilLooked);
  const states = await db.rows(
    "select state, count(*)::int n from policy.standing where subject = 'person' group by 1",
  );
  const said = await db.rows(
    `select payload->>'to' as state, count(*)::int n from ground.outbox
     where name = 'policy.entitlement-changed@1' and payload->>'why' = 'catalogue' group by 1`,
  );
  expect(states).toEqual([{ state: 'entitled', n: expect.any(Number) }]);
  expect(said).toEqual(states);
  const ids = (await db.rows<{ person_id: string }>('select person_id from people.person limit 200')).map(
    ({ person_id }) => person_id,
  );
  const oneFact = await timed('200 people with one changed fact', async () => {
    for (const personId of ids) {
      const payload = { personId, facts: ['person.employment_status'] };
      await db.asJob(async (ctx) =>
        hears['people.facts-recorded@1']?.(ctx, { eventId: '', name: '', saidAt: ctx.clock.now(), payload }),
      );
    }
  });
  await timed('200 people, all policies each', async () => {
    for (const id of ids)
      await db.asJob((ctx) => keepStanding(ctx, 'person', new Map([[id, 'all']]), 'facts'));
  });
  const [{ due } = { due: 0 }] = await db.rows<{ due: number }>(
    `select count(*)::int due from policy.standing where turns_on <= '2027-02-28'`,
  );
  await timed('a day on which nothing turns', () => db.asJob((ctx) => turnByDay(ctx)));
  db.clock.advance({ days: 100 });
  const day = await timed(`a day on which ${due} turn`, () => db.asJob((ctx) => turnByDay(ctx)));
  expect(first).toBeLessThan(60_000);
  expect(oneFact / ids.length).toBeLessThan(100);
  expect(day).toBeLessThan(10_000);
});
