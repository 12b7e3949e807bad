import type { Updateable } from 'kysely';
import type { Context } from '../../../ground/context.ts';
import { say } from '../../../ground/events/say.ts';
import { fieldProblem, Problem } from '../../../ground/problem.ts';
import { placeColumns, type ReadEmployer, readEmployer, type ToldEmployer } from '../read-employer.ts';
import {
  type ContactRow,
  type EmployerRow,
  employers,
  findContactRow,
  lockEmployer,
  openContact,
  subjectOf,
  takeCode,
  today,
} from '../store.ts';
import type { Employer } from '../tables.ts';
import { contactColumns, registeredWords } from './register-employer.ts';

/** What is to be changed; what is left out stays. */
export type EmployerChange = Partial<ToldEmployer>;

/**
 * Changes what is known of an employer. What was compared for the verification (name, kind, code) is changed by a clerk only while it
 * waits or holds: else a verified name could be exchanged for another.
 * @throws Problem 422 naming the field, 409 `identity-verified`, `employer-registered`.
 */
export async function changeEmployer(ctx: Context, change: EmployerChange): Promise<void> {
  const before = await lockEmployer(ctx, subjectOf(ctx));
  const contact = await findContactRow(ctx, before.employer_id);
  if (!contact) throw new Error(`employer ${before.employer_id} has no contact`);
  const after = readEmployer({ ...toldOf(ctx, before, contact), ...change });
  await keepIdentity(ctx, before, after);
  const employerId = before.employer_id;
  const moved = after.areaCode !== before.area_code;
  const row: Updateable<Employer> = {
    name: after.name,
    kind: after.kind,
    credit_code: after.creditCode,
    industry: after.industry,
    size: after.size,
    // A point that somebody has set on the map stays while the address does.
    ...(moved || after.address !== before.address ? placeColumns(after) : {}),
  };
  await employers(ctx).updateTable('employer').set(row).where('employer_id', '=', employerId).execute();
  const area = { area_code: after.areaCode, area_lo: after.areaLo };
  await employers(ctx)
    .updateTable('contact')
    .set({ ...area, ...contactColumns(ctx, employerId, after) })
    .where('employer_id', '=', employerId)
    .execute();
  if (moved) await moveRows(ctx, employerId, area);
  await say(ctx, 'employers.employer-changed@1', { employerId }, [`employer:${employerId}`]);
}

/** What is known of an employer, as somebody would tell it. */
export function toldOf(ctx: Context, row: EmployerRow, contact: ContactRow): ToldEmployer {
  return {
    creditCode: row.credit_code,
    name: row.name,
    kind: row.kind as ToldEmployer['kind'],
    industry: row.industry,
    size: row.size as ToldEmployer['size'] & string,
    areaCode: row.area_code,
    address: row.address ?? openContact(ctx, contact, 'address_sealed') ?? '',
    contactName: openContact(ctx, contact, 'name_sealed') ?? '',
    contactPhone: openContact(ctx, contact, 'phone_sealed') ?? '',
  };
}

async function keepIdentity(ctx: Context, before: EmployerRow, after: ReadEmployer): Promise<void> {
  const kindSame = after.kind === before.kind;
  const codeSame = after.creditCode === before.credit_code;
  // A household's name follows its place.
  const nameSame = after.name === before.name || (kindSame && after.kind === 'household');
  if (kindSame && codeSame && nameSame) return;
  if ((before.state === 'verified' || before.state === 'waiting') && ctx.actor.kind !== 'staff') {
    throw new Problem(409, 'identity-verified', {
      zh: '名称、类型和代码核验后要到窗口改，请带执照',
      en: 'Name, kind and code are changed at a counter once verified; please bring the licence',
    });
  }
  if ((before.kind === 'household') !== (after.kind === 'household')) {
    throw fieldProblem('/kind', 'household-stays', {
      zh: '家庭和单位要分开登记，请另登一个',
      en: 'A household and a business are registered apart; please register another one',
    });
  }
  if (!codeSame) await exchangeCode(ctx, before, after.creditCode);
}

async function exchangeCode(ctx: Context, before: EmployerRow, code: string | null): Promise<void> {
  if (code === null) {
    throw fieldProblem('/creditCode', 'needed', {
      zh: '已填过信用代码，不能改成没有',
      en: 'A credit code once given cannot be taken away',
    });
  }
  if (!(await takeCode(ctx, code, before.employer_id)))
    throw fieldProblem('/creditCode', 'employer-registered', registeredWords);
  await employers(ctx)
    .deleteFrom('credit_code')
    .where('credit_code', '=', before.credit_code ?? '')
    .where('employer_id', '=', before.employer_id)
    .execute();
  // The stall has its licence now: its keeper may register another.
  await employers(ctx).deleteFrom('own_employer').where('employer_id', '=', before.employer_id).execute();
}

/** Everything of the employer follows it to the staff of its new area. */
async function moveRows(
  ctx: Context,
  employerId: string,
  area: { area_code: string; area_lo: number },
): Promise<void> {
  for (const table of ['agent', 'document', 'verification'] as const) {
    await employers(ctx).updateTable(table).set(area).where('employer_id', '=', employerId).execute();
  }
}

/**
 * Closes an employer, or opens it again: for one that no longer takes anybody on, so that its last agent may leave. Its postings go
 * down as when a verification lapses.
 */
export async function closeEmployer(ctx: Context, closed: boolean): Promise<void> {
  const employer = await lockEmployer(ctx, subjectOf(ctx));
  if ((employer.closed_on !== null) === closed) return;
  const { employer_id: employerId } = employer;
  await employers(ctx)
    .updateTable('employer')
    .set({ closed_on: closed ? today(ctx) : null })
    .where('employer_id', '=', employerId)
    .execute();
  const live = [`employer:${employerId}`];
  if (closed) await say(ctx, 'employers.employer-lapsed@1', { employerId }, live);
  else if (employer.state === 'verified')
    await say(ctx, 'employers.employer-verified@1', { employerId }, live);
}
