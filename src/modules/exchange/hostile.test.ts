import { beforeAll, expect, test } from 'vitest';
import { openTestDatabase } from '../../ground/testing/database.ts';
import { openTestService } from '../../testing.ts';
import { goodFile, quickFiles } from './testing/hostile-files.ts';
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

const files = quickFiles();

test.each(files.map(({ name, ...file }) => [name, file] as const))(
  '%s',
  async (name, { content, becomes }) => {
    expect(await clerk.send(name, content)).toEqual(becomes);
  },
);

test('meanwhile others are answered, and nothing is left behind', () => {
  expect(clerk.slowest()).toBeLessThan(1000);
  expect(filesLeft()).toEqual([]);
  expect(threads()).toBeLessThanOrEqual(before);
});
