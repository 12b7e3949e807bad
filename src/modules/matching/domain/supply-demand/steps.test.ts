import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadOccupations } from '../../../../ground/occupations/load.ts';
import { anyWork, leafKey, treeOf, unclearOf } from './occupation-keys.ts';
import { type Counted, type Shown, shownBeside, shownOf, step } from './steps.ts';

/** A tree of groups of leaves, as counts. */
function treeWith(groups: readonly (readonly number[])[]): Counted {
  const parts = groups.map((leaves, at): Counted => {
    const below = leaves.map((count, leaf): Counted => ({ key: `${at}-${leaf}`, count, parts: [] }));
    return { key: `${at}`, count: leaves.reduce((sum, count) => sum + count, 0), parts: below };
  });
  return { key: '', count: parts.reduce((sum, { count }) => sum + count, 0), parts };
}

const text = (shown: ReadonlyMap<string, Shown>) => JSON.stringify([...shown]);
const down = (count: number) => count - (count % step);

/** All that the leaves may be, each within its own step, so that nothing that is shown is another. */
function lookingAlike(groups: readonly (readonly number[])[]): number[][] {
  const leaves = groups.flat();
  const shown = text(shownOf(treeWith(groups)));
  const regroup = (flat: readonly number[]) => {
    const left = [...flat];
    return groups.map(({ length }) => left.splice(0, length));
  };
  const found: number[][] = [];
  for (let number = 0; number < step ** leaves.length; number += 1) {
    const flat = leaves.map((count, at) => down(count) + (Math.floor(number / step ** at) % step));
    if (text(shownOf(treeWith(regroup(flat)))) === shown) found.push(flat);
  }
  return found;
}

const groups = fc
  .array(fc.array(fc.integer({ min: 0, max: 13 }), { minLength: 1, maxLength: 3 }), {
    minLength: 1,
    maxLength: 3,
  })
  .filter((all) => all.flat().length <= 5);
const total = (counts: readonly number[]) => counts.reduce((sum, one) => sum + one, 0);

describe('counts in steps', () => {
  it('tell of no row more than the row itself, whatever is subtracted from whatever', () => {
    fc.assert(
      fc.property(groups, (all) => {
        const alike = lookingAlike(all);
        for (const [at, count] of all.flat().entries()) {
          const may = new Set(alike.map((flat) => flat[at]));
          expect([...may].sort()).toEqual(
            Array.from({ length: step }, (_, more) => down(count) + more).sort(),
          );
        }
      }),
      { numRuns: 60 },
    );
  });

  it('of the same people by town neither', () => {
    const towns = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(groups, towns, (all, byTown) => {
        // The same people: what is over is looked after by the county itself.
        const over = total(all.flat()) - total(byTown);
        if (over < 0) return;
        const counts = [...byTown, over];
        const whole = shownOf(treeWith(all)).get('');
        const shown = whole && shownBeside(whole, counts);
        if (!whole || !shown) return;
        const totals = new Set(lookingAlike(all).map(total));
        const mayBe = (at: number, value: number) => {
          // The others reach every sum between their lowest and their highest.
          const low = total(shown.map(({ least }, other) => (other === at ? value : least)));
          const high = total(shown.map(({ most }, other) => (other === at ? value : most)));
          return [...totals].some((sum) => low <= sum && sum <= high);
        };
        for (const [at, { least, most }] of shown.entries())
          for (let value = least; value <= most; value += 1) expect(mayBe(at, value)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('are true: the count lies between the ends, and what is called fewer than five is', () => {
    const several = fc.array(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 3, maxLength: 8 }), {
      minLength: 3,
      maxLength: 6,
    });
    fc.assert(
      fc.property(several, (all) => {
        const tree = treeWith(all);
        const shown = shownOf(tree);
        for (const { key, count } of [tree, ...tree.parts, ...tree.parts.flatMap(({ parts }) => parts)]) {
          const { least, most } = shown.get(key) ?? { least: -1, most: -1 };
          expect(least % step).toBe(0);
          expect(least <= count && count <= most).toBe(true);
          if (least === 0) expect(most).toBe(step - 1);
        }
      }),
    );
  });

  it('by hand', () => {
    const shown = shownOf(treeWith([[12, 3, 4], [2, 0, 0], [7]]));
    expect([...shown]).toEqual([
      ['0-0', { least: 10, most: 14 }],
      ['0-1', { least: 0, most: 4 }],
      ['0-2', { least: 0, most: 4 }],
      // 19 people, and 15 is as high as leaves each of the three its own step: then nobody knows whether it was cut.
      ['0', { least: 15, most: 22 }],
      ['1-0', { least: 0, most: 4 }],
      ['1-1', { least: 0, most: 4 }],
      ['1-2', { least: 0, most: 4 }],
      ['1', { least: 0, most: 4 }],
      ['2-0', { least: 5, most: 9 }],
      ['2', { least: 5, most: 9 }],
      ['', { least: 25, most: 35 }],
    ]);
  });

  it('stand in the tree of the classification, each entry the sum of its parts', () => {
    const occupations = loadOccupations();
    expect(leafKey(occupations, null)).toBe('0');
    expect(leafKey(occupations, '4-01-02-04')).toBe('4-01-02-04');
    expect(leafKey(occupations, '4-01-02')).toBe('4-01-02-0');
    const tree = treeOf(
      occupations,
      new Map([
        ['4-01-02-04', 12],
        ['4-01-02-0', 6],
        ['0', 3],
      ]),
    );
    const shown = shownOf(tree);
    expect(tree.count).toBe(21);
    expect(
      ['4-01-02-04', '4-01-02-0', '4-01-02', '4', '0', anyWork].map((key) => shown.get(key)?.least),
    ).toEqual([10, 5, 15, 15, 0, 20]);
  });

  it('an entry with one part only is that part', () => {
    const occupations = loadOccupations();
    for (const { code } of occupations.all) {
      const leaf = leafKey(occupations, code);
      const above = unclearOf(leaf) ?? leaf;
      expect(occupations.children(above).length === 1).toBe(false);
    }
  });
});
