import type { Clause, Literal } from './clauses.ts';
import type { Layout } from './layout.ts';

/** Bits that one word holds: a pair of words fits into a signed 64-bit one, and no bit is a sign. */
export const bitsInWord = 31;
export const allBits = 0x7fff_ffff;

/** What a source says about one bit: it holds where any of the terms does, or, `opposite`, where none does. */
export interface Demand {
  plane: number;
  bit: number;
  terms: Clause;
  opposite: boolean;
}

/** Bits of clauses over several sources, that stand together: each of their values takes away the policies whose clause does not hold. */
export interface Group {
  plane: number;
  shift: number;
  width: number;
  /** By plane of policies, by value. */
  keeps: readonly Int32Array[];
}

/**
 * Where what is asked stands in words of bits. A plane is a word in two copies: may hold, must hold. The first planes are policies; the others
 * are clauses that several sources answer: a bit for each term over several of them, and one for “none of the others”. All sources
 * are joined by AND.
 */
export interface Bits {
  policyPlanes: number;
  planes: number;
  /** By source: what the facts of few values say together, then each column. */
  demands: readonly (readonly Demand[])[];
  groups: readonly Group[];
  /** By plane of policies: those that nobody can fulfil. */
  never: readonly number[];
}

/** Values of a group stay few enough for a small table; one clause alone may take more. */
const widest = 10;
const mostWide = 14;

interface Wide {
  /** Terms over several sources. */
  terms: Clause;
  /** By source: terms that it answers alone. */
  alone: ReadonlyMap<number, Literal[][]>;
  policies: number[];
}

/** All facts of few values are one source, 0; every other column is one of its own, its place and one more. */
export function bitsOf({ policies, clauses, columns, columnOf }: Layout): Bits {
  const sourceOf = columnOf.map((column) => (columns[column]?.is === 'small' ? 0 : column + 1));
  const policyPlanes = Math.ceil(policies.length / bitsInWord);
  const demands: Demand[][] = [[], ...columns.map(() => [])];
  const never: number[] = Array(policyPlanes).fill(0);
  const wide = new Map<string, Wide>();
  const columnsOf = (term: readonly Literal[]) => [
    ...new Set(term.map(({ atom }) => sourceOf[atom] as number)),
  ];
  for (const [policy, asked] of clauses.entries()) {
    const [plane, bit] = [Math.floor(policy / bitsInWord), policy % bitsInWord];
    for (const clause of asked) {
      const alone = new Map<number, Literal[][]>();
      const terms: Literal[][] = [];
      for (const term of clause) {
        const [column, other] = columnsOf(term);
        if (column === undefined || other !== undefined) terms.push([...term]);
        else alone.set(column, [...(alone.get(column) ?? []), [...term]]);
      }
      const [only] = alone;
      if (clause.length === 0) never[plane] = (never[plane] ?? 0) | (1 << bit);
      else if (clause.some((term) => term.length === 0)) continue;
      else if (terms.length === 0 && alone.size === 1 && only)
        demands[only[0]]?.push({ plane, bit, terms: only[1], opposite: false });
      else {
        const key = JSON.stringify(clause);
        const known = wide.get(key) ?? { terms, alone, policies: [] };
        known.policies.push(policy);
        wide.set(key, known);
      }
    }
  }
  const groups = grouped([...wide.values()]);
  const placed = groups.map(({ members, ...place }): Group => {
    const plane = policyPlanes + place.plane;
    let bit = place.shift;
    const read = members.map((one) => {
      const none = one.alone.size > 0 ? bit++ : null;
      for (const [column, terms] of one.alone)
        demands[column]?.push({ plane, bit: none as number, terms, opposite: true });
      const own = one.terms.map((term) => {
        for (const column of columnsOf(term)) {
          const literals = term.filter(({ atom }) => sourceOf[atom] === column);
          demands[column]?.push({ plane, bit, terms: [literals], opposite: false });
        }
        return bit++;
      });
      return { none, own, policies: one.policies };
    });
    const keeps = never.map((_, of) => {
      const table = new Int32Array(1 << place.width);
      for (let value = 0; value < table.length; value += 1) {
        const has = (at: number) => ((value >> (at - place.shift)) & 1) === 1;
        let kept = allBits;
        for (const one of read) {
          if ((one.none !== null && !has(one.none)) || one.own.some(has)) continue;
          for (const policy of one.policies)
            if (Math.floor(policy / bitsInWord) === of) kept &= ~(1 << (policy % bitsInWord));
        }
        table[value] = kept;
      }
      return table;
    });
    return { plane, shift: place.shift, width: place.width, keeps };
  });
  const planes = policyPlanes + Math.max(0, ...groups.map(({ plane }) => plane + 1));
  return { policyPlanes, planes, demands, groups: placed, never };
}

const widthOf = ({ alone, terms }: Wide) => terms.length + (alone.size > 0 ? 1 : 0);

/** Puts clauses into groups, and groups into words. */
function grouped(clauses: Wide[]): { plane: number; shift: number; width: number; members: Wide[] }[] {
  const groups: { plane: number; shift: number; width: number; members: Wide[] }[] = [];
  for (const one of clauses.sort((a, b) => widthOf(b) - widthOf(a))) {
    const width = widthOf(one);
    const room = groups.find((group) => group.width + width <= widest);
    if (room) {
      room.members.push(one);
      room.width += width;
    } else groups.push({ plane: 0, shift: 0, width, members: [one] });
  }
  let [plane, shift] = [0, 0];
  for (const group of groups) {
    if (group.width > mostWide)
      throw new Error(
        `one part of a condition has more than ${mostWide} ways that hang on the day and on something else`,
      );
    if (shift + group.width > bitsInWord) [plane, shift] = [plane + 1, 0];
    group.plane = plane;
    group.shift = shift;
    shift += group.width;
  }
  return groups;
}
