import { type Day, daysBetween } from '../../../ground/clock/day.ts';
import { type PostingAnswers, readOffered } from '../../matching/index.ts';
import { textIn, textsIn, type Values } from '../domain/column.ts';

/** Pay of a row: fen a unit; a unit that nobody has said is null. */
export interface RowPay {
  column: string;
  unit: string | null;
  low: number;
  high: number;
}

const fenOf = (yuan: number) => Math.round(yuan * 100);

/** Pay from the one column that has it, or from two ends; null where the row says nothing of it. */
export function payOf(values: Values): RowPay | null {
  const said = textIn(values.payUnit);
  for (const column of ['pay', 'monthPay']) {
    const text = textIn(values[column]);
    const read = text === null ? undefined : readOffered(text);
    if (read?.ok) return { ...read.pay, column, unit: read.pay.unit ?? said };
  }
  const { payLow, payHigh } = values;
  if (typeof payLow !== 'number') return null;
  const high = typeof payHigh === 'number' ? payHigh : payLow;
  return { column: 'payLow', unit: said, low: fenOf(payLow), high: fenOf(high) };
}

/** A row as the answers of a 招聘登记. */
export function answersOf(values: Values, today: Day): PostingAnswers {
  const pay = payOf(values);
  const until = textIn(values.validUntil);
  const years = textIn(values.experience);
  return {
    title: textIn(values.title),
    headcount: values.headcount ?? null,
    duties: textIn(values.duties),
    place: textIn(values.place),
    address: textIn(values.address),
    'pay-unit': pay?.unit ?? null,
    'pay-low': pay?.low ?? null,
    'pay-high': pay?.high ?? null,
    'pay-rule': textIn(values.payRule),
    hours: textsIn(values.hours),
    education: textIn(values.education),
    experience: years === null ? null : Number(years),
    certificates: textsIn(values.certificates),
    labels: textsIn(values.labels) ?? ['none'],
    welfare: textsIn(values.welfare),
    contract: textIn(values.contract),
    'valid-days': until === null ? null : daysBetween(today, until as Day),
  };
}

/** The column in which the answer to a question stands. */
export function columnOf(question: string, values: Values): string {
  const pay = payOf(values)?.column ?? 'pay';
  const columns: Readonly<Record<string, string>> = {
    'pay-unit': pay,
    'pay-low': pay,
    'pay-high': pay,
    'pay-rule': 'payRule',
    'valid-days': 'validUntil',
  };
  return columns[question] ?? question;
}
