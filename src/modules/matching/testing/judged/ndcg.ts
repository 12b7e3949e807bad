/**
 * Normalised discounted cumulative gain of the first ten (Järvelin, Kekäläinen 2002), gain 2^grade − 1.
 * @param grades 0–2 of all that were judged, in the order that is measured.
 * @returns 0–1; null where nothing fits at all, for then no order is better than another.
 */
export function ndcgAtTen(grades: readonly number[]): number | null {
  const best = gainOf([...grades].sort((a, b) => b - a));
  return best === 0 ? null : gainOf(grades) / best;
}

const gainOf = (grades: readonly number[]) =>
  grades.slice(0, 10).reduce((sum, grade, at) => sum + (2 ** grade - 1) / Math.log2(at + 2), 0);

/**
 * How far two judges agree beyond chance, near grades counting in part (weighted kappa, squared weights; Cohen 1968).
 * @param pairs the grades, 0–2, of both.
 */
export function weightedKappa(pairs: readonly (readonly [number, number])[]): number {
  const far = (a: number, b: number) => (a - b) ** 2;
  const seen = pairs.reduce((sum, [a, b]) => sum + far(a, b), 0) / pairs.length;
  let chance = 0;
  for (const [a] of pairs) for (const [, b] of pairs) chance += far(a, b);
  return 1 - seen / (chance / pairs.length ** 2);
}
