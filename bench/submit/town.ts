import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { assemble, type Deployment } from '../../src/deployment.ts';
import { systemClock } from '../../src/ground/clock/clock.ts';
import type { Actor, Context } from '../../src/ground/context.ts';
import { openKeys } from '../../src/ground/crypto/keys.ts';
import { signingKey } from '../../src/ground/crypto/signing.ts';
import { hashToken, token as newToken } from '../../src/ground/crypto/tokens.ts';
import { startEmbedded } from '../../src/ground/database/embedded.ts';
import { type Log, openLog } from '../../src/ground/log.ts';
import { asRole, prepareTemplate } from '../../src/ground/testing/template.ts';
import { newId } from '../../src/ground/uuid.ts';
import { rawPublicKey } from '../../src/modules/ledger/keys.ts';
import { previewApplication } from '../../src/modules/matching/actions/applications/apply.ts';
import { openMarket } from '../../src/modules/matching/testing/market.ts';
import { createPeople } from '../../src/modules/people/index.ts';
import { madeUpIdNumber, madeUpPhone } from '../../src/modules/people/testing/made-up.ts';

/** Somebody signed in. */
export interface Resident {
  personId: string;
  token: string;
  csrf: string;
}

/** A made-up town on a database of its own, which waits for the disk as a deployment's does. */
export interface Town {
  deployment: Deployment;
  urls: { app: string; worker: string };
  log: Log;
  residents: Resident[];
  /** Names what a resident's preview shows: the same for all, since the same is known of all. */
  seen: string;
  /** The server's settings by which a commit lasts. */
  durability: string;
  /** Of the ledger's heads. */
  publicKey: Uint8Array;
  /** Open postings that nobody has applied for. */
  newPostings(count: number): Promise<string[]>;
  rows<T extends object>(text: string, values?: unknown[]): Promise<T[]>;
  close(): Promise<void>;
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

const known = {
  'person.education': '61',
  'person.experience_years': 3,
  'person.last_job': '饭店洗碗',
  'person.skills': ['点数', '能搬货'],
  'person.certificates': ['叉车证 N1'],
  'person.wanted_jobs': ['仓库管理员'],
  'person.no_nights': true,
};

/** People of whom the same is known, each signed in. */
async function admitPeople(deployment: Deployment, superuser: pg.Client, count: number): Promise<Resident[]> {
  const residents = Array.from({ length: count }, () => {
    const token = newToken();
    return {
      personId: newId(Date.now()),
      token,
      csrf: createHash('sha256').update(`csrf:${token}`).digest('base64url'),
    };
  });
  await deployment.asJob('bench', 'test', (ctx) =>
    createPeople(
      ctx,
      residents.map(({ personId }, at) => ({
        personId,
        idNumber: madeUpIdNumber(1000 + at),
        name: '孙建国',
        phone: madeUpPhone(1000 + at),
        residenceArea: '370705000000',
        source: { kind: 'self', name: null },
        facts: Object.entries(known).map(([fact, value]) => ({
          fact,
          value,
          source: { kind: 'self' as const, name: null },
        })),
      })),
    ),
  );
  await superuser.query(
    `insert into access.session (token_hash, session_id, kind, actor_id, role, began_at, seen_at, ends_at)
     select hash, gen_random_uuid(), 'resident', id, 'resident', now(), now(), now() + interval '2 hours'
     from unnest($1::uuid[], $2::bytea[]) as copy(id, hash)`,
    [residents.map(({ personId }) => personId), residents.map(({ token }) => hashToken(token))],
  );
  await superuser.query('analyze');
  return residents;
}

export async function openTown(people: number): Promise<Town> {
  const folder = mkdtempSync(join(tmpdir(), 'leye-bench-'));
  const server = await startEmbedded({ folder, purpose: 'serve' });
  await server.ensureDatabase('leye');
  const bootstrap = server.superuserUrl('leye');
  await prepareTemplate(bootstrap);
  const superuser = new pg.Client({ connectionString: bootstrap });
  await superuser.connect();
  const log = openLog('silent');
  const urls = { app: asRole(bootstrap, 'app', 'leye'), worker: asRole(bootstrap, 'worker', 'leye') };
  const keys = openKeys(join(folder, 'keys'), { create: true });
  const deployment = assemble({
    keys,
    clock: systemClock,
    demo: true,
    publicUrl: null,
    textChannel: null,
    urls,
    connections: { app: 12, worker: 4 },
    log,
    onClose: () => server.stop(),
  });
  const as = <T>(partial: Partial<Actor>, act: (ctx: Context) => Promise<T>) => {
    const actor = { ...nobody, ...partial };
    const { id, person, employer, area } = actor;
    const scope = { actor: id, person, employer, area, purpose: 'test' };
    return deployment.app.inScope(scope, (tx) =>
      act({
        ...deployment.contextParts,
        actor,
        scope,
        tx,
        requestId: randomUUID(),
        skin: 'phone',
        language: 'zh',
      }),
    );
  };
  const asJob = <T>(act: (ctx: Context) => Promise<T>) => deployment.asJob('bench', 'test', act);
  const market = openMarket({ as, asJob, clock: systemClock });
  const { employerId } = await market.employer();
  const posting = await market.posting(employerId);
  const residents = await admitPeople(deployment, superuser, people);
  const [first] = residents;
  if (!first) throw new Error('nobody lives here');
  const me = { kind: 'resident', role: 'resident', id: first.personId, person: first.personId } as const;
  const { seen } = await as(me, (ctx) => previewApplication(ctx, posting));
  const rows = async <T extends object>(text: string, values: unknown[] = []) =>
    (await superuser.query<T>(text, values)).rows;
  const settings = await rows<{ name: string; setting: string }>(
    `select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'wal_sync_method')`,
  );
  return {
    deployment,
    urls,
    log,
    residents,
    seen,
    publicKey: rawPublicKey(signingKey(keys).publicKey),
    durability: settings.map(({ name, setting }) => `${name} ${setting}`).join(', '),
    async newPostings(count) {
      const made = await rows<{ id: string }>(
        `insert into matching.posting select (jsonb_populate_record(p, jsonb_build_object('posting_id', gen_random_uuid()))).*
         from matching.posting p, generate_series(1, $2) where posting_id = $1 returning posting_id as id`,
        [posting, count],
      );
      return made.map(({ id }) => id);
    },
    rows,
    async close() {
      await superuser.end();
      await deployment.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
