import type { PayPeriod } from '../../../../ground/money/pay.ts';
import { readPay } from '../sentence/pay.ts';
import { Reading } from '../sentence/text.ts';
import type { Phrase } from './phrases.ts';
import type { Read } from './read.ts';

/** A sum that is offered. */
export interface OfferedSum {
  kind: 'total' | 'base' | 'probation';
  /** Yuan a unit; null: that end is not said. */
  low: number | null;
  high: number | null;
  unit: PayPeriod;
}

/** Without one of these words a number is something else. */
const money = /薪|工资|收入|底薪|保底|待遇|报酬|[元块kK]|\/\s*[月天日时]/;
/** 补贴, 奖金 and what the company earns are no pay. */
const other = /补贴|补助|津贴|奖金?\d|资产|营业额|销售额|注册资本|融资|客单价|福利费|房补|餐补|饭补/;
/** A sum of as much without a unit is a month's: nobody offers it a day or an hour without saying so. */
const leastOfMonth = 1000;

/** What each phrase offers, in order; each sum once. */
export function readPays(phrases: readonly Phrase[]): Read<OfferedSum>[] {
  const found: Read<OfferedSum>[] = [];
  for (const { text, start } of phrases) {
    if (!money.test(text) || other.test(text)) continue;
    const { unit, low, high } = readPay(new Reading(text));
    const at = low ?? high;
    if (!at) continue;
    const of =
      unit?.value ?? (at.value >= leastOfMonth && /薪|工资|收入|底薪|保底|待遇/.test(text) ? 'month' : null);
    if (of === null) continue;
    const before = text.slice(0, at.start);
    const kind =
      /试用/.test(before) && !/转正/.test(before)
        ? 'probation'
        : /底薪|保底|基本工资|无责/.test(before)
          ? 'base'
          : 'total';
    const value: OfferedSum = { kind, low: low?.value ?? null, high: high?.value ?? null, unit: of };
    if (found.some((each) => JSON.stringify(each.value) === JSON.stringify(value))) continue;
    found.push({
      value,
      start: start + at.start,
      end: start + at.end,
      sure: unit ? at.sure : 'likely',
      why: {
        zh: unit ? '写了钱数和单位' : '写了钱数，按月算',
        en: unit ? 'a sum and its unit' : 'a sum; taken as a month’s',
      },
    });
  }
  return found;
}
