import { type Shown, step } from '../supply-demand/steps.ts';

/**
 * A count of people as it is shown: its step of five, and of fewer than five nothing but that. Each figure of a page is such a step of one count
 * and nothing is worked out from counts that are not shown, so that no difference of two figures holds fewer than their steps leave open
 * (decisions/0038-people-for-a-posting.md).
 */
export function shownCount(count: number): Shown {
  const least = Math.floor(count / step) * step;
  return { least, most: least + step - 1 };
}

/** The middle of a step stands for it. */
const middle = ({ least, most }: Shown) => (least + most) / 2;

/** By how many per cent more of what is shown; null: one of them is fewer than five, or there are no more. */
export function moreInPercent(now: Shown, then: Shown): number | null {
  if (now.least === 0 || then.least <= now.least) return null;
  return Math.round((100 * (middle(then) - middle(now))) / middle(now));
}
