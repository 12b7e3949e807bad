import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { expect, test } from 'vitest';
import { startTestServer } from './postgres.ts';

async function ask(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

test('a prepared template is cloned, and nothing is left behind', async () => {
  // Of a run that was killed: no process has this number.
  const left = mkdtempSync(join(tmpdir(), 'leye-test-4194305-'));
  const server = await startTestServer(async (url) => {
    await ask(url, "create table word as select '就业' as zh");
  });
  const name = server.template.replace('template', 'clone');
  const clone = server.superuserUrl.replace(/\/[^/]*$/, `/${name}`);
  try {
    await ask(server.superuserUrl, `create database ${name} template ${server.template} strategy file_copy`);
    expect(await ask(clone, 'select zh from word')).toEqual([{ zh: '就业' }]);
    await expect(
      ask(server.superuserUrl.replace(/\/[^/]*$/, `/${server.template}`), 'select 1'),
    ).rejects.toThrow(/not currently accepting/);
    await ask(server.superuserUrl, `drop database ${name}`);
  } finally {
    await server.stop();
  }
  if (process.env.LEYE_TEST_DATABASE_URL) {
    const templates = `select from pg_database where datname = '${server.template}'`;
    expect(await ask(server.superuserUrl, templates)).toEqual([]);
  } else {
    await expect(ask(server.superuserUrl, 'select 1')).rejects.toThrow(/ECONNREFUSED/);
    expect(existsSync(left)).toBe(false);
  }
  rmSync(left, { recursive: true, force: true });
});
