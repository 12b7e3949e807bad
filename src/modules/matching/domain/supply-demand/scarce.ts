import type { Shown } from './steps.ts';

/** Openings of an occupation, and how many look for it; null: not known. */
export interface Weighed {
  key: string;
  /** People wanted by our own postings. */
  wanted: number | null;
  /** By how many employers. */
  employers: number;
  seekers: Shown | null;
}

/** Fewer openings say nothing of an occupation. */
const fewest = 5;

/** How many are lacking at the least: people wanted less the most that may be looking; null: not known. */
export function lackingOf({ wanted, seekers }: Pick<Weighed, 'wanted' | 'seekers'>): number | null {
  return wanted === null || seekers === null ? null : Math.max(0, wanted - seekers.most);
}

/**
 * Occupations of which there are certainly too few people, those first that lack the most: at least five wanted, by at least two employers, and
 * more than may be looking. What one employer cannot fill says something of him, not of the occupation. Ties in the order of the codes.
 */
export function scarceOf<W extends Weighed>(rows: readonly W[]): W[] {
  const lacking = (row: W) => lackingOf(row) ?? 0;
  return rows
    .filter((row) => (row.wanted ?? 0) >= fewest && row.employers >= 2 && lacking(row) > 0)
    .toSorted((a, b) => lacking(b) - lacking(a) || (a.key < b.key ? -1 : 1));
}

/**
 * 求人倍率 in hundredths: people wanted for one who looks, reckoned with the middle of what may be looking. Null where either is not known, or
 * fewer than five look.
 */
export function ratioOf(wanted: number | null, seekers: Shown | null): number | null {
  if (wanted === null || seekers === null || seekers.least === 0) return null;
  return Math.round((200 * wanted) / (seekers.least + seekers.most));
}
