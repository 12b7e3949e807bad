import { shareBlock } from '../domain/linkage/blocks.ts';
import { compare } from '../domain/linkage/compare.ts';
import { judge, type Model, modelOf } from '../domain/linkage/judge.ts';
import { learnChances } from '../domain/linkage/learn.ts';
import { patternOf } from '../domain/linkage/traits.ts';
import { similarCharacters } from '../load-characters.ts';
import type { LabelledPair } from './labelled-pairs.ts';

/** Learns from pairs without looking at their labels: chances from all of them, thresholds from those that share a block. */
export function learnFrom(pairs: readonly LabelledPair[]): Model {
  const [all, compared] = [new Map<string, number>(), new Map<string, number>()];
  const count = (counts: Map<string, number>, pattern: string) =>
    counts.set(pattern, (counts.get(pattern) ?? 0) + 1);
  for (const { a, b } of pairs) {
    const pattern = patternOf(compare(a, b, similarCharacters()));
    count(all, pattern);
    if (shareBlock(a, b)) count(compared, pattern);
  }
  return modelOf(learnChances(all), compared);
}

export interface Measured {
  /** By how the pairs were made: how many were never compared, and what the others were taken for. */
  table: Record<string, Record<'not compared' | 'different' | 'ask' | 'same', number>>;
  merged: number;
  /** Of those taken for one person without being asked about, how many are. */
  precision: number;
  /** Of the pairs of one person, how many are taken for one or asked about. */
  recall: number;
  /** Of all pairs, how many somebody has to look at. */
  asked: number;
}

/** Holds a model against the labels. */
export function measure(model: Model, pairs: readonly LabelledPair[]): Measured {
  const table: Measured['table'] = {};
  let [merged, right, found, ofOne, asked] = [0, 0, 0, 0, 0];
  for (const { a, b, same, kind } of pairs) {
    const verdict = shareBlock(a, b)
      ? judge(model, compare(a, b, similarCharacters())).verdict
      : 'not compared';
    table[kind] ??= { 'not compared': 0, different: 0, ask: 0, same: 0 };
    table[kind][verdict] += 1;
    ofOne += same ? 1 : 0;
    asked += verdict === 'ask' ? 1 : 0;
    merged += verdict === 'same' ? 1 : 0;
    right += verdict === 'same' && same ? 1 : 0;
    found += same && (verdict === 'same' || verdict === 'ask') ? 1 : 0;
  }
  return { table, merged, precision: right / merged, recall: found / ofOne, asked: asked / pairs.length };
}
