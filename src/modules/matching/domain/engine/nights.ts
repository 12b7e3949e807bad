import type { Shift } from '../sentence/shifts.ts';

/** Whether the hours said hold nights; null: they do not say. */
export function nightsOf(shifts: readonly Shift[]): boolean | null {
  if (shifts.some((shift) => ['nights', 'two-shifts', 'three-shifts'].includes(shift))) return true;
  return shifts.some((shift) => shift === 'days' || shift === 'no-nights') ? false : null;
}
