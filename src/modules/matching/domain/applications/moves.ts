import type { Words } from '../../../../ground/problem.ts';
import { type ReasonList, refusalReasons } from './reasons.ts';
import type { ApplicationMover, ApplicationStateId } from './states.ts';

/** What a move takes besides: the times offered, one of them, the place, what the hire is, that the day has come. */
export type MoveNeed = 'reason' | 'times' | 'time' | 'place' | 'hire' | 'started';

/** The moves of each side, as its routes name them. */
export const personMoves = ['accept', 'propose', 'decline', 'withdraw', 'confirm', 'deny'] as const;
export const employerMoves = ['open', 'invite', 'agree-time', 'refuse', 'hire', 'take-back'] as const;

export type ApplicationMoveId =
  | (typeof personMoves)[number]
  | (typeof employerMoves)[number]
  | 'close'
  | 'lapse';

export interface MoveRow {
  move: ApplicationMoveId;
  from: ApplicationStateId[];
  to: ApplicationStateId;
  by: ApplicationMover;
  needs: MoveNeed[];
  reasons?: ReasonList;
  /** Of the list only these. */
  only?: string[];
  /** It is an answer to the person, as the measure has it. */
  answers?: true;
  /** As it stands in the history. */
  label: Words;
}

const refusals = Object.keys(refusalReasons);
const unanswered: ApplicationStateId[] = ['new', 'seen'];
const beforeInterview: ApplicationStateId[] = [...unanswered, 'invited', 'other-time'];

/** All that can happen to an application, a line each; what is not here is refused. */
export const applicationMoves: readonly MoveRow[] = [
  {
    move: 'open',
    from: ['new'],
    to: 'seen',
    by: 'employer',
    needs: [],
    label: { zh: '单位看过了', en: 'Seen by the employer' },
  },
  {
    move: 'invite',
    from: [...unanswered, 'other-time', 'invited', 'interview-agreed'],
    to: 'invited',
    by: 'employer',
    needs: ['times', 'place'],
    answers: true,
    label: { zh: '单位约面试', en: 'Invited to an interview' },
  },
  {
    move: 'agree-time',
    from: ['other-time'],
    to: 'interview-agreed',
    by: 'employer',
    needs: ['time'],
    answers: true,
    label: { zh: '单位定了时间', en: 'The employer took a time' },
  },
  {
    move: 'refuse',
    from: beforeInterview,
    to: 'refused',
    by: 'employer',
    needs: ['reason'],
    reasons: 'refusal',
    only: refusals.filter((reason) => reason !== 'not-come'),
    answers: true,
    label: { zh: '单位回复了', en: 'The employer answered' },
  },
  {
    move: 'refuse',
    from: ['interview-agreed'],
    to: 'refused',
    by: 'employer',
    needs: ['reason'],
    reasons: 'refusal',
    only: refusals,
    answers: true,
    label: { zh: '单位回复了', en: 'The employer answered' },
  },
  {
    move: 'hire',
    from: ['interview-agreed'],
    to: 'hired',
    by: 'employer',
    needs: ['hire'],
    answers: true,
    label: { zh: '单位说录用', en: 'The employer says: hired' },
  },
  {
    move: 'take-back',
    from: ['hired'],
    to: 'interview-agreed',
    by: 'employer',
    needs: [],
    label: { zh: '单位改录用内容', en: 'The employer mends the hire' },
  },
  {
    move: 'accept',
    from: ['invited'],
    to: 'interview-agreed',
    by: 'person',
    needs: ['time'],
    label: { zh: '选了时间', en: 'A time was chosen' },
  },
  {
    move: 'propose',
    from: ['invited'],
    to: 'other-time',
    by: 'person',
    needs: ['times'],
    label: { zh: '想换时间', en: 'Another time was asked for' },
  },
  {
    move: 'decline',
    from: ['invited'],
    to: 'withdrawn',
    by: 'person',
    needs: ['reason'],
    reasons: 'withdrawal',
    label: { zh: '不去面试', en: 'The interview was declined' },
  },
  {
    move: 'withdraw',
    from: [...beforeInterview, 'interview-agreed', 'hired'],
    to: 'withdrawn',
    by: 'person',
    needs: ['reason'],
    reasons: 'withdrawal',
    label: { zh: '撤回', en: 'Taken back' },
  },
  {
    move: 'confirm',
    from: ['hired'],
    to: 'hire-confirmed',
    by: 'person',
    needs: ['started'],
    label: { zh: '确认上班', en: 'Start confirmed' },
  },
  {
    move: 'deny',
    from: ['hired'],
    to: 'interview-agreed',
    by: 'person',
    needs: ['reason'],
    reasons: 'denial',
    label: { zh: '录用没有确认', en: 'The hire was not confirmed' },
  },
  // An interview that is agreed is kept when the job is filled or has run out: the employer still owes an answer.
  {
    move: 'close',
    from: beforeInterview,
    to: 'closed',
    by: 'rule',
    needs: ['reason'],
    reasons: 'closing',
    only: ['filled', 'withdrawn', 'expired', 'silent', 'unlawful', 'employer-refused'],
    label: { zh: '岗位结束', en: 'The posting ended' },
  },
  {
    move: 'close',
    from: ['interview-agreed'],
    to: 'closed',
    by: 'rule',
    needs: ['reason'],
    reasons: 'closing',
    only: ['unlawful', 'employer-refused'],
    label: { zh: '岗位结束', en: 'The posting ended' },
  },
  {
    move: 'lapse',
    from: [...unanswered, 'other-time', 'interview-agreed'],
    to: 'closed',
    by: 'clock',
    needs: ['reason'],
    reasons: 'closing',
    only: ['no-answer'],
    label: { zh: '到期结束', en: 'Ended by its day' },
  },
  {
    move: 'lapse',
    from: ['invited'],
    to: 'closed',
    by: 'clock',
    needs: ['reason'],
    reasons: 'closing',
    only: ['time-not-chosen'],
    label: { zh: '到期结束', en: 'Ended by its day' },
  },
  {
    move: 'lapse',
    from: ['hired'],
    to: 'closed',
    by: 'clock',
    needs: ['reason'],
    reasons: 'closing',
    only: ['hire-unconfirmed'],
    label: { zh: '到期结束', en: 'Ended by its day' },
  },
];

/** Whether somebody has to answer or choose something in this state; a final one has nothing open. */
export function movesOpenFor(state: ApplicationStateId, by: ApplicationMover): MoveRow[] {
  return applicationMoves.filter((row) => row.by === by && row.from.includes(state));
}

/** The labels of history lines that are no moves. */
const otherLabels = {
  send: { zh: '送出', en: 'Sent' },
  remind: { zh: '提醒了单位', en: 'The employer was reminded' },
  'remind-person': { zh: '提醒了您', en: 'You were reminded' },
} as const satisfies Record<string, Words>;

const isOther = (move: string): move is keyof typeof otherLabels => Object.hasOwn(otherLabels, move);

/** What a line of the history was. */
export function labelOf(move: string): Words {
  if (isOther(move)) return otherLabels[move];
  return applicationMoves.find((row) => row.move === move)?.label ?? { zh: move, en: move };
}
