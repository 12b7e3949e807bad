import type { Words } from '../../../../ground/problem.ts';
import { type Folded, fold, foldLoosely } from './fold.ts';
import type { PatternIndex, WordingLevel, WordingRules, WordingSource } from './rules.ts';

/** Words of an advertisement that the law forbids, or that are better left out. */
export interface Finding {
  rule: string;
  category: string;
  level: WordingLevel;
  /** As they stand in the text, from `start` to before `end` (UTF-16 units). */
  words: string;
  start: number;
  end: number;
  /** For the employer: what is wrong. */
  says: Words;
  /** For the employer: how to say it instead. */
  better: Words;
  sources: WordingSource[];
}

interface Span {
  start: number;
  end: number;
}

type Hits = Map<string, Span[]>;

const inOrder = (a: Span, b: Span) => a.start - b.start || b.end - a.end;

/** Where each rule's patterns match, in the offsets of the original. */
function collect(index: PatternIndex, { text, starts, ends }: Folded, into: Hits): void {
  if (index.size === 0) return;
  for (let at = 0; at < text.length; at++) {
    const here = index.at(text, at);
    if (!here) continue;
    let matched: string | undefined;
    for (const { rule, expression } of here) {
      if (rule === matched) continue;
      expression.lastIndex = at;
      if (!expression.test(text)) continue;
      matched = rule;
      const start = starts[at];
      const end = ends[expression.lastIndex - 1];
      if (start === undefined || end === undefined) continue;
      const spans = into.get(rule);
      if (spans) spans.push({ start, end });
      else into.set(rule, [{ start, end }]);
    }
  }
}

/** The sentences in which one of the patterns matches, in order. */
function sentencesWith(index: PatternIndex, folded: Folded): Span[] {
  const spans: Span[] = [];
  const { text, starts, ends } = folded;
  let end = 0;
  for (let at = 0; at < text.length; at++) {
    if (at < end) continue;
    const matches = index.at(text, at)?.some(({ expression }) => {
      expression.lastIndex = at;
      return expression.test(text);
    });
    if (!matches) continue;
    const first = text.lastIndexOf('\n', at) + 1;
    const next = text.indexOf('\n', at);
    end = next < 0 ? text.length : next;
    spans.push({ start: starts[first] ?? 0, end: ends[end - 1] ?? 0 });
  }
  return spans;
}

/** The spans that none of the others touches; both in order, so that one walk is enough. */
function untouched(spans: Span[], others: Span[]): Span[] {
  let from = 0;
  return spans.filter(({ start, end }) => {
    while ((others[from]?.end ?? Number.POSITIVE_INFINITY) <= start) from += 1;
    return (others[from]?.start ?? Number.POSITIVE_INFINITY) >= end;
  });
}

/** What the rules find, less their exceptions. */
function findByRule(text: string, { find, findClauses, except, warnings }: WordingRules): Hits {
  const foldings = fold(text);
  const { dropped, commas } = foldings;
  const hits: Hits = new Map();
  collect(find, dropped, hits);
  collect(findClauses, commas, hits);
  const loose = foldLoosely(text, foldings);
  if (loose) collect(find, loose, hits);
  const excepted: Hits = new Map();
  for (const id of hits.keys()) {
    const own = except.get(id);
    if (own) collect(own, dropped, excepted);
  }
  const warned = hits.size > 0 ? sentencesWith(warnings, dropped) : [];
  return new Map(
    [...hits].map(([id, spans]) => [
      id,
      untouched(untouched(spans.sort(inOrder), excepted.get(id) ?? []), warned),
    ]),
  );
}

/**
 * Unlawful and unwise wording in an advertisement, in the order of the text: each place once for its category. Time grows with
 * the length of the text.
 */
export function findWording(text: string, wording: WordingRules): Finding[] {
  const found = findByRule(text, wording);
  for (const { id, insteadOf } of wording.rules) {
    const stronger = found.get(id) ?? [];
    for (const other of insteadOf) found.set(other, untouched(found.get(other) ?? [], stronger));
  }
  const reached = new Map<string, number>();
  return wording.rules
    .flatMap((rule) => (found.get(rule.id) ?? []).map((span) => ({ rule, ...span })))
    .sort(inOrder)
    .flatMap(({ rule: { id, category, level, says, better, sources }, start, end }) => {
      if (start < (reached.get(category) ?? 0)) return [];
      reached.set(category, end);
      const words = text.slice(start, end);
      return [{ rule: id, category, level, words, start, end, says, better, sources }];
    });
}
