/** Gives a part of a demand: what was made for this key before, or what `make` makes. */
export type Keep = <T>(part: string, key: string, make: () => T) => T;

/** Makes each part anew: for one person. */
export const afresh: Keep = (_part, _key, make) => make();

/** So many of each part are kept: then it begins anew, or what people write would fill the memory. */
const most = 20_000;

/** Keeps parts from one demand to the next: of a city's people many set out from the same township and want the same work. One base goes with it. */
export function keepParts(): Keep {
  const parts = new Map<string, Map<string, unknown>>();
  return <T>(part: string, key: string, make: () => T): T => {
    const kept = (parts.get(part) ?? new Map<string, T>()) as Map<string, T>;
    if (kept.size >= most) kept.clear();
    parts.set(part, kept);
    const known = kept.get(key);
    if (known !== undefined) return known;
    const made = make();
    kept.set(key, made);
    return made;
  };
}
