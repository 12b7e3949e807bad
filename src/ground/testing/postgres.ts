import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbedded } from '../database/embedded.ts';
import { findPostmaster, isAlive, shutDown } from '../database/embedded-postmaster.ts';

/** A database server for one run of the tests. */
export interface TestServer {
  superuserUrl: string;
  /** A prepared database: `create database … template <this> strategy file_copy` takes about 40 ms. */
  template: string;
  /** Drops the template and stops the server, where it was started here. */
  stop(): Promise<void>;
}

/**
 * Starts an embedded server that keeps nothing, or takes the one that LEYE_TEST_DATABASE_URL names (as a superuser), and
 * prepares a template on it.
 * @param prepare makes roles and schema, given a superuser's URL of the empty template.
 */
export async function startTestServer(prepare: (url: string) => Promise<void>): Promise<TestServer> {
  const given = process.env.LEYE_TEST_DATABASE_URL;
  const server = given ? { superuserUrl: given, stop: async () => {} } : await startThrowaway();
  const template = `leye_template_${randomBytes(6).toString('hex')}`;
  try {
    await onServer(server.superuserUrl, (admin) =>
      admin.query(`create database ${template} encoding 'UTF8' template template0`),
    );
    const url = new URL(server.superuserUrl);
    url.pathname = `/${template}`;
    await prepare(url.href);
    // A connection to it, even a passing one, would hold up whoever clones it.
    await onServer(server.superuserUrl, (admin) =>
      admin.query(`alter database ${template} allow_connections false`),
    );
  } catch (error) {
    await server.stop();
    throw error;
  }
  return {
    superuserUrl: server.superuserUrl,
    template,
    async stop() {
      if (given) await onServer(given, (admin) => admin.query(`drop database ${template} with (force)`));
      await server.stop();
    },
  };
}

/** A copy of the template for one test file; about 40 ms. */
export async function cloneTemplate(
  superuserUrl: string,
  template: string,
): Promise<{ name: string; superuserUrl: string; drop(): Promise<void> }> {
  const name = `leye_${randomBytes(6).toString('hex')}`;
  await onServer(superuserUrl, async (admin) => {
    await admin.query(`create database ${name} template ${template} strategy file_copy`);
    await admin.query(`grant connect on database ${name} to leye_owner, leye_app, leye_worker`);
  });
  const url = new URL(superuserUrl);
  url.pathname = `/${name}`;
  return {
    name,
    superuserUrl: url.href,
    drop: () =>
      onServer(superuserUrl, (admin) => admin.query(`drop database if exists ${name} with (force)`)),
  };
}

async function onServer(url: string, act: (admin: pg.Client) => Promise<unknown>): Promise<void> {
  const admin = new pg.Client({ connectionString: url });
  admin.on('error', () => {});
  await admin.connect();
  try {
    await act(admin);
  } finally {
    await admin.end();
  }
}

/** Starts an embedded server that keeps nothing. @param settings in place of the embedded server's own. */
export async function startThrowaway(
  settings: Readonly<Record<string, string>> = {},
): Promise<{ superuserUrl: string; stop(): Promise<void> }> {
  await clearAfterTheKilled();
  const folder = mkdtempSync(join(tmpdir(), `leye-test-${process.pid}-`));
  // Open to pass through, for where root's server runs as another user.
  chmodSync(folder, 0o711);
  const server = await startEmbedded({ folder, purpose: 'serve', fsync: false, settings });
  return {
    superuserUrl: server.superuserUrl(),
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A run that was killed left its server behind; nobody will take it up. */
async function clearAfterTheKilled(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const runner = /^leye-test-(\d+)-/.exec(name)?.[1];
    if (!runner || isAlive(Number(runner))) continue;
    try {
      const folder = realpathSync(join(tmpdir(), name));
      const data = join(folder, 'postgres');
      const left = findPostmaster(data);
      if (left) await shutDown(left.pid, data, 2000);
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // Another user's; his next run clears it.
    }
  }
}
