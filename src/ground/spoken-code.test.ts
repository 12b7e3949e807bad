import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codeAlphabet, codeFrom, codeLength, readCode, showCode } from './spoken-code.ts';

const numbers = fc.array(fc.nat(codeAlphabet.length - 1), { minLength: codeLength, maxLength: codeLength });

test('is read as it is shown, spoken and typed', () => {
  fc.assert(
    fc.property(numbers, (drawn) => {
      const code = codeFrom(drawn);
      expect(readCode(showCode(code))).toBe(code);
      expect(readCode(` ${showCode(code).toLowerCase().replace(' ', '－')} `)).toBe(code);
    }),
  );
});

test('takes what looks or sounds like a character of it for that character', () => {
  expect(readCode('ZSGB VN23')).toBe('2568UM23');
});

test.each(['', '2345 678', '2345 67899', '2345 678O', '1234 5678', '<script>'])('%j is no code', (typed) => {
  expect(readCode(typed)).toBeUndefined();
});

test('has no two characters that look alike', () => {
  for (const pair of ['0O', '1I', '1L', 'IL', '2Z', '5S', '6G', '8B', 'UV', 'OQ', 'OD']) {
    expect(Array.from(pair).filter((character) => codeAlphabet.includes(character)).length).toBeLessThan(2);
  }
});
