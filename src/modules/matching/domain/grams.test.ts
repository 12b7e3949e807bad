import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coreGrams, grams, isCutTitle } from './grams.ts';

test.each([
  ['仓库管理员', ['仓库', '库管', '管理', '理员']],
  ['C#/.NET开发', ['c#', 'net', '开发']],
  ['ＪＡＶＡ 工程师', ['java', '工程', '程师']],
  ['焊', ['焊']],
  ['', []],
  ['（）/；', []],
])('%s → %j', (text, expected) => {
  expect(grams(text)).toEqual(expected);
});

test.each([
  ['高级Java开发工程师（急聘）', ['java', '开发']],
  ['保洁员', ['保洁']],
  ['护理员', ['护理']],
  ['焊工', ['焊工']],
  ['会计助理', ['会计']],
  ['工程师', ['工程', '程师']],
  ['销售经理', ['销售']],
])('%s is looked for by %j', (title, expected) => {
  expect(coreGrams(title)).toEqual(expected);
});

test.each(['高级', '急招', '（出差）', '销售（', '财务/', '工程师助理双休'])('%s was cut', (title) => {
  expect(isCutTitle(title)).toBe(true);
});

test.each(['会计', 'Java', '高级会计师', '保洁'])('%s was not cut', (title) => {
  expect(isCutTitle(title)).toBe(false);
});

test('grams can stand quoted in a query, and a part of a text has no gram that the text lacks', () => {
  const text = fc.stringMatching(/^[\p{L}\p{N} '"&|!:*()\\/<>#+.-]{0,40}$/u);
  fc.assert(
    fc.property(text, fc.nat(40), (whole, at) => {
      for (const gram of grams(whole)) expect(gram).toMatch(/^[\p{L}\p{N}\p{M}+#.]{1,32}$/u);
      const han = whole.replace(/\P{Script=Han}/gu, '');
      const part = [...han].slice(0, at).join('');
      if ([...part].length > 1) expect(grams(han)).toEqual(expect.arrayContaining(grams(part)));
    }),
    { numRuns: 1000 },
  );
});
