import type { Areas } from '../../../../ground/areas/areas.ts';
import type { Ring, Wishes } from '../wishes.ts';
import { closest } from './closeness.ts';
import type { Demand } from './demand.ts';
import { type JudgedPosting, judge } from './judge.ts';
import type { EngineRules } from './rules.ts';
import { type AreaSteps, type Stretch, stepAt, stepsOf } from './steps.ts';
import { type Spot, wayBetween } from './way.ts';

/**
 * Among which jobs it is counted what a change opens: of the work that somebody wants, where he can get to, so that a count is one of jobs that he
 * might take and not of all in the country. What is not known to be there does not count, other than in lists.
 */
export interface Circle {
  around: AreaSteps<boolean>;
  /** Work from home counts too. */
  remote: boolean;
  /** Codes that count as the wanted work; null: he named no work, and any counts. */
  occupations: ReadonlySet<string> | null;
  /** A title that holds all of one of these counts too. */
  titles: Demand['titles'];
}

/** Where a way is known and limited, what it reaches and the places that he named; else the cities of these places. Null: no place is known. */
function aroundOf(
  { areas: wanted, reachMinutes, remoteOk }: Wishes,
  rings: readonly Ring[],
  { areas, home, spots, rules }: CircleBase,
): AreaSteps<boolean> | null {
  const near: Stretch<boolean>[] = [];
  if (reachMinutes !== null && home) {
    for (const spot of spots)
      if (spot.level >= 3)
        near.push({
          lo: spot.lo,
          hi: spot.hi,
          value: wayBetween(home, spot, rules.way).least <= reachMinutes,
        });
    if (wanted.some((code) => areas.find(code)))
      for (const { lo, hi, near: how } of rings) if (how === 'here') near.push({ lo, hi, value: true });
  } else {
    for (const { lo, hi, near: how } of rings) if (how !== 'province') near.push({ lo, hi, value: true });
  }
  return near.length === 0 && remoteOk !== true ? null : stepsOf(near, false);
}

interface CircleBase {
  areas: Areas;
  home: Spot | null;
  spots: readonly Spot[];
  rules: EngineRules;
}

/** The circle of somebody's wishes; null: where he looks is not known, and nothing can be counted. */
export function circleOf(
  wishes: Wishes,
  demand: Demand,
  rings: readonly Ring[],
  base: CircleBase,
): Circle | null {
  const around = aroundOf(wishes, rings, base);
  if (!around) return null;
  const named = wishes.titles.length > 0;
  const { sameGroup } = base.rules.figures;
  return {
    around,
    remote: wishes.remoteOk === true,
    occupations: named
      ? new Set(
          [...closest(demand.occupations ?? [])]
            .filter(([, value]) => value >= sameGroup)
            .map(([code]) => code),
        )
      : null,
    titles: demand.titles,
  };
}

/** Whether a posting lies in a circle. */
function isWithin({ around, remote, occupations, titles }: Circle, posting: JudgedPosting): boolean {
  const there = posting.remote ? remote : posting.areaLo !== null && stepAt(around, posting.areaLo);
  const wanted =
    occupations === null ||
    (posting.occupation !== null && occupations.has(posting.occupation)) ||
    titles.some((grams) => grams.every((gram) => posting.titleGrams.has(gram)));
  return there && wanted;
}

/** What somebody's list goes by, and among which jobs it is counted. */
export interface Counting {
  demand: Demand;
  circle: Circle;
}

/**
 * Whether a posting counts: it lies in the circle, passes no limit, and its employer answers. The definition; the statement in openings.ts says the
 * same, and a test holds them together.
 */
export function counts({ demand, circle }: Counting, posting: JudgedPosting, rules: EngineRules): boolean {
  return !posting.lowered && isWithin(circle, posting) && judge(demand, posting, rules).fails.length === 0;
}
