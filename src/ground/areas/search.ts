import { indexOf, lastAt, levelAt, pathAt, stemAt, type Tree } from './tree.ts';

export interface SearchOptions {
  /** Only inside this area. */
  within?: string;
  /** Only areas of this level. */
  level?: number;
  /** At most so many; 20 unless said. */
  limit?: number;
}

const villageEnding = /(?:村民|居民)?委员会$|[村居]委会$/;
/** What may follow the name that people say. */
const generic = /^(?:省|市|地区|盟|新区|区|县|旗|街道办事处|街道|镇|乡|社区|新?村|居|庄)$/;

/** The area whose name begins last before a place in the text. */
function indexBefore({ starts, size }: Tree, position: number): number {
  let low = 0;
  let high = size - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** 0 the whole name, with or without its kind (奎文 of 奎文区); 1 its beginning; 2 somewhere inside. */
function rank(stem: string, offset: number, length: number): number {
  if (offset > 0) return 2;
  const rest = stem.slice(length);
  return !rest || generic.test(rest) ? 0 : 1;
}

/** Every area inside `scope` (−1: everywhere) whose name holds the text, in the tree's order: the engine's own string search does it. */
function* holding(tree: Tree, wanted: string, scope: number): Generator<{ index: number; offset: number }> {
  const last = scope < 0 ? tree.size - 1 : lastAt(tree, scope);
  const end = tree.stops[last] ?? 0;
  let at = tree.text.indexOf(wanted, scope < 0 ? 0 : tree.starts[scope]);
  while (at >= 0 && at < end) {
    const index = indexBefore(tree, at);
    const offset = at - (tree.starts[index] ?? 0);
    // Between the names stand numbers and the letters of the endings.
    if (offset >= 0 && at + wanted.length <= (tree.stops[index] ?? 0)) yield { index, offset };
    at = tree.text.indexOf(wanted, Math.max(at + 1, tree.starts[index + 1] ?? end));
  }
}

/**
 * Indices of the areas whose name holds the text, the best first: whole names before beginnings before parts, then by level, then in
 * the tree's order. Several words narrow down: in 奎文 北苑 the first must stand in a name above.
 */
export function searchTree(tree: Tree, text: string, { within, level, limit = 20 }: SearchOptions): number[] {
  const words = text
    .normalize('NFKC')
    .split(/[\s·,、/-]+/)
    .filter(Boolean);
  const wanted = words.pop()?.replace(villageEnding, '');
  const scope = within === undefined ? -1 : indexOf(tree, within);
  if (!wanted || (within !== undefined && scope < 0)) return [];
  const ranked = [...holding(tree, wanted, scope)]
    .filter(({ index }) => level === undefined || levelAt(tree, index) === level)
    .map(({ index, offset }) => ({ index, rank: rank(stemAt(tree, index), offset, wanted.length) }))
    .sort((a, b) => a.rank - b.rank || levelAt(tree, a.index) - levelAt(tree, b.index) || a.index - b.index);
  const found: number[] = [];
  for (const { index } of ranked) {
    if (found.length === limit) break;
    const path = words.length > 0 ? pathAt(tree, index).map((one) => stemAt(tree, one)) : [];
    if (words.every((word) => path.some((name) => name.includes(word)))) found.push(index);
  }
  return found;
}
