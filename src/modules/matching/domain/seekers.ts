import type { Areas } from '../../../ground/areas/areas.ts';
import { kindOfWork } from './kind-of-work.ts';

/** What of somebody who looks for work is counted; who he is, is not asked. */
export interface Seeker {
  wantedJobs: readonly string[];
  wantedAreas: readonly string[];
  residenceArea: string | null;
  /** Fen a month; null: not said. */
  wantedPay: number | null;
  /** Null: not said. */
  noNights: boolean | null;
}

/** What is shown of those who look for one kind of work in one county; null: too few for that figure. */
export interface SeekerFigures {
  seekers: number;
  pay: { of: number; low: number | null; middle: number; high: number | null } | null;
  noNights: number | null;
}

/** A figure of fewer people, or one that leaves fewer on its other side, could be laid at somebody's door. */
export const fewest = 5;

/**
 * A count as it is shown: in fives, nothing below five. The figure of the day before stands as long as the count is less than five away from
 * it, so that one person more or less is not seen from one day to the next.
 * @param before what was shown the day before; null: nothing.
 */
export function shownCount(count: number, before: number | null): number | null {
  if (count < fewest) return null;
  if (before !== null && Math.abs(count - before) < fewest) return before;
  return Math.round(count / fewest) * fewest;
}

/** To whole hundreds of yuan. */
const roundPay = (fen: number) => Math.round(fen / 10_000) * 10_000;

/** The value at or below which a share of them lies (percentile_disc). */
const at = (sorted: readonly number[], share: number) => sorted[Math.ceil(sorted.length * share) - 1] ?? 0;

/** A median has five on each side from ten on, quartiles from twenty on. */
function shownPay(asked: readonly number[], before: number | null): SeekerFigures['pay'] {
  const of = shownCount(asked.length, before);
  if (of === null || asked.length < 2 * fewest) return null;
  const sorted = asked.toSorted((a, b) => a - b);
  const quartiles = asked.length >= 4 * fewest;
  return {
    of,
    low: quartiles ? roundPay(at(sorted, 0.25)) : null,
    middle: roundPay(at(sorted, 0.5)),
    high: quartiles ? roundPay(at(sorted, 0.75)) : null,
  };
}

/** The figures of those who look for the same work in the same county; null: fewer than five. */
export function figuresOf(
  seekers: readonly Pick<Seeker, 'wantedPay' | 'noNights'>[],
  before: SeekerFigures | null,
): SeekerFigures | null {
  const count = shownCount(seekers.length, before?.seekers ?? null);
  if (count === null) return null;
  const noNights = seekers.filter((each) => each.noNights === true).length;
  const fewOthers = seekers.length - noNights < fewest;
  return {
    seekers: count,
    pay: shownPay(
      seekers.flatMap(({ wantedPay }) => wantedPay ?? []),
      before?.pay?.of ?? null,
    ),
    noNights: fewOthers ? null : shownCount(noNights, before?.noNights ?? null),
  };
}

/** The counties in which somebody would work: those that he named, or lives in where he named none; a city is all of its counties. */
export function countiesOf(
  areas: Areas,
  { wantedAreas, residenceArea }: Pick<Seeker, 'wantedAreas' | 'residenceArea'>,
): Set<string> {
  const named = wantedAreas.filter((code) => areas.find(code));
  const from = named.length > 0 ? named : residenceArea === null ? [] : [residenceArea];
  return new Set(
    from.flatMap((code) => {
      if (areas.find(code)?.level === 2)
        return areas.children(code).flatMap((county) => (county.layer ? [] : county.code));
      return countyOf(areas, code) ?? [];
    }),
  );
}

/** The county that a place lies in, or null where it is none or larger. */
export function countyOf(areas: Areas, code: string): string | null {
  if (!areas.find(code)) return null;
  return areas.ancestors(code).find(({ level, layer }) => level === 3 && !layer)?.code ?? null;
}

/** The kinds of work that somebody wants, each once. */
export function kindsWanted({ wantedJobs }: Pick<Seeker, 'wantedJobs'>): Set<string> {
  return new Set(wantedJobs.flatMap((title) => kindOfWork(title)?.kind ?? []));
}
