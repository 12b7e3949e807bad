import type { WorkingCalendar } from '../../../ground/clock/calendar.ts';
import type { Day } from '../../../ground/clock/day.ts';
import { Problem, type Words } from '../../../ground/problem.ts';
import {
  type Answers,
  type CaseType,
  draftState,
  type Given,
  getState,
  type Move,
  type Mover,
  type Need,
} from './case-type.ts';
import { type DueDay, dueDay } from './due-day.ts';

/** Changes when the same table would be read to another end; kept with each event. */
export const engineVersion = 1;

/** All of a case that moves depend on. */
export interface CaseState {
  /** A state of the type, or `draft` before there is a case. */
  state: string;
  /** The day that the state brought with it. */
  due: DueDay | null;
  /** How many events the history has. */
  length: number;
}

export const beforeCase: CaseState = { state: draftState, due: null, length: 0 };

/** What somebody wants to do. */
export interface Command {
  move: string;
  by: Mover;
  day: Day;
  given: Given;
  /** Of the draft: every question asked is answered. */
  complete: boolean;
  /** Of the draft, or what was submitted. */
  answers: Answers;
}

/** One line of a case's history. */
export interface CaseMoved {
  move: string;
  from: string;
  to: string;
  /** What is said of it to other modules. */
  event: string;
  by: Mover;
  day: Day;
  reason: string | null;
  due: DueDay | null;
}

/** The moves that a mover can make now; what they need besides is in `needs`. */
export function movesOpen(type: CaseType, state: CaseState, by: Mover): Move[] {
  return type.moves.filter((row) => row.from.includes(state.state) && row.who.includes(by));
}

const missing: Record<Need, Words> = {
  answers: { zh: '还有没答的题，答完再提交', en: 'Some questions are not answered yet' },
  declaration: { zh: '请先勾选“以上内容属实”', en: 'Please declare that the answers are true' },
  confirmation: { zh: '请本人输入手机收到的验证码', en: 'Please enter the code that the person received' },
  reason: { zh: '请选一个原因', en: 'Please choose a reason' },
  due: { zh: '还没到这一天', en: 'The day has not come yet' },
};

function isMet(need: Need, row: Move, state: CaseState, command: Command): boolean {
  const { given } = command;
  switch (need) {
    case 'answers':
      return command.complete;
    case 'declaration':
      return given.declaration === true;
    case 'confirmation':
      return given.confirmation === true;
    case 'reason':
      return row.reasons?.some(({ value }) => value === given.reason) ?? false;
    case 'due':
      return state.due !== null && command.day > state.due.day;
  }
}

/**
 * Decides one move by the type's table.
 * @returns the events that follow, or what to do first: `move-not-open` where the table has no such row from this state for
 *   this mover, `move-needs-…` for the first need that is not met.
 */
export function decide(
  type: CaseType,
  state: CaseState,
  command: Command,
  calendar: WorkingCalendar,
): CaseMoved[] | Problem {
  const row = movesOpen(type, state, command.by).find(({ move }) => move === command.move);
  if (!row) {
    return new Problem(409, 'move-not-open', {
      zh: '这件事现在不能这样办，请刷新看看最新情况',
      en: 'This cannot be done as things stand; please reload',
    });
  }
  const need = row.needs.find((each) => !isMet(each, row, state, command));
  if (need)
    return new Problem(422, `move-needs-${need}`, missing[need], [
      { field: need, code: 'required', detail: missing[need] },
    ]);
  const { due } = getState(type, row.to);
  return [
    {
      move: row.move,
      from: state.state,
      to: row.to,
      event: row.event,
      by: command.by,
      day: command.day,
      reason: row.needs.includes('reason') ? (command.given.reason ?? null) : null,
      due: due ? dueDay(due.after, command.day, calendar, command.answers) : null,
    },
  ];
}

/** The state after an event. */
export function evolve(state: CaseState, event: CaseMoved): CaseState {
  return { state: event.to, due: event.due, length: state.length + 1 };
}
