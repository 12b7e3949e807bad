import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { type FixedClock, fixedClock } from '../clock/clock.ts';
import type { Actor, Context, Skin } from '../context.ts';
import { type FieldCipher, fieldCipher } from '../crypto/field-cipher.ts';
import { type Keys, openKeys } from '../crypto/keys.ts';
import { type Database, openDatabase } from '../database/database.ts';
import type { Hearers } from '../events/hearers.ts';
import { Problem } from '../problem.ts';
import { newId } from '../uuid.ts';
import { cloneTemplate } from './postgres.ts';
import { asRole } from './template.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A superuser URL of the test server. */
    testServer: string;
    /** The migrated database that test files clone. */
    testTemplate: string;
  }
}

/** A clone of the migrated template, of this test file's own. */
export interface TestDatabase {
  app: Database;
  worker: Database;
  urls: { superuser: string; owner: string; app: string; worker: string };
  keys: Keys;
  cipher: FieldCipher;
  clock: FixedClock;
  /** The statements that `act` sends as `leye_app`, with their parameters. */
  statements(act: () => Promise<unknown>): Promise<{ sql: string; parameters: readonly unknown[] }[]>;
  /** Runs `act` in one transaction as `leye_app` under this actor's scope, as a request would. */
  as<T>(actor: Partial<Actor>, act: (ctx: Context) => Promise<T>, options?: TestOptions): Promise<T>;
  /** Runs `act` in one transaction as `leye_worker` over every area, as a job would. */
  asJob<T>(act: (ctx: Context) => Promise<T>, options?: TestOptions): Promise<T>;
  /** Rows as the superuser sees them, for asserting what is really stored. */
  rows<T extends object>(text: string, values?: unknown[]): Promise<T[]>;
}

interface TestOptions {
  hearers?: Hearers;
  purpose?: string;
  skin?: Skin;
  demo?: boolean;
  /** As a short route does it: with the others of its moment. */
  short?: boolean;
}

const nobody: Actor = {
  kind: 'visitor',
  id: null,
  sessionId: null,
  role: 'visitor',
  area: null,
  stationId: null,
  person: null,
  employer: null,
  visitId: null,
};

/** Friday 20 November 2026, 14:20 in Shanghai: where a test does not say otherwise, it is now. */
const testNow = '2026-11-20T14:20:00+08:00';

/** A prepared database that is no bare schema, with the keys under which it was filled. */
export interface FilledTemplate {
  template: string;
  keyFile: string;
}

/**
 * Clones the template, or a filled one, for this test file and drops the clone at its end.
 * @example const db = await openTestDatabase();
 *   await db.as({ kind: 'resident', role: 'resident', id: personId, person: personId }, (ctx) => act(ctx, input));
 */
export async function openTestDatabase(filled?: FilledTemplate): Promise<TestDatabase> {
  const server = inject('testServer');
  const clone = await cloneTemplate(server, filled?.template ?? inject('testTemplate'));
  const urls = {
    superuser: clone.superuserUrl,
    owner: asRole(server, 'owner', clone.name),
    app: asRole(server, 'app', clone.name),
    worker: asRole(server, 'worker', clone.name),
  };
  const onError = () => {};
  const heard: { sql: string; parameters: readonly unknown[] }[] = [];
  const app = openDatabase(urls.app, 'app', {
    connections: 24,
    onError,
    onQuery: (query) => heard.push({ sql: query.sql, parameters: query.parameters }),
  });
  const worker = openDatabase(urls.worker, 'worker', { connections: 6, onError });
  const observer = new pg.Client({ connectionString: urls.superuser });
  observer.on('error', () => {});
  await observer.connect();
  const keyFolder = mkdtempSync(join(tmpdir(), 'leye-keys-'));
  const keys = filled ? openKeys(filled.keyFile, { create: false }) : openKeys(keyFolder, { create: true });
  const cipher = fieldCipher(keys);
  const clock = fixedClock(testNow);

  afterAll(async () => {
    await app.close();
    await worker.close();
    await observer.end();
    await clone.drop();
    rmSync(keyFolder, { recursive: true, force: true });
  });

  const contextOf = (
    actor: Actor,
    tx: Context['tx'],
    scope: Context['scope'],
    options: TestOptions,
  ): Context => ({
    actor,
    scope,
    tx,
    clock,
    cipher,
    hearers: options.hearers ?? new Map(),
    requestId: newId(clock.now().getTime()),
    skin: options.skin ?? 'phone',
    language: 'zh',
    demo: options.demo ?? true,
    publicUrl: null,
  });

  return {
    app,
    worker,
    urls,
    keys,
    cipher,
    clock,
    async statements(act) {
      heard.length = 0;
      await act();
      return [...heard];
    },
    async as(partial, act, options = {}) {
      const actor = { ...nobody, ...partial };
      const scope = {
        actor: actor.id,
        person: actor.person,
        employer: actor.employer,
        area: actor.area,
        purpose: options.purpose ?? 'test',
      };
      // Like the server: a refusal that keeps its work is thrown after the commit.
      const kept: { problem?: Problem } = {};
      const answer = await app.inScope(
        scope,
        (tx) =>
          act(contextOf(actor, tx, scope, options)).catch((error) => {
            if (!(error instanceof Problem && error.keepsWork)) throw error;
            kept.problem = error;
            return undefined as never;
          }),
        { short: options.short ?? false },
      );
      if (kept.problem) throw kept.problem;
      return answer;
    },
    asJob(act, options = {}) {
      const area = { code: '000000000000', lo: 0, hi: 2_147_483_647 };
      const scope = { actor: null, person: null, area, purpose: options.purpose ?? 'test' };
      const actor: Actor = { ...nobody, kind: 'job', role: 'job:test', area };
      return worker.inScope(scope, (tx) => act(contextOf(actor, tx, scope, options)));
    },
    async rows<T extends object>(text: string, values: unknown[] = []) {
      const { rows } = await observer.query<T>(text, values);
      return rows;
    },
  };
}
