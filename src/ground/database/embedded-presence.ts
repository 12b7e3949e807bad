import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { Problem } from '../problem.ts';
import { type Places, passwordLost } from './embedded-cluster.ts';
import { findPostmaster, type Postmaster } from './embedded-postmaster.ts';

/** What a process wants of a data folder: one may serve at a time, beside any number of commands. */
export type Purpose = 'serve' | 'command';

// Advisory locks of the database `postgres`; the kernel lets go of them with the connection, whatever ended the process,
// so that there is nothing stale to be judged by pids and dates.
const locks = { area: 20_250, present: 1, serving: 2 };

/** The driver has both; its types do not name them. */
type Client = pg.Client & { ref(): void; unref(): void };

/** A process's own connection to the server, which lasts as long as both do. */
export interface Presence {
  client: Client;
  postmaster: Postmaster;
  /** No other process was present when this one came. */
  alone: boolean;
  /** Settles when the connection has ended. */
  ended: Promise<void>;
}

/**
 * Connects to the running server and takes part in it, waiting while it starts.
 * @param patience milliseconds.
 * @returns undefined where no server runs, or it is about to be stopped by its last user: look again.
 * @throws Problem where another process serves already, or the password is not this database's.
 */
export async function takePart(
  places: Places,
  password: string,
  purpose: Purpose,
  patience: number,
): Promise<Presence | undefined> {
  const until = performance.now() + patience;
  for (;;) {
    const postmaster = findPostmaster(places.data);
    if (!postmaster || postmaster.status === 'stopping') return undefined;
    const ready = postmaster.status === 'ready';
    const client = ready ? await connect(postmaster.port, places, password, purpose) : undefined;
    if (client) return enter(client, postmaster, purpose);
    if (performance.now() > until) return undefined;
    await sleep(10);
  }
}

async function connect(
  port: number,
  places: Places,
  password: string,
  purpose: Purpose,
): Promise<Client | undefined> {
  const client = new pg.Client({
    ...{ host: '127.0.0.1', port, user: 'postgres', password, database: 'postgres' },
    application_name: `leye-presence ${purpose} ${process.pid}`,
    connectionTimeoutMillis: 5000,
  }) as Client;
  client.on('error', () => {});
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => {});
    // Any other is a server that starts or stops.
    if ((error as { code?: string }).code === '28P01') throw passwordLost(places);
    return undefined;
  }
}

async function enter(
  client: Client,
  postmaster: Postmaster,
  purpose: Purpose,
): Promise<Presence | undefined> {
  const { area, present, serving } = locks;
  const ended = new Promise<void>((resolve) => client.once('end', () => resolve()));
  try {
    const came = await client.query('select pg_try_advisory_lock_shared($1, $2) as came', [area, present]);
    if (came.rows[0].came) {
      if (purpose === 'serve') {
        const first = await client.query('select pg_try_advisory_lock($1, $2) as first', [area, serving]);
        if (!first.rows[0].first) throw await servedBy(client);
      }
      const here = await client.query(
        "select count(*)::int as processes from pg_locks where locktype = 'advisory' and classid = $1 and objid = $2 and granted",
        [area, present],
      );
      // Does not keep this process alive.
      client.unref();
      return { client, postmaster, alone: here.rows[0].processes === 1, ended };
    }
  } catch (error) {
    await client.end().catch(() => {});
    if (error instanceof Problem) throw error;
    // The server went away in the middle.
    return undefined;
  }
  await client.end().catch(() => {});
  return undefined;
}

async function servedBy(client: pg.Client): Promise<Problem> {
  const { rows } = await client.query(
    'select application_name as name from pg_stat_activity join pg_locks using (pid) ' +
      "where locktype = 'advisory' and classid = $1 and objid = $2 and granted",
    [locks.area, locks.serving],
  );
  const pid = /(\d+)$/.exec(rows[0]?.name ?? '')?.[1] ?? '?';
  return new Problem(409, 'database.folder-served', {
    zh: `这个数据目录已有一个乐业在运行（进程号 ${pid}）。请先停止它，或用 LEYE_DATA 指定另一个目录。`,
    en: `Another Leye already serves this data folder (process ${pid}). Stop it first, or name another folder in LEYE_DATA.`,
  });
}

/**
 * Takes leave.
 * @returns true for the last one, who stops the server: until then nobody else comes in.
 */
export function takeLeave({ client }: Presence): Promise<boolean> {
  const { area, present } = locks;
  return asking(client, async () => {
    // One after the other: of two who leave at once, one at least finds itself alone.
    await client.query('select pg_advisory_unlock_all()');
    const { rows } = await client.query('select pg_try_advisory_lock($1, $2) as last', [area, present]);
    return rows[0].last === true;
  });
}

/** A question over the presence's own connection; while it waits for the answer it keeps this process alive. */
export async function asking<T>(client: Client, act: () => Promise<T>): Promise<T> {
  client.ref();
  try {
    return await act();
  } finally {
    client.unref();
  }
}
