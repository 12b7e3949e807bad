import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupDigits } from './grouping.ts';

test('numbers stand in the groups people read them in', () => {
  expect(groupDigits('phone', '13800138000')).toBe('138 0013 8000');
  expect(groupDigits('phone', '１３８00')).toBe('138 00');
  expect(groupDigits('id-number', '37070519781103123X')).toBe('370705 1978 1103 123X');
  expect(groupDigits('id-number', '370705197811031234567')).toBe('370705 1978 1103 1234 567');
});

test('grouping loses and adds nothing but spaces', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[0-9Xx ]{0,24}$/),
      fc.constantFrom('phone', 'id-number'),
      (typed, kind) => {
        expect(groupDigits(kind as 'phone' | 'id-number', typed).replaceAll(' ', '')).toBe(
          typed.replaceAll(' ', ''),
        );
      },
    ),
  );
});
