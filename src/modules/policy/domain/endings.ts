import { addDays, type Day, daysBetween } from '../../../ground/clock/day.ts';
import type { Policy } from './definition.ts';

/** A policy that ends soon, or has ended, and of which somebody has to find out what comes after. */
export interface Ending {
  policy: Policy;
  until: Day;
  /** Below 0: it is over. */
  daysLeft: number;
  /** By this day it should be known, so that those whom it concerns hear of it in time. */
  dueOn: Day;
  late: boolean;
}

const watchedDays = 60;
const knownDays = 30;

/**
 * The policies whose last day is near or past, the first to end first. One that is closed by its own standing is kept for what was said of
 * it once, and nobody waits for what comes after.
 */
export function endingsOn(policies: readonly Policy[], today: Day): Ending[] {
  return policies
    .flatMap((policy): Ending[] => {
      const { until } = policy.inForce;
      if (until === null || policy.standing === 'closed') return [];
      const daysLeft = daysBetween(today, until);
      if (daysLeft > watchedDays) return [];
      const dueOn = addDays(until, -knownDays);
      return [{ policy, until, daysLeft, dueOn, late: today > dueOn }];
    })
    .sort((a, b) => (a.until < b.until ? -1 : a.until > b.until ? 1 : a.policy.id < b.policy.id ? -1 : 1));
}

/** Whether some text of a policy is in force on a day. */
export const isInForce = ({ inForce: { from, until } }: Policy, on: Day): boolean =>
  from <= on && (until === null || on <= until);
