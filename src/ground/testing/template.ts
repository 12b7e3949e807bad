import { migrate } from '../database/migrate.ts';
import { createRoles } from '../database/roles.ts';

/** Passwords of the roles on a test server; a test server listens on this machine only and is thrown away. */
export const testPasswords = { owner: 'test-owner', app: 'test-app', worker: 'test-worker' };

/** Signs in as another role. */
export function asRole(superuserUrl: string, role: 'owner' | 'app' | 'worker', database: string): string {
  const url = new URL(superuserUrl);
  url.username = `leye_${role}`;
  url.password = testPasswords[role];
  url.pathname = `/${database}`;
  return url.href;
}

/** Makes the roles and the whole schema in an empty database, once for all test files. */
export async function prepareTemplate(superuserUrl: string): Promise<void> {
  await createRoles(superuserUrl, testPasswords);
  await migrate(asRole(superuserUrl, 'owner', new URL(superuserUrl).pathname.slice(1)));
}
