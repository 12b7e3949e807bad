import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../hash.ts';
import { fromHex, sameBytes, toHex } from './bytes.ts';
import {
  emptyFrontier,
  frontierRoot,
  grow,
  leafHash,
  rootOfPath,
  tileSize,
  treePath,
  treeRoot,
} from './merkle.ts';

const asyncSha256 = async (bytes: Uint8Array) => sha256(bytes);
const leavesOf = (size: number) =>
  Array.from({ length: size }, (_, at) => leafHash(sha256, Uint8Array.of(at & 255, at >> 8)));

// The test tree of the Certificate Transparency reference code (google/certificate-transparency, merkle_tree_test.cc).
const ctLeaves = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((hex) => leafHash(sha256, fromHex(hex)));

describe('the tree of RFC 6962', () => {
  it('has the published roots', () => {
    const roots = [0, 1, 2, 3, 4, 5, 6, 7, 8].map((size) => toHex(treeRoot(sha256, ctLeaves.slice(0, size))));
    expect(roots).toEqual([
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
      'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
      '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
      'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
      '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
    ]);
  });

  it('grows to the same root leaf by leaf', () => {
    const leaves = leavesOf(600);
    const tree = emptyFrontier();
    expect(toHex(frontierRoot(sha256, tree))).toBe(toHex(treeRoot(sha256, [])));
    for (const [at, leaf] of leaves.entries()) {
      grow(sha256, tree, leaf);
      if (at % 7 === 0)
        expect(toHex(frontierRoot(sha256, tree))).toBe(toHex(treeRoot(sha256, leaves.slice(0, at + 1))));
    }
  });

  it('is also the tree over the roots of its tiles', () => {
    for (const size of [1, 255, 256, 257, 511, 512, 513, 1300]) {
      const leaves = leavesOf(size);
      const tiles = Array.from({ length: Math.ceil(size / tileSize) }, (_, at) =>
        treeRoot(sha256, leaves.slice(at * tileSize, (at + 1) * tileSize)),
      );
      expect(toHex(treeRoot(sha256, tiles))).toBe(toHex(treeRoot(sha256, leaves)));
    }
  });

  it('every path leads its leaf, and only its leaf, at its place, to the root', async () => {
    const sizes = fc.integer({ min: 1, max: 300 }).chain((size) =>
      fc.record({
        size: fc.constant(size),
        index: fc.nat(size - 1),
        other: fc.nat(size - 1),
        bit: fc.nat(),
      }),
    );
    await fc.assert(
      fc.asyncProperty(sizes, async ({ size, index, other, bit }) => {
        const leaves = leavesOf(size);
        const [leaf, stranger, root] = [leaves[index], leaves[other], treeRoot(sha256, leaves)];
        if (!leaf || !stranger) throw new Error('no leaf');
        const path = treePath(sha256, leaves, index);
        const leadsToRoot = async (from: Uint8Array, at: number, of: number, by: Uint8Array[]) => {
          const end = await rootOfPath(asyncSha256, from, at, of, by);
          return end !== undefined && sameBytes(end, root);
        };
        expect(await leadsToRoot(leaf, index, size, path)).toBe(true);
        if (other !== index) {
          expect(await leadsToRoot(stranger, index, size, path)).toBe(false);
          expect(await leadsToRoot(leaf, other, size, path)).toBe(false);
        }
        expect(await leadsToRoot(leaf, index, size, [...path, leaf])).toBe(false);
        const [first] = path;
        if (first) {
          const flipped = first.map((byte, at) => (at === bit % 32 ? byte ^ 1 : byte));
          expect(await leadsToRoot(leaf, index, size, path.slice(1))).toBe(false);
          expect(await leadsToRoot(leaf, index, size, [flipped, ...path.slice(1)])).toBe(false);
        }
      }),
    );
    expect(await rootOfPath(asyncSha256, sha256(new Uint8Array()), 1, 1, [])).toBeUndefined();
    expect(() => treePath(sha256, leavesOf(3), 3)).toThrow(RangeError);
  });
});
