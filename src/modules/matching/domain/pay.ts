import { type Fen, fen } from '../../../ground/money/money.ts';
import { type PayPeriod, perMonth } from '../../../ground/money/pay.ts';
import type { Doubt } from './doubts.ts';

/** Pay as an advertisement's row has it. */
export interface PrintedPay {
  /** Yuan, null when not given. */
  min: number | null;
  max: number | null;
  /** 月, 年, 天, 小时. */
  unit: string | null;
  /** As it stood on the page: 6-8千, 15-20万/年, 200元/天, 5-6元/单, 面议. */
  printed: string | null;
}

/** Pay a month, whatever it was printed for. */
export interface ReadPay {
  /** Fen a month; null: not known. */
  low: Fen | null;
  high: Fen | null;
  /**
   * What it was printed for: the rule by which `perMonth` made it a month's. `piece` has no amounts, since nobody knows how many
   * pieces a month holds; null: nothing was said.
   */
  period: PayPeriod | null;
  doubts: Doubt[];
}

const periods: Record<string, PayPeriod> = {
  月: 'month',
  年: 'year',
  天: 'day',
  日: 'day',
  小时: 'hour',
  时: 'hour',
};

/** Fen a month between which pay is believed (800 to 100,000 yuan); outside, somebody left out the period or a digit. */
const believed = { least: 80_000, most: 10_000_000 };

const scale: Record<string, number> = { 千: 1000, k: 1000, 万: 10_000, w: 10_000 };

const shape =
  /^(\d+(?:\.\d+)?)(千|万|k|w)?(?:元)?(?:[-~—–至到](\d+(?:\.\d+)?)(千|万|k|w)?)?(?:元)?(及以下|以下|及以上|以上)?(?:\/(\p{Script=Han}{1,3}))?$/u;

/** Both ends of a printed pay in fen; null: it does not name that end. */
interface Ends {
  low: Fen | null;
  high: Fen | null;
}

const fenOf = (yuan: number) => fen(Math.round(yuan * 100));

/** A printed pay (6-8千, 200元/天) with the word that it is for; undefined where it cannot be read. */
export function readPrinted(printed: string): (Ends & { per: string | null }) | undefined {
  const text = printed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[·*x]\d+薪$/, '')
    .replace(/[\s,￥¥]/g, '');
  const found = shape.exec(text);
  if (!found) return undefined;
  const [, first = '', firstScale, second, secondScale, bound, per = null] = found;
  // 6-8千: the scale of the second end is the first's too.
  const low = Number(first) * (scale[firstScale ?? secondScale ?? ''] ?? 1);
  const high = second === undefined ? low : Number(second) * (scale[secondScale ?? ''] ?? 1);
  if (high > 1e9) return undefined;
  return {
    low: bound?.endsWith('下') ? null : fenOf(low),
    high: bound?.endsWith('上') ? null : fenOf(high),
    per,
  };
}

const unknown: ReadPay = { low: null, high: null, period: null, doubts: [] };

function monthly({ low, high }: Ends, period: PayPeriod): Ends {
  return {
    low: low === null ? null : perMonth(low, period),
    high: high === null ? null : perMonth(high, period),
  };
}

function isBelieved({ low, high }: Ends): boolean {
  const [least, most] = [low ?? high ?? 0, high ?? low ?? 0];
  return least >= believed.least && most <= believed.most && least <= most;
}

function settled(ends: Ends, period: PayPeriod, doubts: Doubt[]): ReadPay {
  return isBelieved(ends) ? { ...ends, period, doubts } : { ...unknown, doubts: [...doubts, 'pay-odd'] };
}

/** Within a yuan: the figures beside the text are rounded to it. */
function agree(a: Ends, b: Ends): boolean {
  const same = (x: Fen | null, y: Fen | null) =>
    x === y || (x !== null && y !== null && Math.abs(x - y) <= 100);
  return same(a.low, b.low) && same(a.high, b.high);
}

/**
 * Pay in fen a month.
 *
 * What the page printed decides, for the figures beside it are worked out from it: in the collected files the figures of rows
 * in 年, 天 and 小时 are already a month's (all 3,067 of 79,271 rows: 15-20万/年 stands beside 12500 and 16667). Where nothing
 * is printed, figures in 月 are taken as they are; in another unit they may be a month's or the period's, so the reading that
 * lies between 800 and 100,000 yuan a month is taken, a month's first, and said to be guessed.
 */
export function readPay({ min, max, unit, printed }: PrintedPay): ReadPay {
  const figures = { low: min ? fenOf(min) : null, high: max ? fenOf(max) : null };
  const given = figures.low !== null || figures.high !== null;
  if (printed !== null && printed !== '') {
    const text = readPrinted(printed);
    if (text) {
      const period = periods[text.per ?? unit ?? '月'];
      if (!period)
        return text.per === null ? { ...unknown, doubts: ['pay-odd'] } : { ...unknown, period: 'piece' };
      const ends = monthly(text, period);
      return settled(ends, period, !given || agree(ends, figures) ? [] : ['pay-disagrees']);
    }
    if (/面议|面谈|另议/.test(printed)) return unknown;
  }
  if (!given) return unknown;
  const period = periods[unit ?? '月'];
  if (!period) return { ...unknown, doubts: ['pay-odd'] };
  if (period === 'month') return settled(figures, 'month', []);
  if (isBelieved(figures)) return settled(figures, period, ['pay-period-guessed']);
  return settled(monthly(figures, period), period, ['pay-period-guessed']);
}
