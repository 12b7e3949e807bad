import { expect, test } from 'vitest';
import { educationLevel, readEducation, readExperience } from './requirements.ts';

test.each([
  ['本科', '21'],
  ['大专及以上', '31'],
  ['统招本科3-5年语言不限', '21'],
  ['大专/本科', '31'],
  ['中专/中技', '41'],
  ['初中及以下', '71'],
  ['不限', 'any'],
  ['3-5年学历不限', 'any'],
  ['经验不限', null],
  ['语言不限 年龄不限', null],
  [null, null],
])('%s asks for %s', (cell, code) => {
  expect(readEducation(cell)).toBe(code);
});

test('schooling has an order, and a code that is none has no place in it', () => {
  const codes = ['any', '71', '61', '31', '21', '14', '11'];
  const levels = codes.map(educationLevel);
  expect(levels).toEqual([...levels].sort());
  expect(educationLevel('47')).toBe(educationLevel('61'));
  expect(educationLevel('22')).toBeNull();
  expect(educationLevel(null)).toBeNull();
});

test.each([
  ['3-5年', 3, 3, []],
  ['无需经验', 0, 0, []],
  ['在校生/应届生', 0, 0, []],
  ['1年以下', 0, 0, []],
  ['5年及以上', 5, 5, []],
  ['两年以上', null, 2, []],
  ['5-7年经验/本科/招1人/04-03发布', 5, 5, []],
  // The 0 came from the language's 不限.
  ['本科及以上3-5年语言不限 年龄不限', 0, 3, ['experience-disagrees']],
  ['3-5年学历不限', 0, 3, ['experience-disagrees']],
  ['大专及以上5-10年语言不限 25-35岁', 5, 5, []],
  ['4天/周3个月本科', null, null, []],
  ['本科', null, null, []],
  [
    '【我们】 东方收藏是成立于2004年，是一家专业从事金银制品、邮票、钱币的公司',
    2004,
    null,
    ['experience-odd'],
  ],
  [null, 2004, null, ['experience-odd']],
  [null, 2, 2, []],
  [null, null, null, []],
])('%s (%s) asks for %s years', (printed, figure, years, doubts) => {
  expect(readExperience(figure, printed)).toEqual({ years, doubts });
});
