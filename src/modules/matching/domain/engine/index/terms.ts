import { sharedUint16, sharedUint32 } from './shared.ts';

/** Grams in the order of their UTF-16 units, one behind the other; a gram is known by its number. */
export interface Terms {
  units: Uint16Array;
  starts: Uint32Array;
}

/** @param sorted by UTF-16 units, as `sort()` does. */
export function termsOf(sorted: readonly string[]): Terms {
  const starts = sharedUint32(sorted.length + 1);
  const units = sharedUint16(sorted.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const [number, term] of sorted.entries()) {
    for (let unit = 0; unit < term.length; unit += 1) units[at + unit] = term.charCodeAt(unit);
    at += term.length;
    starts[number + 1] = at;
  }
  return { units, starts };
}

/** Below 0: the term stands before the text; 0: it is the text, or begins with it where `prefix` says so. */
function compare({ units, starts }: Terms, number: number, text: string, prefix: boolean): number {
  const from = starts[number] ?? 0;
  const length = (starts[number + 1] ?? 0) - from;
  for (let at = 0; at < text.length; at += 1) {
    if (at >= length) return -1;
    const difference = (units[from + at] ?? 0) - text.charCodeAt(at);
    if (difference !== 0) return difference;
  }
  return prefix ? 0 : length - text.length;
}

function firstNotBefore(terms: Terms, text: string): number {
  let [low, high] = [0, terms.starts.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(terms, middle, text, false) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The number of a gram; -1: no posting has it. */
export function findTerm(terms: Terms, text: string): number {
  const at = firstNotBefore(terms, text);
  return at < terms.starts.length - 1 && compare(terms, at, text, false) === 0 ? at : -1;
}

/** The numbers of all grams that begin so: from the first up to, but not including, the second. */
export function termsFrom(terms: Terms, prefix: string): [number, number] {
  const from = firstNotBefore(terms, prefix);
  let to = from;
  while (to < terms.starts.length - 1 && compare(terms, to, prefix, true) === 0) to += 1;
  return [from, to];
}
