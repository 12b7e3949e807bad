import type { AreaSteps } from '../steps.ts';
import type { PostingIndex } from './posting-index.ts';

/** Of a block of which nothing can be listed: below any sum with it. */
export const nothing = -(2 ** 29);

/** Steps in typed arrays. */
export interface Steps {
  starts: Int32Array;
  values: Int32Array;
}

/** `Int32Array.from` goes through an iterator, ten times as slowly. */
export function numbersOf(length: number, value: (at: number) => number): Int32Array {
  const numbers = new Int32Array(length);
  for (let at = 0; at < length; at += 1) numbers[at] = value(at);
  return numbers;
}

export function stepsFrom<T>({ starts, values }: AreaSteps<T>, value: (of: T) => number): Steps {
  return {
    starts: numbersOf(starts.length, (at) => starts[at] ?? 0),
    values: numbersOf(values.length, (at) => value(values[at] as T)),
  };
}

/** The number of the step that an area is on. */
export function stepOf({ starts }: Steps, area: number): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= area) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** By block what `pick` picks of the steps between its first area and its last; `none` for a block that has no areas. */
function inBlocks(
  { blocks, areaFrom, areaTo }: PostingIndex,
  steps: Steps,
  none: number,
  pick: (a: number, b: number) => number,
) {
  const { starts, values } = steps;
  let at = 0;
  return numbersOf(blocks, (block) => {
    const [from, to] = [areaFrom[block] ?? 0, areaTo[block] ?? -1];
    if (to < 0) return none;
    // Areas mostly rise from block to block.
    if (at > 0 && (starts[at - 1] ?? 0) > from) at = 0;
    while (at < starts.length && (starts[at] ?? 0) <= from) at += 1;
    let picked = values[at] ?? 0;
    for (let next = at; next < starts.length && (starts[next] ?? 0) <= to; next += 1)
      picked = pick(picked, values[next + 1] ?? 0);
    return picked;
  });
}

/** The greatest value in each block; `nothing` where it has no areas. */
export const mostInBlocks = (index: PostingIndex, steps: Steps) => inBlocks(index, steps, nothing, Math.max);

/** The least value in each block; 0 where it has no areas. */
export const leastInBlocks = (index: PostingIndex, steps: Steps) => inBlocks(index, steps, 0, Math.min);
