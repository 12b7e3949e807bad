import { formatPay } from '../../../ground/money/format.ts';
import { type PayPeriod, perMonth } from '../../../ground/money/pay.ts';
import type { Words } from '../../../ground/problem.ts';
import { type OfferedPay, printPay } from './own-pay.ts';
import { readPrinted } from './pay.ts';

/** Pay as a list offers it. `unit` is null where the text does not say what it is for. */
export type ListedPay = Omit<OfferedPay, 'unit'> & { unit: PayPeriod | null };

export type PayReading = { ok: true; pay: ListedPay } | { ok: false; code: string; detail: Words };

const units: Readonly<Record<string, PayPeriod>> = {
  月: 'month',
  年: 'year',
  天: 'day',
  日: 'day',
  小时: 'hour',
  时: 'hour',
  钟头: 'hour',
};

const refused = (code: string, zh: string, en: string): PayReading => ({
  ok: false,
  code,
  detail: { zh, en },
});

const unit = '月|年|天|日|小时|时';
const before = new RegExp(`^(?:每|按)?(${unit})(?:薪|工资|结)?[:：]?(\\d.*)$`);
const without = new RegExp(`(?:元|块)?(?:每|一|/每)(${unit}|件|个|单)$`);
const boundLast = new RegExp(`/(${unit})((?:及)?以[上下])$`);

/** 每天200元, 月薪4000, 25元每小时, 6000元/月起 → amount, bound and unit in the order in which advertisements are read. */
function inOrder(text: string): string {
  const spelled = text.replace(/起$/, '以上').replace(without, '元/$1').replace(boundLast, '$2/$1');
  const found = before.exec(spelled);
  return found ? `${found[2]}/${found[1]}` : spelled;
}

/**
 * Reads pay as employers write it: 4000-6000元/月, 200元/天, 25元/小时, 10-15万/年, 6000元以上. The least has to be said, since the law
 * asks for the basic pay (人力资源市场暂行条例 art. 24): 面议 is refused.
 */
export function readOffered(said: string): PayReading {
  const text = inOrder(said.normalize('NFKC').replace(/\s/g, ''));
  if (/面议|面谈|另议|商议|电议/.test(text))
    return refused('pay-open', '写的是面议，要写最少给多少', 'It is left open; please give the least');
  const read = readPrinted(text);
  const low = read?.low ?? null;
  if (!read)
    return refused('not-pay', `“${said.slice(0, 20)}”看不懂`, `“${said.slice(0, 20)}” cannot be read as pay`);
  if (low === null)
    return refused('pay-least-missing', '只写了最多，没写最少', 'It gives the most and not the least');
  const { high, per } = read;
  if (per !== null && !units[per] && per.length > 2)
    return refused('not-pay', `“${per}”不知道是什么`, `It is not clear what “${per}” is`);
  if (high !== null && high < low)
    return refused('pay-turned', '最高的比最低的还少', 'The most is below the least');
  const unit = per === null ? null : (units[per] ?? 'piece');
  return { ok: true, pay: { unit, low, high: high ?? low } };
}

/** Pay of a list in one spelling, which `readOffered` reads again: 200–260 元/天; without a unit 4000-6000元. */
export function printOffered({ unit, low, high }: ListedPay): string {
  if (unit !== null) return printPay({ unit, low, high });
  return low === high ? `${low / 100}元` : `${low / 100}-${high / 100}元`;
}

/**
 * The same with what it comes to a month by the rule of ground/money (21.75 days, 174 hours, 12 months): only for comparing, the posting shows
 * what is offered.
 */
export function offeredPay(pay: ListedPay): { printed: string; aMonth: string | null } {
  const printed = printOffered(pay);
  if (pay.unit === null || pay.unit === 'month') return { printed, aMonth: null };
  const [min, max] = [perMonth(pay.low, pay.unit), perMonth(pay.high, pay.unit)];
  return { printed, aMonth: min === null ? null : formatPay({ min, max, period: 'month' }).zh };
}
