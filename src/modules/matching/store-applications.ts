import { type Selectable, sql } from 'kysely';
import { type Day, dayOf, parseDay } from '../../ground/clock/day.ts';
import type { Context } from '../../ground/context.ts';
import { prepared } from '../../ground/database/prepared.ts';
import { Problem } from '../../ground/problem.ts';
import type { ApplicationNow } from './domain/applications/decide.ts';
import type { ContractKind, HirePayUnit } from './domain/applications/hire.ts';
import type { Snapshot, SnapshotLine } from './domain/applications/snapshot.ts';
import { type ApplicationStateId, openStates } from './domain/applications/states.ts';
import { matching } from './store.ts';
import type { Application, ApplicationEvent } from './tables.ts';

type Tx = Pick<Context, 'tx'>;

/** An application, its state one of the table's (the check of the migration holds it to them). */
export type ApplicationRow = Selectable<Application>;
export type ApplicationEventRow = Selectable<ApplicationEvent>;

/** Name and phone of one side. */
export interface Contact {
  name: string;
  /** Null: none on record. */
  phone: string | null;
}

export function stateOf(row: Pick<ApplicationRow, 'state'>): ApplicationStateId {
  return row.state as ApplicationStateId;
}

/** A row as decisions take it. */
export function nowOf(row: ApplicationRow): ApplicationNow {
  return {
    state: stateOf(row),
    sentOn: parseDay(row.sent_on),
    offered: row.offered,
    proposed: row.proposed,
    interviewAt: row.interview_at,
    place: row.place,
    bring: row.bring,
    hire:
      row.start_on === null || row.contract === null
        ? null
        : {
            startOn: parseDay(row.start_on),
            payFen: row.pay_fen,
            payUnit: row.pay_unit as HirePayUnit | null,
            contract: row.contract as ContractKind,
          },
  };
}

const placeOf = (applicationId: string, column: 'snapshot' | 'person_contact' | 'employer_contact') => ({
  table: 'matching.application',
  column,
  rowId: applicationId,
});

export function sealSnapshot(ctx: Context, applicationId: string, snapshot: Snapshot): Buffer {
  return ctx.cipher.seal(JSON.stringify(snapshot), placeOf(applicationId, 'snapshot'));
}

/** What was sent. */
export function openSnapshot(
  ctx: Context,
  row: Pick<ApplicationRow, 'application_id' | 'snapshot'>,
): SnapshotLine[] {
  const text = ctx.cipher.open(row.snapshot, placeOf(row.application_id, 'snapshot')).toString('utf8');
  return (JSON.parse(text) as Snapshot).lines;
}

type ContactColumn = 'person_contact' | 'employer_contact';

export function sealContact(
  ctx: Context,
  applicationId: string,
  column: ContactColumn,
  contact: Contact,
): Buffer {
  return ctx.cipher.seal(JSON.stringify(contact), placeOf(applicationId, column));
}

/** The contact that a side has put here; whether it may be shown is the state's matter (`stateTable[…].contact`). */
export function openContact(ctx: Context, row: ApplicationRow, column: ContactColumn): Contact | null {
  const sealed = row[column];
  if (sealed === null) return null;
  return JSON.parse(ctx.cipher.open(sealed, placeOf(row.application_id, column)).toString('utf8'));
}

const notePlace = (applicationId: string, seq: number) => ({
  table: 'matching.application_event',
  column: 'note',
  rowId: `${applicationId}/${seq}`,
});

export function sealNote(ctx: Context, applicationId: string, seq: number, note: string): Buffer {
  return ctx.cipher.seal(note, notePlace(applicationId, seq));
}

export function openNote(
  ctx: Context,
  { application_id, seq, note }: Pick<ApplicationEventRow, 'application_id' | 'seq' | 'note'>,
): string | null {
  return note === null ? null : ctx.cipher.open(note, notePlace(application_id, seq)).toString('utf8');
}

export function notHere(): Problem {
  return new Problem(404, 'application-not-here', {
    zh: '这里看不到这份求职，请回到列表再看',
    en: 'This application is not to be seen from here; please go back to the list',
  });
}

/** An application of the person or the employer whose rows are open; staff of an area do not open single ones. */
export async function getApplication(
  ctx: Context,
  applicationId: string,
  of: 'person' | 'employer',
  lock = false,
): Promise<ApplicationRow> {
  const owner = of === 'person' ? ctx.actor.person : ctx.actor.employer;
  if (owner === null) throw notHere();
  const query = matching(ctx)
    .selectFrom('application')
    .selectAll()
    .where('application_id', '=', applicationId)
    .where(of === 'person' ? 'person_id' : 'employer_id', '=', owner);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  if (!row) throw notHere();
  return row;
}

/** The histories of some applications, each from its beginning. */
export async function listApplicationEvents(
  ctx: Tx,
  row: Pick<ApplicationRow, 'person_id' | 'application_id'>,
): Promise<ApplicationEventRow[]> {
  return matching(ctx)
    .selectFrom('application_event')
    .selectAll()
    .where('person_id', '=', row.person_id)
    .where('application_id', '=', row.application_id)
    .orderBy('seq')
    .execute();
}

/** The person's application for a posting: the open one, else the last. */
export async function findForPosting(ctx: Tx, personId: string, postingId: string) {
  const [last] = await lastFor(ctx.tx, personId, postingId);
  return last;
}

const lastFor = prepared((tx, personId: string, postingId: string) =>
  matching({ tx })
    .selectFrom('application')
    .select(['application_id', 'state', 'due_on'])
    .where('person_id', '=', personId)
    .where('posting_id', '=', postingId)
    .orderBy(sql`state = any(${openStates})`, 'desc')
    .orderBy('sent_at', 'desc')
    .limit(1),
);

/** What applications need of a posting. */
export interface AppliedPosting {
  postingId: string;
  employerId: string;
  areaCode: string;
  areaLo: number;
  state: string;
  closedReason: string | null;
  title: string;
  address: string | null;
  education: string;
  experienceYears: number;
  certificates: string[] | null;
  payUnit: string;
  payLow: number;
  contract: string | null;
  validUntil: Day;
}

const postingsBy = prepared((tx, ids: string[]) =>
  matching({ tx })
    .selectFrom('posting')
    .select([
      'posting_id as postingId',
      'employer_id as employerId',
      'area_code as areaCode',
      'area_lo as areaLo',
      'state',
      'closed_reason as closedReason',
      'title',
      'address',
      'education',
      'experience_years as experienceYears',
      'certificates',
      'pay_unit as payUnit',
      'pay_low as payLow',
      'contract',
      'valid_until as validUntil',
    ])
    .where(sql<boolean>`posting_id = any(${ids}::uuid[])`),
);

/** Postings by id, as far as the scope shows them. */
export async function findPostingsOf(ctx: Tx, ids: readonly string[]): Promise<Map<string, AppliedPosting>> {
  if (ids.length === 0) return new Map();
  const rows = await postingsBy(ctx.tx, [...new Set(ids)]);
  return new Map(rows.map((row) => [row.postingId, { ...row, validUntil: parseDay(row.validUntil) }]));
}

/** Whether a posting can be applied for on a day. */
export function isOpen(
  { state, validUntil }: Pick<AppliedPosting, 'state' | 'validUntil'>,
  today: Day,
): boolean {
  return (state === 'open' || state === 'lowered') && validUntil >= today;
}

/** Today in the business zone. */
export function todayOf(ctx: Pick<Context, 'clock'>): Day {
  return dayOf(ctx.clock.now());
}
