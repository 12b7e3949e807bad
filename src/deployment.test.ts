import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDeployment } from './deployment.ts';
import { readConfig } from './ground/config.ts';
import { openKeys } from './ground/crypto/keys.ts';
import { startEmbedded } from './ground/database/embedded.ts';

let folder: string;
const file = (name: string) => join(folder, name);
const open = (purpose: 'serve' | 'command' = 'serve') =>
  openDeployment(readConfig({ LEYE_DATA: folder, LEYE_DEMO: '1' }), {
    purpose,
    log: pino({ level: 'silent' }),
    progress: () => {},
  });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leye-deployment-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('is refused with other keys, changes nothing, and opens again with its own', async () => {
  await (await open()).close();
  await rename(file('keys.json'), file('own.json'));
  openKeys(file('keys.json'), { create: true });
  await expect(open()).rejects.toMatchObject({ code: 'keys.other' });
  await rename(file('own.json'), file('keys.json'));
  // With the passwords of the other keys it could not sign in.
  const again = await open();
  expect(again.demo).toBe(true);
  await again.close();
}, 120_000);

async function inDatabase(statement: string): Promise<void> {
  const server = await startEmbedded({ folder, purpose: 'command' });
  const client = new pg.Client({ connectionString: server.superuserUrl('leye') });
  await client.connect();
  await client.query(statement);
  await client.end();
  await server.stop();
}

it('goes on with a first start that was cut short, also for a command, and is the demonstration that it was to be', async () => {
  await (await open()).close();
  // As a kill between two modules leaves it: nothing is kept under the keys yet.
  await inDatabase(
    "delete from migration.done where module = 'policy'; drop schema policy cascade; delete from ground.mark",
  );
  const again = await open('command');
  expect(again.demo).toBe(true);
  await again.asJob('test', 'test', (ctx) => sql`select 1 from policy.confirmation`.execute(ctx.tx));
  await again.close();
}, 120_000);

it('of another version is refused in a sentence', async () => {
  await (await open()).close();
  await inDatabase("update migration.done set hash = 'other' where module = 'cases'");
  await expect(open()).rejects.toMatchObject({ status: 503, code: 'database.other-version' });
}, 120_000);
