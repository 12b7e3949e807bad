import { beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../testing/database.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
});

const ours = `n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'public') and n.nspname not like 'pg_temp%'`;

describe('every table is guarded', () => {
  it('has row-level security enabled and forced, and a policy', async () => {
    const tables = await db.rows<{ name: string; enabled: boolean; forced: boolean; policies: number }>(`
      select n.nspname || '.' || c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
        (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
      from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p') and ${ours}`);
    expect(tables.length).toBeGreaterThan(8);
    expect(tables.filter(({ enabled, forced, policies }) => !(enabled && forced && policies > 0))).toEqual(
      [],
    );
  });

  it('gives nothing to everybody, and nothing on partitions', async () => {
    expect(
      await db.rows(`
        select n.nspname, c.relname, a.privilege_type from pg_class c join pg_namespace n on n.oid = c.relnamespace,
          lateral aclexplode(c.relacl) a
        where ${ours} and (a.grantee = 0 or (c.relispartition and a.grantee in ('leye_app'::regrole, 'leye_worker'::regrole)))`),
    ).toEqual([]);
  });

  it('has no view that reads with its owner rights and no materialised view', async () => {
    expect(
      await db.rows(`
        select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where ${ours} and (c.relkind = 'm'
          or (c.relkind = 'v' and not coalesce('security_invoker=true' = any(c.reloptions), false)))`),
    ).toEqual([]);
  });

  it('has few functions that run as their owner, with their search path nailed down', async () => {
    // The app may add to a chain, one or many at once, and must not be able to set a chain's head to anything else; and only a merge of two
    // on record changes whose something is; and nobody puts somebody before employers who has not agreed to it.
    expect(
      await db.rows(`
        select n.nspname || '.' || p.proname as name, coalesce(p.proconfig::text like '%search_path=%', false) as nailed
        from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${ours} and p.prosecdef order by name`),
    ).toEqual([
      { name: 'access.follow_merge', nailed: true },
      { name: 'callbacks.follow_merge', nailed: true },
      { name: 'cases.follow_merge', nailed: true },
      { name: 'employers.follow_merge', nailed: true },
      { name: 'ledger.append', nailed: true },
      { name: 'ledger.append_many', nailed: true },
      { name: 'ledger.follow_merge', nailed: true },
      { name: 'matching.follow_merge', nailed: true },
      { name: 'network.follow_merge', nailed: true },
      { name: 'people.follow_consent', nailed: true },
      { name: 'people.forget_copies', nailed: true },
      { name: 'people.turn_number', nailed: true },
    ]);
  });

  it('is reached by roles that own nothing and bypass nothing', async () => {
    expect(
      await db.rows(`
        select rolname from pg_roles where rolname in ('leye_app', 'leye_worker', 'leye_owner')
          and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)
        union all
        select c.relname from pg_class c where c.relowner in ('leye_app'::regrole, 'leye_worker'::regrole)`),
    ).toEqual([]);
  });
});

describe('a connection used before', () => {
  it('shows the second user nothing of the first', async () => {
    const hi = 2_147_483_647;
    const one = {
      actor: '00000000-0000-7000-8000-000000000001',
      person: null,
      area: { lo: 0, hi },
      purpose: 'test',
    };
    const read = `select ground.actor() as actor, ground.lo() as lo, ground.person() as person`;
    const client = await import('pg').then(
      ({ default: pg }) => new pg.Client({ connectionString: db.urls.app }),
    );
    await client.connect();
    await client.query(
      `begin; set local app.actor = '${one.actor}'; set local app.lo = '0'; set local app.hi = '${hi}'`,
    );
    expect((await client.query(read)).rows[0]).toMatchObject({ actor: one.actor, lo: 0 });
    await client.query('commit');
    // After the transaction the settings read as '' on this connection, not as NULL; both mean nothing.
    expect((await client.query(`select current_setting('app.lo', true) as raw`)).rows[0]).toEqual({
      raw: '',
    });
    expect((await client.query(read)).rows[0]).toEqual({ actor: null, lo: null, person: null });
    await client.end();
  });
});
