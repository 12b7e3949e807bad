import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { expect, it } from 'vitest';
import type { Database } from '../src/ground/database/database.ts';
import { buildServer, type Served } from '../src/ground/http/server.ts';
import { packageRoot } from '../src/ground/package-root.ts';
import { newId } from '../src/ground/uuid.ts';
import { identify, noteUse } from '../src/modules/access/gate.ts';
import { verifyLedger } from '../src/modules/ledger/actions/verify-ledger.ts';
import { modules } from '../src/modules.ts';
import { openJobs } from '../src/serve.ts';
import { type Contender, report } from './report.ts';
import { openSingleTrips } from './submit/single-trips.ts';
import { openTown, type Resident, type Town } from './submit/town.ts';

const clients = 64;
const count = Number(process.env.N ?? 3000);
const runs = Number(process.env.R ?? 3);
const postings = 100;

interface Outcome {
  seconds: number;
  ms: number[];
  acknowledged: number;
  refused: string[];
}

function serverOn(town: Town, database: Database): Promise<FastifyInstance> {
  const { deployment } = town;
  const nothing: Served = {
    contract: {
      'POST /api/bench/nothing': {
        summary: { zh: '什么也不做', en: 'Does nothing' },
        who: ['resident'],
        purpose: 'bench',
        short: true,
        reply: {},
      },
    },
    routes: { 'POST /api/bench/nothing': async () => ({}) },
  };
  return buildServer({
    database,
    served: [
      nothing,
      ...Object.values(modules).flatMap(({ contract, routes }) =>
        contract && routes ? [{ contract, routes }] : [],
      ),
    ],
    gate: {
      identify: (tx, session) => identify(tx, deployment.clock, session),
      noteUse: (tx, token) => noteUse(tx, deployment.clock, token),
    },
    live: { attach() {}, async close() {} },
    log: town.log,
    contextParts: deployment.contextParts,
    perMinute: 1_000_000_000,
    // What was said is heard after the run, and timed by itself.
    afterCommit: () => {},
    secure: false,
  });
}

function requestOf(
  { token, csrf }: Resident,
  path: string,
  headers: readonly string[],
  body: unknown,
): string {
  const text = JSON.stringify(body);
  return [
    `POST ${path} HTTP/1.1`,
    'host: 127.0.0.1',
    `cookie: leye_session=${token}`,
    `x-leye-csrf: ${csrf}`,
    ...headers,
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(text)}`,
    '',
    text,
  ].join('\r\n');
}

async function send(http: FastifyInstance, requests: readonly string[]): Promise<Outcome> {
  const { port } = http.server.address() as { port: number };
  const child = fork(join(packageRoot, 'bench/submit/clients.mjs'), { execArgv: [] });
  try {
    return await new Promise((resolve, reject) => {
      child.once('message', (outcome: Outcome & { failed?: string }) =>
        outcome.failed ? reject(new Error(outcome.failed)) : resolve(outcome),
      );
      child.once('exit', (code) => reject(new Error(`the clients ended (${code})`)));
      child.send({ port, connections: Math.min(clients, Math.ceil(requests.length / 10)), requests });
    });
  } finally {
    child.removeAllListeners('exit');
    child.kill();
  }
}

/** Every acknowledged application stands, with what belongs to it. */
async function verify(town: Town, ids: readonly string[]): Promise<void> {
  const counts = await town.rows<Record<string, number>>(
    `select
       (select count(*)::int from matching.application where application_id = any($1)) as applications,
       (select count(*)::int from matching.application_event where application_id = any($1)) as lines,
       (select count(*)::int from ground.outbox where payload ->> 'applicationId' = any($1::text[])) as said,
       (select count(*)::int from ledger.service_event where event_id in
         (select event_id from ground.outbox where payload ->> 'applicationId' = any($1::text[]))) as served`,
    [ids],
  );
  const all = ids.length;
  expect(counts[0]).toEqual({ applications: all, lines: all, said: all, served: all });
}

async function hearAll(town: Town): Promise<number> {
  const jobs = openJobs(town.deployment, town.log);
  const began = performance.now();
  await Promise.all([jobs.runDue(), jobs.runDue()]);
  return (performance.now() - began) / 1000;
}

it('submit', async () => {
  const town = await openTown(count);
  const { app } = town.deployment;
  const single = openSingleTrips(town.urls.app, 12);
  const apart: Database = {
    ...app,
    inScope: (scope, act, options) => app.inScope(scope, act, { ...options, short: false }),
  };
  const racer = (name: string, database: Database) => ({
    name,
    database,
    seconds: [] as number[],
    ms: [] as number[],
  });
  const contenders: [ReturnType<typeof racer>, ...ReturnType<typeof racer>[]] = [
    racer('group commit: what `short: true` of the route does', app),
    racer('one act a transaction, what need not wait sent together', apart),
    racer('one act a transaction, each statement a round trip', single),
  ];
  const floor: Contender & { ms: number[] } = {
    name: 'an empty act: session looked up, nothing written',
    seconds: [],
    ms: [],
  };
  const heard: number[] = [];
  const servers = await Promise.all(
    contenders.map(async ({ database }) => {
      const http = await serverOn(town, database);
      await http.listen({ host: '127.0.0.1', port: 0 });
      return http;
    }),
  );

  async function apply(http: FastifyInstance, people: readonly Resident[]): Promise<Outcome> {
    const jobs = await town.newPostings(postings);
    const ids = people.map(() => newId(Date.now()));
    const outcome = await send(
      http,
      people.map((resident, at) =>
        requestOf(
          resident,
          `/api/jobs/${jobs[at % jobs.length]}/application`,
          [`idempotency-key: ${newId(Date.now())}`],
          { applicationId: ids[at], seen: town.seen, leaveOut: ['pay'] },
        ),
      ),
    );
    if (process.env.LOG)
      console.log(
        people.length,
        outcome.seconds.toFixed(2),
        Math.round(people.length / outcome.seconds),
        [...outcome.ms]
          .sort((a, b) => a - b)
          .filter((_, at, all) => at === all.length >> 1 || at === Math.floor(all.length * 0.99))
          .map((ms) => ms.toFixed(1))
          .join(' '),
        outcome.refused,
      );
    expect(outcome.refused).toEqual([]);
    expect(outcome.acknowledged).toBe(ids.length);
    heard.push((await hearAll(town)) / ids.length);
    await verify(town, ids);
    return outcome;
  }

  try {
    for (const size of [20, 100, 300])
      for (const http of servers) await apply(http, town.residents.slice(0, size));
    for (let run = 0; run < runs; run += 1) {
      for (const [at, http] of servers.entries()) {
        const { seconds, ms } = await apply(http, town.residents);
        contenders[at]?.seconds.push(seconds);
        contenders[at]?.ms.push(...ms);
      }
      const [http] = servers;
      if (!http) continue;
      const empty = await send(
        http,
        town.residents.map((resident) => requestOf(resident, '/api/bench/nothing', [], {})),
      );
      expect(empty.acknowledged).toBe(count);
      floor.seconds.push(empty.seconds);
      floor.ms.push(...empty.ms);
    }
  } finally {
    for (const http of servers) await http.close();
    await single.close();
  }
  const { publicKey } = town;
  const ledger = await town.deployment.asJob('bench', 'test', (ctx) => verifyLedger(ctx, { publicKey }));
  expect(ledger).toMatchObject({ holds: true, events: heard.length > 0 ? expect.any(Number) : 0 });
  await town.close();
  const about = `${clients} keep-alive clients in a process of their own on the same machine, each request another person's application over HTTP: session, idempotency key, application, history, outbox, jobs. The database waits for the disk: ${town.durability}. After each run every acknowledged application stood with its history, event and, once heard (${(1000 * Math.min(...heard)).toFixed(1)} ms each, after the run), its ledger row; the ledger verifies.`;
  const [ours, ...peers] = contenders;
  report('Submitting an application', { count, unit: 'requests', about }, [ours, ...peers, floor]);
});
