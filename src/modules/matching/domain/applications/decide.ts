import { type Day, dayOf, daysBetween, isDay } from '../../../../ground/clock/day.ts';
import { fieldProblem, Problem } from '../../../../ground/problem.ts';
import type { AnsweringDays } from './answering.ts';
import { type DueDays, dueDays } from './days.ts';
import type { Hire } from './hire.ts';
import { type ApplicationMoveId, applicationMoves, type MoveNeed, type MoveRow } from './moves.ts';
import { findReason } from './reasons.ts';
import type { ApplicationMover, ApplicationStateId } from './states.ts';

/** All of an application that moves depend on. */
export interface ApplicationNow {
  state: ApplicationStateId;
  sentOn: Day;
  /** Moments that the employer offered, and that the person asked for. */
  offered: readonly Date[];
  proposed: readonly Date[];
  interviewAt: Date | null;
  place: string | null;
  bring: string | null;
  hire: Hire | null;
}

/** What somebody wants to do. */
export interface ApplicationCommand {
  move: ApplicationMoveId;
  by: ApplicationMover;
  now: Date;
  reason?: string;
  times?: readonly Date[];
  time?: Date;
  place?: string;
  bring?: string | null;
  hire?: Hire;
}

/** What follows from a move. */
export interface ApplicationMoved extends Omit<ApplicationNow, 'sentOn'>, DueDays {
  move: ApplicationMoveId;
  from: ApplicationStateId;
  reason: string | null;
  answers: boolean;
}

const mostTimes = 3;
/** An invitation has to reach the person before its time comes. */
const leastAhead = 2 * 3_600_000;

const notOpen = () =>
  new Problem(409, 'move-not-open', {
    zh: '情况刚刚变了，请看过最新的再办',
    en: 'Things have just changed; please look again',
  });

/**
 * Decides one move by the table.
 * @returns what follows, or what to mend: 409 `move-not-open` where the table has no such row from this state for this mover; 422 for the
 *   first thing that is missing.
 */
export function decide(
  now: ApplicationNow,
  command: ApplicationCommand,
  days: AnsweringDays,
): ApplicationMoved | Problem {
  const rows = applicationMoves.filter(
    (row) => row.move === command.move && row.by === command.by && row.from.includes(now.state),
  );
  const row = rows.find(({ only }) => !only || only.includes(command.reason ?? '')) ?? rows[0];
  if (!row) return notOpen();
  for (const need of row.needs) {
    const problem = refuse(need, row, now, command, days);
    if (problem) return problem;
  }
  const next = { ...changed(now, command), state: row.to };
  return {
    ...next,
    move: row.move,
    from: now.state,
    reason: row.needs.includes('reason') ? (command.reason ?? null) : null,
    answers: row.answers === true || (row.by === 'rule' && ownClosing.includes(command.reason ?? '')),
    ...dueDays(
      row.to,
      {
        sentOn: now.sentOn,
        movedOn: dayOf(command.now),
        offered: next.offered,
        interviewAt: next.interviewAt,
        startOn: next.hire?.startOn ?? null,
      },
      days,
    ),
  };
}

/** The employer himself ended the posting, and with it told everybody. */
const ownClosing = ['filled', 'withdrawn'];

function refuse(
  need: MoveNeed,
  row: MoveRow,
  now: ApplicationNow,
  command: ApplicationCommand,
  days: AnsweringDays,
): Problem | null {
  switch (need) {
    case 'reason':
      return refuseReason(row, command.reason);
    case 'times':
      return refuseTimes(command.times ?? [], command.now, days);
    case 'time':
      return refuseTime(command, row.by === 'person' ? now.offered : now.proposed);
    case 'place':
      return refusePlace(command);
    case 'hire':
      return refuseHire(command, days);
    case 'started':
      return now.hire && dayOf(command.now) >= now.hire.startOn
        ? null
        : new Problem(422, 'not-started-yet', {
            zh: '到上班那天再来确认',
            en: 'Please confirm on the day you start',
          });
  }
}

function refuseReason({ reasons, only }: MoveRow, reason: string | undefined): Problem | null {
  const known = reasons && reason !== undefined && findReason(reasons, reason);
  if (known && (!only || only.includes(reason))) return null;
  // A rule that closes what is agreed for no grave reason is no such row.
  if (known) return notOpen();
  return fieldProblem('/reason', 'reason-needed', { zh: '请选一个原因', en: 'Please choose a reason' });
}

function refuseTimes(times: readonly Date[], now: Date, days: AnsweringDays): Problem | null {
  const wrong = (code: string, zh: string, en: string) => fieldProblem('/times', code, { zh, en });
  if (times.length === 0) return wrong('times-needed', '请选一个时间', 'Please choose a time');
  if (times.length > mostTimes)
    return wrong('too-many-times', `最多给 ${mostTimes} 个时间`, `Please offer ${mostTimes} times at most`);
  if (new Set(times.map((time) => time.getTime())).size < times.length)
    return wrong('times-repeat', '有两个时间一样，请改一个', 'Two times are the same; please change one');
  if (times.some((time) => !(time.getTime() >= now.getTime() + leastAhead)))
    return wrong('time-too-soon', '请选两个小时以后的时间', 'Please choose times at least two hours ahead');
  if (times.some((time) => daysBetween(dayOf(now), dayOf(time)) > days.interviewAhead))
    return wrong(
      'time-too-far',
      `请选 ${days.interviewAhead} 天以内的时间`,
      `Please choose times within ${days.interviewAhead} days`,
    );
  return null;
}

function refuseTime({ time, now }: ApplicationCommand, offered: readonly Date[]): Problem | null {
  const wrong = (code: string, zh: string, en: string) => fieldProblem('/time', code, { zh, en });
  if (!time || !offered.some((each) => each.getTime() === time.getTime()))
    return wrong('time-not-offered', '请从给出的时间里选一个', 'Please choose one of the times given');
  if (time <= now)
    return wrong('time-past', '这个时间已经过了，请另选', 'This time has passed; please choose another');
  return null;
}

const lengthOf = (text: string) => [...text.trim()].length;

function refusePlace({ place = '', bring }: ApplicationCommand): Problem | null {
  if (lengthOf(place) < 2 || lengthOf(place) > 80)
    return fieldProblem('/place', 'place-needed', {
      zh: '请写面试地点，2 到 80 个字',
      en: 'Please give the place in 2 to 80 characters',
    });
  if (bring && lengthOf(bring) > 80)
    return fieldProblem('/bring', 'too-long', { zh: '最多 80 个字', en: 'At most 80 characters' });
  return null;
}

function refuseHire({ hire, now }: ApplicationCommand, days: AnsweringDays): Problem | null {
  if (!hire || !isDay(hire.startOn))
    return fieldProblem('/startOn', 'day-needed', {
      zh: '请填哪天上班',
      en: 'Please give the day of starting',
    });
  const ahead = daysBetween(dayOf(now), hire.startOn);
  if (ahead > days.interviewAhead || ahead < -days.interviewAhead)
    return fieldProblem('/startOn', 'day-too-far', {
      zh: `上班日期要在前后 ${days.interviewAhead} 天以内`,
      en: `The day has to lie within ${days.interviewAhead} days`,
    });
  if (
    hire.payFen !== null &&
    (!Number.isSafeInteger(hire.payFen) || hire.payFen < 1 || hire.payFen > 1_000_000_000)
  )
    return fieldProblem('/payFen', 'not-an-amount', { zh: '请核对工资', en: 'Please check the pay' });
  if ((hire.payFen === null) !== (hire.payUnit === null))
    return fieldProblem('/payUnit', 'unit-needed', {
      zh: '请选按月还是按天',
      en: 'Please choose what the pay is for',
    });
  return null;
}

/** What a move changes besides the state. */
function changed(now: ApplicationNow, command: ApplicationCommand): Omit<ApplicationNow, 'sentOn' | 'state'> {
  const { offered, proposed, interviewAt, place, bring, hire } = now;
  const same = { offered, proposed, interviewAt, place, bring, hire };
  switch (command.move) {
    case 'invite':
      return {
        ...same,
        offered: command.times ?? [],
        proposed: [],
        interviewAt: null,
        place: command.place?.trim() ?? null,
        bring: command.bring?.trim() || null,
      };
    case 'propose':
      return { ...same, proposed: command.times ?? [] };
    case 'accept':
    case 'agree-time':
      return { ...same, interviewAt: command.time ?? null };
    case 'hire':
      return { ...same, hire: command.hire ?? null };
    case 'take-back':
    case 'deny':
      return { ...same, hire: null };
    default:
      return same;
  }
}
