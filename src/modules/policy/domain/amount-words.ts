import { formatYuan } from '../../../ground/money/format.ts';
import type { Fen } from '../../../ground/money/money.ts';
import type { Words } from '../../../ground/problem.ts';
import type { AmountKind, Policy } from './definition.ts';
import type { Formula } from './formula/parse.ts';

/** A constant of a definition by how it is paid; {v} is the sum. */
const ways: Partial<Record<AmountKind, Words>> = {
  once: { zh: '一次性 {v}', en: '{v} once' },
  'once-a-year': { zh: '一年一次，{v}', en: '{v} once a year' },
  'a-year': { zh: '每年 {v}', en: '{v} a year' },
  'a-month': { zh: '每月 {v}', en: '{v} a month' },
  'per-hire': { zh: '每招一人 {v}', en: '{v} for each person hired' },
  'per-hire-months': { zh: '每招一人每月 {v}', en: '{v} a month for each person hired' },
  'per-certificate': { zh: '每本证书 {v}', en: '{v} for each certificate' },
  'in-all': { zh: '一共 {v}', en: '{v} in all' },
  loan: { zh: '最多贷 {v}', en: 'A loan of {v} at most' },
  relief: { zh: '每年少交 {v}', en: '{v} a year less to pay' },
  'relief-per-hire': { zh: '每招一人每年少交 {v}', en: '{v} a year less to pay for each person hired' },
  'to-pay': { zh: '要交 {v}', en: '{v} to pay' },
  rate: { zh: '按 {v} 交', en: 'Paid at {v}' },
};

/** A sum that was computed over those whom a unit has hired: a total, and no rate; {n} is how many of them it is for. */
const totals: Partial<Record<AmountKind, Words>> = {
  'per-hire': { zh: '合计一次性 {v}（{n} 人）', en: '{v} in all, once (for {n} hired)' },
  'per-hire-months': {
    zh: '合计 {v}（{n} 人，按已缴的月数）',
    en: '{v} in all for the months paid in (for {n} hired)',
  },
  'relief-per-hire': {
    zh: '当年合计少交 {v}（{n} 人）',
    en: '{v} less to pay in all this year (for {n} hired)',
  },
};

/** The part of one of them. */
const parts: Partial<Record<AmountKind, Words>> = {
  'per-hire': { zh: '一次性 {v}', en: '{v} once' },
  'per-hire-months': { zh: '一共 {v}，按已缴的月数', en: '{v} in all for the months paid in' },
  'relief-per-hire': { zh: '当年少交 {v}', en: '{v} less to pay this year' },
};

function filledIn(way: Words | undefined, type: Policy['amount']['type'], sum: number): Words | null {
  if (!way || type === null) return null;
  const words = type === 'fen' ? formatYuan(sum as Fen) : { zh: `${shareOf(sum)}%`, en: `${shareOf(sum)}%` };
  return { zh: way.zh.replace('{v}', words.zh), en: way.en.replace('{v}', words.en) };
}

/**
 * A sum that was computed for somebody, as it is paid: 每月 2160 元; over those whom a unit has hired as a total: 合计 3600 元（2 人，按已缴的月数）.
 * Null where that kind pays no sum.
 * @param hired how many of them it is for; nothing is told of it where the policy is not for hires.
 */
export function sumWords({ kind, type }: Policy['amount'], sum: number, hired: number): Words | null {
  const total = totals[kind];
  const words = filledIn(total ?? ways[kind], type, sum);
  const count = (text: string) => text.replace('{n}', String(hired));
  return words && { zh: count(words.zh), en: count(words.en) };
}

/** What was computed for one whom a unit has hired. Null where that kind pays no sum. */
export const partWords = ({ kind, type }: Policy['amount'], sum: number): Words | null =>
  filledIn(parts[kind] ?? ways[kind], type, sum);

const shareOf = (share: number) => Number((share * 100).toPrecision(12));

/**
 * What a policy gives, in words: 一次性 12000 元 where it is one sum, else the sentence of its definition. Where nobody has read how much,
 * that is said.
 */
export function amountWords({ amount }: Policy): Words {
  const { kind, formula, told } = amount;
  if (told) return told;
  if (kind === 'status')
    return { zh: '办的是资格，不直接发钱', en: 'It gives a standing, and no money by itself' };
  const sum = formula?.is === 'number' ? filledIn(ways[kind], amount.type, formula.value) : null;
  if (sum) return sum;
  return { zh: '能领多少还没有核实，请问站点', en: 'How much is not checked yet; please ask a station' };
}

function numbersIn(formula: Formula): (Formula & { is: 'number' })[] {
  switch (formula.is) {
    case 'number':
      return [formula];
    case 'call':
      return formula.given.flatMap(numbersIn);
    case 'not':
      return numbersIn(formula.of);
    case 'two':
      return [formula.left, formula.right].flatMap(numbersIn);
    case 'choice':
      return [formula.if, formula.then, formula.else].flatMap(numbersIn);
    default:
      return [];
  }
}

/** The sums of a formula, in yuan, that the sentence beside it leaves out or tells otherwise: people would read another sum than is computed. */
export function sumsUntold(formula: Formula, told: Words): number[] {
  const said = told.zh.replace(/[ ,，]/g, '');
  return numbersIn(formula)
    .filter(({ value, unit }) => unit === 'fen' && value > 0)
    .map(({ value }) => value / 100)
    .filter((yuan) => !new RegExp(`(?<![\\d.])(${yuan}|${yuan / 10_000}万)元`).test(said));
}
