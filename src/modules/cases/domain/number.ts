import type { Day } from '../../../ground/clock/day.ts';

/** The parts of a case number. */
export interface CaseNumber {
  /** Of the case type: two or three capital letters. */
  prefix: string;
  /** GB/T 2260 code of the county, six digits. */
  county: string;
  /** Year and month, `2611` for November 2026. */
  month: string;
  /** Counts from 1 within type, county and month; gaps are allowed. */
  sequence: number;
}

/**
 * The two check digits of ISO/IEC 7064 MOD 97-10, as bank account numbers have them (ISO 13616: A = 10 … Z = 35): they miss no
 * single wrong character and no two neighbours that changed places. Digits only, since a person may read them to us by telephone.
 */
export function checkDigits(text: string): string {
  let rest = 0;
  for (const character of `${text}00`) {
    for (const digit of String(Number.parseInt(character, 36))) rest = (rest * 10 + Number(digit)) % 97;
  }
  return String(98 - rest).padStart(2, '0');
}

/** The month of a day as a number carries it. */
export function monthOf(day: Day): string {
  return day.slice(2, 4) + day.slice(5, 7);
}

/** `QZ-370705-2611-01173-42`: type, county, month, sequence of five digits or more, check. */
export function formatCaseNumber({ prefix, county, month, sequence }: CaseNumber): string {
  const count = String(sequence).padStart(5, '0');
  return [prefix, county, month, count, checkDigits(prefix + county + month + count)].join('-');
}

/**
 * Reads a number as somebody typed it: small letters, full-width signs, blanks, missing hyphens and O for 0 are understood.
 * @returns undefined where it has another form or the check digits say that something was mistyped.
 */
export function readCaseNumber(typed: string): CaseNumber | undefined {
  const bare = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '');
  const found = /^([A-Z]{2,3}?)([0-9O]{6})([0-9O]{4})([0-9O]{5,8})([0-9O]{2})$/.exec(bare);
  if (!found) return undefined;
  const [, prefix = '', ...digits] = found;
  const [county = '', month = '', count = '', check = ''] = digits.map((part) => part.replaceAll('O', '0'));
  if (checkDigits(prefix + county + month + count) !== check) return undefined;
  return { prefix, county, month, sequence: Number(count) };
}
