import Fastify, { type FastifyInstance } from 'fastify';
import { expect, it } from 'vitest';
import type { Database } from '../src/ground/database/database.ts';
import { newId } from '../src/ground/uuid.ts';
import { verifyLedger } from '../src/modules/ledger/actions/verify-ledger.ts';
import { openJobs } from '../src/serve.ts';
import { type Contender, report } from './report.ts';
import { applyBefore } from './submit/apply-before.ts';
import { type Outcome, requestOf, send } from './submit/send.ts';
import { serveTown } from './submit/serve-town.ts';
import { openSingleTrips } from './submit/single-trips.ts';
import { openTown, type Resident, type Town } from './submit/town.ts';

const clients = 64;
const count = 2000;
const runs = 3;
const postings = 100;
/** So often somebody who is at it all day may apply. */
const calmMs = 1000;

/** Every acknowledged application stands, with what belongs to it. */
async function verify(town: Town, ids: readonly string[]): Promise<void> {
  const counts = await town.rows(
    `select
       (select count(*)::int from matching.application where application_id = any($1)) as applications,
       (select count(*)::int from matching.application_event where application_id = any($1)) as lines,
       (select count(*)::int from ground.outbox where payload ->> 'applicationId' = any($1::text[])) as said,
       (select count(*)::int from ledger.service_event where event_id in
         (select event_id from ground.outbox where payload ->> 'applicationId' = any($1::text[]))) as served`,
    [ids],
  );
  const all = ids.length;
  expect(counts).toEqual([{ applications: all, lines: all, said: all, served: all }]);
}

/** Lets the ledger hear what was said. @returns seconds. */
async function hearAll(town: Town): Promise<number> {
  const jobs = openJobs(town.deployment, town.log);
  const began = performance.now();
  await Promise.all([jobs.runDue(), jobs.runDue()]);
  return (performance.now() - began) / 1000;
}

async function applyAll(
  town: Town,
  http: FastifyInstance,
  people: readonly Resident[],
  connections: number,
  pauseMs = 0,
): Promise<Outcome & { ids: string[] }> {
  const jobs = await town.newPostings(postings);
  const ids = people.map(() => newId(Date.now()));
  const requests = people.map((resident, at) =>
    requestOf(
      resident,
      `/api/jobs/${jobs[at % jobs.length]}/application`,
      [`idempotency-key: ${newId(Date.now())}`],
      { applicationId: ids[at], seen: town.seen, leaveOut: ['pay'] },
    ),
  );
  const outcome = await send(http, connections, requests, pauseMs);
  expect(outcome.refused).toEqual([]);
  expect(outcome.acknowledged).toBe(ids.length);
  return { ...outcome, ids };
}

type Measured = Contender & { ms: number[] };

function note(into: Measured, { seconds, ms }: Outcome): void {
  into.seconds.push(seconds);
  into.ms.push(...ms);
}

/** What 64 clients cost on this machine where nothing is done for them. */
async function serveBare(): Promise<FastifyInstance> {
  const http = Fastify();
  http.post('/api/bench/nothing', async () => ({}));
  await http.listen({ host: '127.0.0.1', port: 0 });
  return http;
}

const racer = (name: string, database: Database) => ({
  name,
  database,
  seconds: [] as number[],
  ms: [] as number[],
});

it('submit', async () => {
  const town = await openTown(count);
  try {
    await race(town);
  } finally {
    await town.close();
  }
});

async function race(town: Town): Promise<void> {
  const { app } = town.deployment;
  const single = openSingleTrips(town.urls.app, 12);
  const apart: Database = {
    ...app,
    inScope: (scope, act, options) => app.inScope(scope, act, { ...options, short: false }),
  };
  const ours = racer('group commit: `short: true` in the route’s contract', app);
  const peers = [
    racer('the same act, a transaction each, its statements in five writes', apart),
    racer('the act as it was written first, each statement a round trip', single),
  ];
  const floor: Measured = { name: 'an empty act: session looked up', seconds: [], ms: [] };
  const bare: Measured = { name: 'a route of Fastify alone, no session, no database', seconds: [], ms: [] };
  const calm: Measured = { name: `ours, each client once in ${calmMs / 1000} s`, seconds: [], ms: [] };
  const alone = await serveBare();
  const racers = await Promise.all(
    [ours, ...peers].map(async (one) => ({
      ...one,
      http: await serveTown(town, one.database, one.database === single ? applyBefore : undefined),
    })),
  );
  let heard = Number.POSITIVE_INFINITY;
  try {
    // The first run of each is gentle and not counted: the compiler has not seen the program yet.
    for (let run = -1; run < runs; run += 1) {
      for (const { http, seconds, ms } of racers) {
        const outcome = await applyAll(town, http, town.residents, run < 0 ? 8 : clients);
        heard = Math.min(heard, (await hearAll(town)) / count);
        await verify(town, outcome.ids);
        if (run < 0) continue;
        seconds.push(outcome.seconds);
        ms.push(...outcome.ms);
      }
      const [first] = racers;
      if (!first) continue;
      const requests = town.residents.map((one) => requestOf(one, '/api/bench/nothing', [], {}));
      const empty = await send(first.http, clients, requests);
      expect(empty.acknowledged).toBe(count);
      const nothing = await send(alone, clients, requests);
      if (run < 0) continue;
      note(floor, empty);
      note(bare, nothing);
      note(calm, await applyAll(town, first.http, town.residents, clients, calmMs));
      await hearAll(town);
    }
  } finally {
    for (const { http } of [...racers, { http: alone }]) await http.close();
    await single.close();
  }
  const { publicKey } = town;
  const ledger = await town.deployment.asJob('bench', 'test', (ctx) => verifyLedger(ctx, { publicKey }));
  expect(ledger).toMatchObject({ holds: true, events: count * ((runs + 1) * racers.length + runs) });
  const about =
    `${clients} keep-alive clients in a process of their own on the same machine; each request is another person’s application: session, ` +
    `idempotency key, application, history, outbox, jobs. The database waits for the disk (${town.durability}). After each run every ` +
    `acknowledged application stood with its history and its event, and after hearing (${(heard * 1000).toFixed(1)} ms each, not counted) with ` +
    'its row in the ledger, which verifies.';
  report('Submitting an application', { count, unit: 'requests', about }, [
    ours,
    ...peers,
    calm,
    floor,
    bare,
  ]);
}
