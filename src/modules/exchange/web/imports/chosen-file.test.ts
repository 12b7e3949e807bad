import { expect, it } from 'vitest';
import { sizeWords, unfitFor } from './chosen-file.ts';

it('tells at once what cannot be a list', () => {
  const bytes = (...head: number[]) => Uint8Array.from(head);
  expect(unfitFor(0, bytes(), 100)).toBe('empty');
  expect(unfitFor(101, bytes(0x50, 0x4b), 100)).toBe('tooLarge');
  expect(unfitFor(9, bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1), 100)).toBe('oldWorkbook');
  expect(unfitFor(9, bytes(0x25, 0x50, 0x44, 0x46), 100)).toBe('noTable');
  expect(unfitFor(9, bytes(0x50, 0x4b, 0x03, 0x04), 100)).toBeUndefined();
  expect(unfitFor(9, new TextEncoder().encode('姓名,电话'), 100)).toBeUndefined();
});

it('says sizes shortly', () => {
  expect([640, 12_300, 3_565_158, 512 * 2 ** 20].map(sizeWords)).toEqual([
    '640 B',
    '12 KB',
    '3.4 MB',
    '512 MB',
  ]);
});
