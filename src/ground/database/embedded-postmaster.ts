import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '../problem.ts';
import type { Runner } from './embedded-identity.ts';
import { executable } from './embedded-program.ts';
import { settingArguments } from './embedded-settings.ts';

/** What a running server wrote about itself. */
export interface Postmaster {
  pid: number;
  port: number;
  /** `starting`, `stopping`, `ready`. */
  status: string;
}

const logLimit = 5_000_000;

/** The server that runs on the cluster's folder, or undefined. */
export function findPostmaster(data: string): Postmaster | undefined {
  let lines: string[];
  try {
    lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return undefined;
  }
  const pid = Number(lines[0]);
  if (!(pid > 0) || !servesFolder(pid, data)) return undefined;
  return { pid, port: Number(lines[3]), status: lines[7]?.trim() ?? 'starting' };
}

/**
 * Is this process PostgreSQL, at work in this folder? A number alone proves nothing: it may have been given to another
 * process since, or the process may be dead and not yet fetched by its parent. Its command line is open to everybody,
 * while root in a container may not see its working folder.
 */
export function servesFolder(pid: number, data: string): boolean {
  if (process.platform === 'win32') return isAlive(pid);
  return commandLine(pid).includes(`postgres -D ${data} -p `);
}

function commandLine(pid: number): string {
  if (process.platform !== 'linux')
    return spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).stdout;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

/** Stands in the titles of the server's parts, by which they are known when it is gone. */
function nameOfServer(data: string): string {
  return `leye-${createHash('sha256').update(data).digest('hex').slice(0, 12)}`;
}

/** Does a process of this number run, whatever it is? */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Clears the way for a new server where one was killed. Its processes end by themselves when they next look up, but one in
 * a long query does not look up, and no new server starts before it is gone; the write-ahead log makes good what it had in
 * hand.
 */
export function clearRemains(data: string): void {
  const isPart = (pid: number) => commandLine(pid).startsWith(`postgres: ${nameOfServer(data)}: `);
  const orphans = process.platform === 'linux' ? readdirSync('/proc').map(Number).filter(isPart) : [];
  // Another process may have started a server meanwhile. It has a pid file before it has parts: without one, what was
  // found before is of the dead server.
  if (findPostmaster(data)) return;
  for (const pid of orphans) if (isPart(pid)) signal(pid, 'SIGKILL');
  // PostgreSQL would take whoever has the dead server's number now for a rival.
  const file = join(data, 'postmaster.pid');
  const former = existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : 0;
  if (former > 0 && isAlive(former) && !servesFolder(former, data)) rmSync(file);
}

/** @returns false where the process has ended meanwhile, or is not ours. */
function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}

/** @returns the size of the log in bytes, which begins anew when it is large. */
export function turnLog(log: string): number {
  const size = existsSync(log) ? statSync(log).size : 0;
  if (size < logLimit) return size;
  renameSync(log, `${log}.1`);
  return 0;
}

/** Starts a server in a session of its own: Ctrl-C at the terminal reaches this process, which stops it in order. */
export function launch(
  { identity, program }: Runner,
  at: {
    data: string;
    port: number;
    log: string;
    fsync: boolean;
    settings: Readonly<Record<string, string>>;
    env: NodeJS.ProcessEnv;
  },
): ChildProcess {
  const log = openSync(at.log, 'a', 0o600);
  const [command = '', ...rest] = [
    ...identity.front,
    executable(program, 'postgres'),
    '-D',
    at.data,
    '-p',
    `${at.port}`,
  ];
  const settings = [
    '-c',
    `cluster_name=${nameOfServer(at.data)}`,
    ...settingArguments(at.fsync, at.settings),
  ];
  const child = spawn(command, [...rest, ...settings], {
    ...identity.user,
    cwd: at.data,
    env: at.env,
    detached: true,
    stdio: ['ignore', log, log],
  });
  // The exit code tells what an error event would.
  child.on('error', () => {});
  child.unref();
  closeSync(log);
  return child;
}

/**
 * Asks the server to end its connections and stop; after `patience` milliseconds without its last checkpoint, which the
 * next start makes good.
 */
export async function shutDown(pid: number, data: string, patience = 10_000): Promise<void> {
  for (const way of ['SIGINT', 'SIGQUIT'] as const) {
    const until = performance.now() + patience;
    if (!signal(pid, way)) return;
    while (performance.now() < until) {
      if (!servesFolder(pid, data)) return;
      await sleep(10);
    }
  }
}

/**
 * The server does not start; the sentence carries what it said.
 * @param from where in the log this start began, in bytes.
 */
export function doesNotStart(log: string, from: number): Problem {
  const lines = existsSync(log) ? readFileSync(log).subarray(from).toString().trim().split('\n') : [];
  const last = lines.findLast((line) => /FATAL|PANIC/.test(line)) ?? lines[0] ?? '';
  const words = last.replace(/^.*?(FATAL|PANIC): */, '') || '?';
  return new Problem(503, 'database.does-not-start', {
    zh: `数据库没有启动（${words}）。完整记录见 ${log}。`,
    en: `The database did not start (${words}). The full record is in ${log}.`,
  });
}

/** Can a server listen there? */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
