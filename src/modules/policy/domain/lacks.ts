import type { Atom } from './condition.ts';
import type { Catalogue } from './definition.ts';
import type { AtomOutcome, ConditionOutcome } from './evaluate.ts';
import { branchHere } from './layers.ts';
import type { Outcome } from './value.ts';

/** What is lacking: a condition, or one of several ways, of which each may lack more than one thing. */
export type Lack =
  | { is: 'atom'; atom: Atom; wanted: boolean }
  | { is: 'one-of'; name: string | null; ways: readonly (readonly Lack[])[] };

/**
 * What settles that a condition does not come out as it should: of all what fails; of any the way that lacks least, or all those that lack as
 * little. A way that somebody's place or kind closes to him (another city, another kind of unit) is told only where there is no other.
 */
export function lacksOf(
  catalogue: Catalogue,
  condition: ConditionOutcome,
  wanted: Outcome = 'yes',
): readonly Lack[] {
  if (condition.outcome === wanted || condition.outcome === 'open') return [];
  if (condition.is === 'atom') return [{ is: 'atom', atom: condition.atom.atom, wanted: wanted === 'yes' }];
  if (condition.is === 'not') return lacksOf(catalogue, condition.one, wanted === 'yes' ? 'no' : 'yes');
  if (condition.is === 'shared') {
    const lacks = lacksOf(catalogue, condition.one, wanted);
    return lacks.map((lack) =>
      lack.is === 'one-of' && lacks.length === 1 ? { ...lack, name: condition.name } : lack,
    );
  }
  const { of, is, places } = condition;
  const here = places ? branchHere(of) : undefined;
  if (here) return lacksOf(catalogue, here, wanted);
  // Below a `not` all becomes any, and any all.
  if ((is === 'all') === (wanted === 'yes')) {
    const lacks = of.flatMap((each) => lacksOf(catalogue, each, wanted));
    return lacks.toSorted((a, b) => Number(a.is === 'one-of') - Number(b.is === 'one-of'));
  }
  return nearest(catalogue, of, wanted);
}

function nearest(catalogue: Catalogue, of: readonly ConditionOutcome[], wanted: Outcome): readonly Lack[] {
  const held = new Set(of.flatMap((way) => (guardOf(way)?.outcome === 'yes' ? guardOf(way)?.atom.fact : [])));
  const ways = of.map((way) => {
    const lacks = lacksOf(catalogue, way, wanted);
    const guard = guardOf(way);
    // It is of those for whom another way is: a firm of twelve and what is asked of more than a hundred.
    const ofOthers = wanted === 'yes' && guard?.outcome === 'no' && held.has(guard.atom.fact);
    return { lacks, closed: ofOthers || lacks.some((lack) => isKind(catalogue, lack)) };
  });
  const open = ways.filter(({ closed }) => !closed);
  const left = (open.length > 0 ? open : ways).map(({ lacks }) => lacks);
  const fewest = Math.min(...left.map(({ length }) => length));
  const near = left.filter(({ length }) => length === fewest);
  const [only] = near;
  return near.length === 1 && only ? only : [{ is: 'one-of', name: null, ways: near }];
}

/** The first of several conditions of one way: it says for whom the way is. */
const guardOf = (way: ConditionOutcome): AtomOutcome | undefined => {
  const [first] = way.is === 'all' ? way.of : [];
  return first?.is === 'atom' ? first.atom : undefined;
};

/** Whether it is a place or a kind that somebody would have to be of, and that nothing makes him. */
function isKind(catalogue: Catalogue, lack: Lack): boolean {
  if (lack.is !== 'atom' || lack.atom.test.is !== 'answers') return false;
  return (catalogue.facts.get(lack.atom.fact)?.change ?? null) === null;
}
