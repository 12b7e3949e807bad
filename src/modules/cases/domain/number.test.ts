import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDay } from '../../../ground/clock/day.ts';
import { type CaseNumber, checkDigits, formatCaseNumber, monthOf, readCaseNumber } from './number.ts';

const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });
const caseNumber: fc.Arbitrary<CaseNumber> = fc.record({
  prefix: fc.constantFrom('QZ', 'SY', 'DJB'),
  county: digits(6),
  month: digits(4),
  sequence: fc.integer({ min: 1, max: 99_999_999 }),
});

test('the check digits are those of ISO 7064 MOD 97-10 as bank accounts have them', () => {
  // ISO 13616's own example, GB82 WEST 1234 5698 7654 32, with its country code moved to the end.
  expect(checkDigits('WEST12345698765432GB')).toBe('82');
});

describe('a case number', () => {
  test('names type, county, month and count', () => {
    const number = { prefix: 'QZ', county: '370705', month: monthOf(parseDay('2026-11-20')), sequence: 1173 };
    expect(formatCaseNumber(number)).toMatch(/^QZ-370705-2611-01173-\d\d$/);
  });

  test('reads back what it writes, however it is typed', () => {
    fc.assert(
      fc.property(caseNumber, fc.constantFrom('-', ' ', '', '－', '—'), (number, hyphen) => {
        const typed = formatCaseNumber(number).replaceAll('-', hyphen).toLowerCase().replaceAll('0', 'o');
        expect(readCaseNumber(typed)).toEqual(number);
      }),
    );
  });

  test('misses no wrong digit and no two digits that changed places', () => {
    fc.assert(
      fc.property(caseNumber, fc.nat(), fc.integer({ min: 1, max: 9 }), (number, where, by) => {
        const text = formatCaseNumber(number).replaceAll('-', '');
        const at = number.prefix.length + (where % (text.length - number.prefix.length - 1));
        const digit = Number(text[at]);
        const wrong = text.slice(0, at) + ((digit + by) % 10) + text.slice(at + 1);
        expect(readCaseNumber(wrong)).toBeUndefined();
        const swapped = text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2);
        if (swapped !== text) expect(readCaseNumber(swapped)).toBeUndefined();
      }),
    );
  });

  test('of another type is another number', () => {
    const text = formatCaseNumber({ prefix: 'QZ', county: '370705', month: '2611', sequence: 1 });
    expect(readCaseNumber(text.replace('QZ', 'SY'))).toBeUndefined();
  });
});
