/**
 * Whether one text becomes the other by one character typed wrongly, left out or added, or by two neighbours exchanged: the four slips
 * that Damerau counted (1964). Equal texts are none.
 */
export function isOneSlip(a: string, b: string): boolean {
  const one = [...a];
  const other = [...b];
  if (one.length > other.length) return isOneSlip(b, a);
  if (other.length - one.length > 1) return false;
  const at = one.findIndex((character, place) => character !== other[place]);
  if (at < 0) return other.length > one.length;
  if (one.length < other.length) return same(one.slice(at), other.slice(at + 1));
  if (same(one.slice(at + 1), other.slice(at + 1))) return true;
  return (
    one[at] === other[at + 1] && one[at + 1] === other[at] && same(one.slice(at + 2), other.slice(at + 2))
  );
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((character, at) => character === b[at]);
}
