import { atLevel, type Occupations } from '../../../../ground/occupations/occupations.ts';
import type { ScoreFigures } from './rules.ts';

/**
 * How close each occupation is to the wanted ones, 1–1000 by code; what is not in it is 0. The one place where a better closeness comes in: every
 * form of the engine only looks codes up in what this returns.
 */
export function closenessTo(
  wanted: readonly string[],
  occupations: Occupations,
  { sameOccupation, sameGroup, sameClass }: ScoreFigures,
): Map<string, number> {
  const close = new Map<string, number>();
  const add = (from: string, below: boolean, value: number) => {
    for (const { code } of occupations.all)
      if ((code === from || (below && code.startsWith(`${from}-`))) && (close.get(code) ?? 0) < value)
        close.set(code, value);
  };
  for (const one of wanted) {
    add(one, false, sameOccupation);
    add(atLevel(one, 3), true, sameGroup);
    add(atLevel(one, 2), true, sameClass);
  }
  return close;
}
