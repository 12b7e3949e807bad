import type { Insertable, Selectable, Updateable } from 'kysely';
import { parseDay } from '../../ground/clock/day.ts';
import { type Context, tablesOf } from '../../ground/context.ts';
import { Problem } from '../../ground/problem.ts';
import type { Answer, Answers } from './domain/case-type.ts';
import type { Confirmed } from './domain/confirmation.ts';
import type { DueDay } from './domain/due-day.ts';
import type { CaseState } from './domain/moves.ts';
import type { CaseEvent, CaseFile, DB, Draft } from './tables.ts';

/** This module's tables. */
export const cases = tablesOf<DB>('cases');

export type DraftRow = Selectable<Draft>;
export type CaseRow = Selectable<CaseFile>;
export type EventRow = Selectable<CaseEvent>;

/** An answer as a draft keeps it. */
export interface KeptAnswer {
  answer: Answer;
  /** The draft's revision that it made. */
  revision: number;
  /** When it was given: ISO 8601. */
  at: string;
  by: 'visitor' | 'resident' | 'staff' | 'department';
}

export type KeptAnswers = Readonly<Record<string, KeptAnswer>>;

export function sealAnswers(ctx: Context, draftId: string, answers: KeptAnswers): Buffer {
  return ctx.cipher.seal(JSON.stringify(answers), {
    table: 'cases.draft',
    column: 'answers',
    rowId: draftId,
  });
}

/** An answer that was read out of something, and out of what. */
export interface KeptOffer {
  answer: Answer;
  from: 'sentence' | 'template' | 'earlier';
}

export type KeptOffers = Readonly<Record<string, KeptOffer>>;

const offersPlace = (draftId: string) => ({ table: 'cases.draft', column: 'offers', rowId: draftId });

export function sealOffers(ctx: Context, draftId: string, offers: KeptOffers): Buffer {
  return ctx.cipher.seal(JSON.stringify(offers), offersPlace(draftId));
}

export function openOffers(ctx: Context, { draft_id, offers }: DraftRow): KeptOffers {
  return offers === null ? {} : JSON.parse(ctx.cipher.open(offers, offersPlace(draft_id)).toString('utf8'));
}

/** What was answered so far; nothing once the draft is closed. */
export function openAnswers(ctx: Context, { draft_id, answers }: DraftRow): KeptAnswers {
  if (answers === null) return {};
  return JSON.parse(
    ctx.cipher.open(answers, { table: 'cases.draft', column: 'answers', rowId: draft_id }).toString('utf8'),
  );
}

/** Question id → answer, without how it came. */
export function plainAnswers(kept: KeptAnswers): Answers {
  return Object.fromEntries(Object.entries(kept).map(([question, { answer }]) => [question, answer]));
}

function noSuchDraft(): Problem {
  return new Problem(404, 'draft-not-here', {
    zh: '这份登记不在这台设备上，请用接续码接着办，或重新开始',
    en: 'This is not held here; continue by its code, or begin anew',
  });
}

/** The draft, if this actor holds it. */
export function findDraft(ctx: Context, draftId: string): Promise<DraftRow | undefined> {
  return cases(ctx).selectFrom('draft').selectAll().where('draft_id', '=', draftId).executeTakeFirst();
}

/** The draft, if this actor holds it. Throws Problem 404 alike for one that does not exist. */
export async function getDraft(ctx: Context, draftId: string): Promise<DraftRow> {
  const row = await findDraft(ctx, draftId);
  if (!row) throw noSuchDraft();
  return row;
}

/** The same, kept from other writers until this transaction ends. */
export async function lockDraft(ctx: Context, draftId: string): Promise<DraftRow> {
  const row = await cases(ctx)
    .selectFrom('draft')
    .selectAll()
    .where('draft_id', '=', draftId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw noSuchDraft();
  return row;
}

/** Refuses a draft that was submitted or given up. */
export function requireOpen(draft: DraftRow): void {
  if (draft.state === 'open') return;
  throw new Problem(409, 'draft-closed', {
    zh: '这份登记已经提交或作废，请到“我的办件”查看',
    en: 'This was submitted or given up; please see “My cases”',
  });
}

export async function updateDraft(ctx: Context, draftId: string, change: Updateable<Draft>): Promise<void> {
  await cases(ctx).updateTable('draft').set(change).where('draft_id', '=', draftId).execute();
}

/** The case, if this actor may see it. Throws Problem 404 alike for one that does not exist. */
export async function getCase(ctx: Context, caseId: string): Promise<CaseRow> {
  return (await findCase(ctx, caseId)) ?? refuseCase();
}

export function findCase(ctx: Context, caseId: string): Promise<CaseRow | undefined> {
  return cases(ctx).selectFrom('case_file').selectAll().where('case_id', '=', caseId).executeTakeFirst();
}

export async function lockCase(ctx: Context, caseId: string): Promise<CaseRow> {
  const row = await cases(ctx)
    .selectFrom('case_file')
    .selectAll()
    .where('case_id', '=', caseId)
    .forUpdate()
    .executeTakeFirst();
  return row ?? refuseCase();
}

function refuseCase(): never {
  throw new Problem(404, 'case-not-here', {
    zh: '这里看不到这件事，请核对编号，或请本人到窗口',
    en: 'This case is not to be seen from here; please check its number, or ask the person to come to the counter',
  });
}

/** A case's history from its beginning. */
export function listEvents(
  ctx: Context,
  { subject_id, case_id }: Pick<CaseRow, 'subject_id' | 'case_id'>,
): Promise<EventRow[]> {
  return cases(ctx)
    .selectFrom('case_event')
    .selectAll()
    .where('subject_id', '=', subject_id)
    .where('case_id', '=', case_id)
    .orderBy('seq')
    .execute();
}

export function dueOf(row: Pick<CaseRow, 'due_on' | 'due_may_move'>): DueDay | null {
  return row.due_on === null ? null : { day: parseDay(row.due_on), mayMove: row.due_may_move };
}

export function stateOf(row: CaseRow): CaseState {
  return { state: row.state, due: dueOf(row), length: row.events };
}

const contentPlace = (caseId: string, seq: number) => ({
  table: 'cases.case_event',
  column: 'content',
  rowId: `${caseId}/${seq}`,
});

export function sealContent(ctx: Context, caseId: string, seq: number, content: Confirmed): Buffer {
  return ctx.cipher.seal(JSON.stringify(content), contentPlace(caseId, seq));
}

/** What was submitted with an event; null for moves that carry nothing. */
export function openContent(ctx: Context, { case_id, seq, content }: EventRow): Confirmed | null {
  return content === null
    ? null
    : JSON.parse(ctx.cipher.open(content, contentPlace(case_id, seq)).toString('utf8'));
}

export async function insertCase(ctx: Context, row: Insertable<CaseFile>): Promise<void> {
  await cases(ctx).insertInto('case_file').values(row).execute();
}

export async function insertEvents(ctx: Context, rows: Insertable<CaseEvent>[]): Promise<void> {
  if (rows.length > 0) await cases(ctx).insertInto('case_event').values(rows).execute();
}

export async function updateCase(ctx: Context, row: CaseRow, change: Updateable<CaseFile>): Promise<void> {
  await cases(ctx)
    .updateTable('case_file')
    .set(change)
    .where('subject_id', '=', row.subject_id)
    .where('case_id', '=', row.case_id)
    .execute();
}

/** The next number of this type, county and month. It is held until the transaction ends, so take it last. */
export async function takeSequence(
  ctx: Context,
  prefix: string,
  county: string,
  month: string,
): Promise<number> {
  const { last } = await cases(ctx)
    .insertInto('number_sequence')
    .values({ prefix, county, month, last: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['prefix', 'county', 'month'])
        .doUpdateSet((eb) => ({ last: eb('number_sequence.last', '+', 1) })),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return last;
}
