import type { Words } from '../../../ground/problem.ts';
import type { RecordKind } from '../domain/records/definition.ts';

/** One record as the level above gets it: nobody can be found by it. */
export interface SentRecord {
  /** A pseudonym of kind, subject and year under our own key: the same record always has the same. */
  id: string;
  kind: RecordKind;
  /** Six digits: the county, no finer. */
  county: string;
  day: string;
  /** Of data/indicators/valid-records.yaml. */
  definition: number;
  /** False takes a record back that was sent before. */
  valid: boolean;
  elsewhere: boolean;
}

/** What the level above says of a record. */
export type RecordAnswer =
  | { id: string; outcome: 'acknowledged' }
  | { id: string; outcome: 'refused'; reasons: { field: string; sentence: Words }[]; actBy: string | null };

/** The level above (the province's collection for 全国就业信息资源库), whoever serves it. */
export interface UpperLevel {
  /** It is our simulator: pages say so. */
  simulated: boolean;
  /**
   * Hands a lot in. The same lot again is the same act and gets the same answers.
   * @param body JSON `{ lot, records: SentRecord[] }`.
   * @returns answers; a record that is not among them has none yet.
   * @throws UpperNotReached where nothing can be said: the lot is to be handed in again.
   */
  send(lotId: string, body: string): Promise<RecordAnswer[]>;
}

export class UpperNotReached extends Error {
  constructor(why: string) {
    super(`the level above gave no answer: ${why}`);
    this.name = 'UpperNotReached';
  }
}

let inUse: UpperLevel | undefined;

/** Says to which level above this process sends; once, where the process starts. */
export function connectUpperLevel(upper: UpperLevel | undefined): void {
  inUse = upper;
}

/** The level above that this process sends to; undefined where none is connected. */
export function connectedUpper(): UpperLevel | undefined {
  return inUse;
}
