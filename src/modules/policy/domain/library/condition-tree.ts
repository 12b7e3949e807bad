import type { Day } from '../../../../ground/clock/day.ts';
import type { Words } from '../../../../ground/problem.ts';
import type { Citation, Condition, Doubt } from '../condition.ts';
import type { Catalogue, Source } from '../definition.ts';
import { elsewhereOf } from '../layers.ts';
import { atomWords, conditionWords } from '../words.ts';

/** A condition as pages show it: one in a sentence, or several of which all or one has to hold, or none may. */
export interface ConditionNode {
  is: 'one' | 'all' | 'any' | 'none';
  /** Of one condition. */
  id: string | null;
  /** The sentence; of several, how many have to hold, or what they are called together. */
  words: Words;
  /** What is shared with other policies is called by a name of its own. */
  named: boolean;
  sources: Source[];
  articles: Citation[];
  doubt: Doubt | null;
  /** The day on which two people had confirmed it. */
  confirmed: Day | null;
  of: ConditionNode[];
}

/** The sources by their ids, as far as they are known. */
export const sourcesNamed = ({ sources }: Catalogue, ids: readonly string[]): Source[] =>
  ids.flatMap((id) => sources.get(id) ?? []);

/** The tree of a condition, with parts of parts of the same kind put together: all of all is all. */
export function treeOf(catalogue: Catalogue, condition: Condition): ConditionNode {
  const words = conditionWords(catalogue, condition);
  const several = { id: null, words, named: false, sources: [], articles: [], doubt: null, confirmed: null };
  switch (condition.is) {
    case 'atom': {
      const { id, sources, articles, doubt, confirmed = null } = condition.atom;
      return {
        is: 'one',
        id,
        words: atomWords(catalogue, condition.atom),
        named: false,
        sources: sourcesNamed(catalogue, sources),
        articles: [...articles],
        doubt,
        confirmed,
        of: [],
      };
    }
    case 'shared':
      return { ...treeOf(catalogue, condition.one), words, named: true };
    case 'not':
      return { ...several, is: 'none', of: [treeOf(catalogue, condition.one)] };
    default: {
      // What places say otherwise stands beside what holds everywhere else.
      if (condition.places) return treeOf(catalogue, elsewhereOf(condition.of));
      const of = condition.of
        .map((each) => treeOf(catalogue, each))
        .flatMap((each) => (each.is === condition.is && !each.named ? each.of : [each]));
      return { ...several, is: condition.is, of };
    }
  }
}

/** How many conditions stand in a tree, each sentence once. */
export function countOf(node: ConditionNode): number {
  return node.is === 'one' ? 1 : node.of.reduce((sum, each) => sum + countOf(each), 0);
}
