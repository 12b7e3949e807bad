// What `npm start` and `npm test` do before their own work: install and build, each only when something has changed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { fileURLToPath } from 'node:url';

export const rootFolder = new URL('../', import.meta.url);
const at = (path) => fileURLToPath(new URL(path, rootFolder));

/** Something that the person at the terminal can mend: a sentence in two languages, and where the record is. */
export class Hindrance extends Error {
  constructor(zh, en, log) {
    super(log ? `${zh}完整记录见 ${log}。\n${en} The full record is in ${log}.` : `${zh}\n${en}`);
  }
}

/** Runs a command's body; whatever goes wrong becomes a sentence and exit code 1. */
export async function finish(name, body) {
  try {
    await body();
  } catch (error) {
    process.exitCode = 1;
    if (error instanceof Hindrance) return console.error(`\n${error.message}`);
    const log = logFile(name);
    appendFileSync(log, `${new Date().toISOString()} ${error?.stack ?? error}\n`);
    console.error(
      `\n程序出了意外的错误，请把 ${log} 发给维护人员。\nAn unexpected error; please send ${log} to the maintainers.`,
    );
  }
}

/** Installs and builds where needed. @param steps how many steps the whole has. @returns whether anything had to be done. */
export async function prepare(steps) {
  // With an empty HOME npm would keep its cache in the checkout; without one it asks the system.
  if (process.env.HOME === '') delete process.env.HOME;
  const installed = await install(steps);
  const built = await build(steps);
  return installed || built;
}

const hashOf = (...parts) =>
  parts.reduce((hash, part) => hash.update(part).update('\0'), createHash('sha256')).digest('hex');

async function install(steps) {
  const lock = readFileSync(at('package-lock.json'));
  const wanted = hashOf(lock, process.platform, process.arch);
  const stamp = at('node_modules/.leye-installed');
  if (read(stamp) === wanted) return false;
  if (holds(JSON.parse(lock))) {
    writeFileSync(stamp, wanted);
    return false;
  }
  await work(1, steps, '安装依赖', 'installing', {
    log: logFile('install'),
    ...npm('ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'),
    hinder: (text, log) => {
      if (/ENOSPC|EDQUOT/.test(text))
        return new Hindrance(
          '磁盘满了，请腾出空间后再运行。',
          'The disk is full; make room and run again.',
          log,
        );
      if (/EACCES|EPERM|EROFS/.test(text)) {
        return new Hindrance(
          '没有权限写入 node_modules，请用目录的主人运行。',
          'node_modules cannot be written; run as the owner of the folder.',
          log,
        );
      }
      return new Hindrance(
        '依赖没有装好。请检查能否连到 npm 的软件源（npm config get registry），再运行一次。',
        'The packages could not be installed. Check that the npm registry can be reached (npm config get registry) and run again.',
        log,
      );
    },
  });
  mkdirSync(at('node_modules'), { recursive: true });
  writeFileSync(stamp, wanted);
  return true;
}

/** Somebody ran npm by hand: is what it put down what the lockfile says? Packages of other platforms may be missing. */
function holds(lock) {
  const there = JSON.parse(read(at('node_modules/.package-lock.json')) || '{}').packages;
  if (!there) return false;
  return Object.entries(lock.packages).every(
    ([path, { version, optional, devOptional, link }]) =>
      path === '' ||
      !path.startsWith('node_modules/') ||
      link ||
      there[path]?.version === version ||
      ((optional || devOptional) && !there[path]),
  );
}

const sources = [
  'src',
  'data',
  'tools',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'tsconfig.web.json',
  'vite.config.ts',
];

async function build(steps) {
  const wanted = hashOf(...sources.flatMap((name) => contents(name)));
  const stamp = at('dist/.leye-built');
  if (read(stamp) === wanted) return false;
  rmSync(stamp, { force: true });
  await work(2, steps, '编译程序', 'building', {
    log: logFile('build'),
    ...npm('run', 'build'),
    hinder: (_, log) => new Hindrance('程序没有编译成功。', 'The program could not be built.', log),
  });
  mkdirSync(at('dist'), { recursive: true });
  writeFileSync(stamp, wanted);
  return true;
}

/** Names and contents of what a build is made of; tests are not. */
function contents(name) {
  const path = at(name);
  if (!existsSync(path)) return [];
  if (!/^[a-z]+$/.test(name)) return [name, readFileSync(path)];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .sort()
    .flatMap((file) => [file.slice(path.length), readFileSync(file)]);
}

function read(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

function npm(...args) {
  // npm tells its scripts where it is itself.
  const cli = process.env.npm_execpath;
  if (cli?.endsWith('.js')) return { command: process.execPath, args: [cli, ...args] };
  return { command: 'npm', args, shell: process.platform === 'win32' };
}

/** A file under var/log, whose folder is made. */
export function logFile(name) {
  mkdirSync(at('var/log'), { recursive: true });
  return at(`var/log/${name}.log`);
}

/** Says which step begins. */
export function step(number, of, zh, en) {
  console.log(`[${number}/${of}] ${zh} ${en}…`);
}

/**
 * Runs a program with its words going to a log, and shows the seconds that pass.
 * @param options.hinder makes the Hindrance from what the program said.
 */
export async function work(number, of, zh, en, { log, command, args, env, shell = false, hinder }) {
  const began = performance.now();
  const line = () => `[${number}/${of}] ${zh} ${en}…  ${Math.round((performance.now() - began) / 1000)} s`;
  const { isTTY } = process.stdout;
  const show = () => (isTTY ? process.stdout.write(`\r\x1b[2K${line()}`) : console.log(line()));
  show();
  const clock = setInterval(show, isTTY ? 1000 : 20_000);
  const { code, text } = await run({ log, command, args, env, shell }).finally(() => clearInterval(clock));
  if (isTTY) process.stdout.write('\r\x1b[2K');
  console.log(line());
  if (code === 0) return;
  // On a build server nobody can open the log afterwards.
  if (process.env.CI) console.error(text.split('\n').slice(-60).join('\n'));
  throw hinder(text, log);
}

function run({ log, command, args, env = {}, shell }) {
  return new Promise((resolve) => {
    const record = createWriteStream(log);
    const child = spawn(command, args, {
      cwd: fileURLToPath(rootFolder),
      env: { ...process.env, npm_config_update_notifier: 'false', ...env },
      shell,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (piece) => {
        record.write(piece);
        text = (text + piece).slice(-100_000);
      });
    }
    const stops = ['SIGINT', 'SIGTERM'].map((signal) => {
      const stop = () => {
        child.kill(signal);
        process.exit(130);
      };
      process.once(signal, stop);
      return () => process.removeListener(signal, stop);
    });
    const end = (code) => {
      for (const forget of stops) forget();
      record.end(() => resolve({ code, text }));
    };
    child.on('error', (error) => {
      text += error.message;
      record.write(error.message);
      end(1);
    });
    child.on('close', (code) => end(code ?? 1));
  });
}
