import { daysBetween, parseDay } from '../../../ground/clock/day.ts';
import { type Context, rowsWanted } from '../../../ground/context.ts';
import { Problem } from '../../../ground/problem.ts';
import type { RegisterAnswer } from '../domain/register-answer.ts';
import {
  type EmployerRow,
  employers,
  findContactRow,
  getEmployerRow,
  today,
  type VerificationRow,
} from '../store.ts';
import { viewRegister, viewRequest } from '../view-request.ts';
import { listDocuments, openDocument } from './documents.ts';
import { factsOf } from './find-employer.ts';
import { askRegister } from './look-up-code.ts';
import { publicOf } from './see-employer.ts';
import { noteRead } from './serve-employers.ts';

const longestQueue = 100;

/** What waits for an answer in the clerk's area: what is overdue or due first, then by when it came in. */
export async function listVerifications(ctx: Context) {
  const { area } = ctx.scope;
  if (!area) return { waiting: [], overdue: 0 };
  const rows = await employers(ctx)
    .selectFrom('verification as v')
    .innerJoin('employer as e', 'e.employer_id', 'v.employer_id')
    .select([
      'v.verification_id',
      'v.employer_id',
      'v.handed_in_at',
      'v.due_on',
      'v.due_may_move',
      'v.register',
    ])
    .select(['e.name', 'e.kind', 'e.state'])
    .where('v.state', '=', 'waiting')
    .where('v.area_lo', '>=', area.lo)
    .where('v.area_lo', '<=', area.hi)
    .orderBy('v.due_on')
    .orderBy('v.handed_in_at')
    .limit(rowsWanted(ctx, longestQueue))
    .execute();
  const now = today(ctx);
  const waiting = rows.map((row) => ({
    verificationId: row.verification_id,
    employerId: row.employer_id,
    name: row.name,
    kind: row.kind as ReturnType<typeof factsOf>['kind'],
    renewal: row.state === 'verified',
    handedInAt: row.handed_in_at.toISOString(),
    dueOn: row.due_on,
    dueMayMove: row.due_may_move,
    daysLeft: daysBetween(now, parseDay(row.due_on)),
    finding: viewRegister(row.register as RegisterAnswer | null, row.name)?.finding ?? null,
  }));
  return { waiting, overdue: waiting.filter(({ daysLeft }) => daysLeft < 0).length };
}

function gone(): Problem {
  return new Problem(404, 'verification-not-here', {
    zh: '这条核验不在本站队列里，请刷新',
    en: 'This request is not in your queue; please reload',
  });
}

async function getRequest(ctx: Context, verificationId: string): Promise<VerificationRow> {
  const row = await employers(ctx)
    .selectFrom('verification')
    .selectAll()
    .where('verification_id', '=', verificationId)
    .executeTakeFirst();
  if (!row) throw gone();
  return row;
}

/** One request, whole: the employer, its documents, what the register said, and how it went before. */
export async function seeVerification(ctx: Context, verificationId: string) {
  const request = await getRequest(ctx, verificationId);
  const row = await getEmployerRow(ctx, request.employer_id);
  const contact = await findContactRow(ctx, request.employer_id);
  const before = await employers(ctx)
    .selectFrom('verification')
    .selectAll()
    .where('employer_id', '=', request.employer_id)
    .where('verification_id', '<>', verificationId)
    .orderBy('asked_at', 'desc')
    .limit(5)
    .execute();
  return {
    employer: publicOf(factsOf(row)),
    contact: contact ? { name: contact.name_mask, phone: contact.phone_mask } : null,
    request: viewRequest(ctx, request),
    register: viewRegister(request.register as RegisterAnswer | null, row.name),
    documents: (await listDocuments(ctx, row.employer_id)).map(({ givenAt, ...document }) => ({
      ...document,
      givenAt: givenAt.toISOString(),
    })),
    before: before.map((each) => viewRequest(ctx, each)),
  };
}

/** A document for the clerk who verifies; the read is written down. */
export async function readDocumentOf(ctx: Context, verificationId: string, documentId: string) {
  const request = await getRequest(ctx, verificationId);
  const opened = await openDocument(ctx, request.employer_id, documentId);
  await noteRead(ctx, request, { what: ['document'], purpose: 'verification' });
  return opened;
}

/** Asks the register for a request; null where the employer has no code. In the background after it was handed in, or by a clerk. */
export async function askForRequest(
  ctx: Context,
  verificationId: string,
  { fresh = false }: { fresh?: boolean } = {},
): Promise<{ answer: RegisterAnswer; employer: EmployerRow } | null> {
  const request = await getRequest(ctx, verificationId);
  const employer = await getEmployerRow(ctx, request.employer_id);
  if (employer.credit_code === null) return null;
  const answer = await askRegister(ctx, employer.credit_code, { fresh });
  await employers(ctx)
    .updateTable('verification')
    .set({ register: JSON.stringify(answer), register_asked_at: ctx.clock.now() })
    .where('employer_id', '=', request.employer_id)
    .where('verification_id', '=', verificationId)
    .execute();
  return { answer, employer };
}
