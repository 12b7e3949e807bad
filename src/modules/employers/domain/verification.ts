import type { WorkingCalendar } from '../../../ground/clock/calendar.ts';
import { addDays, addMonths, type Day, dayOf, startOfDay, weekdayOf } from '../../../ground/clock/day.ts';
import type { Words } from '../../../ground/problem.ts';
import type { DocumentKind } from './document.ts';
import { type Kind, mayLackCode } from './employer.ts';

/**
 * How an employer stands.
 * - unverified: nobody has looked yet. waiting: handed in, the answer lies with us. wanting: a document is missing, with them.
 * - verified, until `verify_again_on`; refused, with reasons, and may ask again; lapsed: the six months are over.
 */
export const states = ['unverified', 'waiting', 'wanting', 'verified', 'refused', 'lapsed'] as const;
export type State = (typeof states)[number];

/** One request to be verified: `waiting` for us, `wanting` a document from them, or over. */
export type RequestState = 'waiting' | 'wanting' | 'verified' | 'refused' | 'withdrawn';

export type Move = 'ask' | 'withdraw' | 'want' | 'verify' | 'refuse' | 'lapse';
export type Mover = 'agent' | 'clerk' | 'clock';

interface Row {
  move: Move;
  by: readonly Mover[];
  from: State;
  /** Of the request that is open: null where there is none. */
  request: RequestState | null;
  to: State;
  requestTo: RequestState | null;
}

/**
 * The table of moves; what does not stand in it does not happen. A verified employer who asks again before the end stays verified
 * meanwhile, and does not lapse while the answer lies with us: our delay is never his loss. A clerk may take a verification back.
 */
export const moves: readonly Row[] = [
  {
    move: 'ask',
    by: ['agent', 'clerk'],
    from: 'unverified',
    request: null,
    to: 'waiting',
    requestTo: 'waiting',
  },
  {
    move: 'ask',
    by: ['agent', 'clerk'],
    from: 'refused',
    request: null,
    to: 'waiting',
    requestTo: 'waiting',
  },
  { move: 'ask', by: ['agent', 'clerk'], from: 'lapsed', request: null, to: 'waiting', requestTo: 'waiting' },
  {
    move: 'ask',
    by: ['agent', 'clerk'],
    from: 'wanting',
    request: 'wanting',
    to: 'waiting',
    requestTo: 'waiting',
  },
  {
    move: 'ask',
    by: ['agent', 'clerk'],
    from: 'lapsed',
    request: 'wanting',
    to: 'waiting',
    requestTo: 'waiting',
  },
  {
    move: 'ask',
    by: ['agent', 'clerk'],
    from: 'verified',
    request: null,
    to: 'verified',
    requestTo: 'waiting',
  },
  {
    move: 'ask',
    by: ['agent', 'clerk'],
    from: 'verified',
    request: 'wanting',
    to: 'verified',
    requestTo: 'waiting',
  },
  {
    move: 'withdraw',
    by: ['agent', 'clerk'],
    from: 'waiting',
    request: 'waiting',
    to: 'unverified',
    requestTo: 'withdrawn',
  },
  {
    move: 'withdraw',
    by: ['agent', 'clerk'],
    from: 'wanting',
    request: 'wanting',
    to: 'unverified',
    requestTo: 'withdrawn',
  },
  {
    move: 'withdraw',
    by: ['agent', 'clerk'],
    from: 'verified',
    request: 'waiting',
    to: 'verified',
    requestTo: 'withdrawn',
  },
  {
    move: 'withdraw',
    by: ['agent', 'clerk'],
    from: 'verified',
    request: 'wanting',
    to: 'verified',
    requestTo: 'withdrawn',
  },
  { move: 'want', by: ['clerk'], from: 'waiting', request: 'waiting', to: 'wanting', requestTo: 'wanting' },
  { move: 'want', by: ['clerk'], from: 'verified', request: 'waiting', to: 'verified', requestTo: 'wanting' },
  {
    move: 'verify',
    by: ['clerk'],
    from: 'waiting',
    request: 'waiting',
    to: 'verified',
    requestTo: 'verified',
  },
  {
    move: 'verify',
    by: ['clerk'],
    from: 'wanting',
    request: 'wanting',
    to: 'verified',
    requestTo: 'verified',
  },
  {
    move: 'verify',
    by: ['clerk'],
    from: 'verified',
    request: 'waiting',
    to: 'verified',
    requestTo: 'verified',
  },
  {
    move: 'verify',
    by: ['clerk'],
    from: 'verified',
    request: 'wanting',
    to: 'verified',
    requestTo: 'verified',
  },
  {
    move: 'verify',
    by: ['clerk'],
    from: 'lapsed',
    request: 'wanting',
    to: 'verified',
    requestTo: 'verified',
  },
  { move: 'refuse', by: ['clerk'], from: 'lapsed', request: 'wanting', to: 'refused', requestTo: 'refused' },
  { move: 'refuse', by: ['clerk'], from: 'waiting', request: 'waiting', to: 'refused', requestTo: 'refused' },
  { move: 'refuse', by: ['clerk'], from: 'wanting', request: 'wanting', to: 'refused', requestTo: 'refused' },
  {
    move: 'refuse',
    by: ['clerk'],
    from: 'verified',
    request: 'waiting',
    to: 'refused',
    requestTo: 'refused',
  },
  {
    move: 'refuse',
    by: ['clerk'],
    from: 'verified',
    request: 'wanting',
    to: 'refused',
    requestTo: 'refused',
  },
  { move: 'refuse', by: ['clerk'], from: 'verified', request: null, to: 'refused', requestTo: null },
  { move: 'lapse', by: ['clock'], from: 'verified', request: null, to: 'lapsed', requestTo: null },
  { move: 'lapse', by: ['clock'], from: 'verified', request: 'wanting', to: 'lapsed', requestTo: 'wanting' },
];

export interface Standing {
  state: State;
  request: RequestState | null;
}

/** Where a move leads; undefined where the table has no such move. */
export function decide(standing: Standing, move: Move, by: Mover): Standing | undefined {
  const row = moves.find(
    (each) =>
      each.move === move &&
      each.from === standing.state &&
      each.request === standing.request &&
      each.by.includes(by),
  );
  return row && { state: row.to, request: row.requestTo };
}

/** Months for which a verification holds: recruiting accounts are verified anew every six months (notice of January 2026; not verified). */
export const validMonths = 6;

/** The last day on which a verification of `verifiedOn` holds: 31 August → 28 February. */
export function verifyAgainOn(verifiedOn: Day): Day {
  return addMonths(verifiedOn, validMonths);
}

/** From so many days before the end one can ask anew; at the first and the second figure one is reminded. */
export const remindDays = [30, 7] as const;

/** Whether a verified employer may ask anew today. */
export function mayRenew(end: Day, today: Day): boolean {
  return today >= addDays(end, -remindDays[0]);
}

/** Which reminder is due today: 30, 7, or none; `last` is the one that went out. */
export function reminderDue(end: Day, today: Day, last: number | null): number | null {
  if (today > end) return null;
  const due = remindDays.filter((days) => today >= addDays(end, -days)).at(-1);
  return due === undefined || (last !== null && last <= due) ? null : due;
}

/** Until when one is answered on the same day: our own promise (no law sets one), made so that an advertisement goes out the day it is written. */
const sameDayUntilHour = 15;

/** When we promise to have answered. */
export interface AnswerDay {
  day: Day;
  /** That year's working days are not published yet: the day was counted by weekdays and may come later. */
  mayMove: boolean;
  why: Words;
}

/**
 * The day by which a request is answered: handed in before 15:00 on a working day, that day; else the next working day. Days of rest
 * follow the State Council's calendar.
 */
export function answerDay(handedInAt: Date, calendar: WorkingCalendar): AnswerDay {
  const day = dayOf(handedInAt);
  const hour = (handedInAt.getTime() - startOfDay(day).getTime()) / 3_600_000;
  const known = calendar.workingDayOn(day);
  const working = known === 'not-published' ? weekdayOf(day) <= 5 : known.working;
  if (working && hour < sameDayUntilHour) {
    return {
      day,
      mayMove: known === 'not-published',
      why: {
        zh: '工作日 15:00 前提交，当天答复',
        en: 'Handed in before 15:00 on a working day: answered that day',
      },
    };
  }
  const next = calendar.addWorkingDays(day, 1);
  return {
    day: next === 'not-published' ? nextWeekday(day) : next,
    mayMove: next === 'not-published',
    why: working
      ? {
          zh: '15:00 后提交，下一个工作日答复',
          en: 'Handed in after 15:00: answered on the next working day',
        }
      : {
          zh: '休息日提交，下一个工作日答复',
          en: 'Handed in on a day of rest: answered on the next working day',
        },
  };
}

function nextWeekday(day: Day): Day {
  let next = addDays(day, 1);
  while (weekdayOf(next) > 5) next = addDays(next, 1);
  return next;
}

/** Why a request is refused: each with what the employer can do next. */
export const refusalReasons = {
  'document-unreadable': {
    zh: '照片看不清，请重拍清楚后再提交',
    en: 'The photograph cannot be read; please take it again and hand it in',
  },
  'name-differs': {
    zh: '名称和执照上不一样，请改成一样后再提交',
    en: 'The name is not that of the licence; please correct it and hand it in again',
  },
  'code-differs': {
    zh: '代码和执照上不一样，请核对后再提交',
    en: 'The code is not that of the licence; please check it and hand it in again',
  },
  deregistered: {
    zh: '登记机关显示已注销，如已恢复请带执照到窗口',
    en: 'The register says it was deregistered; if that has changed, please bring the licence to a counter',
  },
  revoked: {
    zh: '登记机关显示执照已吊销，请先到市场监管部门处理',
    en: 'The register says that the licence was revoked; please settle that with the market regulator first',
  },
  'not-authorised': {
    zh: '还看不出您能代表单位，请补盖章的授权书',
    en: 'It is not plain that you act for the employer; please add an authorisation with its seal',
  },
  'no-such-place': {
    zh: '按地址没有找到，请核对地址或约工作人员上门',
    en: 'It was not found at the address; please check it, or ask for a visit',
  },
  'another-holds-it': {
    zh: '这家单位已由别人登记，请带执照到窗口',
    en: 'Somebody else has registered it; please bring the licence to a counter',
  },
  'unlawful-recruiting': {
    zh: '招聘中有收费或虚假情况，请到窗口说明',
    en: 'Fees were asked or untrue offers made; please come to a counter to explain',
  },
} as const satisfies Record<string, Words>;

export type RefusalReason = keyof typeof refusalReasons;
export const refusalCodes = Object.keys(refusalReasons) as [RefusalReason, ...RefusalReason[]];

/** What a clerk ticks as compared before he verifies. */
export const comparisons = ['register', 'licence', 'representative', 'place', 'known'] as const;
export type Comparison = (typeof comparisons)[number];

/**
 * What must be compared at least: of an employer with a code the licence or the register, of one without who stands behind it.
 * Returns what is missing; the clerk is told so.
 */
export function missingComparison(
  kind: Kind,
  hasCode: boolean,
  compared: readonly Comparison[],
): Words | undefined {
  if (hasCode) {
    if (compared.includes('register') || compared.includes('licence')) return undefined;
    return { zh: '请先核对登记信息或执照，再点通过', en: 'Please compare the register or the licence first' };
  }
  if (!mayLackCode(kind))
    return { zh: '这类单位要有信用代码', en: 'An employer of this kind has a credit code' };
  if (compared.includes('representative') || compared.includes('place') || compared.includes('known'))
    return undefined;
  return { zh: '请先核对本人或地点，再点通过', en: 'Please compare the person or the place first' };
}

/** What to hand in: the licence where there is a code; a household or stall, nothing that it does not have. */
export function documentsNeeded(hasCode: boolean): DocumentKind[] {
  return hasCode ? ['licence'] : [];
}
