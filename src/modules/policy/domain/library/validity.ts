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
  /** The day on which two people had confirmed these days. */
  confirmed: Day | null;
}

/** Where a policy stands on a day. */
export function validityOn({ inForce }: Policy, today: Day): Validity {
  const { from, until, doubt } = inForce;
  const state = today < from ? 'not-yet' : until !== null && today > until ? 'ended' : 'in-force';
  const daysLeft = state === 'in-force' && until !== null ? daysBetween(today, until) : null;
  return { from, until, today: state, daysLeft, doubt, confirmed: inForce.confirmed ?? null };
}
