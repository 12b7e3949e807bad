// Runs a command with LEYE_TEST_DATABASE_URL naming a throwaway PostgreSQL 15, the oldest that the product supports:
//   node tools/postgres15.mjs npx vitest run --project unit
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installPackages } from './chromium.mjs';
import { finish, Hindrance } from './prepare.mjs';
import { runThrough } from './run-through.mjs';

const programs = [
  '/usr/lib/postgresql/15/bin',
  '/opt/homebrew/opt/postgresql@15/bin',
  '/usr/local/opt/postgresql@15/bin',
];
const findPrograms = () => programs.find((folder) => existsSync(join(folder, 'initdb')));

async function getPrograms() {
  if (!findPrograms()) {
    await installPackages(1, 2, ['postgresql-15'], 'PostgreSQL 15');
    // Debian starts a cluster of its own, which nobody asked for.
    spawnSync('pg_ctlcluster', ['15', 'main', 'stop'], { stdio: 'ignore' });
  }
  return findPrograms();
}

/** The user who runs it: PostgreSQL refuses root; Debian's package brings one. */
function findUser() {
  if (process.getuid?.() !== 0) return {};
  const number = (flag) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout);
  return { uid: number('-u'), gid: number('-g') };
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

await finish('postgres15', async () => {
  const [command, ...args] = process.argv.slice(2);
  if (!command)
    throw new Hindrance(
      '用法：node tools/postgres15.mjs 命令 [参数…]',
      'Usage: node tools/postgres15.mjs COMMAND [ARGUMENT…]',
    );
  const bin = await getPrograms();
  const user = findUser();
  const folder = mkdtempSync(join(tmpdir(), 'leye-postgres15-'));
  const [data, log, passwordFile] = ['data', 'log', 'password'].map((name) => join(folder, name));
  const password = randomBytes(16).toString('hex');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user.uid) for (const path of [folder, passwordFile]) chownSync(path, user.uid, user.gid);

  const call = (name, ...given) => {
    const { status, stdout, stderr } = spawnSync(join(bin, name), given, {
      ...user,
      cwd: folder,
      encoding: 'utf8',
    });
    if (status === 0) return;
    console.error(stdout, stderr, existsSync(log) ? readFileSync(log, 'utf8') : '');
    throw new Hindrance(
      'PostgreSQL 15 没有启动，原因见上。',
      'PostgreSQL 15 did not start; the reason stands above.',
    );
  };
  const locale = ['-E', 'UTF8', '--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=zh-CN'];
  const settings =
    '-c fsync=off -c full_page_writes=off -c synchronous_commit=off -c max_connections=200 -c timezone=UTC';
  try {
    call(
      'initdb',
      '-D',
      data,
      '-U',
      'postgres',
      '-A',
      'scram-sha-256',
      '--pwfile',
      passwordFile,
      '--no-sync',
      ...locale,
    );
    const port = await freePort();
    const where = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=''`;
    call('pg_ctl', '-D', data, '-l', log, '-w', '-o', `${where} ${settings}`, 'start');
    const LEYE_TEST_DATABASE_URL = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
    process.exitCode = await runThrough(command, args, { env: { ...process.env, LEYE_TEST_DATABASE_URL } });
  } finally {
    if (existsSync(join(data, 'postmaster.pid'))) call('pg_ctl', '-D', data, '-m', 'immediate', '-w', 'stop');
    rmSync(folder, { recursive: true, force: true });
  }
});
