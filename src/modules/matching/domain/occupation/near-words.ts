import { coreGrams } from '../grams.ts';
import type { Term } from './terms.ts';

/** A code whose word is like a title, and how far that is believed. */
interface NearWord {
  code: string;
  likeness: number;
}

/** A likeness is no more sure than this, however many pairs agree: in 挂面车间包装 and 挂面厂会计 most do. */
const cap = 0.6;
/** Below it words have some pair in common and nothing else. */
const alike = 0.5;
const most = 3;

interface Entry {
  codes: readonly string[];
  size: number;
}

/**
 * Finds the words that share the weight of their pairs of characters with a text (Dice's coefficient, a pair weighing by how rare it is among
 * all words).
 */
export function nearWords(terms: ReadonlyMap<string, Term>): (text: string) => NearWord[] {
  const entries: Entry[] = [];
  const holding = new Map<string, number[]>();
  const pairsOf = [...terms].map(([word, { codes }]) => ({ codes, pairs: coreGrams(word) }));
  for (const [at, { pairs }] of pairsOf.entries())
    for (const pair of pairs) {
      const list = holding.get(pair);
      if (list) list.push(at);
      else holding.set(pair, [at]);
    }
  const weightOf = (pair: string) => Math.log(1 + pairsOf.length / (holding.get(pair)?.length ?? 0.5));
  const sizeOf = (pairs: readonly string[]) => pairs.reduce((sum, pair) => sum + weightOf(pair), 0);
  for (const { codes, pairs } of pairsOf) entries.push({ codes, size: sizeOf(pairs) });

  return (text) => {
    const pairs = coreGrams(text);
    const shared = new Map<number, number>();
    for (const pair of pairs) {
      const weight = weightOf(pair);
      for (const at of holding.get(pair) ?? []) shared.set(at, (shared.get(at) ?? 0) + weight);
    }
    const size = sizeOf(pairs);
    const likest = new Map<string, number>();
    for (const [at, weight] of shared) {
      const entry = entries[at];
      const code = entry?.codes[0];
      if (!entry || code === undefined) continue;
      const likeness = (2 * weight) / (size + entry.size);
      if (likeness >= alike && (likest.get(code) ?? 0) < likeness) likest.set(code, likeness);
    }
    return [...likest]
      .map(([code, likeness]) => ({ code, likeness: likeness * cap }))
      .sort((a, b) => b.likeness - a.likeness)
      .slice(0, most);
  };
}
