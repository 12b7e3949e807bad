import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packageRoot } from '../src/ground/package-root.ts';

// A package of the same shape, which installs and builds in a second and needs no network.
const scratch = mkdtempSync(join(tmpdir(), 'leye-start-'));
const home = mkdtempSync(join(tmpdir(), 'leye-home-'));
const put = (path: string, text: string) => writeFileSync(join(scratch, path), text);
const environment = {
  ...process.env,
  HOME: home,
  NODE_ENV: 'production',
  CI: '',
  LEYE_CHROMIUM: '',
  npm_config_audit: 'false',
};

interface Ended {
  code: number | null;
  out: string;
}

function run(command: string, ...args: string[]): Ended {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: scratch,
    env: environment,
    encoding: 'utf8',
  });
  return { code: status, out: stdout + stderr };
}

/** What `npm start` runs, without npm's own half second. */
const start = (...args: string[]) => run(process.execPath, 'tools/start.mjs', ...args);

beforeAll(() => {
  for (const folder of ['src', 'data', 'tool']) mkdirSync(join(scratch, folder));
  cpSync(join(packageRoot, 'tools'), join(scratch, 'tools'), { recursive: true });
  put('tool/package.json', '{ "name": "tool", "version": "1.0.0" }');
  put(
    'package.json',
    JSON.stringify({
      ...{ name: 'scratch', version: '1.0.0', type: 'module', private: true },
      scripts: { start: 'node tools/start.mjs', test: 'node tools/test.mjs', build: 'node build.mjs' },
      devDependencies: { tool: 'file:tool' },
    }),
  );
  put(
    'build.mjs',
    `import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
    const word = readFileSync('src/word.txt', 'utf8');
    if (word === 'bad') throw new Error('a bad word');
    mkdirSync('dist', { recursive: true });
    writeFileSync('dist/cli.js', 'const word = ' + JSON.stringify(word) + ';' + readFileSync('src/cli.txt', 'utf8'));`,
  );
  put('src/word.txt', 'one');
  put(
    'src/cli.txt',
    `console.log('built from', word, 'called with', process.argv.slice(2).join(' '));
    const stay = setInterval(() => {}, 1000);
    for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => { console.log('told', signal); clearInterval(stay); process.exitCode = 7; });
    if (process.argv.includes('--end')) process.exit(3);`,
  );
  expect(run('npm', 'install', '--package-lock-only').code).toBe(0);
}, 60_000);
afterAll(() => {
  for (const folder of [scratch, home]) rmSync(folder, { recursive: true, force: true });
});

test('installs, builds and serves; afterwards serves at once', () => {
  const first = run('npm', 'start', '--', '--end');
  expect(first.out).toMatch(
    /\[1\/3\] 安装依赖.*\[2\/3\] 编译程序.*\[3\/3\] 启动.*built from one called with serve --end/s,
  );
  expect(first.code).toBe(3);
  expect(existsSync(join(scratch, 'node_modules', 'tool'))).toBe(true);

  const second = start('--end');
  expect(second.out).not.toMatch(/\[\d\/3\]/);
  expect(second.code).toBe(3);
}, 60_000);

test('takes what was installed by hand, and installs again when the lockfile has changed', () => {
  rmSync(join(scratch, 'node_modules', '.leye-installed'));
  expect(start('--end').out).not.toContain('[1/3]');

  put('package-lock.json', `${readFileSync(join(scratch, 'package-lock.json'), 'utf8')}\n`);
  rmSync(join(scratch, 'node_modules', '.package-lock.json'));
  expect(start('--end').out).toContain('[1/3]');
}, 60_000);

test('builds again when a source has changed, and says in a sentence when that does not work', () => {
  put('src/word.txt', 'two');
  expect(start('--end').out).toMatch(/\[2\/3\].*built from two/s);
  put('src/word.test.ts', 'of tests nothing is built');
  expect(start('--end').out).not.toContain('[2/3]');

  put('src/word.txt', 'bad');
  const bad = start('--end');
  expect(bad.code).toBe(1);
  expect(bad.out).toMatch(/程序没有编译成功。完整记录见 .*var\/log\/build\.log/);
  expect(bad.out).not.toMatch(/ {4}at |a bad word/);
  expect(readFileSync(join(scratch, 'var', 'log', 'build.log'), 'utf8')).toContain('a bad word');

  put('src/word.txt', 'three');
  expect(start('--end').out).toContain('built from three');
}, 60_000);

test('says what to do when the packages cannot be had', () => {
  const [manifest, lock] = ['package.json', 'package-lock.json'].map((name) =>
    readFileSync(join(scratch, name), 'utf8'),
  );
  put(
    'package-lock.json',
    '{ "name": "scratch", "lockfileVersion": 3, "packages": { "node_modules/gone": { "version": "1.0.0" } } }',
  );
  const { code, out } = start();
  expect(code).toBe(1);
  expect(out).toMatch(/依赖没有装好。.*var\/log\/install\.log/s);
  expect(out).not.toMatch(/ {4}at /);
  put('package.json', manifest ?? '');
  put('package-lock.json', lock ?? '');
}, 60_000);

async function serving(): Promise<{ child: ChildProcess; words: () => string }> {
  const child = spawn('npm', ['start'], { cwd: scratch, env: environment, detached: true });
  let out = '';
  child.stdout.on('data', (piece) => {
    out += piece;
  });
  while (!out.includes('called with serve')) await sleep(20);
  return { child, words: () => out };
}

test('a signal reaches the server once, whether npm alone or the whole group is told', async () => {
  for (const whole of [false, true]) {
    const { child, words } = await serving();
    // Its output ends when the last process that can write to it has ended.
    const closed = once(child, 'close');
    process.kill(whole ? -(child.pid ?? 0) : (child.pid ?? 0), 'SIGTERM');
    await closed;
    expect(words().match(/told SIGTERM/g)).toHaveLength(1);
  }
}, 60_000);

test('npm test says which browser is missing', () => {
  const { status, stderr } = spawnSync(process.execPath, ['tools/test.mjs'], {
    cwd: scratch,
    env: { ...environment, LEYE_CHROMIUM: '/nowhere/chromium' },
    encoding: 'utf8',
  });
  expect(status).toBe(1);
  expect(stderr).toContain('LEYE_CHROMIUM 指的 /nowhere/chromium 不存在');
}, 60_000);

test('npm test runs vitest with the browser and its exit code, whatever NODE_ENV says', () => {
  start('--end');
  mkdirSync(join(scratch, 'node_modules', 'vitest'), { recursive: true });
  put(
    'node_modules/vitest/vitest.mjs',
    'console.log(process.argv.slice(2).join(" "), process.env.LEYE_CHROMIUM, process.env.NODE_ENV); process.exit(5);',
  );
  const { status, stdout } = spawnSync(process.execPath, ['tools/test.mjs', '--project', 'unit'], {
    cwd: scratch,
    env: { ...environment, LEYE_CHROMIUM: process.execPath },
    encoding: 'utf8',
  });
  expect(stdout).toContain(`run --project unit ${process.execPath} undefined`);
  expect(status).toBe(5);
}, 60_000);

test('an old Node gets a sentence', () => {
  const script =
    "Object.defineProperty(process, 'versions', { value: { node: '18.20.4' } }); import('./tools/start.mjs').then(() => {});";
  const { status, stderr } = spawnSync(process.execPath, ['-e', script], {
    cwd: scratch,
    env: environment,
    encoding: 'utf8',
  });
  expect(status).toBe(1);
  expect(stderr).toMatch(/^乐业需要 Node\.js 20\.19 或更高，现在是 18\.20\.4/);
  expect(stderr).not.toMatch(/ {4}at /);
});
