import type { FastifyInstance } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { Problem } from '../problem.ts';

const registry = new Registry();
collectDefaultMetrics({ register: registry, prefix: 'leye_' });

const seconds = new Histogram({
  name: 'leye_http_seconds',
  help: 'Seconds from request to answer, by route and status',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  registers: [registry],
});

/** Counts what happens behind the pages; names kinds only, never a person. */
export const jobsGivenUp = new Gauge({
  name: 'leye_jobs_given_up',
  help: 'Jobs that failed too often and wait for a person',
  registers: [registry],
});

export const databaseErrors = new Counter({
  name: 'leye_database_connection_errors_total',
  help: 'Connections to the database that broke',
  registers: [registry],
});

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** Times every request and answers `/metrics` (Prometheus text format) to this machine only. */
export function measureRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    seconds.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
  });
  app.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    if (!loopback.has(request.ip)) {
      throw new Problem(403, 'this-machine-only', { zh: '只在本机可看', en: 'For this machine only' });
    }
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}
