import type { Kysely } from 'kysely';
import type { Clock } from './clock/clock.ts';
import type { FieldCipher } from './crypto/field-cipher.ts';
import { type Scope, setScope, type Tx } from './database/scope.ts';
import type { Hearers } from './events/hearers.ts';

/** Which skin the act was done on: the same flow on four surfaces. */
export type Skin = 'phone' | 'elder' | 'kiosk' | 'desk';

/** Who acts, as established by the session. */
export interface Actor {
  kind: 'visitor' | 'resident' | 'staff' | 'job';
  /** Person id of a resident, staff id of a clerk, session id of a visitor, null for a job. */
  id: string | null;
  sessionId: string | null;
  /** A role of data/roles.yaml: one at a time. */
  role: string;
  /** Where the role holds. */
  area: { code: string; lo: number; hi: number } | null;
  /** The station that the staff member works at. */
  stationId: string | null;
  /** The resident himself, or the person of the open visit at the counter. */
  person: string | null;
  /** The employer acted for under a mandate, or received at the counter. */
  employer: string | null;
  visitId: string | null;
}

/** What every action and door gets first. */
export interface Context {
  actor: Actor;
  scope: Scope;
  clock: Clock;
  tx: Tx;
  /** Seals single fields and makes blind indexes; its keys live outside the database. */
  cipher: FieldCipher;
  hearers: Hearers;
  requestId: string;
  skin: Skin;
  language: 'zh' | 'en';
  /** The whole list is wanted, for a copy of it, and not what a page shows: see `rowsWanted`. */
  copying?: true;
  /** Stands for this process: by it a module finds what it holds in memory. None: it holds nothing. */
  memory?: object;
  /** The database is marked as a demonstration for ever: codes are shown on screen, pages carry 演示数据. */
  demo: boolean;
  /** Where residents reach this server, for codes that are carried away (LEYE_PUBLIC_URL); null: nobody has said. */
  publicUrl: string | null;
}

/** A copy of a list has at most so many rows; a county's callbacks of a year are fewer. */
export const mostCopied = 10_000;

/** How many rows a list's query reads: as many as its page shows, or all of them for a copy. */
export function rowsWanted(ctx: Context, shown: number): number {
  return ctx.copying ? mostCopied : shown;
}

/**
 * A module's typed handle on its own schema. Another module's table is not in the type, so using it does not compile.
 * @example const people = tablesOf<PeopleTables>('people'); people(ctx).selectFrom('person')
 */
export function tablesOf<Tables>(schema: string): (ctx: { tx: Tx }) => Kysely<Tables> {
  return ({ tx }) => tx.withSchema(schema) as unknown as Kysely<Tables>;
}

/**
 * Opens one person's rows for the rest of this transaction: after a code has proved who he is, or for a clerk whose visit with
 * him has just begun.
 */
export async function actFor(ctx: Context, personId: string): Promise<Context> {
  const scope = { ...ctx.scope, person: personId };
  await setScope(ctx.tx, scope);
  return { ...ctx, scope, actor: { ...ctx.actor, person: personId } };
}

/** The same for one employer's rows: after the act that has made the employer or proved who acts for it. */
export async function actForEmployer(ctx: Context, employerId: string): Promise<Context> {
  const scope = { ...ctx.scope, employer: employerId };
  await setScope(ctx.tx, scope);
  return { ...ctx, scope, actor: { ...ctx.actor, employer: employerId } };
}
