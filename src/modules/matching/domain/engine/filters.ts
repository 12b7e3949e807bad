import type { Label } from '../labels.ts';

/** What everybody may narrow the list by. */
export interface Filters {
  /** Pre-order range of an area. */
  area: { lo: number; hi: number } | null;
  /** Fen a month; advertisements that do not say what they pay stay in. */
  leastPay: number | null;
  words: string | null;
  label: Label | null;
}

/** Who names a word, a place or a label searches: what passes a limit of his stands there too, behind all that passes none. */
export const isSearch = ({ words, area, label }: Filters) =>
  words !== null || area !== null || label !== null;

/** Schooling that one may say to have at the most, as codes of GB/T 4658-2006. */
export const schoolings = ['71', '61', '31', '21'] as const;
export type Schooling = (typeof schoolings)[number];

/** Since when a job was advertised; year: in this one, of which alone is known of most that were collected. */
export const postedSince = ['week', 'month', 'year'] as const;
export type Posted = (typeof postedSince)[number];

/** Minutes of the way that one may look within. */
export const minutesOffered = [15, 30, 45, 60] as const;
