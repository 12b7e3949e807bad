import type { PostingIndex } from './posting-index.ts';

/** Of each index, by the grams of a certificate: which of our own ask for it. Whoever lacks much asks for the same again and again. */
const known = new WeakMap<PostingIndex, Map<string, Uint8Array>>();

/** 1 for each of our own, in the order of `ownSlots`, that names all of these grams. */
function namedBy(index: PostingIndex, wanted: readonly number[]): Uint8Array {
  const found = known.get(index) ?? new Map<string, Uint8Array>();
  known.set(index, found);
  const key = wanted.join(' ');
  const named = found.get(key);
  if (named) return named;
  const { ownSlots, ownStarts, ownTerms } = index;
  const each = new Uint8Array(ownSlots.length);
  for (let nth = 0; nth < each.length; nth += 1) {
    const terms = ownTerms.subarray(ownStarts[nth] ?? 0, ownStarts[nth + 1] ?? 0);
    each[nth] = Number(wanted.every((term) => terms.includes(term)));
  }
  found.set(key, each);
  return each;
}

/** Tells of a slot of our own whether it asks for one of some certificates. */
export type AsksFor = (slot: number) => boolean;

/** @param asks the grams of each, by number. */
export function askingFor(index: PostingIndex, asks: readonly (readonly number[])[]): AsksFor {
  const { ownSlots } = index;
  const named = asks.map((wanted) => namedBy(index, wanted));
  return (slot) => {
    let [low, high] = [0, ownSlots.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ownSlots[middle] ?? 0) < slot) low = middle + 1;
      else high = middle;
    }
    return named.some((each) => each[low] === 1);
  };
}
