import type { Span } from '../sentence/text.ts';

/** From when to when, in months since year 0; `until` null: until now. */
export interface Period extends Span {
  from: number;
  until: number | null;
}

const month = '(?:\\s*[.年/-]\\s*(1[0-2]|0?[1-9])(?!\\d)\\s*月?|\\s*年)?';
const pattern = new RegExp(
  `((?:19|20)\\d\\d)${month}\\s*(?:[-－–—~～至到]+)\\s*(?:((?:19|20)\\d\\d)${month}|(至今|现在|今|目前))`,
  'g',
);

/** The stretches of time that a text names: 2019.03-2023.06, 2019年3月至今. One that ends before it begins is none. */
export function periodsOf(text: string): Period[] {
  return [...text.matchAll(pattern)].flatMap((match): Period[] => {
    const [whole, fromYear, fromMonth, toYear, toMonth] = match;
    const from = Number(fromYear) * 12 + Number(fromMonth ?? 1) - 1;
    const until = toYear === undefined ? null : Number(toYear) * 12 + Number(toMonth ?? 12) - 1;
    if (until !== null && until < from) return [];
    return [{ start: match.index, end: match.index + whole.length, from, until }];
  });
}

/** How many months they cover together. @param now the month of today. */
export function monthsIn(periods: readonly Period[], now: number): number {
  const sorted = periods
    .map(({ from, until }) => ({ from, until: Math.min(until ?? now, now) }))
    .filter(({ from, until }) => from <= until)
    .sort((a, b) => a.from - b.from);
  let [months, last] = [0, -1];
  for (const { from, until } of sorted) {
    months += Math.max(0, until - Math.max(from, last + 1) + 1);
    last = Math.max(last, until);
  }
  return months;
}
