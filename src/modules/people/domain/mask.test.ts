import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskIdNumber, maskPersonName, maskPhone } from './mask.ts';

test('numbers keep what tells two apart at a glance, and no birth date', () => {
  expect(maskIdNumber('11010519491231002X')).toBe('1101************2X');
  expect(maskPhone('13800005678')).toBe('138****5678');
});

test('names keep the family name only', () => {
  expect(maskPersonName('张三')).toBe('张*');
  expect(maskPersonName('张小明')).toBe('张**');
  expect(maskPersonName('欧阳小明')).toBe('欧阳**');
  expect(maskPersonName('欧阳明')).toBe('欧阳*');
  expect(maskPersonName('欧阳')).toBe('欧*');
  expect(maskPersonName('𠅤三')).toBe('𠅤*');
  expect(maskPersonName('阿卜杜拉·买买提')).toBe('阿***·买**');
  expect(maskPersonName('JOHN Smith')).toBe('J*** S****');
  expect(maskPersonName("Mary O'Neil")).toBe("M*** O'N***");
});

test('a mask is as long as the name and hides at least one letter of it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...'张欧阳司马上官明三𠅤'), { minLength: 2, maxLength: 6 }),
      (name) => {
        const mask = [...maskPersonName(name.join(''))];
        expect(mask).toHaveLength(name.length);
        expect(mask).toContain('*');
      },
    ),
  );
});
