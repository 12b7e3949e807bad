import { expect, it } from 'vitest';
import { parseDay } from '../ground/clock/day.ts';
import { openTestDatabase } from '../ground/testing/database.ts';
import { openTestService } from '../testing.ts';
import { seedDemo } from './seed.ts';
import { makeWorld } from './world.ts';

it('seeds', async () => {
  const db = await openTestDatabase();
  const service = await openTestService(db);
  const began = performance.now();
  const mark = (w: string) => {
    process.stderr.write(
      `${w} ${Math.round(performance.now() - began)} ms cpu ${Math.round(process.cpuUsage().user / 1000)}\n`,
    );
  };
  await seedDemo(service.deployment, () => {});
  mark('seeded');
  expect(await db.rows('select count(*)::int as people from people.person')).toEqual([{ people: 2000 }]);
});
