import type { Context } from '../../../ground/context.ts';
import { Problem } from '../../../ground/problem.ts';
import { newId } from '../../../ground/uuid.ts';
import { findStaffName, openVisit } from '../../access/index.ts';
import { readCreditCode, showCreditCode } from '../domain/credit-code.ts';
import { tidyText } from '../domain/reading.ts';
import { type EmployerRow, employers, findContactRow, getEmployerRow, openContact } from '../store.ts';
import { factsOf } from './find-employer.ts';

const pageSize = 20;

/** What is read of an employer by staff, and why; the employer sees it. */
export async function noteRead(
  ctx: Context,
  employer: Pick<EmployerRow, 'employer_id' | 'area_code' | 'area_lo'>,
  read: { what: string[]; purpose: string },
): Promise<void> {
  const { id, stationId } = ctx.actor;
  if (id === null) throw new Error('only somebody who is signed in reads');
  await employers(ctx)
    .insertInto('read_log')
    .values({
      employer_id: employer.employer_id,
      read_id: newId(ctx.clock.now().getTime()),
      area_code: employer.area_code,
      area_lo: employer.area_lo,
      at: ctx.clock.now(),
      by_id: id,
      by_name: (await findStaffName(ctx, id)) ?? null,
      station_id: stationId,
      ...read,
      request_id: ctx.requestId,
    })
    .execute();
}

/**
 * Employers for a clerk: by a part of the name those of his area, the newest first; by the whole code wherever it is, since whoever
 * has it before him holds the licence.
 */
export async function searchEmployers(
  ctx: Context,
  { words = '', page = 1 }: { words?: string | undefined; page?: number | undefined },
) {
  const typed = tidyText(words);
  const code = typed === '' ? undefined : readCreditCode(typed);
  let query = employers(ctx).selectFrom('employer').selectAll();
  if (code?.ok) query = query.where('credit_code', '=', code.value.code);
  else {
    const { area } = ctx.scope;
    if (!area) return { employers: [], more: false };
    query = query.where('area_lo', '>=', area.lo).where('area_lo', '<=', area.hi);
    if (typed !== '') query = query.where('name', 'like', `%${typed.replace(/[\\%_]/g, '\\$&')}%`);
  }
  const rows = await query
    .orderBy('registered_at', 'desc')
    .orderBy('employer_id', 'desc')
    .limit(pageSize + 1)
    .offset((page - 1) * pageSize)
    .execute();
  const found = await Promise.all(rows.slice(0, pageSize).map((row) => lineOf(ctx, row)));
  return { employers: found, more: rows.length > pageSize };
}

async function lineOf(ctx: Context, row: EmployerRow) {
  const { employerId, name, kind, state, areaName, closed, creditCode } = factsOf(row);
  const contact = await findContactRow(ctx, employerId);
  return {
    employerId,
    name,
    kind,
    state,
    areaName,
    closed,
    creditCode: creditCode === null ? null : showCreditCode(creditCode),
    contact: contact ? { name: contact.name_mask, phone: contact.phone_mask } : null,
  };
}

/** How a clerk met the one who speaks for the employer. */
export type Way = 'counter' | 'telephone';

/**
 * A clerk receives an employer: by somebody who has come with the licence, or on the telephone, having called the number on record.
 * For two hours its rows are open to this clerk; it is written down and the employer sees it.
 * @throws Problem 403 `another-area` for a call to an employer of another area, whose number this clerk does not see.
 */
export async function receiveEmployer(
  ctx: Context,
  input: { visitId: string; employerId: string; way: Way },
) {
  const employer = await getEmployerRow(ctx, input.employerId);
  if (input.way === 'telephone' && !(await findContactRow(ctx, input.employerId))) {
    throw new Problem(403, 'another-area', {
      zh: '外地单位请带执照到窗口办理',
      en: 'For an employer of another area somebody has to come with the licence',
    });
  }
  const visit = await openVisit(ctx, input.visitId, { employerId: input.employerId });
  await noteRead(visit, employer, { what: [`visit-${input.way}`], purpose: 'counter-service' });
  return { visitId: visit.actor.visitId ?? input.visitId, employerId: input.employerId, name: employer.name };
}

/**
 * The contact in full for staff of the area, written down with its purpose.
 * @throws Problem 404 `employer-not-here`.
 */
export async function readContact(ctx: Context, employerId: string, purpose: string) {
  const employer = await getEmployerRow(ctx, employerId);
  const contact = await findContactRow(ctx, employerId);
  if (!contact) {
    throw new Problem(404, 'employer-not-here', {
      zh: '这家单位不归本站，看不到联系方式',
      en: 'Another area answers for this employer; its contact is not to be seen from here',
    });
  }
  await noteRead(ctx, employer, { what: ['contact'], purpose });
  return {
    name: openContact(ctx, contact, 'name_sealed') ?? '',
    phone: openContact(ctx, contact, 'phone_sealed') ?? '',
    address: employer.address ?? openContact(ctx, contact, 'address_sealed') ?? '',
  };
}
