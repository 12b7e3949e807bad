import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadOccupations } from './load.ts';
import { atLevel, closeness, occupationsOf, parentOf } from './occupations.ts';

const occupations = loadOccupations();
const anyOne = fc.constantFrom(...occupations.all.map(({ code }) => code));

describe('the shipped classification', () => {
  test('8 大类, 79 中类, 450 小类, 1,639 细类, as the edition of 2022 was announced', () => {
    const count = (level: number) => occupations.all.filter((one) => one.level === level).length;
    expect([1, 2, 3, 4].map(count)).toEqual([8, 79, 450, 1639]);
  });

  test('names are Han with their punctuation, and no level has one twice', () => {
    for (const { name } of occupations.all) expect(name).toMatch(/^[\p{Script=Han}、（）]+$/u);
    const named = occupations.all.map(({ level, name }) => `${level} ${name}`);
    expect(new Set(named).size).toBe(named.length);
  });

  test('where the numbers of a group pass one over, the gap is noted', () => {
    const gaps = occupations.all.flatMap(({ code }) => {
      const last = occupations.children(code).map((child) => Number(child.code.slice(-2)));
      const counted = last.filter((number) => number !== 99 && number !== 0);
      const missing = counted.length === 0 ? [] : [...Array(Math.max(...counted)).keys()].map((at) => at + 1);
      return missing
        .filter((number) => !counted.includes(number))
        .map((number) => `${code}-${String(number).padStart(2, '0')}`);
    });
    expect(gaps).toEqual(['4-01-02-02', '4-10-01-02']);
  });

  test('what is doubted says why', () => {
    const doubted = occupations.all.filter(({ doubt }) => doubt !== null);
    expect(doubted.map(({ code }) => code)).toContain('3-03');
    expect(doubted).toHaveLength(7);
    expect(occupations.get('4-01-02-04').doubt).toBeNull();
  });
});

describe('the tree', () => {
  test('finds, and leads up and down', () => {
    expect(occupations.get('4-01-02-04')).toMatchObject({ name: '收银员', level: 4, parent: '4-01-02' });
    expect(occupations.find('4-01-02-02')).toBeUndefined();
    expect(() => occupations.get('9')).toThrow(RangeError);
    expect(occupations.children(null)).toHaveLength(8);
    expect(occupations.children('4-01-02').map(({ name }) => name)).toContain('收银员');
    expect(occupations.path('4-01-02-04').map(({ name }) => name)).toEqual([
      '社会生产服务和生活服务人员',
      '批发与零售服务人员',
      '销售人员',
      '收银员',
    ]);
  });

  test('every entry stands once below its parent', () => {
    fc.assert(
      fc.property(anyOne, (code) => {
        const siblings = occupations.children(parentOf(code));
        expect(siblings.filter((one) => one.code === code)).toHaveLength(1);
        expect(occupations.path(code).at(-1)?.code).toBe(code);
      }),
    );
  });

  test('a text whose lines are none, double or out of place is refused', () => {
    expect(() => occupationsOf('4 甲\n4-1 乙')).toThrow('4-1 乙');
    expect(() => occupationsOf('4 甲\n4 甲')).toThrow('out of place');
    expect(() => occupationsOf('4 甲\n5-01 乙')).toThrow('out of place');
  });
});

describe('closeness', () => {
  test.each([
    ['4-01-02-04', '4-01-02-04', 1],
    ['4-01-02-04', '4-01-02-03', 0.75],
    ['4-01-02-04', '4-01-01-00', 0.5],
    ['4-01-02-04', '4-03-02-05', 0.25],
    ['4-01-02-04', '6-18-02-04', 0],
    ['4-01-02', '4-01-02-04', 0.75],
    ['4-01-02', '4-01-03', 2 / 3],
  ])('%s and %s: %d', (one, other, near) => {
    expect(closeness(one, other)).toBe(near);
  });

  test('is mutual, and 1 for the same alone', () => {
    fc.assert(
      fc.property(anyOne, anyOne, (one, other) => {
        expect(closeness(one, other)).toBe(closeness(other, one));
        expect(closeness(one, other) === 1).toBe(one === other);
        expect(closeness(atLevel(one, 2), atLevel(one, 2))).toBe(1);
      }),
    );
  });
});
