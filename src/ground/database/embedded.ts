import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import nodePath from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem, type Words } from '../problem.ts';
import {
  checkVersion,
  createCluster,
  keepPassword,
  keepPort,
  type Places,
  placesIn,
} from './embedded-cluster.ts';
import { asWhom, belongsToAnother, giveTo, type Runner } from './embedded-identity.ts';
import {
  clearRemains,
  doesNotStart,
  findPostmaster,
  launch,
  shutDown,
  turnLog,
} from './embedded-postmaster.ts';
import { asking, type Presence, type Purpose, takeLeave, takePart } from './embedded-presence.ts';
import { findProgram, linkLibraries, programEnvironment } from './embedded-program.ts';

export interface EmbeddedOptions {
  /** The data folder, made where it is missing; the database lies in `postgres` inside it. */
  folder: string;
  /** One process may serve a folder; commands come beside it and use its server. */
  purpose: Purpose;
  /** Asked-for port; without it the one of last time, or a free one. */
  port?: number;
  /** Default true. False loses data in a power cut: for tests only. */
  fsync?: boolean;
  /** In place of the server's own settings: for races that stand for a larger server. */
  settings?: Readonly<Record<string, string>>;
  /** Hears what takes longer than a moment. */
  progress?: (words: Words) => void;
}

/** What happens to a server in use. */
export type EmbeddedEvent =
  /** Its connections broke; it is being brought back. */
  | { kind: 'lost' }
  /** It answers again, on the same port; pools connect anew by themselves. */
  | { kind: 'back'; afterMs: number }
  /** It does not come back yet; tried again for ever, every two seconds. */
  | { kind: 'not-back'; problem: unknown }
  /** Another process took the folder while the server was down: this one can only stop. */
  | { kind: 'taken'; problem: Problem };

/** A running PostgreSQL. */
export interface EmbeddedServer {
  readonly host: string;
  readonly port: number;
  /** The server's process; another one after a restart. */
  readonly pid: number;
  /** No other process used the server when this one came. */
  readonly owned: boolean;
  url(user: string, database: string, password: string): string;
  /** For creating roles and databases, and nothing else. */
  superuserUrl(database?: string): string;
  /** Creates a database that is not there yet. */
  ensureDatabase(name: string): Promise<void>;
  /** Calls back on each event. @returns ends that. */
  watch(listener: (event: EmbeddedEvent) => void): () => void;
  /** Leaves the server; the last process to leave stops it. Safe to repeat. */
  stop(): Promise<void>;
}

/** Reading the whole write-ahead log again after a crash, on a slow disk, in milliseconds. */
const startPatience = 120_000;

interface House {
  places: Places;
  password: string;
  options: EmbeddedOptions;
  /** Settled when a server has to be started for the first time. */
  runner?: Runner & { env: NodeJS.ProcessEnv };
}

/**
 * Starts the PostgreSQL that comes with the program, or takes part in the one that runs on the folder already: left by a
 * process that was killed, or in use by another.
 * @throws Problem where it cannot, with what to do.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  try {
    // Root's server runs as another user, who has to pass through; each file inside has its own mode.
    mkdirSync(options.folder, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
    const places = placesIn(realpathSync(options.folder));
    const house: House = { places, password: keepPassword(places), options };
    const presence = await join(house);
    try {
      if (presence.alone) await checkTrigrams(presence);
      return supervise(house, presence);
    } catch (error) {
      await leave(house, presence);
      throw error;
    }
  } catch (error) {
    throw inWords(error, options.folder);
  }
}

function inWords(error: unknown, folder: string): unknown {
  const { code = '' } = error as NodeJS.ErrnoException;
  if (/^(EACCES|EPERM|EROFS)$/.test(code)) return belongsToAnother(folder);
  if (/^(ENOSPC|EDQUOT)$/.test(code)) {
    return new Problem(503, 'database.disk-full', {
      zh: `数据目录 ${folder} 所在的磁盘满了。请腾出空间后再启动。`,
      en: `The disk that holds the data folder ${folder} is full. Make room and start again.`,
    });
  }
  return error;
}

/** @param samePort for a server that comes back: its users know its port. */
async function join(house: House, samePort?: number): Promise<Presence> {
  const { places, password, options } = house;
  const until = performance.now() + startPatience;
  let logged = 0;
  for (let starts = 0; performance.now() < until; ) {
    const presence = await takePart(places, password, options.purpose, startPatience);
    if (presence) return presence;
    if (findPostmaster(places.data)) {
      // It stops: its last user has left.
      await sleep(20);
      continue;
    }
    // Twice more where it ended at once: a part of the former server was still there, or the port was taken just then.
    if (starts > 2) break;
    if (starts > 0) await sleep(100);
    starts += 1;
    logged = await start(house, samePort);
  }
  throw doesNotStart(places.log, logged);
}

/** @returns where in the log the start began. */
async function start(house: House, samePort: number | undefined): Promise<number> {
  const { places, password, options } = house;
  const { fsync = true, settings = {} } = options;
  if (!house.runner) {
    const program = findProgram();
    const env = programEnvironment(linkLibraries(program, places.libraries));
    house.runner = { ...asWhom(program, places.folder, places.data, env), env };
  }
  const { runner } = house;
  if (!existsSync(nodePath.join(places.data, 'PG_VERSION'))) {
    options.progress?.({ zh: '建立数据库', en: 'creating the database' });
    await createCluster(places, runner, { password, fsync, env: runner.env });
  }
  checkVersion(places, runner);
  giveTo(runner.identity, places.data);
  const port = samePort ?? (await keepPort(places, options.port));
  clearRemains(places.data);
  const logged = turnLog(places.log);
  const child = launch(runner, {
    data: places.data,
    port,
    log: places.log,
    fsync,
    settings,
    env: runner.env,
  });
  const gone = new Promise((resolve) => child.once('exit', resolve).once('error', resolve));
  let ended = false;
  gone.then(() => {
    ended = true;
  });
  while (!ended && !findPostmaster(places.data)) await sleep(5);
  return logged;
}

/** Chinese must have trigrams, or every search for a name would read whole tables. */
async function checkTrigrams({ client }: Presence): Promise<void> {
  await asking(client, async () => {
    const shipped = await client.query("select from pg_available_extensions where name = 'pg_trgm'");
    if (shipped.rowCount === 0) return;
    await client.query('create extension if not exists pg_trgm');
    const { rows } = await client.query("select cardinality(show_trgm('就业')) as trigrams");
    if (rows[0].trigrams > 0) return;
    throw new Problem(503, 'database.no-trigrams', {
      zh: '这个数据库的字符设置不能检索中文。请换一个空的数据目录（LEYE_DATA）重新建立。',
      en: 'This database has a character type in which Chinese cannot be searched. Start with an empty data folder (LEYE_DATA).',
    });
  });
}

async function leave({ places, password }: House, presence: Presence): Promise<void> {
  const last = await takeLeave(presence).catch(async () => {
    // The connection broke just now, but the server may still be there.
    const again = await takePart(places, password, 'command', 2000);
    return again ? takeLeave(again) : false;
  });
  if (last) await shutDown(presence.postmaster.pid, places.data);
  // It was not to keep the process alive; while it ends it must, or what waits for this is never told.
  presence.client.ref();
  await presence.client.end().catch(() => {});
}

function supervise(house: House, first: Presence): EmbeddedServer {
  const listeners = new Set<(event: EmbeddedEvent) => void>();
  const tell = (event: EmbeddedEvent) => {
    for (const listener of listeners) listener(event);
  };
  let presence = first;
  let recovery: Promise<void> | undefined;
  let stopped: Promise<void> | undefined;

  const recover = async () => {
    const began = performance.now();
    tell({ kind: 'lost' });
    while (!stopped) {
      try {
        presence = await join(house, presence.postmaster.port);
        if (stopped) return leave(house, presence);
        attend();
        tell({ kind: 'back', afterMs: Math.round(performance.now() - began) });
        return;
      } catch (problem) {
        if (problem instanceof Problem && problem.code === 'database.folder-served')
          return tell({ kind: 'taken', problem });
        tell({ kind: 'not-back', problem });
        await sleep(2000);
      }
    }
  };
  const attend = () => {
    presence.ended.then(() => {
      if (!stopped) recovery = recover().finally(() => (recovery = undefined));
    });
  };
  const stop = async () => {
    // A server that is just coming back; whatever comes back later leaves by itself.
    await Promise.race([recovery, sleep(3000, undefined, { ref: false })]);
    if (!recovery) await leave(house, presence);
  };
  attend();

  const url = (user: string, database: string, word: string) =>
    `postgres://${encodeURIComponent(user)}:${encodeURIComponent(word)}@127.0.0.1:${first.postmaster.port}/${encodeURIComponent(database)}`;
  return {
    host: '127.0.0.1',
    port: first.postmaster.port,
    get pid() {
      return presence.postmaster.pid;
    },
    owned: first.alone,
    url,
    superuserUrl: (database = 'postgres') => url('postgres', database, house.password),
    ensureDatabase: (name) => ensureDatabase(presence, name),
    watch: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
}

function ensureDatabase({ client }: Presence, name: string): Promise<void> {
  return asking(client, async () => {
    const found = await client.query('select from pg_database where datname = $1', [name]);
    if (found.rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  });
}
