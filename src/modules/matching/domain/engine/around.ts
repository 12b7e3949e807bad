import type { Wishes } from '../wishes.ts';
import { type DemandBase, homeOf } from './demand.ts';
import type { JudgedPosting } from './judge.ts';
import type { Spot } from './way.ts';

/**
 * What wishes are compiled against where one posting alone will be looked up: of areas and occupations only those around it, so that a demand
 * takes hundredths of what it takes for all jobs. What it says of this posting is the same (a test holds it); of others it says nothing.
 */
export function baseAround(
  base: DemandBase,
  { areaLo, occupation }: Pick<JudgedPosting, 'areaLo' | 'occupation'>,
): (wishes: Pick<Wishes, 'residence'>) => DemandBase {
  const over = base.spots.filter(({ lo, hi }) => areaLo !== null && lo <= areaLo && areaLo <= hi);
  const innermost = over.toSorted((a, b) => b.level - a.level)[0];
  // What a place is worth that is known no closer depends on all within it.
  const there = base.spots.filter(
    (spot) =>
      over.includes(spot) || (innermost !== undefined && innermost.lo <= spot.lo && spot.hi <= innermost.hi),
  );
  const leadsTo = (code: string) => occupation === code || occupation?.startsWith(`${code}-`) === true;
  const occupations = {
    ...base.occupations,
    children: (code: string | null) => base.occupations.children(code).filter((one) => leadsTo(one.code)),
    all: base.occupations.all.filter(({ code }) => leadsTo(code)),
  };
  const onlyThis = <T extends { occupations: readonly string[] }>(list: readonly T[]) =>
    list.map((one) => ({ ...one, occupations: one.occupations.filter(leadsTo) }));
  const rules = {
    ...base.rules,
    certificates: onlyThis(base.rules.certificates),
    adultsOnly: onlyThis(base.rules.adultsOnly),
  };
  // People live in some hundred townships, and each is looked for among two thousand.
  const homes = new Map<string | null, readonly Spot[]>();
  return ({ residence }) => {
    const known = homes.get(residence);
    if (known) return { ...base, occupations, rules, spots: known };
    const home = homeOf({ residence }, base);
    const spots = home === null || there.includes(home) ? there : [...there, home];
    homes.set(residence, spots);
    return { ...base, occupations, rules, spots };
  };
}
