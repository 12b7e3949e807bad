import { expect, it } from 'vitest';
import { type Application, type CaseLine, type Draft, nextStep } from './next-step.ts';

const now = new Date('2026-11-20T14:20:00+08:00');
const words = { zh: '求职登记', en: 'Job seeker registration' };
const caseLine = (tone: CaseLine['state']['tone'], due: string | null): CaseLine => ({
  caseId: 'c',
  number: 'QZ-1',
  type: 'job-seeking',
  name: words,
  state: { id: tone, name: words, tone },
  due: due === null ? null : { label: words, day: due, mayMove: false },
  decidedAt: '2026-10-01T00:00:00Z',
  changedAt: '2026-10-01T00:00:00Z',
});
const draft: Draft = {
  draftId: 'd',
  type: 'job-seeking',
  name: words,
  answered: 3,
  asked: 12,
  changedAt: '2026-11-19T00:00:00Z',
  skin: 'kiosk',
};

it('finishes what was begun before anything else', () => {
  const lapsed = caseLine('wait', null);
  expect(nextStep({ cases: [lapsed], drafts: [draft] }, [], now)).toEqual({ kind: 'continue', draft });
});

it('tends a case that waits, or is due within two weeks', () => {
  const fine = caseLine('good', '2027-02-18');
  const due = caseLine('good', '2026-12-04');
  const lapsed = caseLine('wait', null);
  expect(nextStep({ cases: [fine, due], drafts: [] }, [], now)).toEqual({ kind: 'tend', case: due });
  expect(nextStep({ cases: [fine, lapsed], drafts: [] }, [], now)).toEqual({ kind: 'tend', case: lapsed });
  expect(nextStep({ cases: [caseLine('good', '2026-12-05')], drafts: [] }, [], now).kind).toBe('look');
});

it('looks at jobs while a registration is in force, and registers otherwise', () => {
  const fine = caseLine('good', '2027-02-18');
  expect(nextStep({ cases: [fine], drafts: [] }, [], now)).toEqual({ kind: 'look', case: fine });
  expect(nextStep({ cases: [caseLine('neutral', null)], drafts: [] }, [], now)).toEqual({ kind: 'register' });
  expect(nextStep({ cases: [], drafts: [] }, [], now)).toEqual({ kind: 'register' });
});

const application = (
  id: Application['state']['id'],
  { dueOn = null, interviewAt = null, moves = [] }: Partial<Application>,
): Application => ({
  applicationId: `${id} ${dueOn ?? interviewAt}`,
  state: { id, name: words, tone: 'good' },
  yourTurn: true,
  over: false,
  ended: null,
  next: words,
  dueOn,
  late: false,
  sentAt: '2026-11-01T00:00:00Z',
  changedAt: '2026-11-01T00:00:00Z',
  daysWaiting: null,
  interviewAt,
  events: 1,
  moves,
  job: { jobId: 'j', title: '服务员', area: null, employer: null, verified: true },
  place: '演示路 6 号',
});
const step = (applications: Application[]) => nextStep({ cases: [], drafts: [draft] }, applications, now);

it('first says where an employer waits: an invitation, a hire to confirm, an interview with its day', () => {
  const invited = application('invited', { dueOn: '2026-11-23' });
  const sooner = application('invited', { dueOn: '2026-11-22' });
  const hired = application('hired', {
    dueOn: '2026-11-21',
    moves: [{ move: 'confirm', needs: [], reasons: [] }],
  });
  const meet = application('interview-agreed', { interviewAt: '2026-11-27T02:00:00Z' });
  expect(step([meet, hired, invited, sooner])).toEqual({ kind: 'choose', application: sooner });
  expect(step([meet, hired])).toEqual({ kind: 'confirm', application: hired });
  expect(step([meet])).toEqual({ kind: 'meet', application: meet });
});

it('puts an interview of today or tomorrow, in Shanghai, before everything', () => {
  const invited = application('invited', { dueOn: '2026-11-20' });
  const tomorrow = application('interview-agreed', { interviewAt: '2026-11-21T15:59:00Z' });
  const later = application('interview-agreed', { interviewAt: '2026-11-21T16:00:00Z' });
  expect(step([invited, tomorrow])).toEqual({ kind: 'meet', application: tomorrow });
  expect(step([invited, later])).toEqual({ kind: 'choose', application: invited });
});

it('leaves alone what asks nothing of the person', () => {
  const nothing = [
    application('new', { dueOn: '2026-11-21' }),
    application('hired', { dueOn: '2026-12-21' }),
    application('interview-agreed', { interviewAt: '2026-11-20T06:20:00Z' }),
    application('refused', {}),
  ];
  expect(step(nothing)).toEqual({ kind: 'continue', draft });
});
