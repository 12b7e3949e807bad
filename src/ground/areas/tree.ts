/**
 * The tree in columns, by index (`lo` − 1) in pre-order, over the text it was read from: no name is copied until somebody asks
 * for it.
 */
export interface Tree {
  size: number;
  text: string;
  /** Where the name of each index begins in the text and where it ends; a village's without its ending. */
  starts: Int32Array;
  stops: Int32Array;
  /** Index into `endings`. */
  ends: Uint8Array;
  /** Codes as numbers (twelve digits are exact), ascending: pre-order is the order of the codes. */
  codes: Float64Array;
  levels: Uint8Array;
  /** Index of the parent, −1 for a province. */
  parents: Int32Array;
  /** Index of the last descendant, or one's own. */
  lasts: Int32Array;
}

const letters = 'CcJj';
const endings = ['', '村民委员会', '村委会', '居民委员会', '居委会'];
const [zero, nine, space] = [48, 57, 32];

/**
 * The tree of the shipped text, a line an area in the order of the codes: `370705 name` to the county, `370705001 name` a town, and
 * below a town `006 name` or, where the number is the one before plus one, `name` a village; the last letter of a village's name
 * stands for its ending.
 * @param size how many areas the text must hold
 */
export function parseTree(text: string, size: number): Tree {
  const tree: Tree = {
    size,
    text,
    starts: new Int32Array(size),
    stops: new Int32Array(size),
    ends: new Uint8Array(size),
    codes: new Float64Array(size),
    levels: new Uint8Array(size),
    parents: new Int32Array(size),
    lasts: new Int32Array(size),
  };
  /** The area of each level that the walk stands in. */
  const path = [-1, -1, -1, -1, -1, -1];
  let index = 0;
  let town = 0;
  let village = 0;
  for (let at = 0; at < text.length; index += 1) {
    const newline = text.indexOf('\n', at);
    let stop = newline < 0 ? text.length : newline;
    let number = 0;
    let start = at;
    for (let digit = text.charCodeAt(start); digit >= zero && digit <= nine; digit = text.charCodeAt(start)) {
      number = number * 10 + digit - zero;
      start += 1;
    }
    const digits = text.charCodeAt(start) === space ? start - at : 0;
    let level = 5;
    let code = 0;
    if (digits === 6) {
      code = number * 1e6;
      level = number % 10_000 === 0 ? 1 : number % 100 === 0 ? 2 : 3;
    } else if (digits === 9) {
      code = number * 1000;
      level = 4;
      town = code;
      village = 0;
    } else {
      village = digits === 3 ? number : village + 1;
      code = town + village;
      const end = letters.indexOf(text.charAt(stop - 1)) + 1;
      if (end > 0) stop -= 1;
      tree.ends[index] = end;
    }
    const parent = path[level - 1] ?? -1;
    if (!(code > (tree.codes[index - 1] ?? 0)) || (level > 1 && parent < 0))
      throw new Error(`area ${code} is out of place`);
    for (let below = level; below <= 5; below += 1) path[below] = -1;
    path[level] = index;
    tree.starts[index] = digits > 0 ? start + 1 : at;
    tree.stops[index] = stop;
    tree.codes[index] = code;
    tree.levels[index] = level;
    tree.parents[index] = parent;
    tree.lasts[index] = index;
    at = newline < 0 ? text.length : newline + 1;
  }
  if (index !== size) throw new Error(`${index} areas, not ${size}`);
  for (let from = size - 1; from >= 0; from -= 1) {
    const parent = tree.parents[from] ?? -1;
    if (parent >= 0) tree.lasts[parent] = Math.max(tree.lasts[parent] ?? 0, tree.lasts[from] ?? 0);
  }
  return tree;
}

/** Index of a code, −1 where the tree has none. */
export function indexOf(tree: Tree, code: string): number {
  if (!/^\d{12}$/.test(code)) return -1;
  const wanted = Number(code);
  let low = 0;
  let high = tree.size - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = tree.codes[middle] ?? 0;
    if (found === wanted) return middle;
    if (found < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

export function codeAt(tree: Tree, index: number): string {
  return String(tree.codes[index]);
}

/** The name without a village's ending: 北苑社区 of 北苑社区居民委员会. */
export function stemAt(tree: Tree, index: number): string {
  return tree.text.slice(tree.starts[index], tree.stops[index]);
}

export function nameAt(tree: Tree, index: number): string {
  return `${stemAt(tree, index)}${endings[tree.ends[index] ?? 0]}`;
}

export function levelAt(tree: Tree, index: number): number {
  return tree.levels[index] ?? 0;
}

export function lastAt(tree: Tree, index: number): number {
  return tree.lasts[index] ?? index;
}

/** Indices of the areas directly below one; of the provinces for −1. */
export function childrenAt(tree: Tree, index: number): number[] {
  const found: number[] = [];
  const last = index < 0 ? tree.size - 1 : lastAt(tree, index);
  for (let at = index + 1; at <= last; at = lastAt(tree, at) + 1) found.push(at);
  return found;
}

/** Indices from the province down to the area itself. */
export function pathAt(tree: Tree, index: number): number[] {
  const found: number[] = [];
  for (let at = index; at >= 0; at = tree.parents[at] ?? -1) found.unshift(at);
  return found;
}

const layers = new Set(['市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划']);

/** Whether an area exists for the codes only: a level of 直辖市 and 直辖县, or a county that is its whole city (嘉峪关市). */
export function isLayer(tree: Tree, index: number): boolean {
  const level = levelAt(tree, index);
  if (level === 2) return layers.has(stemAt(tree, index));
  return level === 3 && stemAt(tree, index) === stemAt(tree, tree.parents[index] ?? -1);
}

/** Whether a county-level area is one of the statistics only: they are numbered 71–79 within the city. */
export function isZone(tree: Tree, index: number): boolean {
  return levelAt(tree, index) === 3 && codeAt(tree, index)[4] === '7';
}
