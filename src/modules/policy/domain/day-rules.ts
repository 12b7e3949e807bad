import { addDays, addMonths, type Day, partsOf } from '../../../ground/clock/day.ts';

/** Whole months from one day to another: n where `to` lies on or after the corresponding day n months later; negative where it is earlier. */
export function wholeMonths(from: Day, to: Day): number {
  const [a, b] = [partsOf(from), partsOf(to)];
  const months = (b.year - a.year) * 12 + b.month - a.month;
  return to >= addMonths(from, months) ? months : months - 1;
}

/** A kind of worker by retirement: men; women on cadre posts; women on workers' posts. */
export type RetireCategory = 'male' | 'female_cadre' | 'female_worker';

/**
 * Steps of the gradual rise: years at which retirement stood before, one month more for each so many months, and at most so many months.
 * 全国人民代表大会常务委员会关于实施渐进式延迟法定退休年龄的决定 (2024-09-13, in force from 2025-01-01), art. 1.
 */
const rise: Record<RetireCategory, { years: number; step: number; most: number }> = {
  male: { years: 60, step: 4, most: 36 },
  female_cadre: { years: 55, step: 4, most: 36 },
  female_worker: { years: 50, step: 2, most: 60 },
};

/** Month by month from January 2025, counted from 1. */
const monthOfRise = (day: Day) => {
  const { year, month } = partsOf(day);
  return (year - 2025) * 12 + month;
};

/** The day on which somebody reaches the statutory retirement age; going earlier or later by choice is left out. */
export function retirementDay(birth: Day, category: RetireCategory): Day {
  const { years, step, most } = rise[category];
  const before = addMonths(birth, years * 12);
  const month = monthOfRise(before);
  const delay = month < 1 ? 0 : Math.min(most, Math.ceil(month / step));
  return addMonths(birth, years * 12 + delay);
}

/** The first day on which less than `months` months are left to `day`. */
export const daysLeftFrom = (day: Day, months: number): Day => addDays(addMonths(day, -months), 1);
