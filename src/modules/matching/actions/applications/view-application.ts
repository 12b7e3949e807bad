import { type Day, daysBetween, parseDay } from '../../../../ground/clock/day.ts';
import type { Context } from '../../../../ground/context.ts';
import type { Words } from '../../../../ground/problem.ts';
import {
  type ApplicationMoveId,
  labelOf,
  type MoveRow,
  movesOpenFor,
} from '../../domain/applications/moves.ts';
import { endWords, type NextFacts, nextForEmployer, nextForPerson } from '../../domain/applications/next.ts';
import { reasonLists } from '../../domain/applications/reasons.ts';
import { stateTable } from '../../domain/applications/states.ts';
import {
  type ApplicationEventRow,
  type ApplicationRow,
  nowOf,
  openNote,
  stateOf,
  todayOf,
} from '../../store-applications.ts';

export type Side = 'person' | 'employer';

const day = (text: string | null): Day | null => (text === null ? null : parseDay(text));

function factsOf(row: ApplicationRow): NextFacts {
  return {
    state: stateOf(row),
    reason: row.reason,
    sentOn: parseDay(row.sent_on),
    dueOn: day(row.due_on),
    lapseOn: day(row.lapse_on),
    interviewAt: row.interview_at,
    startOn: day(row.start_on),
  };
}

function shownMove({ move, needs, reasons, only }: MoveRow) {
  const list = reasons ? Object.entries(reasonLists[reasons]) : [];
  return {
    move,
    needs,
    reasons: list
      .filter(([id]) => !only || only.includes(id))
      .map(([value, { choose }]): { value: string; label: Words } => ({ value, label: choose })),
  };
}

const isDayToConfirm = (row: ApplicationRow, today: Day) => row.start_on !== null && row.start_on <= today;

/** The moves that a side can make now. */
function movesOf(row: ApplicationRow, side: Side, today: Day) {
  return movesOpenFor(stateOf(row), side)
    .filter(({ move }) => move !== 'confirm' || isDayToConfirm(row, today))
    .map(shownMove);
}

/** What both sides see of an application in a list, each in its own words. */
export function lineOf(ctx: Context, row: ApplicationRow, side: Side) {
  const state = stateOf(row);
  const { name, employerName, tone, turn, final } = stateTable[state];
  const now = ctx.clock.now();
  const today = todayOf(ctx);
  const facts = factsOf(row);
  return {
    applicationId: row.application_id,
    state: { id: state, name: side === 'person' ? name : employerName, tone },
    yourTurn: turn === side,
    over: final,
    ended: endWords(state, row.reason, side),
    next: side === 'person' ? nextForPerson(facts, now) : nextForEmployer(facts, now),
    dueOn: row.due_on,
    late: row.due_on !== null && row.due_on < today,
    sentAt: row.sent_at.toISOString(),
    changedAt: row.changed_at.toISOString(),
    daysWaiting: turn === 'employer' ? daysBetween(parseDay(row.sent_on), today) : null,
    interviewAt: row.interview_at?.toISOString() ?? null,
    events: row.events,
    moves: movesOf(row, side, today),
  };
}

/** What is known of the interview and the hire, for both sides. */
export function appointmentOf(row: ApplicationRow) {
  return {
    offered: row.offered.map((time) => time.toISOString()),
    proposed: row.proposed.map((time) => time.toISOString()),
    place: row.place,
    bring: row.bring,
    hire: nowOf(row).hire,
  };
}

/** The history in the words of a side: the reason of the other side's move is what it tells, and its line. */
export function historyOf(ctx: Context, events: readonly ApplicationEventRow[], side: Side) {
  return events
    .filter(({ move }) => side === 'person' || (move !== 'remind' && move !== 'remind-person'))
    .map((event) => ({
      move: event.move as ApplicationMoveId | 'send' | 'remind' | 'remind-person',
      label: labelOf(event.move),
      at: event.at.toISOString(),
      by: event.moved_by as 'person' | 'employer' | 'rule' | 'clock',
      assisted: event.assisted_by !== null,
      reason: reasonTold(event, side),
      note: openNote(ctx, event),
    }));
}

function reasonTold({ move, moved_by, reason }: ApplicationEventRow, side: Side): Words | null {
  const list = (
    {
      refuse: 'refusal',
      withdraw: 'withdrawal',
      decline: 'withdrawal',
      deny: 'denial',
      close: 'closing',
      lapse: 'closing',
    } as const
  )[move as 'refuse'];
  const reasons: Record<string, { choose: Words; told: Words }> = list ? reasonLists[list] : {};
  const found = reason !== null && Object.hasOwn(reasons, reason) ? reasons[reason] : undefined;
  return found ? (moved_by === side ? found.choose : found.told) : null;
}
