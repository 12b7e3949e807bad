import { isOneSlip } from './one-slip.ts';
import type { Agreement, Traits } from './traits.ts';

type Number = Pick<Traits, 'idNumber' | 'idValid'>;

/**
 * How two identity numbers agree (GB 11643-1999: area 6, birth date 8, sequence 3, check 1). A number of 15 digits is the same as its 18.
 *
 * The check finds every single wrong digit and every two neighbours exchanged, so two valid numbers are never one slip apart as typed. They
 * are where the slip was made in a number of 15 digits, which has no check, and lengthened afterwards: then the first 17 differ by
 * one slip. Where that slip lies in the sequence, the two may as well be twins, and it is told apart.
 */
export function compareIdNumbers(a: Number, b: Number): Agreement['idNumber'] {
  if (a.idNumber === null || b.idNumber === null) return null;
  const [one, other] = [bodyOf(a.idNumber), bodyOf(b.idNumber)];
  const bothValid = a.idValid && b.idValid;
  if (one === other) {
    // Of 18 digits whose first 17 agree the last was typed wrongly.
    return a.idNumber.length === b.idNumber.length && a.idNumber !== b.idNumber ? 'slip' : 'equal';
  }
  if (one.length === 17 && other.length === 17 && one.slice(0, 14) === other.slice(0, 14)) {
    const typed = !bothValid && isOneSlip(a.idNumber, b.idNumber);
    return typed ? 'slip' : 'sequence';
  }
  if (isOneSlip(one, other) || isOneSlip(a.idNumber, b.idNumber)) return 'slip';
  return 'different';
}

/** The digits before the check; those of 15 with the century that they stood for. */
function bodyOf(number: string): string {
  if (number.length === 15) return `${number.slice(0, 6)}19${number.slice(6)}`;
  return number.length === 18 ? number.slice(0, 17) : number;
}
