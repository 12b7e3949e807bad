import { expect, it } from 'vitest';
import { readTyped } from './typed-fact.ts';

it('reads figures in the unit of the page, and tells what cannot be read', () => {
  expect(readTyped({ type: 'fen' }, { text: '1,234.5 元' })).toEqual({ told: 123_450 });
  expect(readTyped({ type: 'months' }, { text: '12 个月' })).toEqual({ told: 12 });
  expect(readTyped({ type: 'ratio' }, { text: '5.5%' })).toEqual({ told: 0.055 });
  expect(readTyped({ type: 'months' }, { text: '一年' })).toBe('figure');
  expect(readTyped({ type: 'months' }, { text: '-3' })).toBe('figure');
  expect(readTyped({ type: 'day' }, { text: '前天' })).toBe('day');
  expect(readTyped({ type: 'fen' }, { text: ' ' })).toBe('nothing');
  expect(readTyped({ type: 'day' }, undefined)).toBe('nothing');
  expect(readTyped({ type: 'day' }, 'unclear')).toBe('unclear');
  expect(readTyped({ type: 'day' }, { value: null })).toEqual({ told: null });
});
