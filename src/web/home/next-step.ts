import { addDays, dayOf } from '../../ground/clock/day.ts';
import type { Output } from '../call.ts';

type Cases = Output<'GET /api/cases'>;
export type Draft = Cases['drafts'][number];
export type CaseLine = Cases['cases'][number];
export type Application = Output<'GET /api/applications'>['applications'][number];

/** The one thing to do now. */
export type NextStep =
  /** An invitation that is not answered, an interview that is agreed, a hire that the person can confirm. */
  | { kind: 'choose' | 'meet' | 'confirm'; application: Application }
  | { kind: 'register' }
  | { kind: 'continue'; draft: Draft }
  /** A case that waits for the person, or will soon. */
  | { kind: 'tend'; case: CaseLine }
  | { kind: 'look'; case: CaseLine };

/** So many days before a case is due the home page begins to say so. */
const daysAhead = 14;

/**
 * Of several applications the one that cannot wait: an interview of today or tomorrow, then what an employer waits for, then what is
 * further off; in each the nearest day first.
 */
function stepOfApplications(applications: readonly Application[], now: Date): NextStep | undefined {
  const near = addDays(dayOf(now), 1);
  const steps = applications.flatMap((application) => {
    const { state, interviewAt, dueOn, moves } = application;
    const at = interviewAt === null ? null : new Date(interviewAt);
    if (state.id === 'invited') return { kind: 'choose' as const, application, rank: 1, day: dueOn ?? '' };
    if (moves.some(({ move }) => move === 'confirm'))
      return { kind: 'confirm' as const, application, rank: 2, day: dueOn ?? '' };
    if (state.id === 'interview-agreed' && at !== null && at > now)
      return { kind: 'meet' as const, application, rank: dayOf(at) <= near ? 0 : 3, day: at.toISOString() };
    return [];
  });
  const [first] = steps.sort((a, b) => a.rank - b.rank || a.day.localeCompare(b.day));
  return first && { kind: first.kind, application: first.application };
}

/**
 * What a resident does next: first where an employer waits, then what was begun and not finished, then a case that waits or is due soon,
 * then the jobs of a registration in force, and otherwise to register.
 */
export function nextStep(
  { cases, drafts }: Pick<Cases, 'cases' | 'drafts'>,
  applications: readonly Application[],
  now: Date,
): NextStep {
  const waited = stepOfApplications(applications, now);
  if (waited) return waited;
  const [draft] = drafts;
  if (draft) return { kind: 'continue', draft };
  const soon = addDays(dayOf(now), daysAhead);
  const waits = cases.find(({ state, due }) => state.tone === 'wait' || (due !== null && due.day <= soon));
  if (waits) return { kind: 'tend', case: waits };
  const good = cases.find(({ state }) => state.tone === 'good');
  return good ? { kind: 'look', case: good } : { kind: 'register' };
}
