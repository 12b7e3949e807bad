import type { PostingIndex } from './posting-index.ts';
import type { TermList } from './tables.ts';

/** By the grams of a certificate in one index: which of our own ask for it. Whoever lacks much asks for the same again and again. */
const known = new WeakMap<TermList, Uint8Array>();

/** 1 for each of our own, in the order of `ownSlots`, that names all of these grams. */
function namedBy(index: PostingIndex, wanted: TermList): Uint8Array {
  const named = known.get(wanted);
  if (named) return named;
  const { ownSlots, ownStarts, ownTerms } = index;
  const each = new Uint8Array(ownSlots.length);
  for (let nth = 0; nth < each.length; nth += 1) {
    const terms = ownTerms.subarray(ownStarts[nth] ?? 0, ownStarts[nth + 1] ?? 0);
    each[nth] = Number(wanted.every((term) => terms.includes(term)));
  }
  known.set(wanted, each);
  return each;
}

/** What tells of a slot of our own whether it asks for one of these certificates. */
export function askingFor(index: PostingIndex, asks: readonly TermList[]): (slot: number) => boolean {
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
