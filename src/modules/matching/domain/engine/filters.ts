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
