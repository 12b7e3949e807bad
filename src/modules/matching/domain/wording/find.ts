import type { Words } from '../../../../ground/problem.ts';
import { type Folded, fold } from './fold.ts';
import type { WordingLevel, WordingRule, WordingRules, WordingSource } from './rules.ts';

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

const overlap = (a: Span, b: Span) => a.start < b.end && b.start < a.end;

/** Where the pattern is found, in the original's offsets and in their order. */
function spansOf(pattern: RegExp | null, folded: Folded): Span[] {
  if (!pattern) return [];
  const spans: Span[] = [];
  for (const { index, 0: words } of folded.text.matchAll(pattern)) {
    const start = folded.starts[index];
    const end = folded.ends[index + words.length - 1];
    if (start !== undefined && end !== undefined) spans.push({ start, end });
  }
  return spans;
}

/** The spans that none of the others touches; both in order, so that one walk is enough. */
function untouched(spans: Span[], others: Span[]): Span[] {
  let from = 0;
  return spans.filter((span) => {
    while ((others[from]?.end ?? Number.POSITIVE_INFINITY) <= span.start) from += 1;
    const other = others[from];
    return !other || !overlap(span, other);
  });
}

const inOrder = (a: Span, b: Span) => a.start - b.start || b.end - a.end;

function findByRule(rule: WordingRule, dropped: Folded, commas: Folded): Span[] {
  const spans = [...spansOf(rule.find, dropped), ...spansOf(rule.findClauses, commas)].sort(inOrder);
  return spans.length === 0 ? spans : untouched(spans, spansOf(rule.except, dropped));
}

/**
 * Unlawful and unwise wording in an advertisement, in the order of the text: each place once for its category, by the rule that
 * stands first. Time grows with the length of the text.
 */
export function findWording(text: string, { rules }: WordingRules): Finding[] {
  const dropped = fold(text, 'dropped');
  const commas = fold(text, 'comma');
  const found = new Map(rules.map((rule) => [rule.id, findByRule(rule, dropped, commas)]));
  for (const { id, insteadOf } of rules) {
    for (const other of insteadOf) {
      found.set(other, untouched(found.get(other) ?? [], found.get(id) ?? []));
    }
  }
  const findings = rules
    .flatMap(({ id, category, level, says, better, sources }) =>
      (found.get(id) ?? []).map(({ start, end }): Finding => {
        const words = text.slice(start, end);
        return { rule: id, category, level, words, start, end, says, better, sources };
      }),
    )
    .sort(inOrder);
  const reached = new Map<string, number>();
  return findings.filter(({ category, start, end }) => {
    if (start < (reached.get(category) ?? 0)) return false;
    reached.set(category, end);
    return true;
  });
}
