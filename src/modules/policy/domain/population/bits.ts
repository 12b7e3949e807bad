import type { Clause, Literal } from './clauses.ts';
import type { Layout } from './layout.ts';

/** Bits that one word holds: a pair of words fits into a signed 64-bit one, and no bit is a sign. */
export const bitsInWord = 31;
export const allBits = 0x7fff_ffff;

/** Where a bit stands. A plane is a word in two copies: may hold, must hold. */
export interface Place {
  plane: number;
  bit: number;
}

/**
 * What a source says about one bit: it holds where any of the terms does, or, `opposite`, where none does. What sources say of a bit is
 * joined by AND.
 */
export interface Demand extends Place {
  /** The bit of the policy that asks, in its plane. */
  policy: number;
  terms: Clause;
  opposite: boolean;
}

/**
 * A plane of clauses over several sources, one of each policy at most. The bits of a clause stand just below the bit of its policy: one for each
 * term over several sources, and one for “none of the others”, which is turned over (`flip`). Where any of them is set, adding `carry` sets
 * the policy's bit: so one addition answers all clauses.
 */
export interface WidePlane {
  /** The plane of the policies that ask. */
  of: number;
  /** The bits of these policies. */
  policies: number;
  flip: number;
  carry: number;
}

/** Where what is asked stands in words of bits: first planes of policies, then those of clauses over several sources. */
export interface Bits {
  policies: readonly Place[];
  policyPlanes: number;
  wide: readonly WidePlane[];
  /** By plane: the bits that mean something. */
  used: readonly number[];
  /** By source: what the facts of few values say together, then each column. */
  demands: readonly (readonly Demand[])[];
}

/** A clause over several sources. */
interface Wide {
  /** Terms over several sources. */
  terms: readonly (readonly Literal[])[];
  /** By source: terms that it answers alone. */
  alone: ReadonlyMap<number, Literal[][]>;
}

type Sources = (term: readonly Literal[]) => number[];

const widthOf = ({ terms, alone }: Wide) => terms.length + (alone.size > 0 ? 1 : 0);

/**
 * All facts of few values are one source, 0; every other column is one of its own, its place and one more.
 * @throws Error where a clause has more terms than a word holds.
 */
export function bitsOf({ policies, clauses, columns, columnOf }: Layout): Bits {
  const sourceOf = columnOf.map((column) => (columns[column]?.is === 'small' ? 0 : column + 1));
  const sourcesOf: Sources = (term) => [...new Set(term.map(({ atom }) => sourceOf[atom] as number))];
  const asked = clauses.map((all) => all.map((clause) => splitBySource(clause, sourcesOf)));
  const wides = asked.map((all) => all.filter(({ terms, alone }) => terms.length > 0 || alone.size > 1));
  const places = placesFor(wides.map((all) => Math.max(0, ...all.map(widthOf))));
  const policyPlanes = Math.max(0, ...places.map(({ plane }) => plane + 1));
  const wide: WidePlane[] = [];
  const demands: Demand[][] = [[], ...columns.map(() => [])];
  const used: number[] = Array(policyPlanes).fill(0);
  const useBit = ({ plane, bit }: Place) => {
    used[plane] = (used[plane] ?? 0) | (1 << bit);
  };
  const widePlane = (of: number, nth: number): WidePlane => {
    const known = wide.filter((one) => one.of === of)[nth];
    if (known) return known;
    const made = { of, policies: 0, flip: 0, carry: 0 };
    wide.push(made);
    return made;
  };
  for (const policy of policies.keys()) {
    const place = places[policy] as Place;
    useBit(place);
    for (const one of asked[policy] ?? []) {
      const [source, terms] = [...one.alone][0] ?? [0, []];
      if (!wides[policy]?.includes(one))
        demands[source]?.push({ ...place, policy: place.bit, terms, opposite: false });
    }
    for (const [nth, one] of (wides[policy] ?? []).entries()) {
      const plane = widePlane(place.plane, nth);
      plane.policies |= 1 << place.bit;
      let at = { plane: policyPlanes + wide.indexOf(plane), bit: place.bit - widthOf(one) };
      for (let bit = at.bit; bit < place.bit; bit += 1) plane.carry |= 1 << bit;
      const next = () => {
        useBit(at);
        at = { ...at, bit: at.bit + 1 };
      };
      if (one.alone.size > 0) {
        plane.flip |= 1 << at.bit;
        for (const [source, terms] of one.alone)
          demands[source]?.push({ ...at, policy: place.bit, terms, opposite: true });
        next();
      }
      for (const term of one.terms) {
        for (const source of sourcesOf(term)) {
          const literals = term.filter(({ atom }) => sourceOf[atom] === source);
          demands[source]?.push({ ...at, policy: place.bit, terms: [literals], opposite: false });
        }
        next();
      }
    }
  }
  return { policies: places, policyPlanes, wide, used, demands };
}

/** What one source answers goes together. What holds for everybody is said by the source of the facts of few values. */
function splitBySource(clause: Clause, sourcesOf: Sources): Wide {
  const alone = new Map<number, Literal[][]>();
  const terms: Literal[][] = [];
  for (const term of clause) {
    const [source = 0, other] = sourcesOf(term);
    if (other !== undefined) terms.push([...term]);
    else alone.set(source, [...(alone.get(source) ?? []), [...term]]);
  }
  return { terms, alone };
}

/** Each policy gets a bit, with so many bits below it as its clauses over several sources take. */
function placesFor(widths: readonly number[]): Place[] {
  const places: Place[] = [];
  const taken = new Set<number>();
  let first = 0;
  for (const [policy, width] of widths.entries()) {
    if (width === 0) continue;
    if (width >= bitsInWord) throw new Error('one part of a condition has more ways than a word has bits');
    if ((first % bitsInWord) + width >= bitsInWord) first += bitsInWord - (first % bitsInWord);
    taken.add(first + width);
    places[policy] = { plane: Math.floor(first / bitsInWord), bit: (first + width) % bitsInWord };
    first += width + 1;
  }
  let free = 0;
  for (const [policy, width] of widths.entries()) {
    if (width > 0) continue;
    while (taken.has(free)) free += 1;
    places[policy] = { plane: Math.floor(free / bitsInWord), bit: free % bitsInWord };
    free += 1;
  }
  return places;
}
