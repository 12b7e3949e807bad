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

/** Of what a closeness was put together, so that tables that were made of a part serve everybody who wants the same. */
const parts = new WeakMap<Closeness, readonly Closeness[]>();

/** To each the closest of several. */
export function closest(several: readonly [Closeness, ...Closeness[]]): Closeness {
  const [first, ...others] = several;
  if (others.length === 0) return first;
  const close = new Map(first);
  for (const other of others)
    for (const [code, value] of other) if ((close.get(code) ?? 0) < value) close.set(code, value);
  parts.set(close, several);
  return close;
}

/** What a closeness was put together of; itself where it was not, or has come from another thread. */
export const partsOf = (close: Closeness): readonly Closeness[] => parts.get(close) ?? [close];
