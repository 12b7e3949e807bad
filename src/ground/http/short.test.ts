import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { pino } from 'pino';
import Type from 'typebox';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Database, openDatabase } from '../database/database.ts';
import { dispatch } from '../database/transaction.ts';
import { say } from '../events/say.ts';
import { keepingWork, Problem } from '../problem.ts';
import { openTestDatabase, type TestDatabase } from '../testing/database.ts';
import { newId } from '../uuid.ts';
import { defineContract, type Routes } from './contract.ts';
import { buildServer } from './server.ts';

const contract = defineContract({
  'POST /api/notes/:name': {
    summary: { zh: '记一笔', en: 'Notes something' },
    who: ['resident'],
    purpose: 'test',
    short: true,
    params: Type.Object({ name: Type.String() }),
    body: Type.Object({ n: Type.Integer() }),
    reply: Type.Object({ name: Type.String(), times: Type.Integer() }),
  },
});

let called = 0;
const routes: Routes<typeof contract> = {
  async 'POST /api/notes/:name'(ctx, { params, body }) {
    called += 1;
    const mine = await sql<{ n: number }>`select count(*)::int as n from public.note`.execute(ctx.tx);
    dispatch(ctx.tx, sql`insert into public.note values (${ctx.scope.person}, ${params.name}, ${body.n})`);
    await say(ctx, 'notes.note-made@1', { name: params.name }, [`person:${ctx.scope.person}`]);
    const refusal = new Problem(409, 'no-more', { zh: '够了', en: 'Enough' });
    if (body.n === 13) throw refusal;
    if (body.n === 14) throw keepingWork(refusal);
    return { name: params.name, times: mine.rows[0]?.n ?? 0 };
  },
};

let db: TestDatabase;
let database: Database;
let http: FastifyInstance;

beforeAll(async () => {
  db = await openTestDatabase();
  await db.rows(`
    create table public.note (person_id uuid not null, name text primary key, n int not null check (n < 1000));
    alter table public.note enable row level security;
    alter table public.note force row level security;
    create policy own on public.note to leye_app using (person_id = ground.person()) with check (person_id = ground.person());
    grant select, insert on public.note to leye_app`);
});

beforeEach(async () => {
  called = 0;
  await db.rows('truncate public.note, ground.outbox, ground.job, ground.idempotency');
  database = openDatabase(db.urls.app, 'app', { connections: 6, onError: () => {} });
  http = await buildServer({
    database,
    served: [{ contract, routes: routes as never }],
    gate: {
      // The session's token is the person's id.
      identify: async (_tx, { token }) => ({
        kind: 'resident',
        id: token,
        sessionId: null,
        role: 'resident',
        area: null,
        stationId: null,
        person: token,
        employer: null,
        visitId: null,
      }),
      noteUse: async () => {},
      noteCopy: async () => ({ copyId: '', by: null }),
    },
    templates: { byList: new Map(), catalogues: {} },
    live: { attach() {}, async close() {} },
    log: pino({ level: 'silent' }),
    contextParts: { clock: db.clock, cipher: db.cipher, hearers: new Map(), demo: false, publicUrl: null },
    perMinute: 1_000_000,
    afterCommit: () => {},
    secure: false,
  });
});
afterEach(async () => {
  await http.close();
  await database.close();
});

const person = () => newId(7_000_000);
const headers = (token: string, key?: string) => ({
  cookie: `leye_session=${token}`,
  'x-leye-csrf': createHash('sha256').update(`csrf:${token}`).digest('base64url'),
  'content-type': 'application/json',
  ...(key ? { 'idempotency-key': key } : {}),
});
const note = (token: string, name: string, n = 1, key?: string) =>
  http.inject({ method: 'POST', url: `/api/notes/${name}`, headers: headers(token, key), payload: { n } });
const stored = () => db.rows<{ name: string }>('select name, n from public.note order by name');

it('saves acts of one moment with their events, live topics and keys', async () => {
  const replies = await Promise.all(
    Array.from({ length: 30 }, (_, at) => note(person(), `n${at}`, at % 10, person())),
  );
  expect(replies.map(({ statusCode }) => statusCode)).toEqual(replies.map(() => 200));
  expect(await stored()).toHaveLength(30);
  const counts = await db.rows(
    `select (select count(*)::int from ground.outbox) as said, (select count(*)::int from ground.job where name = 'live.tell') as told,
       (select count(*)::int from ground.idempotency where reply is not null) as kept,
       (select count(distinct xmin::text)::int from ground.outbox) as subtransactions`,
  );
  expect(counts).toEqual([{ said: 30, told: 30, kept: 30, subtransactions: 30 }]);
});

it('does a key that comes twice in one moment once, and gives both the same answer', async () => {
  const [me, key] = [person(), person()];
  const replies = await Promise.all([
    ...Array.from({ length: 4 }, () => note(me, 'mine', 1, key)),
    ...Array.from({ length: 10 }, (_, at) => note(person(), `other${at}`)),
  ]);
  expect(replies.map(({ statusCode }) => statusCode)).toEqual(replies.map(() => 200));
  expect(new Set(replies.slice(0, 4).map(({ body }) => body)).size).toBe(1);
  expect(await stored()).toHaveLength(11);
  expect((await note(me, 'mine', 1, key)).json()).toEqual(replies[0]?.json());
  expect((await note(me, 'else', 1, key)).json()).toMatchObject({ code: 'key-used-before' });
});

it('keeps the work of a refusal that says so, and of no other', async () => {
  const replies = await Promise.all([
    note(person(), 'kept', 14, person()),
    note(person(), 'dropped', 13, person()),
    note(person(), 'wrong', 5000, person()),
    note(person(), 'good', 1, person()),
  ]);
  expect(replies.map(({ statusCode }) => statusCode)).toEqual([409, 409, 409, 200]);
  expect(replies.map((reply) => reply.json().code)).toEqual([
    'no-more',
    'no-more',
    'not-possible-now',
    undefined,
  ]);
  expect(await stored()).toEqual([
    { name: 'good', n: 1 },
    { name: 'kept', n: 14 },
  ]);
});

it('goes on where a client goes away, and his act is done or not, never half', async () => {
  await http.listen({ host: '127.0.0.1', port: 0 });
  const { port } = http.server.address() as { port: number };
  const leaving = Array.from({ length: 20 }, (_, at) => {
    const payload = JSON.stringify({ n: 1 });
    const sent = request({
      port,
      method: 'POST',
      path: `/api/notes/left${at}`,
      headers: { ...headers(person()), 'content-length': payload.length },
    });
    sent.on('error', () => {});
    sent.end(payload);
    setTimeout(() => sent.destroy(), at);
    return sent;
  });
  const staying = await Promise.all(Array.from({ length: 10 }, (_, at) => note(person(), `stayed${at}`)));
  expect(staying.map(({ statusCode }) => statusCode)).toEqual(staying.map(() => 200));
  await sleep(300);
  expect(leaving.every(({ destroyed }) => destroyed)).toBe(true);
  expect((await stored()).filter(({ name }) => name.startsWith('stayed'))).toHaveLength(10);
  const halves = await db.rows(
    `select 1 from public.note full join ground.outbox on payload ->> 'name' = note.name
     where note.name is null or payload is null`,
  );
  expect(halves).toEqual([]);
});

it('answers everything that waits when the server stops', async () => {
  const waiting = Array.from({ length: 100 }, (_, at) => note(person(), `w${at}`));
  await sleep(5);
  const closed = http.close();
  const replies = await Promise.all(waiting);
  await closed;
  const done = replies.filter(({ statusCode }) => statusCode === 200);
  expect(replies.filter(({ statusCode }) => statusCode !== 200 && statusCode !== 503)).toEqual([]);
  expect(await stored()).toHaveLength(done.length);
  expect(called).toBeGreaterThanOrEqual(done.length);
});
