import { beforeAll, expect, test } from 'vitest';
import { openTestDatabase } from '../../ground/testing/database.ts';
import { openTestService } from '../../testing.ts';
import { readLimits } from './actions/imports/read-in-thread.ts';
import { goodFile, slowFiles } from './testing/hostile-files.ts';
import { clerkWhoSends, filesLeft, threads } from './testing/send-file.ts';

const db = await openTestDatabase();
const service = await openTestService(db);
let clerk: Awaited<ReturnType<typeof clerkWhoSends>>;
let before: number;
beforeAll(async () => {
  clerk = await clerkWhoSends(db, service);
  expect(await clerk.send('good', goodFile())).toEqual({ rows: 1, waiting: 0 });
  before = threads();
});

test.each(slowFiles().map(({ name, ...file }) => [name, file] as const))(
  '%s',
  async (name, { content, becomes }) => {
    const began = performance.now();
    expect(await clerk.send(name, content())).toEqual(becomes);
    process.stdout.write(`${name}: ${((performance.now() - began) / 1000).toFixed(1)} s\n`);
  },
);

test('a file that takes too long', async () => {
  const { seconds } = readLimits;
  readLimits.seconds = 0.05;
  try {
    expect(await clerk.send('slow', goodFile())).toBe('takes-too-much');
  } finally {
    readLimits.seconds = seconds;
  }
});

test('meanwhile others are answered, and nothing is left behind', () => {
  const megabytes = Math.round(process.memoryUsage().rss / 2 ** 20);
  process.stdout.write(`slowest answer ${Math.round(clerk.slowest())} ms; ${megabytes} MB at the end\n`);
  expect(clerk.slowest()).toBeLessThan(1000);
  expect(filesLeft()).toEqual([]);
  expect(threads()).toBeLessThanOrEqual(before);
  // With the test's own 150 or so, and what the allocator keeps of threads that have ended; unread, these files would take gigabytes. What an
  // import takes is the bench's to measure.
  expect(megabytes).toBeLessThanOrEqual(700);
});
