import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadTitleComparer, loadTitles } from '../../load-titles.ts';
import { cutTitle } from './cut.ts';
import { likeWords } from './like-words.ts';
import { normaliseTitle } from './normalise.ts';
import { rankTitles } from './rank.ts';
import { partNames } from './traits.ts';

const knowledge = loadTitles();
const comparer = loadTitleComparer();
const closeness = (one: string, other: string) => comparer.compare(comparer.read(one), comparer.read(other));

const pieces = [
  '会计',
  '导购',
  '高级',
  '主管',
  '工程师',
  'java',
  'hr',
  '（夜班）',
  '5000',
  '/',
  '美团',
  '骑手',
];
const anyTitle = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 4 })), { maxLength: 8 })
  .map((parts) => parts.join(''));

describe('a title is cut', () => {
  test.each([
    ['网络安全分析师', '网络安全 分析师'],
    ['公共关系主管', '公共关系 主管'],
    ['it招聘人员', 'it 招聘 人员'],
    ['Java开发', 'java 开发'],
    ['扒蒜工', '扒 蒜 工'],
  ])('%s: %s', (title, words) => {
    expect(cutTitle(title, knowledge).join(' ')).toBe(words);
  });

  test('into words that hold all of its letters and digits', () => {
    fc.assert(
      fc.property(anyTitle, (title) => {
        const plain = title.normalize('NFKC').toLowerCase();
        const all = [...plain.matchAll(/[\p{Script=Han}\p{L}\p{N}+#.]/gu)].map(([one]) => one);
        expect(cutTitle(title, knowledge).join('')).toBe(all.join(''));
      }),
    );
  });
});

describe('a printed title is taken apart', () => {
  test.each([
    ['急聘高级收银员（夜班）4000+五险', '收银员', ['senior']],
    ['财务主管助理', '财务', ['lead', 'junior']],
    ['Java开发工程师', 'java开发工程师', []],
    ['招聘主管', '招聘', ['lead']],
    ['3D建模师 8k-12k 双休', '3d建模师', []],
    ['经理', '经理', ['lead']],
    ['美团骑手', '骑手', ['brands']],
  ])('%s', (printed, core, kinds) => {
    const found = normaliseTitle(printed, knowledge);
    expect(found.core).toBe(core);
    expect(found.grades.map(({ kind }) => kind)).toEqual(kinds);
  });
});

describe('work like this is looked for by', () => {
  test.each([
    ['高级收银员（夜班）', ['高级收银员（夜班）', '收银员', '收银']],
    ['导购', ['导购', '营业员', '店员', '售货员', '零售']],
    ['扒蒜工', ['扒蒜工']],
    ['', []],
  ])('%s', (title, words) => {
    expect(likeWords(title, knowledge).slice(0, words.length)).toEqual(words);
  });
});

describe('titles are near', () => {
  test.each([
    ['会计', '财务主管', '销售主管'],
    ['程序员', 'Java开发工程师', '机械工程师'],
    ['导购', '营业员', '导演'],
    ['HR', '人事专员', '会计'],
    ['保洁员', '环卫工', '保安员'],
    ['月嫂', '育婴师', '厨师'],
    ['焊工', '电焊工', '电工'],
    ['UI', '界面设计师', 'IT支持'],
    ['急聘收银员（夜班）', '收银', '急诊护士'],
  ])('%s: %s before %s', (title, near, far) => {
    expect(closeness(title, near).closeness).toBeGreaterThan(closeness(title, far).closeness);
  });

  test('in words: which fields both speak of', () => {
    const found = closeness('记账员', '出纳会计');
    expect(found.fields[0]).toBe('会计财务');
    expect(found.parts.meanings).toBeGreaterThan(0);
    expect(closeness('甲乙', '丙丁').parts).toMatchObject({ meanings: null, fields: null, letters: 0 });
  });

  test('the same both ways, from 0 to 1, and 1 to themselves', () => {
    fc.assert(
      fc.property(anyTitle, anyTitle, (one, other) => {
        const found = closeness(one, other);
        const back = closeness(other, one);
        expect(found.closeness).toBeCloseTo(back.closeness, 12);
        for (const figure of [found.closeness, ...partNames.map((part) => found.parts[part] ?? 0)]) {
          expect(figure).toBeGreaterThanOrEqual(0);
          expect(figure).toBeLessThanOrEqual(1);
        }
        expect(closeness(one, one).closeness).toBeCloseTo(1, 12);
      }),
    );
  });

  test('a title stands first in a list that holds it, and every title stands in the list once', () => {
    const corpus = ['会计', '导购员', 'IT支持', '焊工', '司机'].map((title) => ({ id: title, title }));
    for (const [at, { query, ranking }] of rankTitles(comparer, corpus, corpus).entries()) {
      expect(ranking[0]).toBe(query);
      expect(query).toBe(corpus[at]?.id);
      expect([...ranking].sort()).toEqual(corpus.map(({ id }) => id).sort());
    }
  });
});
