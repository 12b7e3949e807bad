import { addDays, addMonths, type Day, partsOf } from './day.ts';

/**
 * On which day a year of age (周岁) is complete.
 * - `birthday`: on the birthday. No labour or civil statute says otherwise, 年满 includes its number (民法典 art. 1259), and
 *   registers and social insurance count so: the rule for what a person may ask for.
 * - `day-after`: on the day after the birthday, since the day of birth does not count (民法典 art. 201); written down for
 *   criminal responsibility only (法释〔2006〕1号 art. 2: 从周岁生日的第二天起算). For a prohibition, like placing anybody under 16
 *   (劳动法 art. 15, 禁止使用童工规定 art. 2), take this later of the two days: it is right under both readings.
 */
export type AgeRule = 'birthday' | 'day-after';

/**
 * The first day on which somebody is `years` old. Who was born on 29 February completes a common year on 28 February, the last
 * day of the month that has no corresponding day (民法典 art. 202), and by `day-after` on 1 March.
 */
export function dayOfAge(birth: Day, years: number, rule: AgeRule = 'birthday'): Day {
  const birthday = addMonths(birth, years * 12);
  return rule === 'birthday' ? birthday : addDays(birthday, 1);
}

/** Age in completed years (周岁) on a day; negative before birth. */
export function ageOn(birth: Day, day: Day, rule: AgeRule = 'birthday'): number {
  const years = partsOf(day).year - partsOf(birth).year;
  return day >= dayOfAge(birth, years, rule) ? years : years - 1;
}
