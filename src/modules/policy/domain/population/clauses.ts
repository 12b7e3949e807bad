import type { Atom, Condition } from '../condition.ts';

/** An atom, by its place among all different ones, or its opposite. */
export interface Literal {
  atom: number;
  not: boolean;
}

/** Any of its terms, each of which asks for all of its literals. */
export type Clause = readonly (readonly Literal[])[];

/** More ways to fulfil one part of a condition than these nobody can check. */
const mostWays = 256;

/** Different atoms of many policies, each once: what is asked of which fact, wherever that stands. */
export class Atoms {
  readonly all: Atom[] = [];
  readonly #places = new Map<string, number>();

  placeOf(atom: Atom): number {
    const key = JSON.stringify([atom.fact, atom.test]);
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    this.#places.set(key, this.all.length);
    this.all.push(atom);
    return this.all.length - 1;
  }
}

/**
 * A condition as clauses that all have to hold. Kleene's all, any and not obey the same laws of distribution and of opposites as the
 * two-valued ones, so that what is open stays open.
 * @throws Error where one part has more than 256 ways to be fulfilled.
 */
export function clausesOf(condition: Condition, atoms: Atoms, not = false): Clause[] {
  if ('one' in condition) return clausesOf(condition.one, atoms, (condition.is === 'not') !== not);
  if ('of' in condition && (condition.is === 'all') !== not)
    return condition.of.flatMap((each) => clausesOf(each, atoms, not));
  return [waysOf(condition, atoms, not)];
}

function waysOf(condition: Condition, atoms: Atoms, not: boolean): Clause {
  if ('atom' in condition) return [[{ atom: atoms.placeOf(condition.atom), not }]];
  if ('one' in condition) return waysOf(condition.one, atoms, (condition.is === 'not') !== not);
  const parts = condition.of.map((each) => waysOf(each, atoms, not));
  if ((condition.is === 'any') !== not) return parts.flat();
  let ways: Clause = [[]];
  for (const part of parts) {
    ways = ways.flatMap((way) => part.map((more) => [...way, ...more]));
    if (ways.length > mostWays)
      throw new Error(`one part of a condition has more than ${mostWays} ways to be fulfilled`);
  }
  return ways;
}
