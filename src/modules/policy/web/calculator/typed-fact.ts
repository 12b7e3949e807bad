import { isDay } from '../../../../ground/clock/day.ts';
import type { Output } from '../../../../web/call.ts';

export type AskedFact = NonNullable<Output<'POST /api/calculator'>['question']>['facts'][number];
export type Told = Output<'POST /api/calculator'>['known'][number]['value'];

/** What stands in the control of one fact: an answer, text on its way to one, 说不清楚, or nothing yet. */
export type Typed = { value: Told } | { text: string } | 'unclear' | undefined;

/** What is wrong with the text of an answer: nothing there, no figure, no day. */
export type TypedFault = 'nothing' | 'figure' | 'day';

/** Types whose answer is a figure, and what the figure on the page is multiplied by: yuan are told in fen, per cent as a share. */
const times: Readonly<Record<string, number>> = { fen: 100, months: 1, years: 1, number: 1, ratio: 0.01 };

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

/** What a control says of its fact, or what is wrong with it. Text is read when the page goes on, not while it is typed. */
export function readTyped(
  { type }: Pick<AskedFact, 'type'>,
  typed: Typed,
): { told: Told } | 'unclear' | TypedFault {
  if (typed === undefined) return 'nothing';
  if (typed === 'unclear') return 'unclear';
  if ('value' in typed) return { told: typed.value };
  const text = typed.text.normalize('NFKC').replaceAll(/[\s,]|元|个?月|年|%/gu, '');
  if (typed.text.trim() === '') return 'nothing';
  if (type === 'day') {
    const day = readTypedDay(typed.text);
    return day === undefined ? 'day' : { told: day };
  }
  const factor = times[type];
  if (factor === undefined || !/^\d+(\.\d+)?$/u.test(text)) return 'figure';
  const figure = Number(text);
  return { told: type === 'ratio' ? figure / 100 : Math.round(figure * factor) };
}
