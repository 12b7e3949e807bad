import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { pino } from 'pino';
import type { TestProject } from 'vitest/node';
import { seedDemo } from '../src/demo.ts';
import { assemble } from '../src/deployment.ts';
import { systemClock } from '../src/ground/clock/clock.ts';
import { openKeys } from '../src/ground/crypto/keys.ts';
import { cloneTemplate } from '../src/ground/testing/postgres.ts';
import { asRole } from '../src/ground/testing/template.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The demonstration as of today, seeded once for all journeys, and its keys. */
    seeded: { template: string; keyFile: string };
  }
}

/** Seeds the demonstration once; each file of journeys clones it. Runs behind the setup that starts the server. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { testServer, testTemplate } = project.getProvidedContext();
  const { name, drop } = await cloneTemplate(testServer, testTemplate);
  const folder = mkdtempSync(join(tmpdir(), 'leye-demo-keys-'));
  const keyFile = join(folder, 'keys');
  const deployment = assemble({
    keys: openKeys(keyFile, { create: true }),
    clock: systemClock,
    demo: true,
    publicUrl: null,
    textChannel: null,
    urls: { app: asRole(testServer, 'app', name), worker: asRole(testServer, 'worker', name) },
    connections: { app: 1, worker: 1 },
    log: pino({ level: 'silent' }),
    onClose: async () => {},
  });
  await seedDemo(deployment, () => {});
  await deployment.close();
  // A connection to it, even a passing one, would hold up whoever clones it.
  const admin = new pg.Client({ connectionString: testServer });
  await admin.connect();
  await admin.query(`alter database ${name} allow_connections false`);
  await admin.end();
  project.provide('seeded', { template: name, keyFile });
  return async () => {
    await drop();
    rmSync(folder, { recursive: true, force: true });
  };
}
