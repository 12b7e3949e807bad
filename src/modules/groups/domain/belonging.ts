import { ageOn } from '../../../ground/clock/age.ts';
import { type Day, isDay } from '../../../ground/clock/day.ts';

/** What of somebody's facts makes it likely that he belongs: a code among several, a value, or an age in completed years. */
export type Sign =
  | { fact: string; has: string }
  | { fact: string; is: string | boolean }
  | { fact: string; age_from: number };

/** Whether a fact's value is such a sign. What is not known is none. */
export function isSign(sign: Sign, value: unknown, today: Day): boolean {
  if (value === null || value === undefined) return false;
  if ('has' in sign) return Array.isArray(value) && value.includes(sign.has);
  if ('is' in sign) return value === sign.is;
  return typeof value === 'string' && isDay(value) && ageOn(value, today) >= sign.age_from;
}
