import { atLevel, type Occupations } from '../../../../ground/occupations/occupations.ts';
import type { ScoreFigures } from './rules.ts';

/** How close each occupation is, 1–1000 by code; what is not in it is 0. */
export type Closeness = ReadonlyMap<string, number>;

/**
 * How close each occupation is to a wanted one. The one place where a better closeness comes in: every form of the engine only looks codes up
 * in what this returns.
 */
export function closenessTo(
  wanted: string,
  occupations: Occupations,
  { sameOccupation, sameGroup, sameClass }: ScoreFigures,
): Closeness {
  const close = new Map<string, number>();
  const add = (from: string, below: boolean, value: number) => {
    for (const { code } of occupations.all)
      if ((code === from || (below && code.startsWith(`${from}-`))) && (close.get(code) ?? 0) < value)
        close.set(code, value);
  };
  add(wanted, false, sameOccupation);
  add(atLevel(wanted, 3), true, sameGroup);
  add(atLevel(wanted, 2), true, sameClass);
  return close;
}

/** How close one is to the closest of several. */
export function closestOf(several: readonly Closeness[], code: string): number {
  let most = 0;
  for (const close of several) most = Math.max(most, close.get(code) ?? 0);
  return most;
}

/** To each the closest of several. */
export function closest(several: readonly Closeness[]): Closeness {
  const all = new Map<string, number>();
  for (const close of several)
    for (const [code, value] of close) if ((all.get(code) ?? 0) < value) all.set(code, value);
  return all;
}
