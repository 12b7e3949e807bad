/** A figure of fewer people could be laid at somebody's door; counts are shown in steps as wide. */
export const step = 5;

/** What is shown of a count: it lies from `least` to `most`. `least` 0 is shown as fewer than five, whether there is somebody or nobody. */
export interface Shown {
  least: number;
  most: number;
}

/** A count that is the sum of its parts; without parts a leaf. */
export interface Counted {
  key: string;
  count: number;
  parts: readonly Counted[];
}

const down = (count: number) => Math.floor(count / step) * step;
const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

/** The most that a sum may show of itself, so that each of its parts may still be anything within its own step. */
const ceiling = (parts: readonly Shown[]) =>
  down(sum(parts.map(({ least }) => least)) + (step - 1) * (parts.length - 1));

/**
 * What may be shown of a tree of counts, by key.
 *
 * Each count is rounded down to fives. A sum is shown no higher than leaves each of its parts all five values of its step, whatever the others
 * are: the parts' steps add up to `[Q, Q + 4n]`, so a sum of at most `Q + 4(n − 1)` can be reached with any one part at its lowest, and with one
 * at its highest since the sum is never below `Q`. So no row, nor any number of rows subtracted from each other, tells a count more closely than
 * its own row does (decisions/0033-supply-and-demand.md).
 */
export function shownOf(tree: Counted): Map<string, Shown> {
  const shown = new Map<string, Shown>();
  const visit = ({ key, count, parts }: Counted): Shown => {
    const own = parts.length === 0 ? leaf(count) : whole(count, parts.map(visit));
    shown.set(key, own);
    return own;
  };
  visit(tree);
  return shown;
}

function leaf(count: number): Shown {
  const least = down(count);
  return { least, most: least + step - 1 };
}

function whole(count: number, parts: readonly Shown[]): Shown {
  const highest = ceiling(parts);
  const least = Math.min(down(count), highest);
  // Where it stands at its highest nobody knows whether it was cut, and it may be as much as its parts together.
  const most = highest > least ? least + step - 1 : sum(parts.map((part) => part.most));
  return { least, most };
}

/**
 * The same people parted in another way, beside a whole that is shown already: people of a county by town. Null where the whole is too low or
 * too high for these parts to keep their steps; then nothing may be shown of them.
 */
export function shownBeside(whole: Shown, counts: readonly number[]): Shown[] | null {
  const parts = counts.map(leaf);
  const least = sum(parts.map((part) => part.least));
  return least <= whole.least && whole.least <= ceiling(parts) ? parts : null;
}
