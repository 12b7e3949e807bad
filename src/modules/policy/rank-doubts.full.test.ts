import { expect, it } from 'vitest';
import { seedDemo } from '../../demo.ts';
import { openTestDatabase } from '../../ground/testing/database.ts';
import { openTestService } from '../../testing.ts';
import { rankDoubts } from './actions/rank-doubts.ts';

/** 2.4 s on two shared cores; when every open verdict was looked into for whether it is settled all the same it took 69 s. */
const mostSeconds = 15;

it('counts the people of the demonstration in seconds', async () => {
  const db = await openTestDatabase();
  const service = await openTestService(db);
  await seedDemo(service.deployment, () => {});
  const began = performance.now();
  await db.asJob((ctx) => rankDoubts(ctx));
  const seconds = (performance.now() - began) / 1000;
  const [{ people } = { people: 0 }] = await db.rows<{ people: number }>(
    'select count(*)::int as people from people.person',
  );
  expect(people).toBeGreaterThanOrEqual(2000);
  process.stdout.write(`${people} people in ${seconds.toFixed(1)} s\n`);
  expect(seconds).toBeLessThan(mostSeconds);
});
