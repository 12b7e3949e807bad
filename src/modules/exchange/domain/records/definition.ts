import type { Day } from '../../../../ground/clock/day.ts';
import type { Words } from '../../../../ground/problem.ts';

export const recordKinds = [
  'person',
  'certificate',
  'employer',
  'posting',
  'case',
  'service',
  'training',
] as const;
export type RecordKind = (typeof recordKinds)[number];

/** Why a record that is there is not in the number. */
export const leftOuts = ['reversed', 'recorded-late', 'unlawful', 'flag', 'duplicate', 'merged'] as const;
export type LeftOut = (typeof leftOuts)[number];

/** Something that a record has to have, and how it is come by. */
export interface Need {
  id: string;
  name: Words;
  mend: Words;
  /** The page on which it is added. */
  at: string;
}

export interface KindRule {
  id: RecordKind;
  name: Words;
  why: Words;
  needs: Need[];
  /** Kinds of services (data/indicators/service-visits.yaml) that make such a record. */
  services: string[];
}

/** One version of data/indicators/valid-records.yaml. */
export interface RecordDefinition {
  version: number;
  validFrom: Day;
  owner: Words;
  rule: Words;
  formula: Words;
  why: Words;
  closesAfterDays: number;
  kinds: KindRule[];
  leftOut: Record<LeftOut, Words>;
  notCounted: Words[];
  elsewhere: Words;
}

/** The definition with its target for a year. */
export interface RecordIndicator {
  name: Words;
  unit: Words;
  target: number;
  versions: RecordDefinition[];
}
