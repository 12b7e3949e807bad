import {
  atLevel,
  type OccupationLevel,
  type Occupations,
} from '../../../../ground/occupations/occupations.ts';
import type { Counted } from './steps.ts';

/** Any work. */
export const anyWork = '';
/** Work that no code is sure of. The classification has no 大类 0. */
export const noCode = '0';

/** What of an entry is known no closer: a 小类 whose 细类 nobody can tell. The numbers of the classification have two digits. */
const closer = '-0';

/** The entry that a key of `-0` is of; undefined for any other key. */
export function unclearOf(key: string): string | undefined {
  return key.endsWith(closer) ? key.slice(0, -closer.length) : undefined;
}

/**
 * Where a code is counted: a 细类 as itself, what stands above it as `-0` of it, so that the parts of an entry add up. An entry with one part
 * only is that part.
 */
export function leafKey(occupations: Occupations, code: string | null): string {
  if (code === null) return noCode;
  const below = occupations.children(code);
  const [only] = below;
  if (below.length === 1 && only) return leafKey(occupations, only.code);
  return below.length === 0 ? code : `${code}${closer}`;
}

/** The keys directly below one: entries with what is known no closer; none for a leaf. */
export function keysBelow(occupations: Occupations, key: string): string[] {
  if (key === anyWork) return [...occupations.children(null).map(({ code }) => code), noCode];
  if (key === noCode || unclearOf(key) !== undefined) return [];
  const below = occupations.children(key).map(({ code }) => code);
  return below.length > 1 ? [...below, `${key}${closer}`] : below;
}

/**
 * In which row a leaf stands: by the entry below `above` that it belongs to, or by itself; null where it lies outside of `above`.
 * @param above a key; `''` for all.
 */
export function rowOf(leaf: string, above: string, by: 'part' | 'leaf'): string | null {
  if (above !== anyWork && leaf !== above && !leaf.startsWith(`${above}-`)) return null;
  if (by === 'leaf') return leaf;
  const level = above === anyWork ? 1 : above.split('-').length + 1;
  return level > 4 ? leaf : atLevel(leaf, level as OccupationLevel);
}

/** The counts of leaves as the tree of the classification. */
export function treeOf(occupations: Occupations, counts: ReadonlyMap<string, number>): Counted {
  const visit = (key: string): Counted => {
    const parts = keysBelow(occupations, key).map(visit);
    const count =
      parts.length === 0 ? (counts.get(key) ?? 0) : parts.reduce((sum, part) => sum + part.count, 0);
    return { key, count, parts };
  };
  return visit(anyWork);
}
