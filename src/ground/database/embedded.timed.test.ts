import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import ts from 'typescript';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { packageRoot } from '../package-root.ts';
import type { Problem } from '../problem.ts';
import { type EmbeddedEvent, type EmbeddedServer, startEmbedded } from './embedded.ts';
import { findPostmaster, servesFolder } from './embedded-postmaster.ts';
import { findProgram } from './embedded-program.ts';

const isRoot = process.getuid?.() === 0;
const hasNamespaces = spawnSync('unshare', ['--user', '--map-user=65534', 'true']).status === 0;
/** A number that no user of the machine has. */
const stranger = 61_234;

const temporary = mkdtempSync(join(tmpdir(), 'leye-embedded-'));
// Inside the checkout, so that packages are found from there.
mkdirSync(join(packageRoot, 'var'), { recursive: true });
const compiled = mkdtempSync(join(packageRoot, 'var', 'embedded-'));
chmodSync(compiled, 0o755);
const reachable = isRoot && spawnSync('ls', [compiled], { uid: 65_534, gid: 65_534 }).status === 0;

/** What the other processes of these tests run; Node 20 reads no TypeScript. */
const another = `
import { startEmbedded } from './database/embedded.js';
const say = (what) => console.log(JSON.stringify(what));
const [folder, purpose] = process.argv.slice(2);
try {
  const server = await startEmbedded({ folder, purpose, fsync: false });
  say({ pid: server.pid, port: server.port, owned: server.owned });
  const stop = async () => { await server.stop(); process.exit(); };
  process.on('SIGTERM', stop);
  // A server that has work to finish first.
  process.on('SIGINT', () => setTimeout(stop, 300));
  setInterval(() => {}, 1000);
} catch (problem) {
  say({ code: problem.code ?? String(problem), words: problem.detail?.zh });
  process.exit(1);
}`;

/** A command: does its work and goes, with nothing else to keep its process alive. */
const passing = `
import { startEmbedded } from './database/embedded.js';
const server = await startEmbedded({ folder: process.argv[2], purpose: 'command', fsync: false });
await server.stop();
process.exitCode = 5;`;

beforeAll(() => {
  chmodSync(temporary, 0o711);
  const ground = join(packageRoot, 'src', 'ground');
  const files = readdirSync(join(ground, 'database')).filter((name) => /^embedded[a-z-]*\.ts$/.test(name));
  mkdirSync(join(compiled, 'database'));
  for (const file of ['problem.ts', ...files.map((name) => `database/${name}`)]) {
    const { outputText } = ts.transpileModule(readFileSync(join(ground, file), 'utf8'), {
      compilerOptions: {
        module: ts.ModuleKind.ESNext,
        target: ts.ScriptTarget.ES2023,
        rewriteRelativeImportExtensions: true,
      },
    });
    writeFileSync(join(compiled, file.replace(/ts$/, 'js')), outputText);
  }
  writeFileSync(join(compiled, 'package.json'), '{"type":"module"}');
  writeFileSync(join(compiled, 'another.js'), another);
  writeFileSync(join(compiled, 'passing.js'), passing);
});

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});
afterAll(() => {
  for (const folder of [temporary, compiled]) rmSync(folder, { recursive: true, force: true });
});

/** Keeps nothing in a power cut, unless it is asked to: these tests cut no power, and the disk is shared. */
async function start(
  folder: string,
  more: { purpose?: 'serve' | 'command'; fsync?: boolean } = {},
): Promise<EmbeddedServer> {
  const server = await startEmbedded({ folder, purpose: 'serve', fsync: false, ...more });
  stops.push(() => server.stop());
  return server;
}

interface Said {
  pid: number;
  port: number;
  owned: boolean;
  code: string;
  words: string;
}

async function startAnother(
  folder: string,
  purpose: 'serve' | 'command',
  user: { uid?: number; gid?: number; detached?: boolean } = {},
): Promise<{ child: ChildProcess; said: Said }> {
  const child = spawn(process.execPath, [join(compiled, 'another.js'), folder, purpose], {
    ...user,
    cwd: '/',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  stops.push(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, 'exit');
    child.kill('SIGTERM');
    await exit;
  });
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  return { child, said: JSON.parse(line) as Said };
}

async function ask(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

describe('a data folder', () => {
  const folder = join(temporary, '数据 folder');

  test('becomes a cluster that reads and sorts Chinese, open by password alone', async () => {
    const server = await start(folder);
    await server.ensureDatabase('leye');
    await server.ensureDatabase('leye');
    const url = server.superuserUrl('leye');
    const words = await ask(
      url,
      "select string_agg(w, '' order by w) as w from unnest(array['张', '李', '王']) w",
    );
    expect(words).toEqual([{ w: '李王张' }]);
    await ask(url, 'create extension pg_trgm');
    expect(await ask(url, "select similarity('潍坊市高新区', '潍坊高新区') > 0.3 as near")).toEqual([
      { near: true },
    ]);
    await expect(ask(server.url('postgres', 'postgres', 'guessed'), 'select 1')).rejects.toThrow(/password/);
    expect(statSync(join(folder, 'postgres.password')).mode & 0o777).toBe(0o600);
    expect(server.owned).toBe(true);
    if (isRoot) expect(readFileSync(`/proc/${server.pid}/status`, 'utf8')).toMatch(/^Uid:\t65534\t/m);
  });

  test('keeps its port and leaves no process behind', async () => {
    const first = await start(folder);
    await first.stop();
    expect(findPostmaster(join(folder, 'postgres'))).toBeUndefined();
    expect(servesFolder(first.pid, join(folder, 'postgres'))).toBe(false);
    const second = await start(folder);
    expect(second.port).toBe(first.port);
  });

  test('gets another port when its own is taken', async () => {
    const before = Number(readFileSync(join(folder, 'postgres.port'), 'utf8'));
    const rival = createServer().listen(before, '127.0.0.1');
    await once(rival, 'listening');
    stops.push(() => new Promise((resolve) => rival.close(resolve)));
    const server = await start(folder);
    expect(server.port).not.toBe(before);
    expect(await ask(server.superuserUrl(), 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('starts although the number in its pid file is another process now', async () => {
    const file = join(folder, 'postgres', 'postmaster.pid');
    writeFileSync(
      file,
      `${process.pid}\n${join(folder, 'postgres')}\n1700000000\n20000\n\n127.0.0.1\n\nready   \n`,
    );
    if (isRoot) {
      const { uid, gid } = statSync(join(folder, 'postgres'));
      chownSync(file, uid, gid);
    }
    const server = await start(folder);
    expect(server.pid).not.toBe(process.pid);
  });

  test('whose password is lost says so', async () => {
    const copy = join(temporary, 'no password');
    mkdirSync(copy, { mode: 0o711 });
    cpSync(join(folder, 'postgres'), join(copy, 'postgres'), { recursive: true });
    await expect(start(copy)).rejects.toMatchObject({ code: 'database.password-lost' });
  });

  test('of another version says so', async () => {
    const copy = join(temporary, 'other version');
    cpSync(folder, copy, { recursive: true });
    writeFileSync(join(copy, 'postgres', 'PG_VERSION'), '15\n');
    await expect(start(copy)).rejects.toMatchObject({ code: 'database.version' });
  });

  test('that does not start says what the server said', async () => {
    const copy = join(temporary, 'broken');
    cpSync(folder, copy, { recursive: true });
    rmSync(join(copy, 'postgres', 'global', 'pg_control'));
    const problem: Problem = await start(copy).then(
      () => expect.fail('started'),
      (error) => error,
    );
    expect(problem.code).toBe('database.does-not-start');
    expect(problem.detail.zh).toMatch(/could not find the database system.*完整记录见 .*postgres\.log/s);
  });
});

describe('two processes', () => {
  const folder = join(temporary, 'shared');

  test('at their first start at once make one cluster', async () => {
    const both = await Promise.all([startAnother(folder, 'command'), startAnother(folder, 'command')]);
    const [one, two] = both.map(({ said }) => said);
    expect(one?.pid).toBeGreaterThan(0);
    expect(one?.pid).toBe(two?.pid);
    expect(readdirSync(folder).filter((name) => name.includes('.new-'))).toEqual([]);
  });

  test('a command uses the server of the one that serves, and a second one that would serve is refused', async () => {
    const { child, said } = await startAnother(folder, 'serve');
    const command = await start(folder, { purpose: 'command' });
    expect(command).toMatchObject({ pid: said.pid, port: said.port, owned: false });
    const problem: Problem = await start(folder).then(
      () => expect.fail('served twice'),
      (error) => error,
    );
    expect(problem.code).toBe('database.folder-served');
    expect(problem.detail.zh).toContain(`进程号 ${child.pid}`);
    await command.stop();
    expect(servesFolder(said.pid, join(folder, 'postgres'))).toBe(true);
  });

  test('a command that only passes ends with its own exit code, every time', async () => {
    await start(folder);
    for (let turn = 0; turn < 5; turn += 1) {
      const child = spawn(process.execPath, [join(compiled, 'passing.js'), folder], { stdio: 'ignore' });
      expect(await once(child, 'exit')).toEqual([5, null]);
    }
  });

  test('the last to leave stops the server', async () => {
    const command = await start(folder, { purpose: 'command' });
    const { child } = await startAnother(folder, 'serve');
    const exit = once(child, 'exit');
    child.kill('SIGTERM');
    await exit;
    expect(await ask(command.superuserUrl(), 'select 1 as one')).toEqual([{ one: 1 }]);
    await command.stop();
    expect(findPostmaster(join(folder, 'postgres'))).toBeUndefined();
  });

  test('after kill -9 of the one that served, the next takes up the running server and stops it', async () => {
    const { child, said } = await startAnother(folder, 'serve');
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    await exit;
    const server = await start(folder);
    expect(server).toMatchObject({ pid: said.pid, port: said.port, owned: true });
    await server.stop();
    expect(servesFolder(said.pid, join(folder, 'postgres'))).toBe(false);
  });

  test('Ctrl-C at the terminal leaves the server to the process that stops it in order', async () => {
    const { child, said } = await startAnother(folder, 'serve', { detached: true });
    const command = await start(folder, { purpose: 'command' });
    const exit = once(child, 'exit');
    // The whole group of the terminal's foreground job.
    process.kill(-(child.pid ?? 0), 'SIGINT');
    await sleep(150);
    expect(await ask(command.superuserUrl(), 'select 1 as one')).toEqual([{ one: 1 }]);
    await exit;
    expect(servesFolder(said.pid, join(folder, 'postgres'))).toBe(true);
  });
});

describe('a server that is killed', () => {
  const folder = join(temporary, 'shared');

  function backOf(server: EmbeddedServer): Promise<EmbeddedEvent & { kind: 'back' }> {
    return new Promise((resolve) => {
      const end = server.watch((event) => {
        if (event.kind !== 'back') return;
        end();
        resolve(event);
      });
    });
  }

  test('comes back within a second on its port, with every row that was acknowledged', async () => {
    const server = await start(folder, { fsync: true });
    expect(await ask(server.superuserUrl(), 'show fsync')).toEqual([{ fsync: 'on' }]);
    await ask(server.superuserUrl(), 'create table row (n int primary key)');
    const pool = new pg.Pool({ connectionString: server.superuserUrl(), max: 4 });
    pool.on('error', () => {});
    pool.on('connect', (client) => client.on('error', () => {}));
    stops.push(() => pool.end());
    const acknowledged: number[] = [];
    let next = 0;
    let running = true;
    const writers = Array.from({ length: 4 }, async () => {
      while (running) {
        const n = next;
        next += 1;
        await pool.query('insert into row values ($1)', [n]).then(
          () => acknowledged.push(n),
          () => sleep(5),
        );
      }
    });
    // In a long computation it does not notice that the server is gone.
    const deaf = pool
      .query('select count(*) from generate_series(1, 100000) a, generate_series(1, 100000) b')
      .catch(() => {});
    const times: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      await sleep(200);
      const back = backOf(server);
      process.kill(server.pid, 'SIGKILL');
      times.push((await back).afterMs);
    }
    const before = acknowledged.length;
    await sleep(200);
    running = false;
    await Promise.all([...writers, deaf]);
    expect(acknowledged.length).toBeGreaterThan(before);
    const stored = new Set((await ask(server.superuserUrl(), 'select n from row')).map(({ n }) => n));
    expect(acknowledged.filter((n) => !stored.has(n))).toEqual([]);
    // Alone on two cores 0.1–0.3 s; beside other suites the disk and the cores are shared.
    expect(Math.min(...times)).toBeLessThan(1000);
  });

  test('comes back as the same process when one of its parts was killed', async () => {
    const server = await start(folder);
    const { pid } = server;
    const back = backOf(server);
    const client = new pg.Client({ connectionString: server.superuserUrl() });
    client.on('error', () => {});
    await client.connect();
    const { rows } = await client.query('select pg_backend_pid() as part');
    process.kill(rows[0].part, 'SIGKILL');
    await back;
    expect(server.pid).toBe(pid);
    expect(await ask(server.superuserUrl(), 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('together with its process is started anew', async () => {
    const { child, said } = await startAnother(folder, 'serve');
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    process.kill(said.pid, 'SIGKILL');
    await exit;
    const server = await start(folder);
    expect(server).toMatchObject({ port: said.port, owned: true });
    expect(server.pid).not.toBe(said.pid);
  });

  test('is not brought back by a process that stops', async () => {
    const server = await start(folder);
    process.kill(server.pid, 'SIGKILL');
    await server.stop();
    await sleep(300);
    expect(findPostmaster(join(folder, 'postgres'))).toBeUndefined();
  });
});

describe('kill -9 in the middle of the first start', () => {
  test('leaves nothing in the way of the second', async () => {
    const folder = join(temporary, 'interrupted');
    const child = spawn(process.execPath, [join(compiled, 'another.js'), folder, 'serve'], {
      stdio: 'ignore',
    });
    const exit = once(child, 'exit');
    while (!existsSync(folder) || !readdirSync(folder).some((name) => /\.new-\d+$/.test(name)))
      await sleep(5);
    await sleep(50);
    child.kill('SIGKILL');
    await exit;
    const server = await start(folder);
    expect(await ask(server.superuserUrl(), 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(readdirSync(folder).filter((name) => name.includes('.new-'))).toEqual([]);
  });
});

describe('users', () => {
  test.skipIf(!isRoot || !hasNamespaces)('root: in a folder that is closed to everybody else', async () => {
    const home = join(temporary, 'closed');
    mkdirSync(home, { mode: 0o700 });
    const folder = join(home, 'leye', 'var');
    const first = await start(folder);
    await ask(first.superuserUrl(), 'create table kept ()');
    await first.stop();
    const second = await start(folder);
    expect(await ask(second.superuserUrl(), "select to_regclass('kept') is not null as kept")).toEqual([
      { kept: true },
    ]);
  });

  test.skipIf(!isRoot || !hasNamespaces)("root: in another user's closed home", async () => {
    const home = join(temporary, 'home');
    mkdirSync(home, { mode: 0o700 });
    chownSync(home, stranger, stranger);
    const server = await start(join(home, 'leye', 'var'));
    expect(statSync(join(home, 'leye', 'var', 'postgres')).uid).toBe(stranger);
    expect(await ask(server.superuserUrl(), 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test.skipIf(!isRoot || !hasNamespaces)(
    'root: data that lay open and were moved into a closed folder',
    async () => {
      const open = join(temporary, 'open');
      await (await start(open)).stop();
      const home = join(temporary, 'closed later');
      mkdirSync(home, { mode: 0o700 });
      cpSync(open, join(home, 'var'), { recursive: true, preserveTimestamps: true });
      const server = await start(join(home, 'var'));
      expect(await ask(server.superuserUrl(), 'select 1 as one')).toEqual([{ one: 1 }]);
    },
  );

  test.skipIf(!reachable || !hasNamespaces)('an ordinary user, even one without a name', async () => {
    const home = join(temporary, 'ordinary');
    mkdirSync(home, { mode: 0o700 });
    chownSync(home, stranger, stranger);
    const { said } = await startAnother(join(home, 'var'), 'serve', { uid: stranger, gid: stranger });
    expect(said.pid).toBeGreaterThan(0);
    expect(statSync(join(home, 'var', 'postgres')).uid).toBe(stranger);
    // Somebody else is told so in a sentence.
    const { said: other } = await startAnother(join(home, 'var'), 'serve', {
      uid: stranger + 1,
      gid: stranger + 1,
    });
    expect(other.code).toBe('database.other-user');
  });

  test.skipIf(!reachable)('a package without its library links that this user may not write', async () => {
    const { folder, version } = findProgram();
    const copy = join(temporary, 'package');
    cpSync(folder, join(copy, 'native'), { recursive: true, verbatimSymlinks: true });
    for (const { target } of JSON.parse(readFileSync(join(folder, 'pg-symlinks.json'), 'utf8')))
      rmSync(join(copy, target));
    const spare = join(temporary, 'spare');
    mkdirSync(spare);
    chownSync(spare, stranger, stranger);
    const script = `
      import { spawnSync } from 'node:child_process';
      import { executable, linkLibraries, programEnvironment } from ${JSON.stringify(join(compiled, 'database', 'embedded-program.js'))};
      const program = ${JSON.stringify({ folder: join(copy, 'native'), version })};
      const version = (env) => spawnSync(executable(program, 'postgres'), ['--version'], { env, encoding: 'utf8' }).stdout;
      const before = version({});
      for (const _ of [1, 2]) linkLibraries(program, '${spare}/links');
      console.log(JSON.stringify([before, version(programEnvironment('${spare}/links'))]));`;
    const asked = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      uid: stranger,
      gid: stranger,
      encoding: 'utf8',
    });
    expect(asked.stderr).toBe('');
    const [before, after] = JSON.parse(asked.stdout);
    expect(before).toBe('');
    expect(after).toMatch(/^postgres \(PostgreSQL\) 18/);
  });
});
