import { expect, test } from 'vitest';
import { nextTextSize, skinOf } from './device.ts';

test('staff pages wear the desk skin, a terminal its own, a person the one they chose', () => {
  expect(skinOf({ kiosk: true, elder: true }, true)).toBe('desk');
  expect(skinOf({ kiosk: true, elder: true }, false)).toBe('kiosk');
  expect(skinOf({ kiosk: false, elder: true }, false)).toBe('elder');
  expect(skinOf({ kiosk: false, elder: false }, false)).toBe('phone');
});

test('the size of text goes round', () => {
  expect(nextTextSize('standard')).toBe('larger');
  expect(nextTextSize('larger')).toBe('largest');
  expect(nextTextSize('largest')).toBe('standard');
});
