/** So many of each part are kept: then it begins anew, or what people write would fill the memory. What tells of all areas is large. */
const most = {
  home: 20_000,
  places: 2000,
  beyond: 2000,
  title: 20_000,
  occupation: 2000,
  skill: 20_000,
  legal: 2000,
};

/** Gives a part of a demand: what was made for this key before, or what `make` makes. */
export type Keep = <T>(part: keyof typeof most, key: string, make: () => T) => T;

/** Makes each part anew: for one person. */
export const afresh: Keep = (_part, _key, make) => make();

/** Keeps parts from one demand to the next: of a city's people many set out from the same township and want the same work. One base goes with it. */
export function keepParts(): Keep {
  const parts = new Map<string, Map<string, unknown>>();
  return <T>(part: keyof typeof most, key: string, make: () => T): T => {
    const kept = (parts.get(part) ?? new Map<string, T>()) as Map<string, T>;
    const known = kept.get(key);
    if (known !== undefined) return known;
    if (kept.size >= most[part]) kept.clear();
    parts.set(part, kept);
    const made = make();
    kept.set(key, made);
    return made;
  };
}
