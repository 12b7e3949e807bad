import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadOccupations } from '../../../../ground/occupations/load.ts';
import { readSaid, writeSaid } from './said-occupation.ts';

const titles = fc
  .string({ minLength: 1, maxLength: 40, unit: 'grapheme' })
  .filter((title) => !/[\r\n\u2028\u2029]/.test(title));
const occupations = fc.constantFrom(...loadOccupations().all.filter(({ level }) => level > 2));

test('what was said of a title is read again, whatever the title', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(titles, occupations), { maxLength: 3 }), (said) => {
      const texts = said.map(([title, occupation]) => writeSaid(title, occupation));
      expect(readSaid(texts)).toEqual(new Map(said.map(([title, { code }]) => [title, code])));
    }),
  );
});

test('a person can read it; what is none is left alone', () => {
  expect(writeSaid('月嫂', loadOccupations().get('4-10-01-06'))).toBe('月嫂：家政服务员 4-10-01-06');
  expect(readSaid(['月嫂', '月嫂：4-10-01-06', '月嫂：家政服务员 4-10'])).toEqual(new Map());
});
