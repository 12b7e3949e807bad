import { createHash, randomUUID, timingSafeEqual } from 'node:crypto';
import cookie from '@fastify/cookie';
import { SerializerSelector as serializers } from '@fastify/fast-json-stringify-compiler';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import fastify, {
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import type { TSchema } from 'typebox';
import type { Actor, Context, Skin } from '../context.ts';
import { type Database, isConflict } from '../database/database.ts';
import { setScope } from '../database/scope.ts';
import type { Log } from '../log.ts';
import { Problem } from '../problem.ts';
import type { Templates } from '../tables/template.ts';
import type { Contract, Exchange, Gate, Route, Routes } from './contract.ts';
import { type Copied, type Copies, openCopies, withCopies } from './copies.ts';
import { refuseHostile } from './hostile.ts';
import { keepReply, takeKey } from './idempotency.ts';
import type { Live } from './live.ts';
import { measureRequests } from './metrics.ts';
import { addOpenApi } from './open-api.ts';
import { languageOf, replyProblem } from './reply-problem.ts';
import { checkerOf } from './validate.ts';

/** One module's routes with its contract, as `src/modules.ts` lists them. */
export interface Served {
  contract: Contract;
  // The exact types meet where a module defines its routes (`Routes<typeof contract>`); here they are taken as data.
  routes: Routes<Contract>;
}

export interface ServerParts {
  database: Database;
  served: readonly Served[];
  gate: Gate;
  /** In which lists leave the house. */
  templates: Templates;
  live: Live;
  log: Log;
  /** Everything of a context that does not depend on the request. */
  contextParts: Pick<Context, 'clock' | 'cipher' | 'hearers' | 'demo' | 'publicUrl' | 'memory'>;
  /** Requests a minute from one client. */
  perMinute: number;
  /** Called after a commit, so that jobs start at once. */
  afterCommit: () => void;
  /** Cookies only over TLS. */
  secure: boolean;
}

const sessionCookie = 'leye_session';
const csrfCookie = 'leye_csrf';
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** The rate that contracts' own limits are meant for; a hall with many kiosks behind one address raises both by LEYE_RATE. */
const usualPerMinute = 600;
const skins: readonly string[] = ['phone', 'elder', 'kiosk', 'desk'] satisfies Skin[];

/** The token that a page must repeat in a header: only a page of this origin can read the cookie it stands in. */
function csrfOf(sessionToken: string): string {
  return createHash('sha256').update(`csrf:${sessionToken}`).digest('base64url');
}

function header(request: FastifyRequest, name: string): string | null {
  const value = request.headers[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

// Cross-site requests are refused by what the browser says of itself, and by the token where there is a session to misuse.
function refuseForged(request: FastifyRequest, token: string | null): void {
  const site = header(request, 'sec-fetch-site');
  const origin = header(request, 'origin');
  const foreign =
    (site !== null && site !== 'same-origin' && site !== 'none') ||
    (origin !== null && URL.canParse(origin) && new URL(origin).host !== request.headers.host) ||
    (origin !== null && !URL.canParse(origin));
  const expected = token === null ? null : Buffer.from(csrfOf(token));
  const given = Buffer.from(header(request, 'x-leye-csrf') ?? '');
  const mismatch =
    expected !== null && (given.length !== expected.length || !timingSafeEqual(given, expected));
  if (foreign || mismatch) {
    throw new Problem(403, 'forged-request', {
      zh: '请刷新页面后再试',
      en: 'Please reload the page and try again',
    });
  }
}

function exchangeOf(request: FastifyRequest, reply: FastifyReply, secure: boolean): Exchange {
  return {
    sessionToken: request.cookies[sessionCookie] ?? null,
    clientAddress: request.ip,
    setSession(token) {
      const common = { path: '/', sameSite: 'lax' as const, secure };
      if (token === null) {
        reply.clearCookie(sessionCookie, common).clearCookie(csrfCookie, common);
        return;
      }
      reply.setCookie(sessionCookie, token, { ...common, httpOnly: true });
      reply.setCookie(csrfCookie, csrfOf(token), common);
    },
  };
}

async function actorOf(
  parts: ServerParts,
  tx: Context['tx'],
  request: FastifyRequest,
  { visitId, employerId }: { visitId: string | null; employerId: string | null },
): Promise<Actor> {
  if (visitId !== null && !uuid.test(visitId)) {
    throw new Problem(400, 'visit-unreadable', {
      zh: '接待编号读不懂，请刷新',
      en: 'The visit id cannot be read',
    });
  }
  if (employerId !== null && !uuid.test(employerId)) {
    throw new Problem(400, 'employer-unreadable', {
      zh: '单位编号读不懂，请刷新',
      en: 'The id of the employer cannot be read',
    });
  }
  return parts.gate.identify(tx, { token: request.cookies[sessionCookie] ?? null, visitId, employerId });
}

function refuseUnless(allowed: boolean, actor: Actor): void {
  if (allowed) return;
  if (actor.kind === 'visitor')
    throw new Problem(401, 'sign-in-first', { zh: '请先登录', en: 'Please sign in first' });
  throw new Problem(403, 'not-yours-to-do', {
    zh: '您的岗位不办这件事，请找有权限的同事',
    en: 'Your role does not do this; please ask a colleague who may',
  });
}

// In memory only to spare the database: at most one note a minute and session from this process.
const noted = new Map<string, number>();

function noteUse(parts: ServerParts, token: string | null): void {
  if (token === null) return;
  const now = parts.contextParts.clock.now().getTime();
  if (now - (noted.get(token) ?? 0) < 60_000) return;
  if (noted.size > 10_000) noted.clear();
  noted.set(token, now);
  const nobody = { actor: null, person: null, area: null, purpose: 'session' };
  parts.database.inScope(nobody, (tx) => parts.gate.noteUse(tx, token)).catch(() => noted.delete(token));
}

function addRoute(
  app: FastifyInstance,
  parts: ServerParts,
  copies: Copies,
  key: string,
  route: Route,
  act: Routes<Contract>[`GET /api/${string}`],
): void {
  const [method = 'GET', path = '/'] = key.split(' ');
  const check = (part: 'params' | 'query' | 'body') =>
    route[part] ? checkerOf(route[part] as TSchema, part) : undefined;
  const checks = { params: check('params'), query: check('query'), body: check('body') };
  app.route({
    method: method as 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: path,
    ...(route.mostKilobytes ? { bodyLimit: route.mostKilobytes * 1024 } : {}),
    ...(route.perMinute
      ? { config: { rateLimit: { max: Math.ceil((route.perMinute * parts.perMinute) / usualPerMinute) } } }
      : {}),
    schema: {
      operationId: key.replace(/[^A-Za-z0-9]+/g, '-'),
      summary: route.summary.zh,
      description: route.summary.en,
      ...(route.params ? { params: route.params } : {}),
      ...(route.query || route.list ? { querystring: withCopies(route) } : {}),
      ...(route.body ? { body: route.body } : {}),
      response: { 200: route.reply },
    },
    async handler(request, reply) {
      const input: Record<string, unknown> = {};
      refuseHostile(request.params, request.query, request.body);
      if (checks.params) input.params = checks.params(request.params);
      const copy = copies.asked(route, request.query);
      // A copy of a list is written down, so it is an act.
      const looksUp = method === 'GET' || route.reads === true;
      const readOnly = looksUp && (copy === undefined || copy.way === 'templates');
      if (checks.query) input.query = checks.query(copy?.query ?? request.query);
      if (checks.body) input.body = checks.body(request.body ?? {});
      const exchange = exchangeOf(request, reply, parts.secure);
      if (!readOnly) refuseForged(request, exchange.sessionToken);
      if (copy && !readOnly) await copies.refuseTooMany(request);
      const idempotencyKey = looksUp ? null : header(request, 'idempotency-key');
      if (idempotencyKey !== null && !uuid.test(idempotencyKey)) {
        throw new Problem(400, 'key-unreadable', {
          zh: 'Idempotency-Key 应是 UUID',
          en: 'Idempotency-Key must be a UUID',
        });
      }
      const skin = header(request, 'x-leye-skin') ?? 'phone';

      const nobody = { actor: null, person: null, area: null, purpose: route.purpose };
      const once = () =>
        parts.database.inScope(
          nobody,
          async (tx) => {
            const actor = await actorOf(parts, tx, request, {
              visitId: header(request, 'x-leye-visit'),
              employerId: header(request, 'x-leye-employer'),
            });
            const who = (copy && route.list?.who) ?? route.who;
            refuseUnless(who.includes(actor.role), actor);
            const { person, employer, area } = actor;
            const scope = { actor: actor.id, person, employer, area, purpose: route.purpose };
            await setScope(tx, scope);
            const ctx: Context = {
              ...parts.contextParts,
              actor,
              scope,
              tx,
              requestId: request.id,
              skin: (skins.includes(skin) ? skin : 'phone') as Skin,
              language: languageOf(request),
              ...(copy ? { copying: true as const } : {}),
            };
            const asked = { route: key, input };
            const earlier = idempotencyKey === null ? undefined : await takeKey(ctx, idempotencyKey, asked);
            if (earlier) return earlier.reply;
            if (copy?.way === 'templates') return copies.offered(copy);
            const answer = await act(ctx, input, exchange).catch((error) => {
              if (error instanceof Problem && error.keepsWork) return error;
              throw error;
            });
            if (copy && !(answer instanceof Problem)) return copies.make(ctx, route, copy, answer);
            if (idempotencyKey !== null && !(answer instanceof Problem))
              keepReply(ctx, idempotencyKey, asked, answer);
            return answer;
          },
          { readOnly, short: route.short ?? false, repeatable: idempotencyKey !== null },
        );
      // Two acts that met in the database are simply done again; the second time the other has finished.
      const answer = await once().catch((error) => (isConflict(error) ? once() : Promise.reject(error)));
      if (!readOnly) parts.afterCommit();
      noteUse(parts, exchange.sessionToken);
      if (answer instanceof Problem) throw answer;
      reply.header('cache-control', 'no-store');
      return copy ? copies.send(reply, copy, answer as Copied) : reply.send(answer);
    },
  });
}

/** Builds the HTTP server; it does not listen yet. */
export async function buildServer(parts: ServerParts): Promise<FastifyInstance> {
  const app = fastify({
    loggerInstance: parts.log,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    bodyLimit: 256 * 1024,
    requestTimeout: 30_000,
    connectionTimeout: 60_000,
    keepAliveTimeout: 20_000,
    routerOptions: { maxParamLength: 200 },
    // What the router refuses before any hook: an overlong parameter, an address that does not decode.
    frameworkErrors: replyProblem,
    forceCloseConnections: 'idle',
    return503OnClosing: true,
    // What is not HTTP at all (a raw 中 in the address, a header without end) gets a problem too.
    clientErrorHandler(_error, socket) {
      const body = JSON.stringify({
        type: 'about:blank',
        title: 'Bad Request',
        status: 400,
        code: 'not-http',
        detail: '这次请求读不懂，请刷新后再试',
        fields: [],
      });
      if (!socket.writable) return;
      socket.end(
        `HTTP/1.1 400 Bad Request\r\ncontent-type: application/problem+json\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
      );
    },
  }) as unknown as FastifyInstance;

  // Checking is done in the handler by the contract itself, so that one sentence answers every part alike.
  app.setValidatorCompiler(() => () => true);
  // How an answer is written is worked out when it is first given, too.
  const compile = serializers()();
  app.setSerializerCompiler((route) => {
    let serialize: ((answer: unknown) => string) | undefined;
    return (answer) => {
      serialize ??= compile({ ...route, httpStatus: route.httpStatus ?? '200' });
      return serialize(answer);
    };
  });
  app.setErrorHandler(replyProblem);
  app.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  app.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        requestId: request.id,
        method: request.method,
        route: request.routeOptions.url ?? 'none',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    );
  });
  measureRequests(app);

  await app.register(helmet, {
    hsts: parts.secure,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
  });
  await app.register(cookie);
  await app.register(rateLimit, {
    max: parts.perMinute,
    timeWindow: '1 minute',
    allowList: (request) => !request.url.startsWith('/api/'),
    keyGenerator: (request) => `${request.ip} ${request.cookies?.[sessionCookie] ?? ''}`,
  });
  await addOpenApi(app);

  const copies = openCopies(app, {
    templates: parts.templates,
    gate: parts.gate,
    rate: parts.perMinute / usualPerMinute,
  });
  await app.register(async (api) => {
    for (const { contract, routes } of parts.served) {
      for (const [key, route] of Object.entries(contract)) {
        const act = routes[key as keyof typeof routes];
        if (!act) throw new Error(`no action for ${key}`);
        addRoute(api, parts, copies, key, route, act);
      }
    }
  });

  // Server-sent events: which of my things changed. EventSource sends no headers, so the visit is a query parameter.
  app.get('/api/live', { schema: { hide: true } }, async (request, reply) => {
    const { visit = null, employer = null } = request.query as { visit?: string; employer?: string };
    const nobody = { actor: null, person: null, area: null, purpose: 'live' };
    const actor = await parts.database.inScope(
      nobody,
      (tx) => actorOf(parts, tx, request, { visitId: visit, employerId: employer }),
      {
        readOnly: true,
      },
    );
    const topics = [
      actor.id && `actor:${actor.id}`,
      actor.person && `person:${actor.person}`,
      actor.employer && `employer:${actor.employer}`,
    ].filter((topic) => topic !== null);
    if (topics.length === 0)
      throw new Problem(401, 'sign-in-first', { zh: '请先登录', en: 'Please sign in first' });
    reply.hijack();
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    reply.raw.write('retry: 2000\n\n');
    parts.live.attach(reply.raw, topics as string[]);
  });

  return app;
}
