import { blockHas, type PostingIndex } from './posting-index.ts';
import { nothing, numbersOf } from './steps-of-blocks.ts';

/** What a wage adds that reaches what is wanted, in part, or is not said. */
export interface PayAdds {
  above: number;
  inPart: number;
  unsaid: number;
}

/** What the pay of a posting of each block adds at the most; `nothing`: none pays the least that is wanted. */
export function mostPay(
  index: PostingIndex,
  leastPay: number,
  { above, inPart, unsaid }: PayAdds,
  listsFailing: boolean,
): Int32Array {
  return numbersOf(index.blocks, (block) => {
    const reached = (index.mostPayHigh[block] ?? 0) >= leastPay ? inPart : listsFailing ? 0 : nothing;
    const said = (index.mostPayLow[block] ?? 0) >= leastPay ? above : reached;
    return (index.has[block] ?? 0) & blockHas.noPay ? Math.max(said, unsaid) : said;
  });
}

/** What the place of a posting of each block adds that has none, or is done from home. @param remote `nothing`: that is not listed. */
export function mostUnplaced({ blocks, has }: PostingIndex, remote: number, noPlace: number): Int32Array {
  return numbersOf(blocks, (block) => {
    const bits = has[block] ?? 0;
    return Math.max(bits & blockHas.remote ? remote : nothing, bits & blockHas.noPlace ? noPlace : nothing);
  });
}
