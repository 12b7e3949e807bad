import type { Insertable, Selectable } from 'kysely';
import { type Day, dayOf } from '../../ground/clock/day.ts';
import { type Context, tablesOf } from '../../ground/context.ts';
import { Problem } from '../../ground/problem.ts';
import type { RequestState, Standing, State } from './domain/verification.ts';
import type { Contact, DB, Employer, Verification } from './tables.ts';

/** This module's tables. */
export const employers = tablesOf<DB>('employers');

export type EmployerRow = Selectable<Employer>;
export type ContactRow = Selectable<Contact>;
export type VerificationRow = Selectable<Verification>;

/** Today in the business zone. */
export function today(ctx: Context): Day {
  return dayOf(ctx.clock.now());
}

function noSuchEmployer(): Problem {
  return new Problem(404, 'employer-not-here', {
    zh: '没有找到这家单位，请从列表重新进入',
    en: 'This employer is not found; please enter from the list again',
  });
}

export function findEmployerRow(ctx: Context, employerId: string): Promise<EmployerRow | undefined> {
  return employers(ctx)
    .selectFrom('employer')
    .selectAll()
    .where('employer_id', '=', employerId)
    .executeTakeFirst();
}

/** Throws Problem 404 `employer-not-here`. */
export async function getEmployerRow(ctx: Context, employerId: string): Promise<EmployerRow> {
  const row = await findEmployerRow(ctx, employerId);
  if (!row) throw noSuchEmployer();
  return row;
}

/** The row, kept from other writers until this transaction ends; undefined where this actor may not see it. */
export function findAndLockEmployer(ctx: Context, employerId: string): Promise<EmployerRow | undefined> {
  return employers(ctx)
    .selectFrom('employer')
    .selectAll()
    .where('employer_id', '=', employerId)
    .forUpdate()
    .executeTakeFirst();
}

/** The same, kept from other writers until this transaction ends; so only for those who may change it. */
export async function lockEmployer(ctx: Context, employerId: string): Promise<EmployerRow> {
  const row = await findAndLockEmployer(ctx, employerId);
  if (!row) throw noSuchEmployer();
  return row;
}

/** Who is to be called; undefined outside the employer's own scope and the staff of its area. */
export function findContactRow(ctx: Context, employerId: string): Promise<ContactRow | undefined> {
  return employers(ctx)
    .selectFrom('contact')
    .selectAll()
    .where('employer_id', '=', employerId)
    .executeTakeFirst();
}

/** The request that is open, if any. */
export function findOpenRequest(ctx: Context, employerId: string): Promise<VerificationRow | undefined> {
  return employers(ctx)
    .selectFrom('verification')
    .selectAll()
    .where('employer_id', '=', employerId)
    .where('state', 'in', ['waiting', 'wanting'])
    .executeTakeFirst();
}

/** Where employer and request stand, as the table of moves takes it. */
export function standingOf(employer: EmployerRow, request: VerificationRow | undefined): Standing {
  return { state: employer.state as State, request: (request?.state as RequestState | undefined) ?? null };
}

type SealedContact = 'name_sealed' | 'phone_sealed' | 'address_sealed';

export function sealContact(ctx: Context, employerId: string, column: SealedContact, value: string): Buffer {
  return ctx.cipher.seal(value, { table: 'employers.contact', column, rowId: employerId });
}

/** The plain value of a sealed column; null where there is none. */
export function openContact(ctx: Context, row: ContactRow, column: SealedContact): string | null {
  const sealed = row[column];
  if (sealed === null) return null;
  return ctx.cipher
    .open(sealed, { table: 'employers.contact', column, rowId: row.employer_id })
    .toString('utf8');
}

/** Adds a code to the register of codes; false where another employer has it. */
export async function takeCode(ctx: Context, creditCode: string, employerId: string): Promise<boolean> {
  const taken = await employers(ctx)
    .insertInto('credit_code')
    .values({ credit_code: creditCode, employer_id: employerId })
    .onConflict((conflict) => conflict.column('credit_code').doNothing())
    .executeTakeFirst();
  return taken.numInsertedOrUpdatedRows === 1n;
}

/** Adds an employer; false where the id is taken. */
export async function insertEmployer(ctx: Context, row: Insertable<Employer>): Promise<boolean> {
  const made = await employers(ctx)
    .insertInto('employer')
    .values(row)
    .onConflict((conflict) => conflict.column('employer_id').doNothing())
    .executeTakeFirst();
  return made.numInsertedOrUpdatedRows === 1n;
}

/** The employer that this request is for: the one acted for, or received at the counter. */
export function subjectOf(ctx: Context): string {
  if (ctx.actor.employer !== null) return ctx.actor.employer;
  throw new Problem(409, 'choose-employer', {
    zh: '请先选一家单位，再继续',
    en: 'Please choose an employer first',
  });
}
