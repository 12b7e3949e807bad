import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Problem } from '../problem.ts';
import { openTestDatabase, type TestDatabase } from '../testing/database.ts';
import { newId } from '../uuid.ts';
import { type Database, isUnreachable, openDatabase } from './database.ts';
import { type Scope, setLookup, setScope, type Tx } from './scope.ts';
import { dispatch } from './transaction.ts';

let db: TestDatabase;
const opened: Database[] = [];

/** A pool of its own, so that a test may break or close it. */
function open(connections = 6, url = db.urls.app): Database {
  const database = openDatabase(url, 'app', { connections, onError: () => {} });
  opened.push(database);
  return database;
}

beforeAll(async () => {
  db = await openTestDatabase();
  await db.rows(`
    create table public.note (person_id uuid not null, name text primary key, n int not null check (n < 1000));
    alter table public.note enable row level security;
    alter table public.note force row level security;
    create policy own on public.note to leye_app using (person_id = ground.person()) with check (person_id = ground.person());
    grant select, insert, update on public.note to leye_app;
    create function public.slowly() returns trigger language plpgsql as $$ begin perform pg_sleep(0.4); return null; end $$`);
});
beforeEach(() => db.rows('truncate public.note'));
afterEach(async () => {
  for (const database of opened.splice(0)) await database.close();
});

const person = (seed: number) => newId(1_000_000 + seed);
const scopeOf = (personId: string): Scope => ({
  actor: personId,
  person: personId,
  employer: null,
  area: null,
  purpose: 'test',
});
const short = { short: true };
const upTo = (count: number) => Array.from({ length: count }, (_, at) => at);

const write = (tx: Tx, personId: string, name: string, n = 0) =>
  dispatch(tx, sql`insert into public.note values (${personId}, ${name}, ${n})`);

const state = () =>
  db.rows<{ name: string; n: number }>('select person_id, name, n from public.note order by name');

interface Look {
  transaction: string;
  own: { person_id: string }[];
  session: string;
  employer: string;
}

async function look(tx: Tx): Promise<Look> {
  const [settings, rows] = await Promise.all([
    sql<Omit<Look, 'own'>>`
      select pg_backend_pid() || ' ' || now()::text as transaction, coalesce(current_setting('app.session', true), '') as session,
        coalesce(current_setting('app.employer', true), '') as employer`.execute(tx),
    sql<{ person_id: string }>`select person_id from public.note`.execute(tx),
  ]);
  const [first] = settings.rows;
  if (!first) throw new Error('no answer');
  return { ...first, own: rows.rows };
}

describe('acts of one moment', () => {
  it('share a transaction, and each sees its own rows and settings only, whatever the one before had set', async () => {
    const database = open();
    const people = upTo(30).map(person);
    await Promise.all(
      people.map((id) => database.inScope(scopeOf(id), async (tx) => write(tx, id, `of ${id}`), short)),
    );
    const looks = await Promise.all(
      people.map((id, at) =>
        database.inScope(
          scopeOf(id),
          async (tx) => {
            if (at % 3 === 0) await setLookup(tx, 'app.session', 'abcd');
            if (at % 3 === 1) await setScope(tx, { ...scopeOf(id), employer: id });
            const before = await look(tx);
            write(tx, id, `again ${id}`);
            return before;
          },
          short,
        ),
      ),
    );
    expect(new Set(looks.map(({ transaction }) => transaction)).size).toBe(1);
    for (const [at, { own, session, employer }] of looks.entries()) {
      expect(own).toEqual([{ person_id: people[at] }]);
      expect(session).toBe(at % 3 === 0 ? 'abcd' : '');
      expect(employer).toBe(at % 3 === 1 ? people[at] : '');
    }
    expect(await state()).toHaveLength(60);
  });

  it('leave nothing open for whoever has the connection next', async () => {
    const database = open(1);
    const id = person(1);
    await Promise.all(
      upTo(5).map((at) => database.inScope(scopeOf(id), async (tx) => write(tx, id, `${at}`), short)),
    );
    const nobody: Scope = { actor: null, person: null, area: null, purpose: 'test' };
    expect(await database.inScope(nobody, look)).toMatchObject({ own: [], session: '', employer: '' });
    const bare = await sql`select * from public.note`.execute(database.bare);
    expect(bare.rows).toEqual([]);
  });

  it('do not share a failure: of the database, of the act, or a refusal', async () => {
    const database = open();
    const ids = upTo(12).map(person);
    const refusal = new Problem(409, 'no', { zh: '不行', en: 'no' });
    const done = await Promise.allSettled(
      ids.map((id, at) =>
        database.inScope(
          scopeOf(id),
          async (tx) => {
            await look(tx);
            write(tx, at === 3 ? person(999) : id, `${at}`);
            write(tx, id, `${at} more`, at === 5 ? 5000 : 1);
            if (at === 7) throw refusal;
            if (at === 8) throw new Error('a slip');
            return at;
          },
          short,
        ),
      ),
    );
    const wrong = [3, 5, 7, 8];
    for (const [at, each] of done.entries()) {
      if (!wrong.includes(at)) expect(each).toEqual({ status: 'fulfilled', value: at });
    }
    expect(wrong.map((at) => (done[at] as PromiseRejectedResult).reason)).toEqual([
      expect.objectContaining({ code: '42501' }),
      expect.objectContaining({ code: '23514' }),
      refusal,
      expect.objectContaining({ message: 'a slip' }),
    ]);
    expect(await state()).toHaveLength(2 * (ids.length - wrong.length));
  });

  it('that write where they should read, or read what fails, are done alone, and so are the others', async () => {
    const database = open();
    const ids = upTo(6).map(person);
    await Promise.all(
      ids.map((id, at) =>
        database.inScope(
          scopeOf(id),
          async (tx) => {
            if (at === 2) await sql`insert into public.note values (${id}, 'at once', 1)`.execute(tx);
            write(tx, id, `${at}`);
            if (at === 4) expect((await look(tx)).own).toHaveLength(1);
          },
          short,
        ),
      ),
    );
    expect(await state()).toHaveLength(7);
  });

  it('are not held by a slow one, nor by one that waits for a lock', async () => {
    const database = open();
    const [slow, locked, quick] = [person(1), person(2), person(3)];
    await database.inScope(scopeOf(locked), async (tx) => write(tx, locked, 'row'));
    let unlock = () => {};
    const held = new Promise<void>((resolve) => {
      unlock = resolve;
    });
    const locking = database.inScope(scopeOf(locked), async (tx) => {
      await sql`select 1 from public.note where name = 'row' for update`.execute(tx);
      await held;
    });
    await sleep(50);
    const began = performance.now();
    const others = [
      database.inScope(scopeOf(slow), () => sleep(1200), short),
      database.inScope(
        scopeOf(locked),
        async (tx) => dispatch(tx, sql`update public.note set n = 7 where name = 'row'`),
        short,
      ),
    ];
    await database.inScope(scopeOf(quick), async (tx) => write(tx, quick, 'quick'), short);
    expect(performance.now() - began).toBeLessThan(900);
    unlock();
    await Promise.all([locking, ...others]);
    expect(await state()).toMatchObject([{ name: 'quick' }, { name: 'row', n: 7 }]);
  });

  it('are all answered when the database is closed while they wait', async () => {
    const database = open(2);
    const id = person(1);
    const acts = upTo(300).map((at) =>
      database.inScope(scopeOf(id), async (tx) => write(tx, id, `${at}`), short),
    );
    const closed = database.close();
    await Promise.all(acts);
    await closed;
    expect(await state()).toHaveLength(300);
  });
});

describe('a connection that breaks while a group is being saved', () => {
  const ids = upTo(8).map(person);

  async function killDuringCommit(repeatable: boolean) {
    await db.rows(
      'create constraint trigger slow after insert on public.note deferrable initially deferred for each row execute function public.slowly()',
    );
    try {
      const database = open();
      const acts = ids.map((id, at) =>
        database.inScope(scopeOf(id), async (tx) => write(tx, id, `${at}`), { short: true, repeatable }),
      );
      const settled = Promise.allSettled(acts);
      await sleep(250);
      const killed = await db.rows(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query = 'commit' and state = 'active'`,
      );
      expect(killed).toHaveLength(1);
      return await settled;
    } finally {
      await db.rows('drop trigger slow on public.note');
    }
  }

  it('does what may be repeated again, each once', async () => {
    const settled = await killDuringCommit(true);
    expect(settled.filter(({ status }) => status === 'rejected')).toEqual([]);
    expect(await state()).toHaveLength(ids.length);
  });

  it('refuses what may not be repeated, for it may be saved', async () => {
    const settled = await killDuringCommit(false);
    for (const each of settled) expect(each.status === 'rejected' && isUnreachable(each.reason)).toBe(true);
    expect(await state()).toEqual([]);
  });

  it('after it was saved but before that was said, saves nothing twice', async () => {
    // Stands between, and cuts the connection in place of the answer to a commit.
    const target = new URL(db.urls.app);
    let cut = true;
    const sockets = new Set<Socket>();
    const between = createServer((near) => {
      const far = connect(Number(target.port), target.hostname);
      for (const socket of [near, far]) {
        sockets.add(socket);
        socket.on('error', () => {});
      }
      let committing = false;
      near.on('data', (bytes) => {
        committing = cut && bytes.includes('commit\0');
        far.write(bytes);
      });
      far.on('data', (bytes) => {
        if (!committing) {
          near.write(bytes);
          return;
        }
        cut = false;
        near.destroy();
        far.destroy();
      });
    });
    between.listen(0, '127.0.0.1');
    await once(between, 'listening');
    const url = new URL(db.urls.app);
    url.port = String((between.address() as { port: number }).port);
    const database = open(6, url.href);
    try {
      const settled = await Promise.allSettled(
        ids.map((id, at) =>
          database.inScope(
            scopeOf(id),
            async (tx) => {
              const before = await look(tx);
              if (before.own.length === 0) write(tx, id, `${at}`);
              return before.own.length;
            },
            { short: true, repeatable: true },
          ),
        ),
      );
      expect(cut).toBe(false);
      // All were saved, and the second time saw that.
      expect(settled).toEqual(ids.map(() => ({ status: 'fulfilled', value: 1 })));
      expect(await state()).toHaveLength(ids.length);
    } finally {
      await database.close();
      between.close();
      for (const socket of sockets) socket.destroy();
    }
  });
});

describe('any acts together', () => {
  type Step =
    | { kind: 'put'; who: number; name: number; n: number }
    | { kind: 'add'; who: number; name: number }
    | { kind: 'refuse' | 'throw'; who: number; name: number };

  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.record({
      kind: fc.constant('put' as const),
      who: fc.nat(3),
      name: fc.nat(9),
      n: fc.constantFrom(0, 1, 5000),
    }),
    fc.record({ kind: fc.constant('add' as const), who: fc.nat(3), name: fc.nat(9) }),
    fc.record({
      kind: fc.constantFrom('refuse' as const, 'throw' as const),
      who: fc.nat(3),
      name: fc.nat(9),
    }),
  );
  const people = upTo(4).map((at) => person(50 + at));

  async function run(database: Database, { kind, who, name, ...more }: Step): Promise<string> {
    const id = people[who] ?? '';
    const act = async (tx: Tx) => {
      const { own } = await look(tx);
      if (own.some(({ person_id }) => person_id !== id)) throw new Error('saw another');
      if (kind === 'add')
        dispatch(tx, sql`update public.note set n = n + 1 where name = ${`${who}/${name}`}`);
      else write(tx, id, `${who}/${name}`, 'n' in more ? more.n : 0);
      if (kind === 'refuse') throw new Problem(409, 'no', { zh: '不行', en: 'no' });
      if (kind === 'throw') throw new Error('a slip');
    };
    return database.inScope(scopeOf(id), act, { short: true }).then(
      () => 'done',
      (error) => error.code ?? error.message,
    );
  }

  it('leave what they would leave one by one', async () => {
    const database = open();
    await fc.assert(
      fc.asyncProperty(
        // What is put first and added to later in the same moment is a matter of who comes first: so names are put before.
        fc.array(step, { minLength: 1, maxLength: 40 }),
        async (steps) => {
          const puts = steps.filter(({ kind }) => kind !== 'add');
          const adds = steps.filter(({ kind }) => kind === 'add');
          await db.rows('truncate public.note');
          const alone: string[] = [];
          for (const each of [...puts, ...adds]) alone.push(await run(database, each));
          const left = await state();
          await db.rows('truncate public.note');
          const together = [
            ...(await Promise.all(puts.map((each) => run(database, each)))),
            ...(await Promise.all(adds.map((each) => run(database, each)))),
          ];
          expect(together).toEqual(alone);
          expect(await state()).toEqual(left);
        },
      ),
      { numRuns: 40 },
    );
  });
});
