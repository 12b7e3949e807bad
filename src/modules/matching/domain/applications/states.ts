import type { Words } from '../../../../ground/problem.ts';

export const applicationStates = [
  'new',
  'seen',
  'invited',
  'other-time',
  'interview-agreed',
  'hired',
  'hire-confirmed',
  'refused',
  'withdrawn',
  'closed',
] as const;
export type ApplicationStateId = (typeof applicationStates)[number];

/** `rule`: the posting ended; `clock`: a day came. */
export type ApplicationMover = 'person' | 'employer' | 'rule' | 'clock';

/** Who has to do something next. */
export type Turn = 'employer' | 'person' | null;

export interface StateRow {
  /** To the person. */
  name: Words;
  /** To the employer. */
  employerName: Words;
  tone: 'good' | 'wait' | 'neutral';
  turn: Turn;
  /** Nothing can follow. */
  final: boolean;
  /** Name and phone of each side are open to the other. */
  contact: boolean;
}

/** Where an application can be. */
export const stateTable: Record<ApplicationStateId, StateRow> = {
  new: {
    name: { zh: '已送到', en: 'Delivered' },
    employerName: { zh: '新来的', en: 'New' },
    tone: 'wait',
    turn: 'employer',
    final: false,
    contact: false,
  },
  seen: {
    name: { zh: '单位看过了', en: 'The employer has seen it' },
    employerName: { zh: '看过，等您回复', en: 'Seen, waits for your answer' },
    tone: 'wait',
    turn: 'employer',
    final: false,
    contact: false,
  },
  invited: {
    name: { zh: '请您面试', en: 'You are invited' },
    employerName: { zh: '等本人选时间', en: 'Waits for the person to choose a time' },
    tone: 'good',
    turn: 'person',
    final: false,
    contact: false,
  },
  'other-time': {
    name: { zh: '等单位定时间', en: 'The employer sets a time' },
    employerName: { zh: '本人想换时间', en: 'Asks for another time' },
    tone: 'wait',
    turn: 'employer',
    final: false,
    contact: false,
  },
  'interview-agreed': {
    name: { zh: '面试约好了', en: 'Interview agreed' },
    employerName: { zh: '面试约好了', en: 'Interview agreed' },
    tone: 'good',
    turn: 'employer',
    final: false,
    contact: true,
  },
  hired: {
    name: { zh: '单位说录用您了', en: 'The employer says you are hired' },
    employerName: { zh: '等本人确认上班', en: 'Waits for the person to confirm' },
    tone: 'good',
    turn: 'person',
    final: false,
    contact: true,
  },
  'hire-confirmed': {
    name: { zh: '已经上班', en: 'At work' },
    employerName: { zh: '已经上班', en: 'At work' },
    tone: 'good',
    turn: null,
    final: true,
    contact: true,
  },
  refused: {
    name: { zh: '这次没约上', en: 'Not this time' },
    employerName: { zh: '已说明不合适', en: 'Answered no' },
    tone: 'neutral',
    turn: null,
    final: true,
    contact: false,
  },
  withdrawn: {
    name: { zh: '您撤回了', en: 'You took it back' },
    employerName: { zh: '本人撤回了', en: 'Taken back by the person' },
    tone: 'neutral',
    turn: null,
    final: true,
    contact: false,
  },
  closed: {
    name: { zh: '已结束', en: 'Over' },
    employerName: { zh: '已结束', en: 'Over' },
    tone: 'neutral',
    turn: null,
    final: true,
    contact: false,
  },
};

/** States of which a person has at most one for a posting. */
export const openStates = applicationStates.filter((state) => !stateTable[state].final);
/** Nobody of the employer's has answered yet. */
export const unansweredStates = ['new', 'seen'] as const satisfies ApplicationStateId[];
