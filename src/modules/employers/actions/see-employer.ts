import { addDays } from '../../../ground/clock/day.ts';
import type { Context } from '../../../ground/context.ts';
import { Problem } from '../../../ground/problem.ts';
import { showCreditCode } from '../domain/credit-code.ts';
import { documentsNeeded, mayRenew, remindDays } from '../domain/verification.ts';
import {
  employers,
  findContactRow,
  findOpenRequest,
  getEmployerRow,
  openContact,
  subjectOf,
  today,
} from '../store.ts';
import { reasonsWords, viewRequest } from '../view-request.ts';
import { lastHandedIn, listDocuments } from './documents.ts';
import { factsOf, findEmployer } from './find-employer.ts';

/**
 * What everybody may see of an employer: whether it is verified, and not how it stands otherwise; that is its own affair and the
 * staff's. One that is closed is there for staff only.
 * @throws Problem 404 `employer-not-here`.
 */
export async function seePublicEmployer(ctx: Context, employerId: string) {
  const facts = await findEmployer(ctx, employerId);
  const inside = ctx.actor.kind === 'staff' || ctx.actor.employer === employerId;
  if (facts && inside) return publicOf(facts);
  if (facts && !facts.closed) {
    return publicOf({ ...facts, state: facts.verified ? 'verified' : 'unverified' });
  }
  throw new Problem(404, 'employer-not-here', {
    zh: '没有找到这家单位，请从列表重新进入',
    en: 'This employer is not found; please enter from the list again',
  });
}

/** The facts as a page has them. */
export function publicOf(facts: ReturnType<typeof factsOf>) {
  const { areaLo: _lo, creditCode, ...shown } = facts;
  return { ...shown, creditCode, creditCodeShown: creditCode === null ? null : showCreditCode(creditCode) };
}

/** The employer that this request is for, with everything that its own pages show. */
export async function seeEmployer(ctx: Context) {
  const employerId = subjectOf(ctx);
  const row = await getEmployerRow(ctx, employerId);
  const facts = factsOf(row);
  const contact = await findContactRow(ctx, employerId);
  const request = await findOpenRequest(ctx, employerId);
  const documents = await listDocuments(ctx, employerId);
  const handedIn = await lastHandedIn(ctx, employerId);
  const missing = documentsNeeded(row.credit_code !== null).filter(
    (kind) => !documents.some((document) => document.kind === kind),
  );
  return {
    ...publicOf(facts),
    contact: contact
      ? {
          name: openContact(ctx, contact, 'name_sealed') ?? '',
          phone: openContact(ctx, contact, 'phone_sealed') ?? '',
          address: row.address ?? openContact(ctx, contact, 'address_sealed') ?? '',
        }
      : null,
    request: request ? viewRequest(ctx, request) : null,
    refused: await lastRefusal(ctx, employerId, row.refused_for),
    missing,
    mayAsk: mayAskNow(facts.state, request?.state ?? null, facts, today(ctx)),
    renewFrom: facts.verifyAgainOn === null ? null : addDays(facts.verifyAgainOn, -remindDays[0]),
    documents: documents.map(({ givenAt, ...document }) => ({
      ...document,
      givenAt: givenAt.toISOString(),
      removable: givenAt.getTime() > handedIn,
    })),
    reads: await listReads(ctx, employerId),
  };
}

function mayAskNow(
  state: string,
  request: string | null,
  { verifyAgainOn, closed }: Pick<ReturnType<typeof factsOf>, 'verifyAgainOn' | 'closed'>,
  now: ReturnType<typeof today>,
): boolean {
  if (closed || request === 'waiting') return false;
  if (request === 'wanting') return true;
  return state !== 'verified' || (verifyAgainOn !== null && mayRenew(verifyAgainOn, now));
}

async function lastRefusal(ctx: Context, employerId: string, refusedFor: string[] | null) {
  if (refusedFor === null) return null;
  const row = await employers(ctx)
    .selectFrom('verification')
    .selectAll()
    .where('employer_id', '=', employerId)
    .where('state', '=', 'refused')
    .orderBy('decided_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return { reasons: reasonsWords(refusedFor), note: row ? viewRequest(ctx, row).note : null };
}

async function listReads(ctx: Context, employerId: string) {
  const rows = await employers(ctx)
    .selectFrom('read_log')
    .select(['at', 'by_name', 'what', 'purpose'])
    .where('employer_id', '=', employerId)
    .orderBy('at', 'desc')
    .limit(20)
    .execute();
  return rows.map((row) => ({
    at: row.at.toISOString(),
    by: row.by_name,
    what: row.what,
    purpose: row.purpose,
  }));
}
