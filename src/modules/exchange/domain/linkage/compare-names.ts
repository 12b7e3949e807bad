import { isOneSlip } from './one-slip.ts';
import type { Agreement } from './traits.ts';

/** Whether two characters sound or look alike: data/linkage/characters.yaml. */
export type Similar = (a: string, b: string) => boolean;

/**
 * How two names agree. Measures of long words (Jaro–Winkler) say little of two or three characters, each of which is a word; so it is said
 * what differs: characters that sound or look alike, or two exchanged (`alike`); one of three or more (`one`); or all but the family
 * name (`surname`).
 */
export function compareNames(a: string, b: string, similar: Similar): Agreement['name'] {
  if (a === b) return 'equal';
  const [one, other] = [[...a], [...b]];
  if (one.length === other.length) {
    const apart = one.flatMap((character, at) => (character === other[at] ? [] : [at]));
    if (apart.every((at) => similar(one[at] ?? '', other[at] ?? ''))) return 'alike';
    if (apart.length === 2 && isOneSlip(a, b)) return 'alike';
  }
  // Of two characters the one that differs is the whole given name: 王伟 and 王军 are two people.
  if (Math.max(one.length, other.length) >= 3 && isOneSlip(a, b)) return 'one';
  return one[0] === other[0] ? 'surname' : 'different';
}
