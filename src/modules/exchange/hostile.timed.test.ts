import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
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
let atFirst: ReturnType<typeof megabytes>;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Of this process: what is held once what nobody holds is collected, and its whole size. */
function megabytes() {
  collect();
  const { rss, heapUsed, external } = process.memoryUsage();
  return { held: Math.round((heapUsed + external) / 2 ** 20), process: Math.round(rss / 2 ** 20) };
}

beforeAll(async () => {
  clerk = await clerkWhoSends(db, service);
  expect(await clerk.send('good', goodFile())).toEqual({ rows: 1, waiting: 0 });
  before = threads();
  atFirst = megabytes();
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

test('meanwhile others are answered, and nothing is left behind', async () => {
  // What an ended thread and a closed request held goes a moment after them.
  const held = () => megabytes().held - atFirst.held;
  await expect.poll(held, { timeout: 10_000, interval: 500 }).toBeLessThanOrEqual(20);
  const left = megabytes();
  process.stdout.write(
    `slowest answer ${Math.round(clerk.slowest())} ms; MB ${JSON.stringify({ atFirst, left })}\n`,
  );
  expect(clerk.slowest()).toBeLessThan(1000);
  expect(filesLeft()).toEqual([]);
  expect(threads()).toBeLessThanOrEqual(before);
  // What the process grew by: these files unread would take gigabytes.
  expect(left.process - atFirst.process).toBeLessThanOrEqual(300);
});
