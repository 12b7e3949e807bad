import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { packageRoot } from '../../ground/package-root.ts';
import type { Role } from './domain/roles.ts';

interface RoleEntry {
  id: string;
  name: { zh: string; en: string };
  staff: boolean;
  idle_minutes: number;
  life_hours: number;
}

let roles: ReadonlyMap<string, Role> | undefined;

/** All roles of data/roles.yaml, read once. */
export function loadRoles(): ReadonlyMap<string, Role> {
  if (roles) return roles;
  const { roles: entries } = parse(readFileSync(join(packageRoot, 'data/roles.yaml'), 'utf8')) as {
    roles: RoleEntry[];
  };
  roles = new Map(
    entries.map(({ id, name, staff, idle_minutes, life_hours }) => [
      id,
      { id, name, staff, idleMinutes: idle_minutes, lifeHours: life_hours },
    ]),
  );
  return roles;
}

/** @throws when a row names a role that the data does not know. */
export function getRole(id: string): Role {
  const role = loadRoles().get(id);
  if (!role) throw new Error(`data/roles.yaml has no role ${id}`);
  return role;
}
