import type { Words } from '../problem.ts';
import type { Fen } from './money.ts';
import type { Pay, PayPeriod } from './pay.ts';

const periods: Record<PayPeriod, Words> = {
  month: { zh: '月', en: 'a month' },
  day: { zh: '天', en: 'a day' },
  hour: { zh: '小时', en: 'an hour' },
  year: { zh: '年', en: 'a year' },
  piece: { zh: '件', en: 'a piece' },
};

/** 100,000 yuan and more in 万, if at most one decimal is needed; in fen. */
const wanFrom = 10_000_000;
const wanStep = 100_000;

function inWan(amount: Fen): boolean {
  return Math.abs(amount) >= wanFrom && amount % wanStep === 0;
}

/** Yuan with the fen only where there are some: 2160, 21.5, 21.05. */
function digits(amount: Fen): string {
  const whole = Math.trunc(Math.abs(amount) / 100);
  const part = String(Math.abs(amount) % 100)
    .padStart(2, '0')
    .replace(/0+$/, '');
  return `${amount < 0 ? '-' : ''}${whole}${part ? `.${part}` : ''}`;
}

function grouped(text: string): string {
  return text.replace(/\d{4,}/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','));
}

function chinese(amounts: Fen[]): string {
  return amounts.every(inWan)
    ? `${amounts.map((amount) => String(amount / 1_000_000)).join('–')} 万元`
    : `${amounts.map(digits).join('–')} 元`;
}

function english(amounts: Fen[]): string {
  // Chinese counts large sums by 万; English needs its thousands marked.
  const texts = amounts.map((amount) =>
    Math.abs(amount) >= 1_000_000 ? grouped(digits(amount)) : digits(amount),
  );
  return `${texts.join('–')} yuan`;
}

/** An amount as pages write it: 2160 元, 30 万元; 2160 yuan, 300,000 yuan. */
export function formatYuan(amount: Fen): Words {
  return { zh: chinese([amount]), en: english([amount]) };
}

/** An amount in a desk's statistics: always in yuan, thousands marked: 1,234,567.89 元. */
export function formatYuanGrouped(amount: Fen): Words {
  const text = grouped(digits(amount));
  return { zh: `${text} 元`, en: `${text} yuan` };
}

/** Pay as pages write it: 4800–5500 元/月, 4800 元/月起; 工资面议 where neither end is known. */
export function formatPay({ min, max, period }: Pay): Words {
  const { zh, en } = periods[period];
  if (min !== null && max !== null) {
    const ends = min === max ? [min] : [min, max];
    return { zh: `${chinese(ends)}/${zh}`, en: `${english(ends)} ${en}` };
  }
  if (min !== null) return { zh: `${chinese([min])}/${zh}起`, en: `from ${english([min])} ${en}` };
  if (max !== null) return { zh: `最高 ${chinese([max])}/${zh}`, en: `up to ${english([max])} ${en}` };
  return { zh: '工资面议', en: 'pay to be agreed' };
}
