/** Something that may be chosen. `worth` null: nobody knows how much. */
export interface Item {
  worth: number | null;
  /** Items of one lot are worth together what the lot's cap says at most. */
  lot: string;
}

/** What is chosen, by number. */
export interface BestSet {
  chosen: readonly number[];
  /** What it is worth, as far as is known. */
  sum: number;
  /** False where there were too many to be looked through: then it is a good one, and perhaps not the best. */
  exact: boolean;
}

/** So many choices are looked through before it is left at the best that was found; the catalogue needs a few dozen. */
const mostChoices = 200_000;

/** The more is known to be given the better; then the more of what nobody knows; then the more at all. */
type Score = readonly [sum: number, unknown: number, count: number];
const better = (one: Score, other: Score) => one[0] - other[0] || one[1] - other[1] || one[2] - other[2];

/**
 * The set of items of which no two are in conflict that is worth the most: a heaviest independent set, by branch and bound over each
 * part of the graph that hangs together. A lot with a cap holds its parts together, unless it cannot come up to it. `must`: items that are taken
 * in any case.
 */
export function bestSet(
  items: readonly Item[],
  conflicts: readonly (readonly [number, number])[],
  caps: ReadonlyMap<string, number>,
  must: readonly number[] = [],
): BestSet {
  const against = items.map(() => new Set<number>());
  for (const [one, other] of conflicts) {
    against[one]?.add(other);
    against[other]?.add(one);
  }
  const kept = new Set(must);
  const open = [...items.keys()].filter((at) => !must.some((one) => against[one]?.has(at)));
  const binding = new Map([...caps].filter(([lot, cap]) => sumOf(items, open, lot) > cap));
  const free = withoutLesser(items, open, against, binding, kept);
  const chosen: number[] = [];
  let exact = true;
  for (const part of partsOf(items, free, against, binding)) {
    const found = bestOf(items, part, against, binding, kept);
    chosen.push(...found.chosen);
    exact &&= found.exact;
  }
  chosen.sort((a, b) => a - b);
  return { chosen, sum: worthOf(items, chosen, caps), exact };
}

const sumOf = (items: readonly Item[], of: readonly number[], lot: string) =>
  of.reduce((sum, at) => sum + (items[at]?.lot === lot ? (items[at]?.worth ?? 0) : 0), 0);

/**
 * Leaves out what another takes the place of in any set, at no loss: one that is worth as much, held by no other cap, and in conflict with
 * nothing else. So a cap that holds the parts of many hires together does not have all their choices looked through.
 */
function withoutLesser(
  items: readonly Item[],
  open: readonly number[],
  against: readonly ReadonlySet<number>[],
  binding: ReadonlyMap<string, number>,
  must: ReadonlySet<number>,
): number[] {
  const left = new Set(open);
  const replaces = (at: number, lesser: number): boolean => {
    const [one, other] = [items[at], items[lesser]];
    if (!one || !other || one.worth === null || other.worth === null || one.worth < other.worth) return false;
    if (binding.has(one.lot) && one.lot !== other.lot) return false;
    return [...(against[at] ?? [])].every(
      (each) => each === lesser || !left.has(each) || against[lesser]?.has(each),
    );
  };
  for (const at of open.toReversed()) {
    if (must.has(at)) continue;
    if ([...(against[at] ?? [])].some((other) => left.has(other) && replaces(other, at))) left.delete(at);
  }
  return [...left];
}

/** What some items are worth together, up to the cap of each lot. */
export function worthOf(
  items: readonly Item[],
  chosen: readonly number[],
  caps: ReadonlyMap<string, number>,
): number {
  const lots = new Set(chosen.flatMap((at) => items[at]?.lot ?? []));
  return [...lots].reduce(
    (sum, lot) => sum + Math.min(sumOf(items, chosen, lot), caps.get(lot) ?? Number.POSITIVE_INFINITY),
    0,
  );
}

/** Parts of the graph between which there is no conflict and no cap. */
function partsOf(
  items: readonly Item[],
  free: readonly number[],
  against: readonly ReadonlySet<number>[],
  binding: ReadonlyMap<string, number>,
): number[][] {
  const left = new Set(free);
  const parts: number[][] = [];
  for (const start of free) {
    if (!left.delete(start)) continue;
    const part = [start];
    for (const at of part) {
      const { lot = '' } = items[at] ?? {};
      for (const other of [...left]) {
        if (!against[at]?.has(other) && !(binding.has(lot) && items[other]?.lot === lot)) continue;
        left.delete(other);
        part.push(other);
      }
    }
    parts.push(part);
  }
  return parts;
}

function bestOf(
  items: readonly Item[],
  part: readonly number[],
  against: readonly ReadonlySet<number>[],
  binding: ReadonlyMap<string, number>,
  must: ReadonlySet<number>,
): { chosen: readonly number[]; exact: boolean } {
  const order = part.toSorted((a, b) => (items[b]?.worth ?? 0) - (items[a]?.worth ?? 0) || a - b);
  let best: { chosen: readonly number[]; score: Score } = { chosen: [], score: [-1, 0, 0] };
  let choices = 0;
  const scoreOf = (chosen: readonly number[]): Score => [
    worthOf(items, chosen, binding),
    chosen.filter((at) => items[at]?.worth === null).length,
    chosen.length,
  ];
  const look = (nth: number, chosen: readonly number[]): void => {
    choices += 1;
    if (choices > mostChoices) return;
    const rest = order.slice(nth).filter((at) => !chosen.some((one) => against[one]?.has(at)));
    const score = scoreOf(chosen);
    if (rest.length === 0) {
      if (better(score, best.score) > 0) best = { chosen, score };
      return;
    }
    // Nothing that is left can bring more than all of it.
    const all = scoreOf([...chosen, ...rest]);
    if (better(all, best.score) <= 0) return;
    const [next = 0] = rest;
    const at = order.indexOf(next) + 1;
    look(at, [...chosen, next]);
    if (!must.has(next)) look(at, chosen);
  };
  look(0, []);
  return { chosen: best.chosen, exact: choices <= mostChoices };
}
