import { describe, expect, test } from 'vitest';
import { patternReader } from './pattern.ts';

const named = new Map([
  ['sex', '(男|女)(性)?'],
  ['loop', '{loop}'],
]);
const readPattern = patternReader(named, new Map([['女', 'nv nü 钕']]));
const found = (pattern: string, text: string) => new RegExp(readPattern(pattern).source).exec(text)?.[0];

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

  test.each([
    ['限女生', '限nv生', '限nv生'],
    ['限女生', '限nü生', '限nü生'],
    ['女生', 'nvsheng', undefined],
    ['女生', '限钕生', '钕生'],
    ['限(女|男)', '限钕', undefined],
  ])('%s in %s, where a syllable stands for a character, finds %s', (pattern, text, words) => {
    expect(found(pattern, text)).toBe(words);
  });

  test.each([
    ['(仅)?限{sex}', ['仅限', '限男', '限女', '限n']],
    ['限~男', ['限*']],
    ['男(性)?', ['男', '男性']],
    ['限$', ['限']],
    ['nan', ['na']],
    ['<8-10>岁', ['8岁', '八岁', '9岁', '九岁', '10', '1零', '1十', '一0', '一零', '一十', '十岁']],
    ['<20-21>岁', ['2', '二', '两'].flatMap((tens) => [...'0零十1一'].map((unit) => tens + unit))],
  ])('%s knows what it can begin with', (pattern, heads) => {
    expect(readPattern(pattern).heads).toEqual(new Set(heads));
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
    expect(() => readPattern(pattern)).toThrow(message);
  });
});
