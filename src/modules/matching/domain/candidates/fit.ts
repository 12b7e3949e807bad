import type { Judgement } from '../engine/judge.ts';
import type { ScoreFigures } from '../engine/rules.ts';

/**
 * Whether a posting is the work that somebody wants. Who agrees to be shown is told “only to employers who look for such work”: all that he
 * wants stands in the title, or the occupation is of the same 小类.
 */
export function isWanted({ values }: Pick<Judgement, 'values'>, figures: ScoreFigures): boolean {
  return (values.title ?? 0) >= figures.titleOfWords || (values.occupation ?? 0) >= figures.sameGroup;
}

/** Whether it is that very work, and not one near it. */
export function isTheVery({ values }: Pick<Judgement, 'values'>, figures: ScoreFigures): boolean {
  return (values.title ?? 0) >= figures.titleOfWords || (values.occupation ?? 0) >= figures.sameOccupation;
}

/** Who has waited longest stands first of those who fit equally. */
export interface Placed {
  score: number;
  since: string;
  personId: string;
}

/** The order of candidates: always the same for the same people. */
export function byFit(a: Placed, b: Placed): number {
  if (a.score !== b.score) return b.score - a.score;
  if (a.since !== b.since) return a.since < b.since ? -1 : 1;
  return a.personId < b.personId ? -1 : a.personId > b.personId ? 1 : 0;
}
