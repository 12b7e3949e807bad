import type { Transaction } from 'kysely';
import { holdOf } from './transaction.ts';

/** A transaction of no module's: each module narrows it to its own tables with `tablesOf`. */
export type Tx = Transaction<unknown>;

/** What row-level security lets a transaction see. */
export interface Scope {
  /** Who acts: a resident's person id, a staff id, or a visitor's session id; null for nobody. */
  actor: string | null;
  /** The one person whose own rows are open: the resident himself, or somebody at the counter with a visit open. */
  person: string | null;
  /** The one employer whose own rows are open: the one acted for, or received at the counter; most acts have none. */
  employer?: string | null;
  /** Pre-order range of the area in which the actor's role holds; null where the role holds nowhere. */
  area: { lo: number; hi: number } | null;
  /** Why: a word of the purposes list; kept with each audited read. */
  purpose: string;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function uuidOrNothing(value: string | null): string {
  if (value === null) return '';
  if (!uuid.test(value)) throw new Error('a scope takes lower-case UUIDs only');
  return value;
}

/** The settings of a scope: all of them each time, so that none is kept from the one before. */
export function settingsOf(scope: Scope): [string, string][] {
  if (!/^[a-z-]+$/.test(scope.purpose)) throw new Error('a purpose is a word of small letters and hyphens');
  return [
    ['app.actor', uuidOrNothing(scope.actor)],
    ['app.person', uuidOrNothing(scope.person)],
    ['app.employer', uuidOrNothing(scope.employer ?? null)],
    ['app.lo', scope.area ? String(Math.trunc(scope.area.lo)) : ''],
    ['app.hi', scope.area ? String(Math.trunc(scope.area.hi)) : ''],
    ['app.purpose', scope.purpose],
  ];
}

/**
 * Sets the scope for this transaction. It reaches the database with the next statement, by `SET LOCAL` rather than `set_config()`,
 * because Citus passes only the former on to its shards; only what differs is sent (`line.ts`).
 */
export async function setScope(tx: Tx, scope: Scope): Promise<void> {
  const { settings } = holdOf(tx);
  for (const [name, value] of settingsOf(scope)) settings.set(name, value);
}

/**
 * Sets one more setting for this transaction, such as `app.identity`: the key that a look-up policy opens exactly one row for.
 * @param value hexadecimal digits only.
 */
export async function setLookup(tx: Tx, name: `app.${string}`, value: string): Promise<void> {
  if (!/^app\.[a-z_]+$/.test(name) || !/^[0-9a-f]*$/.test(value))
    throw new Error('a look-up key is hexadecimal');
  holdOf(tx).settings.set(name, value);
}

/**
 * The same for many rows at once: the setting holds an array of bytea, which a look-up policy compares with `= any`.
 * @param values hexadecimal digits only; none shuts it again.
 */
export async function setLookups(tx: Tx, name: `app.${string}`, values: readonly string[]): Promise<void> {
  if (!/^app\.[a-z_]+$/.test(name) || !values.every((value) => /^([0-9a-f]{2})+$/.test(value)))
    throw new Error('a look-up key is hexadecimal');
  const array = values.length ? `{${values.map((value) => `\\\\x${value}`).join(',')}}` : '';
  holdOf(tx).settings.set(name, array);
}
