import { describe, expect, test } from 'vitest';
import { readPattern } from './pattern.ts';

const named = new Map([
  ['sex', '(男|女)(性)?'],
  ['loop', '{loop}'],
]);
const found = (pattern: string, text: string) =>
  new RegExp(readPattern(pattern, named).source).exec(text)?.[0];

describe('a pattern', () => {
  test.each([
    ['限{sex}', '本店限女性', '限女性'],
    ['不招~{sex}', '不招任何男性', '不招任何男性'],
    ['不招~{sex}', '不招,男性', undefined],
    ['不招~~{sex}', '不招,男性', '不招,男性'],
    ['^{sex}$', '会计,女,大专', '女'],
    ['^{sex}$', '女装', undefined],
    ['nan', '只招nan,来', 'nan'],
    ['nan', 'nanning', undefined],
    ['<19-75>岁', '三十五岁', '三十五岁'],
    ['<19-75>岁', '3五岁', '3五岁'],
    ['<19-75>岁', '十八岁', undefined],
    ['<19-75>岁', '135岁', undefined],
    ['<8-15>岁', '十岁', '十岁'],
    ['<8-15>岁', '二十五岁', undefined],
  ])('%s in %s finds %s', (pattern, text, words) => {
    expect(found(pattern, text)).toBe(words);
  });

  test('knows the characters it can begin with', () => {
    expect(readPattern('(仅)?限{sex}', named).first).toEqual(new Set('仅限'));
    expect(readPattern('<19-21>岁', named).first).toEqual(new Set('1一十2二两'));
  });

  test.each([
    ['限(男', '限(男: a bracket is missing'],
    ['限)男', '限)男: a bracket too many'],
    ['限{man}', '限{man}: {man} is not among the words'],
    ['限*', '限*: * cannot stand here'],
    ['~男', '~男: a gap cannot come first'],
    ['(男)?', '(男)?: is found in nothing'],
    ['{loop}', '{loop}: names lead back to themselves'],
  ])('%s is refused', (pattern, message) => {
    expect(() => readPattern(pattern, named)).toThrow(message);
  });
});
