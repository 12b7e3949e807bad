import { addDays, addMonths, type Day, isDay, parseDay } from '../../../../ground/clock/day.ts';

declare const monthBrand: unique symbol;

/** A calendar month of the business zone (Asia/Shanghai), 'YYYY-MM'. Months compare as strings. */
export type Month = string & { readonly [monthBrand]: true };

/** The month that a day lies in. */
export function monthOf(day: Day): Month {
  return day.slice(0, 7) as Month;
}

/** A month from its text; undefined where it is none. */
export function findMonth(text: string): Month | undefined {
  const day = `${text}-01`;
  return isDay(day) ? monthOf(day) : undefined;
}

export const firstDay = (month: Month): Day => parseDay(`${month}-01`);
export const lastDay = (month: Month): Day => addDays(firstOfNext(month), -1);

/** The first day that no longer belongs to it. */
export const firstOfNext = (month: Month): Day => addMonths(firstDay(month), 1);

/** So many months that end with this one, the earliest first. */
export function monthsUntil(month: Month, count: number): Month[] {
  return Array.from({ length: count }, (_, at) => monthOf(addMonths(firstDay(month), at + 1 - count)));
}
