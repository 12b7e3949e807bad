import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDay } from '../../../ground/clock/day.ts';
import { checkCharacter, readIdNumber } from './id-number.ts';

const read = (typed: string) => readIdNumber(typed, parseDay('2026-11-21'));
const reasonsOf = (typed: string) => {
  const reading = read(typed);
  return reading.ok ? [] : reading.reasons.map(({ code }) => code);
};
const withCheck = (seventeen: string) => seventeen + checkCharacter(seventeen);

/** Made-up numbers: a real area, any day from 1900 to today, any sequence. */
const numbers = fc
  .record({
    area: fc.constantFrom('370705', '110101', '650102', '542100', '810000', '820000', '830000', '937840'),
    born: fc.date({ min: new Date('1900-01-01'), max: new Date('2026-11-21'), noInvalidDate: true }),
    sequence: fc.integer({ min: 0, max: 999 }),
  })
  .map(({ area, born, sequence }) =>
    withCheck(
      `${area}${born.toISOString().slice(0, 10).replaceAll('-', '')}${String(sequence).padStart(3, '0')}`,
    ),
  );

describe('readIdNumber', () => {
  test('the example of GB 11643-1999 §5 is read', () => {
    expect(read('11010519491231002X')).toEqual({
      ok: true,
      respelled: false,
      value: {
        number: '11010519491231002X',
        document: 'resident-card',
        birthDate: '1949-12-31',
        sex: '2',
        upgraded: false,
      },
    });
    expect(read('440524188001010014')).toMatchObject({ ok: false, reasons: [{ code: 'born-too-early' }] });
  });

  test('every well-formed number is read, and gives itself back', () => {
    fc.assert(
      fc.property(numbers, (number) => {
        expect(read(number)).toMatchObject({ ok: true, respelled: false, value: { number } });
      }),
    );
  });

  test('every single substitution is refused', () => {
    fc.assert(
      fc.property(numbers, fc.nat(17), fc.constantFrom(...'0123456789X'), (number, at, other) => {
        fc.pre(number[at] !== other);
        expect(read(number.slice(0, at) + other + number.slice(at + 1)).ok).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  test('every exchange of two neighbours is refused', () => {
    fc.assert(
      fc.property(numbers, fc.nat(16), (number, at) => {
        fc.pre(number[at] !== number[at + 1]);
        const swapped = `${number.slice(0, at)}${number[at + 1]}${number[at]}${number.slice(at + 2)}`;
        expect(read(swapped).ok).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  test('a digit left out or doubled is refused with the count', () => {
    fc.assert(
      fc.property(numbers, fc.nat(17), (number, at) => {
        const short = number.slice(0, at) + number.slice(at + 1);
        expect(reasonsOf(short)).toEqual(['too-short']);
        expect(reasonsOf(number.slice(0, at) + number[at] + number.slice(at))).toEqual(['too-long']);
      }),
    );
    expect(read('3707051990010112')).toMatchObject({
      reasons: [{ detail: { zh: '少 2 位，应该是 18 位' } }],
    });
  });

  test('full-width digits, a small x, spaces and invisible marks are respelled, and that is said', () => {
    for (const typed of [
      '11010519491231002x',
      '１１０１０５１９４９１２３１００２Ｘ',
      ' 110105 19491231 002X',
      '110105-19491231-002X\u200b',
    ]) {
      expect(read(typed)).toMatchObject({
        ok: true,
        respelled: true,
        value: { number: '11010519491231002X' },
      });
    }
  });

  test('all that is wrong is said at once', () => {
    expect(reasonsOf(withCheck('99070519490230002').replace(/.$/, '?'))).toEqual(['bad-character']);
    expect(reasonsOf('00010519490230002X')).toEqual(['unknown-area', 'no-such-day', 'checksum']);
    expect(reasonsOf(withCheck('37070520261122001'))).toEqual(['born-later']);
    expect(reasonsOf(withCheck('37070520261121001'))).toEqual([]);
    expect(reasonsOf(withCheck('37070520230229001'))).toEqual(['no-such-day']);
    expect(reasonsOf(withCheck('71010020000101001'))).toEqual(['unknown-area']);
    expect(reasonsOf('')).toEqual(['empty']);
    expect(read('37O705199001011234')).toMatchObject({
      reasons: [{ detail: { zh: '第 3 位「O」应该是数字' } }],
    });
  });

  test('the cards of Hong Kong, Macau and Taiwan residents and of foreigners are told apart', () => {
    expect(read(withCheck('81000019900101001'))).toMatchObject({
      value: { document: 'hk-macau-taiwan-permit' },
    });
    expect(read(withCheck('93784019900101002'))).toMatchObject({
      value: { document: 'foreigner-card', sex: '2' },
    });
    expect(reasonsOf(withCheck('81010019900101001'))).toEqual(['unknown-area']);
    expect(reasonsOf('USA370090010112')).toEqual(['old-foreigner-card']);
  });

  test('15 digits are lengthened only where the result passes everything', () => {
    expect(read('110105491231002')).toMatchObject({
      ok: true,
      respelled: true,
      value: { number: '11010519491231002X', upgraded: true },
    });
    expect(reasonsOf('110105490231002')).toEqual(['no-such-day']);
    expect(reasonsOf('110105011231996')).toEqual(['centenarian']);
    expect(reasonsOf('000105491231002')).toEqual(['unknown-area']);
    expect(reasonsOf('11010549123100X')).toEqual(['bad-character']);
  });

  test('never throws, and what it accepts is 18 characters that it accepts again unchanged', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789Xx１Ｘ -OA身\u200b') }), (typed) => {
        const reading = read(typed);
        if (reading.ok) expect(read(reading.value.number)).toMatchObject({ ok: true, respelled: false });
      }),
    );
  });
});
