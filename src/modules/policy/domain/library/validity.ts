import { type Day, daysBetween } from '../../../../ground/clock/day.ts';
import type { Doubt } from '../condition.ts';
import type { Policy } from '../definition.ts';

/** Whether a policy can be had on a day, and until when. */
export interface Validity {
  from: Day;
  until: Day | null;
  today: 'in-force' | 'not-yet' | 'ended';
  /** Days that are left, today not counted; null where it is open or over. */
  daysLeft: number | null;
  doubt: Doubt | null;
}

/** Where a policy stands on a day. */
export function validityOn({ inForce: { from, until, doubt } }: Policy, today: Day): Validity {
  const state = today < from ? 'not-yet' : until !== null && today > until ? 'ended' : 'in-force';
  const daysLeft = state === 'in-force' && until !== null ? daysBetween(today, until) : null;
  return { from, until, today: state, daysLeft, doubt };
}
