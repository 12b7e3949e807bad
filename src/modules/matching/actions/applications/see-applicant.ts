import { type Context, rowsWanted } from '../../../../ground/context.ts';
import { Problem, type Words } from '../../../../ground/problem.ts';
import { compareLines } from '../../domain/applications/compare.ts';
import { endOfNear } from '../../domain/applications/days.ts';
import type { SnapshotLine } from '../../domain/applications/snapshot.ts';
import { stateTable } from '../../domain/applications/states.ts';
import { loadAnswering } from '../../load-answering.ts';
import { matching } from '../../store.ts';
import {
  type ApplicationRow,
  type AppliedPosting,
  findPostingsOf,
  getApplication,
  listApplicationEvents,
  openContact,
  openSnapshot,
  stateOf,
  todayOf,
} from '../../store-applications.ts';
import { appointmentOf, historyOf, lineOf } from './view-application.ts';

/** The employer for whom this actor acts. */
export function employerOf(ctx: Context): string {
  if (ctx.actor.employer !== null) return ctx.actor.employer;
  throw new Problem(409, 'employer-first', {
    zh: '请先选单位，或接待这家单位，再办理',
    en: 'Please choose the employer first, or begin a visit with it',
  });
}

/** How the employer calls the person: masked until an interview is agreed, then in full. */
function nameOf(ctx: Context, row: ApplicationRow, lines: readonly SnapshotLine[]): string {
  const agreed = stateTable[stateOf(row)].contact ? openContact(ctx, row, 'person_contact') : null;
  return agreed?.name ?? lines.find(({ line }) => line === 'name')?.value.zh ?? '';
}

/** The few lines that a list shows. */
const short: readonly string[] = ['years', 'education', 'last-job', 'certificates'];

function cardOf(ctx: Context, row: ApplicationRow, posting: AppliedPosting | undefined) {
  const lines = openSnapshot(ctx, row);
  return {
    ...lineOf(ctx, row, 'employer'),
    name: nameOf(ctx, row, lines),
    jobId: row.posting_id,
    title: posting?.title ?? null,
    short: lines.filter(({ line }) => short.includes(line)).map(({ value }): Words => value),
  };
}

/** One applicant: exactly what he sent, beside what the posting asks for, and what has happened. */
export async function seeApplicant(ctx: Context, applicationId: string) {
  employerOf(ctx);
  const row = await getApplication(ctx, applicationId, 'employer');
  const posting = (await findPostingsOf(ctx, [row.posting_id])).get(row.posting_id);
  const lines = openSnapshot(ctx, row);
  return {
    ...cardOf(ctx, row, posting),
    lines: lines
      .filter(({ line }) => line !== 'name')
      .map(({ line, label, value }) => ({ line, label, value })),
    compared: posting ? compareLines(posting, lines) : [],
    ...appointmentOf(row),
    phoneOpen: stateTable[stateOf(row)].contact,
    history: historyOf(ctx, await listApplicationEvents(ctx, row), 'employer'),
    before: await lastInvitation(ctx, row, posting),
    asked: posting ? { payUnit: posting.payUnit, payFen: posting.payLow, contract: posting.contract } : null,
    nextWaiting: await nextWaiting(ctx, row),
  };
}

/** Where this employer invited last, so that nobody types an address twice. */
async function lastInvitation(ctx: Context, row: ApplicationRow, posting: AppliedPosting | undefined) {
  const last = await matching(ctx)
    .selectFrom('application')
    .select(['place', 'bring'])
    .where('employer_id', '=', row.employer_id)
    .where('place', 'is not', null)
    .orderBy('changed_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return { place: last?.place ?? posting?.address ?? null, bring: last?.bring ?? null };
}

const waiting = ['new', 'seen', 'other-time'];

/** The one who has waited longest after this one. */
async function nextWaiting(ctx: Context, row: ApplicationRow): Promise<string | null> {
  const next = await matching(ctx)
    .selectFrom('application')
    .select('application_id')
    .where('employer_id', '=', row.employer_id)
    .where('state', 'in', waiting)
    .where('application_id', '<>', row.application_id)
    .orderBy('sent_at')
    .orderBy('application_id')
    .limit(1)
    .executeTakeFirst();
  return next?.application_id ?? null;
}

export const applicantViews = {
  waiting,
  talking: ['invited', 'interview-agreed', 'hired'],
  over: ['hire-confirmed', 'refused', 'withdrawn', 'closed'],
} as const satisfies Record<string, readonly string[]>;
export type ApplicantView = keyof typeof applicantViews;

const most = 50;

/** The interviews of which both sides are reminded, the next first. */
function listSoon(ctx: Context, employerId: string): Promise<ApplicationRow[]> {
  return matching(ctx)
    .selectFrom('application')
    .selectAll()
    .where('employer_id', '=', employerId)
    .where('state', '=', 'interview-agreed')
    .where('interview_at', '>', ctx.clock.now())
    .where('interview_at', '<', endOfNear(todayOf(ctx), loadAnswering().days))
    .orderBy('interview_at')
    .limit(most)
    .execute();
}

function applicationsTo(ctx: Context, posting: string | undefined) {
  return matching(ctx)
    .selectFrom('application')
    .where('employer_id', '=', employerOf(ctx))
    .$if(posting !== undefined, (query) => query.where('posting_id', '=', posting ?? ''));
}

/** How many wait for the employer's answer, are being talked to, and are over; nothing about anybody is opened for it. */
export async function countApplicants(ctx: Context, { posting }: { posting?: string | undefined } = {}) {
  const counted = await applicationsTo(ctx, posting)
    .select(({ fn }) => ['state', fn.countAll<string>().as('count')])
    .groupBy('state')
    .execute();
  const countOf = (states: readonly string[]) =>
    counted.reduce((sum, { state, count }) => (states.includes(state) ? sum + Number(count) : sum), 0);
  return {
    waiting: countOf(applicantViews.waiting),
    talking: countOf(applicantViews.talking),
    over: countOf(applicantViews.over),
  };
}

/** Applicants of the employer: whose interview is near, and those who wait for an answer first, the longest waiting on top. */
export async function listApplicants(
  ctx: Context,
  { view, posting }: { view: ApplicantView; posting?: string | undefined },
) {
  const all = applicationsTo(ctx, posting);
  const rows = await all
    .selectAll()
    .where('state', 'in', [...applicantViews[view]])
    .orderBy(view === 'over' ? 'changed_at' : 'sent_at', view === 'over' ? 'desc' : 'asc')
    .limit(rowsWanted(ctx, most))
    .execute();
  const soon = await listSoon(ctx, employerOf(ctx));
  const postings = await findPostingsOf(
    ctx,
    [...soon, ...rows].map((row) => row.posting_id),
  );
  const card = (row: ApplicationRow) => cardOf(ctx, row, postings.get(row.posting_id));
  return {
    counts: await countApplicants(ctx, { posting }),
    soon: soon.map(card),
    applicants: rows.map(card),
  };
}
