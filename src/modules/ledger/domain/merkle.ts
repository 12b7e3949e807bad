import { type AsyncSha256, concat, type Sha256 } from './bytes.ts';

// The tree is that of RFC 6962 §2.1: a leaf is H(0x00 ‖ bytes), a node H(0x01 ‖ left ‖ right), and a tree of n leaves
// splits at the largest power of two below n. The prefixes keep a node from being passed off as a leaf.

/** The prefix of a leaf. */
export const leafPrefix = Uint8Array.of(0);
const nodePrefix = Uint8Array.of(1);

/** H(0x00 ‖ bytes). */
export function leafHash(sha256: Sha256, bytes: Uint8Array): Uint8Array {
  return sha256(concat(leafPrefix, bytes));
}

function node(sha256: Sha256, left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(concat(nodePrefix, left, right));
}

function split(size: number): number {
  let half = 1;
  while (half * 2 < size) half *= 2;
  return half;
}

/** The root over leaf hashes; H() of nothing for an empty tree. */
export function treeRoot(sha256: Sha256, leaves: readonly Uint8Array[]): Uint8Array {
  const [only] = leaves;
  if (only === undefined) return sha256(new Uint8Array());
  if (leaves.length === 1) return only;
  const half = split(leaves.length);
  return node(sha256, treeRoot(sha256, leaves.slice(0, half)), treeRoot(sha256, leaves.slice(half)));
}

/**
 * The audit path of a leaf (RFC 6962 §2.1.1), nearest sibling first.
 * @throws RangeError when there is no such leaf.
 */
export function treePath(sha256: Sha256, leaves: readonly Uint8Array[], index: number): Uint8Array[] {
  if (!(index >= 0 && index < leaves.length))
    throw new RangeError(`treePath: no leaf ${index} of ${leaves.length}`);
  if (leaves.length === 1) return [];
  const half = split(leaves.length);
  const [left, right] = [leaves.slice(0, half), leaves.slice(half)];
  return index < half
    ? [...treePath(sha256, left, index), treeRoot(sha256, right)]
    : [...treePath(sha256, right, index - half), treeRoot(sha256, left)];
}

/**
 * The root that a leaf and its path lead to (RFC 9162 §2.1.3.2), or undefined when the path has not the length that a
 * tree of this size asks for.
 */
export async function rootOfPath(
  sha256: AsyncSha256,
  leaf: Uint8Array,
  index: number,
  size: number,
  path: readonly Uint8Array[],
): Promise<Uint8Array | undefined> {
  if (!(Number.isSafeInteger(index) && Number.isSafeInteger(size) && index >= 0 && index < size))
    return undefined;
  let [at, last, root] = [index, size - 1, leaf];
  for (const sibling of path) {
    if (last === 0) return undefined;
    const isRight = at % 2 === 1;
    if (isRight || at === last) {
      root = await sha256(concat(nodePrefix, sibling, root));
      // The rightmost leaf of an uneven tree has no sibling on some levels: climb to where it stands on the right.
      while (!isRight && at % 2 === 0 && at !== 0) {
        [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
      }
    } else {
      root = await sha256(concat(nodePrefix, root, sibling));
    }
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 ? root : undefined;
}

/** A tree that grows by leaves and forgets them: the roots of its full subtrees, largest first. */
export interface Frontier {
  size: number;
  readonly roots: Uint8Array[];
}

/** A tree without leaves. */
export function emptyFrontier(): Frontier {
  return { size: 0, roots: [] };
}

/** Adds a leaf hash. */
export function grow(sha256: Sha256, tree: Frontier, leaf: Uint8Array): void {
  // As a binary counter: each trailing 1 of the size is a full subtree that the new one completes.
  let root = leaf;
  for (let size = tree.size; size % 2 === 1; size = (size - 1) / 2) {
    const left = tree.roots.pop();
    if (!left) throw new RangeError('grow: the frontier does not have the roots that its size asks for');
    root = node(sha256, left, root);
  }
  tree.roots.push(root);
  tree.size += 1;
}

/** The root of a grown tree: what `treeRoot` says of all its leaves. */
export function frontierRoot(sha256: Sha256, { roots }: Frontier): Uint8Array {
  return roots.length === 0
    ? sha256(new Uint8Array())
    : roots.reduceRight((right, left) => node(sha256, left, right));
}

/** Leaves are kept in tiles of 256: full subtrees whose roots are the leaves of the tree above them. */
export const tileSize = 256;
