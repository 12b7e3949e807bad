import { spawn } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../problem.ts';
import type { Runner } from './embedded-identity.ts';
import { isAlive, isFree } from './embedded-postmaster.ts';
import { executable } from './embedded-program.ts';

/** Where things lie in a data folder. */
export function placesIn(folder: string) {
  return {
    folder,
    /** The cluster itself. */
    data: join(folder, 'postgres'),
    log: join(folder, 'postgres.log'),
    password: join(folder, 'postgres.password'),
    port: join(folder, 'postgres.port'),
    /** Library links, where node_modules cannot hold them. */
    libraries: join(folder, 'postgres-libraries'),
  };
}

export type Places = ReturnType<typeof placesIn>;

/**
 * The superuser's password: made once, at random, and readable by this user alone. Others on the machine reach the port,
 * so a password it must be.
 */
export function keepPassword(places: Places): string {
  if (!existsSync(places.password)) {
    if (existsSync(join(places.data, 'PG_VERSION'))) throw passwordLost(places);
    const draft = `${places.password}.${process.pid}`;
    writeFileSync(draft, randomBytes(24).toString('base64url'), { mode: 0o600 });
    try {
      // A link is made or is there: of two first starts at once the second takes the first's password.
      linkSync(draft, places.password);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(draft);
    }
  }
  return readFileSync(places.password, 'utf8').trim();
}

/** The password's file is gone or holds another password than the database. */
export function passwordLost(places: Places): Problem {
  return new Problem(503, 'database.password-lost', {
    zh: `数据库的密码文件 ${places.password} 不在了，或者不是这个数据库的。请从备份中找回它。`,
    en: `The database's password file ${places.password} is missing, or is another database's. Restore it from a backup.`,
  });
}

/**
 * The port for this data folder: the one asked for, else the one of last time, else a free one. Below 32768 no system gives
 * ports to outgoing connections, so that it stays free between two starts.
 */
export async function keepPort(places: Places, asked: number | undefined): Promise<number> {
  const former = existsSync(places.port) ? Number(readFileSync(places.port, 'utf8')) : 0;
  const wanted = asked ?? former;
  if (wanted > 0 && (await isFree(wanted))) return remember(places, wanted);
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const port = randomInt(15_000, 32_000);
    if (await isFree(port)) return remember(places, port);
  }
  throw new Problem(503, 'database.no-port', {
    zh: '本机没有空闲的端口给数据库用。请关闭一些程序后再启动。',
    en: 'No port on this machine is free for the database. Close some programs and start again.',
  });
}

function remember(places: Places, port: number): number {
  writeFileSync(places.port, String(port), { mode: 0o600 });
  return port;
}

/** Files of another major version cannot be read. */
export function checkVersion(places: Places, { program }: Runner): void {
  const stored = readFileSync(join(places.data, 'PG_VERSION'), 'utf8').trim();
  const ours = program.version.split('.')[0] ?? '';
  if (stored === ours) return;
  throw new Problem(503, 'database.version', {
    zh: `数据目录是 PostgreSQL ${stored} 的，本程序带的是 ${ours}。请用原来的版本备份，再在这个版本中恢复。`,
    en: `The data folder was written by PostgreSQL ${stored}; this program brings ${ours}. Back up with the former version and restore with this one.`,
  });
}

/**
 * Makes a new cluster: UTF-8, Chinese order by ICU, passwords by SCRAM on every way in. It is made aside and put in place
 * whole, so that a kill in the middle leaves nothing half done.
 */
export async function createCluster(
  places: Places,
  { identity, program }: Runner,
  options: { password: string; fsync: boolean; env: NodeJS.ProcessEnv },
): Promise<void> {
  clearDrafts(places);
  const making = `${places.data}.new-${process.pid}`;
  const passwordFile = `${making}.password`;
  mkdirSync(making, { mode: 0o700 });
  writeFileSync(passwordFile, options.password, { mode: 0o600 });
  if (process.getuid?.() === 0) {
    for (const path of [making, passwordFile]) chownSync(path, identity.owner.uid, identity.owner.gid);
  }
  try {
    const [command = '', ...rest] = [...identity.front, executable(program, 'initdb')];
    const words = await run(
      command,
      [...rest, '-D', making, '--pwfile', passwordFile, ...creation(options.fsync)],
      {
        ...identity.user,
        cwd: places.folder,
        env: options.env,
      },
    );
    writeFileSync(places.log, words.text, { flag: 'a', mode: 0o600 });
    if (words.code !== 0) throw notCreated(places, words.text);
    chmodSync(making, 0o700);
    renameSync(making, places.data);
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    // Of two first starts at once, the other was first.
    if (
      !/^(ENOTEMPTY|EEXIST|EPERM)$/.test((error as NodeJS.ErrnoException).code ?? '') ||
      !existsSync(places.data)
    )
      throw error;
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function clearDrafts(places: Places): void {
  for (const name of readdirSync(places.folder)) {
    const maker = /^postgres\.new-(\d+)/.exec(name)?.[1];
    if (!maker || isAlive(Number(maker))) continue;
    try {
      rmSync(join(places.folder, name), { recursive: true, force: true, maxRetries: 3, retryDelay: 100 });
    } catch {
      // The killed process's initdb is still writing; the next first start clears it, if there is one.
    }
  }
}

function creation(fsync: boolean): string[] {
  // With the C locale trigrams of Chinese are empty; C.UTF-8 is Linux's alone.
  const locale = { darwin: 'en_US.UTF-8', win32: 'zh-CN' }[process.platform as string] ?? 'C.UTF-8';
  return [
    ...['-U', 'postgres', '-E', 'UTF8', `--locale=${locale}`, '--lc-messages=C'],
    ...['--locale-provider=icu', '--icu-locale=zh-CN', '--text-search-config=simple'],
    ...['--auth-host=scram-sha-256', '--auth-local=scram-sha-256', '--no-instructions'],
    ...(fsync ? [] : ['--no-sync']),
  ];
}

function notCreated(places: Places, text: string): Problem {
  const words = text.split('\n').findLast((line) => /error|fatal|could not|cannot/i.test(line)) ?? '';
  return new Problem(503, 'database.not-created', {
    zh: `数据库没有建成：${words || '没有留下原因'}。完整记录见 ${places.log}。`,
    en: `The database could not be created: ${words || 'it left no reason'}. The full record is in ${places.log}.`,
  });
}

function run(command: string, given: string[], options: object): Promise<{ code: number; text: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, given, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => (text += piece));
    child.on('error', (error) => resolve({ code: 1, text: `${text}${error.message}\n` }));
    child.on('close', (code) => resolve({ code: code ?? 1, text }));
  });
}
