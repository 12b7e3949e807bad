import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPhone } from './phone.ts';

const phones = fc.stringMatching(/^1[3-9]\d{9}$/);
const reasonOf = (typed: string) => {
  const reading = readPhone(typed);
  return reading.ok ? undefined : reading.reasons[0].code;
};

test('a number is read however it is written', () => {
  fc.assert(
    fc.property(phones, fc.constantFrom('', '+86', '0086', '86', '+86 ', '＋８６ '), (phone, prefix) => {
      const typed = `${prefix}${phone.slice(0, 3)} ${phone.slice(3, 7)}-${phone.slice(7)}`;
      expect(readPhone(typed)).toEqual({ ok: true, value: phone, respelled: true });
      expect(readPhone(phone)).toEqual({ ok: true, value: phone, respelled: false });
    }),
  );
});

test('what is wrong is named', () => {
  expect(reasonOf('')).toBe('empty');
  expect(reasonOf('1380000000')).toBe('too-short');
  expect(reasonOf('138000000000')).toBe('too-long');
  expect(reasonOf('12800000000')).toBe('not-mobile');
  expect(reasonOf('0531-66666666')).toBe('landline');
  expect(reasonOf('138000o0000')).toBe('bad-character');
  expect(readPhone('1380000000')).toMatchObject({ reasons: [{ detail: { zh: '少 1 位，应该是 11 位' } }] });
});
