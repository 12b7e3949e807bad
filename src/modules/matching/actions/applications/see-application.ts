import { type Context, rowsWanted } from '../../../../ground/context.ts';
import { type EmployerName, namesOfEmployers } from '../../../employers/index.ts';
import type { SnapshotLine } from '../../domain/applications/snapshot.ts';
import { stateTable } from '../../domain/applications/states.ts';
import { matching } from '../../store.ts';
import {
  type ApplicationEventRow,
  type ApplicationRow,
  type AppliedPosting,
  findPostingsOf,
  getApplication,
  listApplicationEvents,
  openContact,
  openSnapshot,
  stateOf,
} from '../../store-applications.ts';
import { cardAreaOf } from '../name-area.ts';
import { applicantOf } from './may-apply.ts';
import { similarJobs } from './similar-jobs.ts';
import { appointmentOf, historyOf, lineOf } from './view-application.ts';

function jobOf(row: ApplicationRow, posting: AppliedPosting | undefined, employer: EmployerName | undefined) {
  return {
    jobId: row.posting_id,
    title: posting?.title ?? null,
    area: cardAreaOf(row.area_code),
    employer: employer?.name ?? null,
    verified: employer?.verified ?? false,
  };
}

/** An application as its person sees it, from what was read or has just been written. */
export async function viewOf(
  ctx: Context,
  {
    row,
    posting,
    employer,
    events,
    lines = openSnapshot(ctx, row),
  }: {
    row: ApplicationRow;
    posting: AppliedPosting | undefined;
    employer: EmployerName | undefined;
    events: readonly ApplicationEventRow[];
    /** What was sent, where it need not be opened first. */
    lines?: readonly SnapshotLine[];
  },
) {
  const { contact, final } = stateTable[stateOf(row)];
  const over = final && stateOf(row) !== 'hire-confirmed';
  return {
    ...lineOf(ctx, row, 'person'),
    job: jobOf(row, posting, employer),
    sent: lines.map(({ line, label, value }) => ({ line, label, value })),
    ...appointmentOf(row),
    contact: contact ? openContact(ctx, row, 'employer_contact') : null,
    history: historyOf(ctx, events, 'person'),
    similar: over && posting ? await similarJobs(ctx, posting) : [],
  };
}

/** The person's own application: what was sent, what happens next and what has happened. */
export async function seeApplication(ctx: Context, applicationId: string) {
  applicantOf(ctx);
  const row = await getApplication(ctx, applicationId, 'person');
  const [postings, employers, events] = await Promise.all([
    findPostingsOf(ctx, [row.posting_id]),
    namesOfEmployers(ctx, [row.employer_id]),
    listApplicationEvents(ctx, row),
  ]);
  return viewOf(ctx, {
    row,
    posting: postings.get(row.posting_id),
    employer: employers.get(row.employer_id),
    events,
  });
}

const most = 200;

/** 我的求职: the person's applications, those that wait for him first, then the others that go on, then what is over. */
export async function listApplications(ctx: Context) {
  const personId = applicantOf(ctx);
  const rows = await matching(ctx)
    .selectFrom('application')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('changed_at', 'desc')
    .limit(rowsWanted(ctx, most))
    .execute();
  const postings = await findPostingsOf(
    ctx,
    rows.map((row) => row.posting_id),
  );
  const employers = await namesOfEmployers(
    ctx,
    rows.map((row) => row.employer_id),
  );
  const applications = rows.map((row) => ({
    ...lineOf(ctx, row, 'person'),
    job: jobOf(row, postings.get(row.posting_id), employers.get(row.employer_id)),
    place: row.place,
  }));
  const rank = ({ yourTurn, over }: (typeof applications)[number]) => (yourTurn ? 0 : over ? 2 : 1);
  return { applications: applications.sort((a, b) => rank(a) - rank(b)) };
}
