import { type Fen, multiply } from './money.ts';

/** What a pay is for. */
export type PayPeriod = 'month' | 'day' | 'hour' | 'year' | 'piece';

/** Pay as a posting offers it or a person wishes it: in fen a period; an end that is not known is null. */
export interface Pay {
  min: Fen | null;
  max: Fen | null;
  period: PayPeriod;
}

/**
 * An amount a period as an amount a month, for comparing: 21.75 paid days of 8 hours a month (人社部发〔2025〕2号), 12 months a
 * year. Piece work has none: null.
 */
export function perMonth(amount: Fen, period: PayPeriod): Fen | null {
  switch (period) {
    case 'month':
      return amount;
    case 'day':
      return multiply(amount, '21.75');
    case 'hour':
      return multiply(amount, 174);
    case 'year':
      return multiply(amount, 1, 12);
    case 'piece':
      return null;
  }
}
