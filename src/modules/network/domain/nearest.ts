/** How far down two area codes agree: 0 not even the province, 1 province, 2 city, 3 county, 4 township, 5 village. */
export function sharedLevel(one: string, other: string): number {
  const ends = [2, 4, 6, 9, 12];
  const differing = ends.findIndex((end) => one.slice(0, end) !== other.slice(0, end));
  return differing < 0 ? ends.length : differing;
}

/**
 * Stations in the order in which a person would go there: those in the smallest area shared with the given place first, of these the
 * open ones. Without a place the open ones come first, otherwise in their order.
 */
export function nearestFirst<S extends { areaCode: string; openUntil: string | null }>(
  stations: readonly S[],
  areaCode: string | null,
): S[] {
  const near = ({ areaCode: at }: S) => (areaCode === null ? 0 : sharedLevel(at, areaCode));
  const open = ({ openUntil }: S) => Number(openUntil !== null);
  return [...stations].sort((a, b) => near(b) - near(a) || open(b) - open(a));
}
