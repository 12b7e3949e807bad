import { dayOf } from '../../../ground/clock/day.ts';
import { loadCalendar } from '../../../ground/clock/load.ts';
import type { Context } from '../../../ground/context.ts';
import { Problem } from '../../../ground/problem.ts';
import { useCode } from '../../access/index.ts';
import { decisionTime, moverOf } from '../act.ts';
import { caseTypes } from '../case-types.ts';
import { viewCase } from '../case-view.ts';
import type { CaseType, Given, Mover } from '../domain/case-type.ts';
import { decide } from '../domain/moves.ts';
import { makerOf } from '../makes.ts';
import { recordMoves } from '../record-moves.ts';
import { type CaseRow, getCase, listEvents, lockCase, openContent, stateOf, updateCase } from '../store.ts';
import { getSubject, refuseOthers, type Subject } from '../subject.ts';
import { moveCodeUse } from './ask-confirmation.ts';

export interface MoveCase {
  caseId: string;
  move: string;
  /** How many events the page had seen: a move decided on older knowledge is shown what happened first. */
  after: number;
  reason?: string;
  challengeId?: string;
  code?: string;
  at?: string;
}

/**
 * Moves a case by a row of its type's table. The same move after the same history again gives the same case.
 * @throws Problem 409 `case-changed`, `move-not-open`; 422 `move-needs-…`, `code-not-right`; 404 `case-not-here`.
 */
export async function moveCase(ctx: Context, input: MoveCase) {
  const row = await lockCase(ctx, input.caseId);
  refuseOthers(getSubject(ctx), row);
  if (row.events > input.after) return viewCase(ctx, await requireSameMove(ctx, row, input));

  const at = decisionTime(ctx, input.at);
  const { type } = caseTypes().get(row.type, row.version);
  const confirmed = await confirm(ctx, row, input);
  const given: Given = {
    confirmation: confirmed === 'code',
    ...(input.reason === undefined ? {} : { reason: input.reason }),
  };
  await applyMove(ctx, type, row, { move: input.move, by: moverOf(ctx), at, given, confirmed });
  return viewCase(ctx, await getCase(ctx, input.caseId));
}

async function requireSameMove(ctx: Context, row: CaseRow, { move, after }: MoveCase): Promise<CaseRow> {
  const events = await listEvents(ctx, row);
  if (events.find(({ seq }) => seq === after + 1)?.move === move) return row;
  throw new Problem(409, 'case-changed', {
    zh: '这件事刚刚有了变化，请看过最新情况再办',
    en: 'Something has just happened to this case; please look at it first',
  });
}

async function confirm(
  ctx: Context,
  row: CaseRow,
  { challengeId, code, move, reason }: MoveCase,
): Promise<'code' | null> {
  if (challengeId === undefined || code === undefined) return null;
  await useCode(ctx, moveCodeUse(challengeId, row.case_id, row.events, move, reason), code);
  return 'code';
}

/**
 * Decides a move and saves it: history, what is said, and where the case is now.
 * @throws Problem as `decide` gives it.
 */
export async function applyMove(
  ctx: Context,
  type: CaseType,
  row: CaseRow,
  act: { move: string; by: Mover; at: Date; given: Given; confirmed: 'code' | null },
): Promise<void> {
  const events = await listEvents(ctx, row);
  const answers = events.map((event) => openContent(ctx, event)).find((each) => each !== null)?.answers ?? {};
  const command = {
    move: act.move,
    by: act.by,
    day: dayOf(act.at),
    given: act.given,
    complete: true,
    answers,
  };
  const decided = decide(type, stateOf(row), command, loadCalendar());
  if (decided instanceof Problem) throw decided;
  const of = {
    caseId: row.case_id,
    subject: { kind: row.subject_kind as Subject['kind'], id: row.subject_id },
    area: { code: row.area_code, lo: row.area_lo },
    type,
  };
  await recordMoves(ctx, of, row.events, decided, { at: act.at, confirmed: act.confirmed, content: null });
  for (const moved of decided) await makerOf(type)?.change(ctx, row.case_id, moved, act.at);
  const last = decided.at(-1);
  await updateCase(ctx, row, {
    state: last?.to ?? row.state,
    due_on: last?.due?.day ?? null,
    due_may_move: last?.due?.mayMove ?? false,
    events: row.events + decided.length,
    changed_at: act.at,
  });
}
