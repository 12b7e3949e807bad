import { expect, test } from 'vitest';
import { loadOccupations } from '../../../ground/occupations/load.ts';
import { findOccupations } from './find-occupations.ts';

const found = (words: string) => findOccupations(words).occupations.map(({ code }) => code);

test('an occupation is found by its name, by what people say, and by its code', () => {
  expect(found('收银员')[0]).toBe('4-01-02-04');
  expect(found('送外卖的')[0]).toBe('4-10-08-01');
  expect(found('４－０１－０２－０４')).toEqual(['4-01-02-04']);
  expect(found('服务员').slice(0, 2)).toContain('4-03-02-05');
  expect(findOccupations('收银').occupations[0]).toMatchObject({ within: '销售人员' });
});

test('what is too wide to be a work is not offered, nor more than a page holds', () => {
  for (const words of ['人员', '4', '工']) {
    const codes = found(words);
    expect(codes.length).toBeLessThanOrEqual(12);
    expect(codes.every((code) => loadOccupations().get(code).level >= 3)).toBe(true);
  }
  expect(found('没有这种工作的')).toEqual([]);
});
