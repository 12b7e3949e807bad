import pg from 'pg';

/** Passwords of the roles that sign in; derived from the deployment's key, so that nothing else has to be configured. */
export interface RolePasswords {
  owner: string;
  app: string;
  worker: string;
}

/**
 * Creates the roles and gives `leye_owner` the right to create schemas; the only thing done as the bootstrap user.
 * Safe to repeat, also from several processes at once.
 * @param bootstrapUrl signs in as a role with CREATEROLE that owns the database (or a superuser).
 */
export async function createRoles(bootstrapUrl: string, passwords: RolePasswords): Promise<void> {
  const client = new pg.Client({ connectionString: bootstrapUrl, connectionTimeoutMillis: 5000 });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query("begin; select pg_advisory_xact_lock(hashtext('leye.roles'))");
    for (const role of ['owner', 'app', 'worker'] as const) {
      const exists = await client.query('select 1 from pg_roles where rolname = $1', [`leye_${role}`]);
      const verb = exists.rowCount ? 'alter' : 'create';
      await client.query(
        `${verb} role leye_${role} login nosuperuser nocreatedb nocreaterole nobypassrls password ${client.escapeLiteral(passwords[role])}`,
      );
    }
    const database = client.escapeIdentifier(client.database ?? 'leye');
    await client.query(`grant create, connect on database ${database} to leye_owner`);
    await client.query(`grant connect on database ${database} to leye_app, leye_worker`);
    await client.query('create extension if not exists pg_trgm');
    await client.query('revoke create on schema public from public');
    await client.query('commit');
  } finally {
    await client.end();
  }
}
