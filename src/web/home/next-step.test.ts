import { expect, it } from 'vitest';
import { parseDay } from '../../ground/clock/day.ts';
import { type CaseLine, type Draft, nextStep } from './next-step.ts';

const today = parseDay('2026-11-20');
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
  expect(nextStep({ cases: [lapsed], drafts: [draft] }, today)).toEqual({ kind: 'continue', draft });
});

it('tends a case that waits, or is due within two weeks', () => {
  const fine = caseLine('good', '2027-02-18');
  const due = caseLine('good', '2026-12-04');
  const lapsed = caseLine('wait', null);
  expect(nextStep({ cases: [fine, due], drafts: [] }, today)).toEqual({ kind: 'tend', case: due });
  expect(nextStep({ cases: [fine, lapsed], drafts: [] }, today)).toEqual({ kind: 'tend', case: lapsed });
  expect(nextStep({ cases: [caseLine('good', '2026-12-05')], drafts: [] }, today).kind).toBe('look');
});

it('looks at jobs while a registration is in force, and registers otherwise', () => {
  const fine = caseLine('good', '2027-02-18');
  expect(nextStep({ cases: [fine], drafts: [] }, today)).toEqual({ kind: 'look', case: fine });
  expect(nextStep({ cases: [caseLine('neutral', null)], drafts: [] }, today)).toEqual({ kind: 'register' });
  expect(nextStep({ cases: [], drafts: [] }, today)).toEqual({ kind: 'register' });
});
