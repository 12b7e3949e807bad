import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { packageRoot } from '../package-root.ts';
import { Problem } from '../problem.ts';

interface Migration {
  module: string;
  name: string;
  sql: string;
  hash: string;
}

async function migrationsOf(module: string): Promise<Migration[]> {
  const folder = join(
    packageRoot,
    'src',
    module === 'ground' ? 'ground' : join('modules', module),
    'migrations',
  );
  const names = await readdir(folder).catch(() => []);
  return Promise.all(
    names
      .filter((name) => name.endsWith('.sql'))
      .sort()
      .map(async (name) => {
        const text = await readFile(join(folder, name), 'utf8');
        return { module, name, sql: text, hash: createHash('sha256').update(text).digest('hex') };
      }),
  );
}

/**
 * Brings the schema up to date: ground first, then the modules by name (no module's schema refers to another's), each file
 * once, each in a transaction.
 * A file that was changed after it had run is an error, for then two databases of one version would differ.
 * @param ownerUrl signs in as `leye_owner`.
 * @returns the names of the files that ran now.
 * @throws Problem 503 `database.other-version`.
 */
export async function migrate(ownerUrl: string): Promise<string[]> {
  const modules = (await readdir(join(packageRoot, 'src/modules'))).sort();
  const client = new pg.Client({ connectionString: ownerUrl, options: '-c timezone=Asia/Shanghai' });
  client.on('error', () => {});
  await client.connect();
  try {
    // One migrator at a time: two servers started together do not run a file twice.
    await client.query("select pg_advisory_lock(hashtext('leye.migrate'))");
    await client.query(
      'create schema if not exists migration; ' +
        'create table if not exists migration.done (module text, name text, hash text not null, ran_at timestamptz not null default now(), primary key (module, name)); ' +
        'alter table migration.done enable row level security; alter table migration.done force row level security; ' +
        'drop policy if exists owner on migration.done; create policy owner on migration.done to leye_owner using (true)',
    );
    const done = new Map<string, string>();
    for (const row of (await client.query('select module, name, hash from migration.done')).rows) {
      done.set(`${row.module}/${row.name}`, row.hash);
    }
    const ran: string[] = [];
    for (const module of ['ground', ...modules]) {
      for (const step of await migrationsOf(module)) {
        const id = `${module}/${step.name}`;
        const hash = done.get(id);
        if (hash === step.hash) continue;
        if (hash !== undefined) {
          throw new Problem(503, 'database.other-version', {
            zh: `这个数据库是另一个版本建的（${id} 不一样）。请换回那个版本，或换一个空的数据文件夹（LEYE_DATA）`,
            en: `This database was made by another version (${id} differs); use that version, or an empty folder (LEYE_DATA)`,
          });
        }
        await client.query('begin');
        try {
          await client.query(step.sql);
          await client.query('insert into migration.done (module, name, hash) values ($1, $2, $3)', [
            module,
            step.name,
            step.hash,
          ]);
          await client.query('commit');
        } catch (error) {
          await client.query('rollback');
          throw new Error(`migration ${id}: ${(error as Error).message}`, { cause: error });
        }
        ran.push(id);
      }
    }
    return ran;
  } finally {
    await client.end();
  }
}
