import { mkdirSync } from 'node:fs';
import { sql } from 'kysely';
import pg from 'pg';
import { loadAreas } from './ground/areas/load.ts';
import { type Clock, systemClock } from './ground/clock/clock.ts';
import type { Config } from './ground/config.ts';
import type { Actor, Context } from './ground/context.ts';
import { fieldCipher } from './ground/crypto/field-cipher.ts';
import { type Keys, openKeys } from './ground/crypto/keys.ts';
import { derivePassword } from './ground/crypto/passwords.ts';
import { signingKey } from './ground/crypto/signing.ts';
import { type Database, openDatabase } from './ground/database/database.ts';
import { startEmbedded } from './ground/database/embedded.ts';
import { migrate } from './ground/database/migrate.ts';
import { createRoles } from './ground/database/roles.ts';
import type { Tx } from './ground/database/scope.ts';
import { type Hearers, hearersOf } from './ground/events/hearers.ts';
import { databaseErrors } from './ground/http/metrics.ts';
import type { Log } from './ground/log.ts';
import { Problem, type Words } from './ground/problem.ts';
import type { Tools } from './ground/tools.ts';
import { newId } from './ground/uuid.ts';
import { modules } from './modules.ts';

/** A database with its keys, open and migrated: what the server, the commands and the tests stand on. */
export interface Deployment {
  demo: boolean;
  clock: Clock;
  hearers: Hearers;
  tools: Tools;
  app: Database;
  worker: Database;
  contextParts: Pick<Context, 'clock' | 'cipher' | 'hearers' | 'demo' | 'publicUrl'> & { memory: object };
  /** The context of a job in its transaction: it acts as nobody, over the whole area, for one purpose. */
  jobContext(tx: Tx, name: string, purpose: string): Context;
  /** Runs a command's act in one transaction as `worker`. */
  asJob<T>(name: string, purpose: string, act: (ctx: Context) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Every area there is: the scope of jobs and commands. */
export function wholeArea(): { code: string; lo: number; hi: number } {
  return { code: '000000000000', lo: 1, hi: loadAreas().size };
}

/** @param parts an open database and what it is called with. */
export function assemble(parts: {
  keys: Keys;
  clock: Clock;
  demo: boolean;
  publicUrl: string | null;
  textChannel: Tools['textChannel'];
  urls: { app: string; worker: string };
  connections: { app: number; worker: number };
  log: Log;
  onClose: () => Promise<void>;
}): Deployment {
  let closing = false;
  const onError = (error: Error) => {
    // A pool is closed before the last of its connections is; the server that is stopped then says so to those.
    if (closing) return;
    databaseErrors.inc();
    parts.log.warn({ err: error }, 'a database connection broke');
  };
  const app = openDatabase(parts.urls.app, 'app', { connections: parts.connections.app, onError });
  const worker = openDatabase(parts.urls.worker, 'worker', {
    connections: parts.connections.worker,
    onError,
  });
  const hearers = hearersOf(modules);
  const contextParts = {
    clock: parts.clock,
    cipher: fieldCipher(parts.keys),
    hearers,
    demo: parts.demo,
    publicUrl: parts.publicUrl,
    memory: {},
  };
  const area = wholeArea();
  const jobContext = (tx: Tx, name: string, purpose: string): Context => {
    const actor: Actor = {
      kind: 'job',
      id: null,
      sessionId: null,
      role: `job:${name}`,
      area,
      stationId: null,
      person: null,
      employer: null,
      visitId: null,
    };
    const scope = { actor: null, person: null, area, purpose };
    return {
      ...contextParts,
      actor,
      scope,
      tx,
      requestId: newId(parts.clock.now().getTime()),
      skin: 'desk',
      language: 'zh',
    };
  };
  const asJob: Deployment['asJob'] = (name, purpose, act) =>
    worker.inScope({ actor: null, person: null, area, purpose }, (tx) => act(jobContext(tx, name, purpose)));
  return {
    demo: parts.demo,
    clock: parts.clock,
    hearers,
    tools: {
      signing: signingKey(parts.keys),
      workerUrl: parts.urls.worker,
      transact: asJob,
      textChannel: parts.textChannel,
    },
    app,
    worker,
    contextParts,
    jobContext,
    asJob,
    async close() {
      closing = true;
      await app.close();
      await worker.close();
      await parts.onClose();
    },
  };
}

async function bootstrapDatabase(
  config: Config,
  purpose: 'serve' | 'command',
  onLost: () => void,
  progress: (words: Words) => void,
) {
  if (config.databaseUrl !== null) return { bootstrapUrl: config.databaseUrl, stop: async () => {} };
  mkdirSync(config.dataFolder, { recursive: true });
  const server = await startEmbedded({ folder: config.dataFolder, purpose, progress });
  server.watch((event) => {
    if (event.kind === 'taken') onLost();
  });
  await server.ensureDatabase('leye');
  return { bootstrapUrl: server.superuserUrl('leye'), stop: () => server.stop() };
}

function withRole(bootstrapUrl: string, keys: Keys, role: 'owner' | 'app' | 'worker'): string {
  const url = new URL(bootstrapUrl);
  url.username = `leye_${role}`;
  url.password = derivePassword(keys, role);
  return url.href;
}

// The mark is for ever: what was once a demonstration never turns into a register of real people.
async function settleDemo(
  owner: string,
  wanted: boolean | null,
  fresh: boolean,
  embedded: boolean,
): Promise<boolean> {
  const client = new pg.Client({ connectionString: owner });
  client.on('error', () => {});
  await client.connect();
  try {
    const mark = await client.query("select value from ground.mark where name = 'demo'");
    const demo = mark.rows[0]?.value as string | undefined;
    if (demo === 'yes' && wanted === false) {
      throw new Problem(503, 'demo-for-ever', {
        zh: '这个数据库装过演示数据，不能改作正式使用，请换一个空的数据文件夹或数据库',
        en: 'This database has held demonstration data and cannot become a real one; please use an empty folder or database',
      });
    }
    if (demo !== undefined) return demo === 'yes';
    const yes = fresh && (wanted ?? embedded);
    if (!yes && wanted === true) {
      throw new Problem(503, 'demo-needs-empty', {
        zh: '演示数据只能装进空的数据库',
        en: 'The demonstration can be seeded into an empty database only',
      });
    }
    await client.query("insert into ground.mark (name, value) values ('demo', $1) on conflict do nothing", [
      yes ? 'yes' : 'no',
    ]);
    return yes;
  } finally {
    await client.end();
  }
}

/** The keys that a database was begun with: null where nothing was kept under keys yet, undefined where this role may not look. */
async function keysOf(url: string): Promise<string | null | undefined> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query("select value from ground.mark where name = 'keys'");
    return rows[0]?.value ?? null;
  } catch (error) {
    const { code = '' } = error as pg.DatabaseError;
    if (code === undefinedTable) return null;
    if (refusals.has(code)) return undefined;
    throw error;
  } finally {
    await client.end();
  }
}

// SQLSTATE (PostgreSQL manual, appendix A). An unknown schema is an unknown table too.
const undefinedTable = '42P01';
// No right to the table; no such role, or another password.
const refusals = new Set(['42501', '28P01', '28000']);

/**
 * Opens the key file; for a database that holds nothing yet it is made, where `create` says so. With another key file nothing sealed would
 * open and nobody would be found: that is said before anything is written, and before the roles get passwords that belong to that file. The
 * owner's password is derived from the keys, so an owner who cannot sign in says the same, where the bootstrap user may not look for himself.
 * @returns the keys, and whether nothing was kept under them yet: the database is new, or its first start was cut short.
 */
async function openItsKeys(
  bootstrapUrl: string,
  { file, create }: { file: string; create: boolean },
): Promise<{ keys: Keys; fresh: boolean }> {
  const seen = await keysOf(bootstrapUrl);
  const keys = openKeys(file, { create: seen === null && create });
  const known = seen === undefined ? await keysOf(withRole(bootstrapUrl, keys, 'owner')) : seen;
  if (known === null || known === keys.fingerprint) return { keys, fresh: known === null };
  throw new Problem(503, 'keys.other', {
    zh: `${file} 不是这个数据库的密钥，请放回原来的密钥文件`,
    en: `${file} does not hold the keys of this database; please put the original back`,
  });
}

async function markKeys(owner: string, keys: Keys): Promise<void> {
  const client = new pg.Client({ connectionString: owner });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query("insert into ground.mark (name, value) values ('keys', $1) on conflict do nothing", [
      keys.fingerprint,
    ]);
  } finally {
    await client.end();
  }
}

/**
 * Opens what the configuration names: starts the embedded database if that is meant, makes keys for a database that holds
 * nothing yet, creates roles, migrates, and settles whether this is a demonstration.
 * @throws Problem with a sentence for the terminal.
 */
export async function openDeployment(
  config: Config,
  options: {
    purpose: 'serve' | 'command';
    log: Log;
    progress: (words: Words) => void;
    onLost?: () => void;
    clock?: Clock;
  },
): Promise<Deployment> {
  const { bootstrapUrl, stop } = await bootstrapDatabase(
    config,
    options.purpose,
    options.onLost ?? (() => {}),
    options.progress,
  );
  try {
    const { keys, fresh } = await openItsKeys(bootstrapUrl, {
      file: config.keyFile,
      create: config.databaseUrl === null || config.demo === true,
    });
    if (fresh || options.purpose === 'serve') {
      await createRoles(bootstrapUrl, {
        owner: derivePassword(keys, 'owner'),
        app: derivePassword(keys, 'app'),
        worker: derivePassword(keys, 'worker'),
      });
      const ran = await migrate(withRole(bootstrapUrl, keys, 'owner'));
      if (ran.length) options.progress({ zh: `建表 ${ran.length} 步`, en: `${ran.length} migrations ran` });
    }
    const urls = { app: withRole(bootstrapUrl, keys, 'app'), worker: withRole(bootstrapUrl, keys, 'worker') };
    const demo = await settleDemo(
      withRole(bootstrapUrl, keys, 'owner'),
      config.demo,
      fresh,
      config.databaseUrl === null,
    );
    // Last, so that a first start that is cut short anywhere before begins again.
    await markKeys(withRole(bootstrapUrl, keys, 'owner'), keys);
    if (!demo && config.smsUrl === null && options.purpose === 'serve') {
      throw new Problem(503, 'no-message-channel', {
        zh: '正式使用要先设 LEYE_SMS_URL（短信网关），否则居民收不到验证码',
        en: 'Outside the demonstration LEYE_SMS_URL (text message gateway) is needed, or residents get no codes',
      });
    }
    return assemble({
      keys,
      clock: options.clock ?? systemClock,
      demo,
      publicUrl: config.publicUrl,
      textChannel: demo || config.smsUrl === null ? null : { url: config.smsUrl, token: config.smsToken },
      urls,
      connections: options.purpose === 'serve' ? { app: 12, worker: 8 } : { app: 2, worker: 8 },
      log: options.log,
      onClose: stop,
    });
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The database answers; for `/readyz`. */
export async function isReady(deployment: Deployment): Promise<boolean> {
  try {
    await sql`select 1`.execute(deployment.app.bare);
    return true;
  } catch {
    return false;
  }
}
