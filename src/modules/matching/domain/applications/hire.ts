import type { Day } from '../../../../ground/clock/day.ts';

export const contractKinds = ['labour', 'part-time', 'service', 'dispatch', 'trainee'] as const;
export type ContractKind = (typeof contractKinds)[number];
export const hirePayUnits = ['month', 'day', 'hour', 'piece', 'year'] as const;
export type HirePayUnit = (typeof hirePayUnits)[number];

/** What an employer says of a hire. */
export interface Hire {
  startOn: Day;
  /** Fen a unit; null: not said. */
  payFen: number | null;
  payUnit: HirePayUnit | null;
  contract: ContractKind;
}
