import { formatYuan } from '../../../ground/money/format.ts';
import type { Fen } from '../../../ground/money/money.ts';
import type { Words } from '../../../ground/problem.ts';
import type { AmountKind, Policy } from './definition.ts';

/** A constant sum by how it is paid; {v} is the sum. */
const ways: Partial<Record<AmountKind, Words>> = {
  once: { zh: '一次性 {v}', en: '{v} once' },
  'once-a-year': { zh: '一年一次，{v}', en: '{v} once a year' },
  'a-year': { zh: '每年 {v}', en: '{v} a year' },
  'a-month': { zh: '每月 {v}', en: '{v} a month' },
  'per-hire': { zh: '每招一人 {v}', en: '{v} for each person hired' },
  'per-hire-months': { zh: '每招一人每月 {v}', en: '{v} a month for each person hired' },
  'per-hire-year': { zh: '每招一人每年 {v}', en: '{v} a year for each person hired' },
  'in-all': { zh: '一共 {v}', en: '{v} in all' },
  loan: { zh: '最多贷 {v}', en: 'A loan of {v} at most' },
  relief: { zh: '少交 {v}', en: '{v} less to pay' },
  'to-pay': { zh: '要交 {v}', en: '{v} to pay' },
  rate: { zh: '按 {v} 交', en: 'Paid at {v}' },
};

/**
 * What a policy gives, in words: 一次性 12000 元 where it is one sum, else the sentence of its definition. Where nobody has read how much,
 * that is said.
 */
export function amountWords({ amount: { kind, formula, told } }: Policy): Words {
  if (told) return told;
  if (kind === 'status')
    return { zh: '办的是资格，不直接发钱', en: 'It gives a standing, and no money by itself' };
  const way = ways[kind];
  if (formula?.is === 'number' && way) {
    const sum =
      formula.unit === 'fen'
        ? formatYuan(formula.value as Fen)
        : { zh: `${formula.value * 100}%`, en: `${formula.value * 100}%` };
    return { zh: way.zh.replace('{v}', sum.zh), en: way.en.replace('{v}', sum.en) };
  }
  return { zh: '能领多少还没有核实，请问站点', en: 'How much is not checked yet; please ask a station' };
}
