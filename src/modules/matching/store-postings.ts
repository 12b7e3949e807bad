import { type RawBuilder, sql } from 'kysely';
import { addDays, type Day, parseDay } from '../../ground/clock/day.ts';
import { type Context, rowsWanted } from '../../ground/context.ts';
import type { PayPeriod } from '../../ground/money/pay.ts';
import { nightsOf } from './domain/engine/nights.ts';
import { outsideSchoolHours } from './domain/engine/school-hours.ts';
import { grams } from './domain/grams.ts';
import type { Label } from './domain/labels.ts';
import { printPay } from './domain/own-pay.ts';
import type { Contract, OwnPosting, PostingAnswers } from './domain/own-posting.ts';
import type { ClosedReason, PostingMove, PostingState, Standing } from './domain/posting-state.ts';
import { type Education, educationLevel } from './domain/requirements.ts';
import type { Shift } from './domain/sentence/shifts.ts';
import { loadAnswering } from './load-answering.ts';
import { matching } from './store.ts';
import type { Posting as PostingTable } from './tables.ts';

type Kept = Omit<OwnPosting, 'place'>;

/** One of our own postings, as it is kept. */
export interface PostingRow extends Kept, Standing {
  postingId: string;
  employerId: string;
  /** A code of 职业分类大典 (2022), and how sure it is, 0–1; null: the title names no work that is known. */
  occupation: string | null;
  occupationConfidence: number | null;
  /** Whether somebody has said so; else it was read from the title. */
  occupationSaid: boolean;
  areaCode: string;
  areaLo: number;
  lat: number | null;
  lon: number | null;
  placePrecision: 'exact' | 'area' | null;
  remote: boolean;
  validUntil: Day;
  submittedAt: Date;
  publishedAt: Date | null;
  changedAt: Date;
}

interface StoredRow
  extends Omit<PostingTable, 'changed_at' | 'submitted_at' | 'published_at' | 'occupation_said'> {
  occupation_said: boolean;
  changed_at: Date;
  submitted_at: Date;
  published_at: Date | null;
}

// The checks of the migration hold the codes to these values.
function readRow(row: StoredRow): PostingRow {
  return {
    postingId: row.posting_id,
    employerId: row.employer_id,
    state: row.state as PostingState,
    reason: row.closed_reason as ClosedReason | null,
    title: row.title,
    occupation: row.occupation,
    occupationConfidence: row.occupation_confidence,
    occupationSaid: row.occupation_said,
    headcount: row.headcount,
    duties: row.duties,
    areaCode: row.area_code,
    areaLo: row.area_lo,
    address: row.address,
    lat: row.lat,
    lon: row.lon,
    placePrecision: row.place_precision as PostingRow['placePrecision'],
    remote: row.remote,
    payUnit: row.pay_unit as PayPeriod,
    payLow: row.pay_low as PostingRow['payLow'],
    payHigh: row.pay_high as PostingRow['payHigh'],
    payRule: row.pay_rule,
    monthLow: row.month_low as PostingRow['monthLow'],
    monthHigh: row.month_high as PostingRow['monthHigh'],
    hours: row.hours,
    shifts: row.shifts as Shift[],
    stepFree: row.step_free,
    education: row.education as Education,
    experienceYears: row.experience_years,
    certificates: row.certificates,
    labels: row.labels as Label[],
    welfare: row.welfare,
    contract: row.contract as Contract | null,
    validDays: row.valid_days,
    validUntil: parseDay(row.valid_until),
    submittedAt: row.submitted_at,
    publishedAt: row.published_at,
    changedAt: row.changed_at,
  };
}

type Tx = Pick<Context, 'tx'>;

const all = (ctx: Tx) => matching(ctx).selectFrom('posting').selectAll().$castTo<StoredRow>();

/** One posting, where the actor may see it. */
export async function findOwn(ctx: Tx, postingId: string): Promise<PostingRow | undefined> {
  const row = await all(ctx).where('posting_id', '=', postingId).executeTakeFirst();
  return row && readRow(row);
}

/** The same, held until the transaction ends. */
export async function lockOwn(ctx: Tx, postingId: string): Promise<PostingRow | undefined> {
  const row = await all(ctx).where('posting_id', '=', postingId).forUpdate().executeTakeFirst();
  return row && readRow(row);
}

/** Where postings are, of those that the actor may see. */
export async function listStandings(
  ctx: Tx,
  postingIds: readonly string[],
): Promise<(Standing & { postingId: string })[]> {
  if (postingIds.length === 0) return [];
  const rows = await matching(ctx)
    .selectFrom('posting')
    .select(['posting_id', 'state', 'closed_reason'])
    .where('posting_id', 'in', postingIds)
    .execute();
  return rows.map((row) => ({
    postingId: row.posting_id,
    state: row.state as PostingState,
    reason: row.closed_reason as ClosedReason | null,
  }));
}

/** An employer's postings, those in force first, then the latest; at most 200, but for a copy. */
export async function listOwn(ctx: Context, employerId: string): Promise<PostingRow[]> {
  const rows = await all(ctx)
    .where('employer_id', '=', employerId)
    .orderBy(sql`state = 'closed'`)
    .orderBy('changed_at', 'desc')
    .limit(rowsWanted(ctx, 200))
    .execute();
  return rows.map(readRow);
}

/** What was last said that the work of an employer's postings under this title is; null: nothing was. */
export async function occupationSaidOf(
  ctx: Tx,
  { employerId, title }: Pick<PostingRow, 'employerId' | 'title'>,
): Promise<string | null> {
  const row = await matching(ctx)
    .selectFrom('posting')
    .select('occupation')
    .where('employer_id', '=', employerId)
    .where('title', '=', title)
    .where('occupation_said', '=', true)
    .orderBy('changed_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.occupation ?? null;
}

/** Postings of an employer that are not closed, or were closed for his sake, held until the transaction ends. */
export async function lockOfEmployer(ctx: Tx, employerId: string): Promise<PostingRow[]> {
  const rows = await all(ctx)
    .where('employer_id', '=', employerId)
    .where(sql<boolean>`(state <> 'closed' or closed_reason = 'employer-refused')`)
    .orderBy('posting_id')
    .forUpdate()
    .execute();
  return rows.map(readRow);
}

/** Postings whose last day is over; at most `limit`. */
export async function lockOverdue(ctx: Tx, today: Day, limit: number): Promise<PostingRow[]> {
  const rows = await all(ctx)
    .where('state', '<>', 'closed')
    .where('valid_until', '<', today)
    .orderBy('valid_until')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
  return rows.map(readRow);
}

/** A row as the table has it. */
export function columnsOf(row: PostingRow) {
  return {
    posting_id: row.postingId,
    employer_id: row.employerId,
    area_code: row.areaCode,
    area_lo: row.areaLo,
    state: row.state,
    closed_reason: row.reason,
    title: row.title,
    occupation: row.occupation,
    occupation_confidence: row.occupationConfidence,
    occupation_said: row.occupationSaid,
    headcount: row.headcount,
    duties: row.duties,
    address: row.address,
    lat: row.lat,
    lon: row.lon,
    place_precision: row.placePrecision,
    remote: row.remote,
    pay_unit: row.payUnit,
    pay_low: row.payLow,
    pay_high: row.payHigh,
    pay_rule: row.payRule,
    month_low: row.monthLow,
    month_high: row.monthHigh,
    hours: row.hours,
    shifts: row.shifts,
    step_free: row.stepFree,
    education: row.education,
    experience_years: row.experienceYears,
    certificates: row.certificates,
    labels: row.labels,
    welfare: row.welfare,
    contract: row.contract,
    valid_days: row.validDays,
    valid_until: row.validUntil,
    submitted_at: row.submittedAt,
    published_at: row.publishedAt,
    changed_at: row.changedAt,
  };
}

/** What is noted with a change. */
export interface Note {
  /** `occupation-said`: the posting stays as it stands. */
  move: PostingMove | 'occupation-said';
  from: PostingState | null;
  reason?: string | null;
  said?: PostingAnswers;
}

async function note(ctx: Context, row: PostingRow, what: Note): Promise<void> {
  const { said, ...columns } = noteColumns(ctx, row, what);
  await matching(ctx)
    .insertInto('posting_event')
    .values({
      ...columns,
      // The posting is held, so that no other takes this number.
      seq: sql<number>`(select coalesce(max(seq), 0) + 1 from matching.posting_event where posting_id = ${row.postingId})`,
      said: said === null ? null : JSON.stringify(said),
    })
    .execute();
}

/** A note as the table has it, without its number; `said` is the answers themselves, not their JSON text. */
export function noteColumns(ctx: Context, row: PostingRow, { move, from, reason = null, said }: Note) {
  return {
    posting_id: row.postingId,
    employer_id: row.employerId,
    area_lo: row.areaLo,
    at: row.changedAt,
    move,
    from_state: from,
    to_state: row.state,
    reason: row.reason ?? reason,
    by_kind: ctx.actor.kind,
    by_id: ctx.actor.id,
    said: said ?? null,
  };
}

/** Per cent of applications that an employer answered in time; NULL: too few to say. */
export function answerRateOf(employer: RawBuilder<unknown>): RawBuilder<number | null> {
  return sql`(
    select round(100.0 * answered_in_time / due)::smallint from matching.answer_measure
    where employer_id = ${employer} and posting_id is null and due >= ${loadAnswering().measured.least})`;
}

/** Puts a posting into the list of jobs or takes it out, as its state is. */
async function relist(ctx: Tx, row: PostingRow, company: string | null): Promise<void> {
  await matching(ctx).deleteFrom('listed_posting').where('posting_id', '=', row.postingId).execute();
  if (row.state !== 'open' && row.state !== 'lowered') return;
  const { title_grams, grams: all, ...columns } = listedColumns(row, company);
  await matching(ctx)
    .insertInto('listed_posting')
    .values({
      ...columns,
      answer_rate: answerRateOf(sql`${row.employerId}`),
      title_grams: sql<string>`array_to_tsvector(${title_grams}::text[])`,
      grams: sql<string>`array_to_tsvector(${all}::text[])`,
    })
    .execute();
}

/** A posting in the list of jobs, with its grams as lists. */
export function listedColumns(row: PostingRow, company: string | null) {
  const day = addDays(row.validUntil, -row.validDays);
  const found = [row.title, company, ...(row.certificates ?? [])].filter(Boolean).join(' ');
  return {
    posting_id: row.postingId,
    pay_low: row.monthLow,
    pay_high: row.monthHigh,
    area_lo: row.areaLo,
    listed_day: row.state === 'lowered' ? null : day,
    listed_year: Number(day.slice(0, 4)),
    education_level: educationLevel(row.education) ?? 0,
    experience_years: row.experienceYears,
    remote: row.remote,
    lowered: row.state === 'lowered',
    title_grams: grams(row.title),
    grams: grams(found),
    employer_id: row.employerId,
    title: row.title,
    area_code: row.areaCode,
    pay_printed: printPay({ unit: row.payUnit, low: row.payLow, high: row.payHigh }),
    pay_period: row.payUnit,
    education: row.education,
    labels: row.labels,
    certificates: row.certificates ?? [],
    welfare: row.welfare ?? [],
    occupation: row.occupation,
    occupation_confidence: row.occupationConfidence,
    nights: nightsOf(row.shifts),
    outside_school_hours: outsideSchoolHours([...(row.hours ?? []), row.duties].join('\n')),
    step_free: row.stepFree,
  };
}

/** Keeps a new posting, notes it and lists it where it is open. `company`: the name by which it is found. */
export async function insertOwn(
  ctx: Context,
  row: PostingRow,
  company: string | null,
  said: PostingAnswers,
): Promise<void> {
  await matching(ctx).insertInto('posting').values(columnsOf(row)).execute();
  await note(ctx, row, { move: 'published', from: null, said });
  await relist(ctx, row, company);
}

/** Keeps what has become of a posting, notes it, and brings the list of jobs up to date. */
export async function saveMoved(
  ctx: Context,
  row: PostingRow,
  company: string | null,
  what: Note,
): Promise<void> {
  await matching(ctx)
    .updateTable('posting')
    .set({
      state: row.state,
      closed_reason: row.reason,
      valid_until: row.validUntil,
      published_at: row.publishedAt,
      changed_at: row.changedAt,
      occupation: row.occupation,
      occupation_confidence: row.occupationConfidence,
      occupation_said: row.occupationSaid,
    })
    .where('posting_id', '=', row.postingId)
    .execute();
  await note(ctx, row, what);
  await relist(ctx, row, company);
}

/** What happened to a posting, the latest first. */
export function listHistory(ctx: Tx, postingId: string) {
  return matching(ctx)
    .selectFrom('posting_event')
    .select(['at', 'move', 'from_state as from', 'to_state as to', 'reason', 'by_kind as by'])
    .where('posting_id', '=', postingId)
    .orderBy('seq', 'desc')
    .execute();
}
