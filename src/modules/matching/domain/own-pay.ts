import { formatPay } from '../../../ground/money/format.ts';
import { type Fen, fen } from '../../../ground/money/money.ts';
import { type PayPeriod, perMonth } from '../../../ground/money/pay.ts';
import type { Label } from './labels.ts';

/** What our own postings are paid for. */
export const payUnits = ['month', 'day', 'hour', 'piece', 'year'] as const satisfies readonly PayPeriod[];

/** Pay as an employer offers it: fen a unit, both ends known. */
export interface OfferedPay {
  unit: PayPeriod;
  low: Fen;
  high: Fen;
}

/**
 * Pay as an amount a month, for the list only; the posting's page shows what was offered. 21.75 paid days of 8 hours a month
 * (人社部发〔2025〕2号), 12 months a year. Null: nobody knows how many units a month holds – pieces, and days or hours of a job that
 * is done now and then (零工, 兼职, 临时).
 */
export function monthlyPay(
  { unit, low, high }: OfferedPay,
  labels: readonly Label[],
): { low: Fen; high: Fen } | null {
  const nowAndThen = labels.some(
    (label) => label === 'gig' || label === 'part-time' || label === 'temporary',
  );
  if (nowAndThen && (unit === 'day' || unit === 'hour')) return null;
  const [least, most] = [perMonth(low, unit), perMonth(high, unit)];
  return least === null || most === null ? null : { low: least, high: most };
}

/** As pages print it: 4800–5500 元/月. */
export function printPay({ unit, low, high }: OfferedPay): string {
  return formatPay({ min: fen(low), max: fen(high), period: unit }).zh;
}
