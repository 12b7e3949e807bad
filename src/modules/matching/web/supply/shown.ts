import type { Output } from '../../../../web/call.ts';
import { formatYuan } from '../../../../web/format.ts';

export type Supply = Output<'GET /api/supply-demand'>;
export type Row = Supply['rows'][number];
type Seekers = Row['seekers'];

/** What the address asks for; what it does not name is the server's choice. */
export interface Asked {
  area?: string;
  occupation?: string;
  month?: string;
  by?: Supply['by'];
}

/** A count as it is printed at a desk: 12,466. */
export const numeral = (count: number) => count.toLocaleString('en-US');

/** Where a bar of those who look ends: the middle of the step; null: nothing to draw. */
export function middleOf(seekers: Seekers): number | null {
  return seekers === null || seekers.least === 0 ? null : (seekers.least + seekers.most) / 2;
}

/** People who look as they are printed: 10–14; `fewer` for fewer than five, `unknown` where nobody counted them. */
export function seekersWords(seekers: Seekers, words: { fewer: string; unknown: string }): string {
  if (seekers === null) return words.unknown;
  return seekers.least === 0 ? words.fewer : `${numeral(seekers.least)}–${numeral(seekers.most)}`;
}

/** A ratio as it is printed: 1.53. */
export const ratioWords = (hundredths: number) => (hundredths / 100).toFixed(2);

/** Pay to the whole yuan without its unit: 4,800. A middle between two ends has no meaning below that. */
export const payWords = (fen: number) => formatYuan(Math.round(fen / 100) * 100, 'desk');
