import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkCharacter,
  codeAlphabet,
  composeCreditCode,
  organisationCheckCharacter,
  readCreditCode,
  showCreditCode,
} from './credit-code.ts';

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
const letters = (length: number) =>
  fc
    .array(fc.constantFrom(...codeAlphabet), { minLength: length, maxLength: length })
    .map((all) => all.join(''));
const codes = fc
  .tuple(fc.constantFrom('91', '92', '93', '12', '52'), digits(6), letters(8))
  .map(([head, area, organisation]) => composeCreditCode(head, area, organisation));

const reasonOf = (typed: string) => {
  const reading = readCreditCode(typed);
  return reading.ok ? undefined : reading.reason;
};

describe('a right code', () => {
  // The two worked numbers that everybody can check by hand: weights 1, 3, 9 … over the printed values.
  it('has the check characters of both standards', () => {
    expect(organisationCheckCharacter('D2143569')).toBe('X'); // GB 11714-1997, its own example
    expect(checkCharacter('91350100M000100Y4')).toBe('3'); // printed on a licence: 91350100M000100Y43
    expect(readCreditCode('91350100M000100Y43')).toMatchObject({ ok: true });
  });

  it('is understood in full width, small letters, with spaces and hyphens, and with letters that look alike', () => {
    for (const typed of [
      ' 9135 0100-m000 100y43 ',
      '９１３５０１００Ｍ０００１００Ｙ４３',
      '9I35OIOOMOOOIOOY43',
    ]) {
      expect(readCreditCode(typed)).toEqual({
        ok: true,
        value: { code: '91350100M000100Y43', respelled: true },
      });
    }
    expect(showCreditCode('91350100M000100Y43')).toBe('9135 0100 M000 100Y 43');
  });

  it('is read whatever its parts are', () => {
    fc.assert(
      fc.property(codes, (code) => {
        expect(readCreditCode(code)).toEqual({ ok: true, value: { code, respelled: false } });
      }),
    );
  });
});

describe('a slip is found', () => {
  it('in every single character', () => {
    fc.assert(
      fc.property(codes, fc.nat(17), fc.constantFrom(...codeAlphabet), (code, at, other) => {
        fc.pre(code[at] !== other);
        expect(readCreditCode(code.slice(0, at) + other + code.slice(at + 1)).ok).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it('in every two neighbours exchanged', () => {
    fc.assert(
      fc.property(codes, fc.nat(16), (code, at) => {
        fc.pre(code[at] !== code[at + 1]);
        const swapped = `${code.slice(0, at)}${code[at + 1]}${code[at]}${code.slice(at + 2)}`;
        expect(readCreditCode(swapped).ok).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it('by modulus 31 alone, whatever the inner sum says: all 18 weights but the first and the last differ', () => {
    // Not found, by construction: the first character and the check character exchanged, both of which count once.
    const weights = [...Array.from({ length: 17 }, (_, at) => 3 ** at % 31), 1];
    const same = weights.flatMap((weight, at) =>
      weights.flatMap((other, to) => (to > at && weight === other ? [[at + 1, to + 1]] : [])),
    );
    expect(same).toEqual([[1, 18]]);
    expect(weights.every((weight) => weight !== 0)).toBe(true);
  });
});

describe('what is said', () => {
  it.each([
    ['', 'empty', '请填'],
    ['9135010', 'too-short', '少 11 位'],
    ['91350100M000100Y433', 'too-long', '多 1 位'],
    ['350100400012345', 'old-number', '15 位'],
    ['91350100M0001?0Y43', 'bad-character', '第 14 位「?」'],
    ['91350100M000100S43', 'bad-character', '第 16 位「S」不会出现在代码里，是不是「5」'],
    ['913A0100M000100Y43', 'area-not-digits', '第 4 位「A」应该是数字'],
    ['91350100M000110Y43', 'checksum-organisation', '第 9 到 17 位'],
    ['92350100M000100Y43', 'checksum', '第 1 到 8 位'],
    ['91350100M000100Y44', 'checksum', '最后一位'],
  ])('of %s: %s', (typed, code, words) => {
    expect(reasonOf(typed)).toMatchObject({ code, detail: { zh: expect.stringContaining(words) } });
  });
});
