import type { FastifyInstance } from 'fastify';
import type { Context } from '../../src/ground/context.ts';
import type { Database } from '../../src/ground/database/database.ts';
import { buildServer, type Served } from '../../src/ground/http/server.ts';
import { identify, noteCopy, noteUse } from '../../src/modules/access/gate.ts';
import type { Apply, apply } from '../../src/modules/matching/actions/applications/apply.ts';
import { modules } from '../../src/modules.ts';
import type { Town } from './town.ts';

const route = 'POST /api/jobs/:id/application';

/** What the machinery costs without any act. */
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

interface Input {
  params: { id: string };
  body: Omit<Apply, 'postingId' | 'note'>;
}

/** The product's routes over this database, with another act in the place of `apply` where one is given. Listens. */
export async function serveTown(
  town: Town,
  database: Database,
  instead?: typeof apply,
): Promise<FastifyInstance> {
  const { deployment } = town;
  const act =
    instead &&
    ((ctx: Context, { params, body }: Input) => instead(ctx, { ...body, note: null, postingId: params.id }));
  const http = await buildServer({
    database,
    served: [
      nothing,
      ...Object.values(modules).flatMap(({ contract, routes }): Served[] => {
        if (!contract || !routes) return [];
        const own = act && route in contract ? { ...routes, [route]: act } : routes;
        return [{ contract, routes: own as Served['routes'] }];
      }),
    ],
    gate: {
      identify: (tx, session) => identify(tx, deployment.clock, session),
      noteCopy,
      noteUse: (tx, token) => noteUse(tx, deployment.clock, token),
    },
    templates: { byList: new Map(), catalogues: {} },
    live: { attach() {}, async close() {} },
    log: town.log,
    contextParts: deployment.contextParts,
    perMinute: 1_000_000_000,
    // What was said is heard after the run, and timed by itself.
    afterCommit: () => {},
    secure: false,
  });
  await http.listen({ host: '127.0.0.1', port: 0 });
  return http;
}
