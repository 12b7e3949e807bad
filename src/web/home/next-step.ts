import { addDays, type Day } from '../../ground/clock/day.ts';
import type { Output } from '../call.ts';

type Cases = Output<'GET /api/cases'>;
export type Draft = Cases['drafts'][number];
export type CaseLine = Cases['cases'][number];

/** The one thing to do now. */
export type NextStep =
  | { kind: 'register' }
  | { kind: 'continue'; draft: Draft }
  /** A case that waits for the person, or will soon. */
  | { kind: 'tend'; case: CaseLine }
  | { kind: 'look'; case: CaseLine };

/** So many days before a case is due the home page begins to say so. */
const daysAhead = 14;

/**
 * What a resident does next: first what was begun and not finished, then a case that waits or is due soon, then the jobs of a
 * registration in force, and otherwise to register.
 */
export function nextStep({ cases, drafts }: Pick<Cases, 'cases' | 'drafts'>, today: Day): NextStep {
  const [draft] = drafts;
  if (draft) return { kind: 'continue', draft };
  const soon = addDays(today, daysAhead);
  const waits = cases.find(({ state, due }) => state.tone === 'wait' || (due !== null && due.day <= soon));
  if (waits) return { kind: 'tend', case: waits };
  const good = cases.find(({ state }) => state.tone === 'good');
  return good ? { kind: 'look', case: good } : { kind: 'register' };
}
