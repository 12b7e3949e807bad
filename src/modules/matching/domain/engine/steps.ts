/** A function of the pre-order numbers of areas: `values[0]` below `starts[0]`, `values[n]` from `starts[n - 1]` on. */
export interface AreaSteps<T> {
  starts: readonly number[];
  values: readonly T[];
}

/** A stretch of areas, both ends included. */
export interface Stretch<T> {
  lo: number;
  hi: number;
  value: T;
}

/**
 * The steps of stretches that lie in one another or apart, as areas do: the innermost counts, of equal ones the last.
 * @param outside the value where none lies.
 */
export function stepsOf<T>(stretches: readonly Stretch<T>[], outside: T): AreaSteps<T> {
  const sorted = stretches
    .map(({ lo, hi, value }, at) => ({ lo, hi, value, at }))
    .sort((a, b) => a.lo - b.lo || b.hi - a.hi || a.at - b.at);
  const starts: number[] = [];
  const values: T[] = [outside];
  const begin = (at: number, value: T) => {
    if (starts.at(-1) === at) {
      starts.pop();
      values.pop();
    }
    if (values.at(-1) !== value) {
      starts.push(at);
      values.push(value);
    }
  };
  const open: Stretch<T>[] = [];
  const closeBefore = (lo: number) => {
    for (let last = open.at(-1); last && last.hi < lo; last = open.at(-1)) {
      open.pop();
      begin(last.hi + 1, open.at(-1)?.value ?? outside);
    }
  };
  for (const stretch of sorted) {
    closeBefore(stretch.lo);
    begin(stretch.lo, stretch.value);
    open.push(stretch);
  }
  closeBefore(Number.POSITIVE_INFINITY);
  return { starts, values };
}

/** The same steps, but for some stretches, where all is one value. */
export function layOver<T>(
  steps: AreaSteps<T>,
  over: readonly Pick<Stretch<T>, 'lo' | 'hi'>[],
  value: T,
): AreaSteps<T> {
  const cuts = new Set([...steps.starts, ...over.flatMap(({ lo, hi }) => [lo, hi + 1])]);
  const starts: number[] = [];
  const values: T[] = [steps.values[0] as T];
  for (const cut of [...cuts].sort((a, b) => a - b)) {
    const there = over.some(({ lo, hi }) => lo <= cut && cut <= hi) ? value : stepAt(steps, cut);
    if (there === values.at(-1)) continue;
    starts.push(cut);
    values.push(there);
  }
  return { starts, values };
}

/** The value at a number; what `width_bucket` reads in SQL. */
export function stepAt<T>({ starts, values }: AreaSteps<T>, at: number): T {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return values[low] as T;
}
