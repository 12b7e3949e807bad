import type { Context } from '../../ground/context.ts';
import { preparedWrite } from '../../ground/database/prepared.ts';
import { say } from '../../ground/events/say.ts';
import { Problem } from '../../ground/problem.ts';
import { type ApplicationCommand, type ApplicationMoved, decide } from './domain/applications/decide.ts';
import type { ApplicationMover } from './domain/applications/states.ts';
import { loadAnswering } from './load-answering.ts';
import { matching } from './store.ts';
import {
  type ApplicationEventRow,
  type ApplicationRow,
  nowOf,
  sealNote,
  todayOf,
} from './store-applications.ts';

/** The staff member who acts for a person or an employer; null where they act themselves. */
export function assistantOf(ctx: Context): string | null {
  return ctx.actor.kind === 'staff' ? ctx.actor.id : null;
}

/** What comes with a move beside the move itself. */
export interface MoveDetails {
  /** A line to the other side. */
  note?: string | null;
  /** Sealed, of the side that says yes. */
  contact?: { person_contact: Buffer } | { employer_contact: Buffer };
}

/** A line of the history, which is also what the state is kept by. */
export interface HistoryLine {
  seq: number;
  move: string;
  by: ApplicationMover;
  from: string | null;
  to: string;
  reason: string | null;
  note?: string | null;
}

type Owner = Pick<
  ApplicationRow,
  'person_id' | 'application_id' | 'employer_id' | 'area_lo' | 'person_area_lo'
>;

const insertLine = preparedWrite((tx, row: ApplicationEventRow) =>
  matching({ tx }).insertInto('application_event').values(row),
);

/** Writes a line to the history. @returns the line. */
export function addLine(ctx: Context, of: Owner, line: HistoryLine): ApplicationEventRow {
  const { kind } = ctx.actor;
  const row = {
    person_id: of.person_id,
    application_id: of.application_id,
    seq: line.seq,
    employer_id: of.employer_id,
    area_lo: of.area_lo,
    person_area_lo: of.person_area_lo,
    at: ctx.clock.now(),
    move: line.move,
    from_state: line.from,
    to_state: line.to,
    moved_by: line.by,
    reason: line.reason,
    note: line.note ? sealNote(ctx, of.application_id, line.seq, line.note) : null,
    actor_kind: kind === 'visitor' ? 'resident' : kind,
    actor_id: ctx.actor.id,
    assisted_by: assistantOf(ctx),
    station_id: ctx.actor.stationId,
    skin: ctx.skin,
  };
  insertLine(ctx.tx, row);
  return row;
}

/** Ids and codes only: hearers read the rest through doors. */
export function saidOf(ctx: Context, row: ApplicationRow) {
  return {
    applicationId: row.application_id,
    postingId: row.posting_id,
    employerId: row.employer_id,
    personId: row.person_id,
    areaCode: row.area_code,
    areaLo: row.area_lo,
    stationId: ctx.actor.stationId,
    skin: ctx.skin,
    role: ctx.actor.role,
    staffId: assistantOf(ctx),
    at: ctx.clock.now().toISOString(),
  };
}

export const topicsOf = (row: Pick<ApplicationRow, 'person_id' | 'employer_id'>) => [
  `person:${row.person_id}`,
  `employer:${row.employer_id}`,
];

/** Moves of the employer's side that tell the person nothing new: he is not written to. */
const quiet: readonly string[] = ['open', 'take-back'];

/**
 * Decides a move on a row that is held, and keeps it: where the application is, its history, and what is said of it.
 * @throws Problem as `decide` gives it.
 */
export async function applyMove(
  ctx: Context,
  row: ApplicationRow,
  command: Omit<ApplicationCommand, 'now'>,
  details: MoveDetails = {},
): Promise<ApplicationMoved> {
  const now = ctx.clock.now();
  const moved = decide(nowOf(row), { ...command, now }, loadAnswering().days);
  if (moved instanceof Problem) throw moved;
  const seq = row.events + 1;
  await matching(ctx)
    .updateTable('application')
    .set({
      state: moved.state,
      state_since: now,
      reason: moved.dueOn === null ? moved.reason : null,
      answered_on: row.answered_on ?? (moved.answers ? todayOf(ctx) : null),
      due_on: moved.dueOn,
      lapse_on: moved.lapseOn,
      offered: [...moved.offered],
      proposed: [...moved.proposed],
      interview_at: moved.interviewAt,
      place: moved.place,
      bring: moved.bring,
      start_on: moved.hire?.startOn ?? null,
      pay_fen: moved.hire?.payFen ?? null,
      pay_unit: moved.hire?.payUnit ?? null,
      contract: moved.hire?.contract ?? null,
      events: seq,
      changed_at: now,
      ...details.contact,
    })
    .where('person_id', '=', row.person_id)
    .where('application_id', '=', row.application_id)
    .execute();
  addLine(ctx, row, {
    seq,
    move: moved.move,
    by: command.by,
    from: moved.from,
    to: moved.state,
    reason: moved.reason,
    note: details.note ?? null,
  });
  const toPerson = command.by !== 'person' && !quiet.includes(moved.move);
  await say(
    ctx,
    toPerson ? 'matching.application-answered@1' : 'matching.application-moved@1',
    {
      ...saidOf(ctx, row),
      move: moved.move,
      state: moved.state,
      by: command.by,
      reason: moved.reason,
      answers: moved.answers,
    },
    topicsOf(row),
  );
  return moved;
}
