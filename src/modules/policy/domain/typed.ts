import { isDay } from '../../../ground/clock/day.ts';
import type { ValueType } from './value.ts';

/** Types whose answer is a figure, and what the figure on the page is multiplied by: yuan are told in fen, per cent as a share. */
const times: Partial<Readonly<Record<ValueType, number>>> = {
  fen: 100,
  months: 1,
  years: 1,
  number: 1,
  ratio: 0.01,
};

/**
 * The figure that somebody types (1,234.5 元, 12 个月, 5.5%), as it is told: fen, months, a share.
 * @returns undefined where it is no figure.
 */
export function timesTyped(type: string, text: string): number | undefined {
  const figures = text.normalize('NFKC').replaceAll(/[\s,]|元|个?月|年|人|%/gu, '');
  const factor = times[type as ValueType];
  if (factor === undefined || !/^\d+(\.\d+)?$/u.test(figures)) return undefined;
  return type === 'ratio' ? Number(figures) / 100 : Math.round(Number(figures) * factor);
}

/**
 * The day that somebody types: 2024-03-01, 2024年3月1日, 2024.3.1, 20240301; a month alone is its first day.
 * @returns undefined where it is no day.
 */
export function readTypedDay(text: string): string | undefined {
  const found = text
    .normalize('NFKC')
    .trim()
    .match(/^(\d{4})(?:[-./年 ]?(\d{1,2}))(?:[-./月 ]?(\d{1,2})?日?)?$/u);
  if (!found) return undefined;
  const [, year = '', month = '', date = '1'] = found;
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isDay(day) ? day : undefined;
}
