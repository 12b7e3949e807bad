import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { type Deployment, isReady, wholeArea } from './deployment.ts';
import { answersOf } from './ground/http/copies.ts';
import { forgetKeys } from './ground/http/idempotency.ts';
import { openLive, tellLive } from './ground/http/live.ts';
import { jobsGivenUp } from './ground/http/metrics.ts';
import { buildServer } from './ground/http/server.ts';
import { type Job, type JobRunner, jobRunner } from './ground/jobs/jobs.ts';
import type { Log } from './ground/log.ts';
import { packageRoot } from './ground/package-root.ts';
import { Problem } from './ground/problem.ts';
import { loadTemplates } from './ground/tables/template.ts';
import { identify, noteCopy, noteUse } from './modules/access/gate.ts';
import { modules } from './modules.ts';

/** A server with its jobs; not listening yet. */
export interface Service {
  http: FastifyInstance;
  jobs: JobRunner;
  /** Begins to run jobs, and to keep in memory what modules keep there. */
  start(): void;
  close(): Promise<void>;
}

function jobsOf(deployment: Deployment): Record<string, Job> {
  const own = Object.values(modules).flatMap((module) =>
    Object.entries(module.jobs?.(deployment.tools) ?? {}),
  );
  return { ...Object.fromEntries(own), 'live.tell': tellLive, 'ground.forget-keys': forgetKeys };
}

/** The runner of all modules' jobs and hearings. */
export function openJobs(deployment: Deployment, log: Log): JobRunner {
  return jobRunner({
    database: deployment.worker,
    jobs: jobsOf(deployment),
    hearers: deployment.hearers,
    contextFor: deployment.jobContext,
    wholeArea: wholeArea(),
    log,
  });
}

// The pages are one document; every path that is not a file or a route opens it, and it routes by itself.
async function servePages(http: FastifyInstance): Promise<void> {
  const root = join(packageRoot, 'dist/web');
  const built = existsSync(join(root, 'index.html'));
  if (built) {
    await http.register(fastifyStatic, {
      root,
      wildcard: false,
      index: false,
      setHeaders: (reply, path) => {
        const hashed = path.includes('/assets/');
        reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  http.setNotFoundHandler((request, reply) => {
    if (
      built &&
      request.method === 'GET' &&
      !request.url.startsWith('/api/') &&
      !/\.\w+$/.test(request.url.split('?')[0] ?? '')
    ) {
      return reply.header('cache-control', 'no-cache').sendFile('index.html');
    }
    throw new Problem(404, 'not-here', {
      zh: '没有这个页面，请从首页进入',
      en: 'There is nothing here; please start from the home page',
    });
  });
}

/** Builds the whole service on an open deployment. */
export async function openService(
  deployment: Deployment,
  options: { log: Log; perMinute: number; secure: boolean },
): Promise<Service> {
  const { log } = options;
  const jobs = openJobs(deployment, log);
  const live = openLive(deployment.tools.workerUrl, log);
  const served = Object.values(modules).flatMap(({ contract, routes }) =>
    contract && routes ? [{ contract, routes }] : [],
  );
  const http = await buildServer({
    database: deployment.app,
    served,
    templates: loadTemplates(answersOf(served.map(({ contract }) => contract))),
    gate: {
      identify: (tx, session) => identify(tx, deployment.clock, session),
      noteCopy,
      noteUse: (tx, token) => noteUse(tx, deployment.clock, token),
    },
    live,
    log,
    contextParts: deployment.contextParts,
    perMinute: options.perMinute,
    afterCommit: () => jobs.poke(),
    secure: options.secure,
  });
  http.get('/healthz', { schema: { hide: true } }, async () => ({ ok: true }));
  http.get('/readyz', { schema: { hide: true } }, async (_request, reply) => {
    const ready = await isReady(deployment);
    if (ready) jobsGivenUp.set(await jobs.countGivenUp().catch(() => Number.NaN));
    return reply.status(ready ? 200 : 503).send({ ready });
  });
  await servePages(http);
  const forgets: (() => Promise<void>)[] = [];
  return {
    http,
    jobs,
    start() {
      jobs.start();
      for (const { remembers } of Object.values(modules)) {
        if (remembers) forgets.push(remembers(deployment.contextParts.memory, deployment.tools, log));
      }
    },
    async close() {
      // Open pages first, so that the server does not wait for them; then requests, then jobs.
      await live.close();
      await http.close();
      await Promise.all(forgets.map((forget) => forget()));
      await jobs.stop();
    },
  };
}
