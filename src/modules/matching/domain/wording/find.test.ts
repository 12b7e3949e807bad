import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadWording } from '../../load-wording.ts';
import { firstHand, listed, measure, rates } from '../../testing/measure-wording.ts';
import { findWording } from './find.ts';

const wording = loadWording();
const find = (text: string) => findWording(text, wording);
const categoriesIn = (text: string) => [...new Set(find(text).map(({ category }) => category))];
const wordsIn = (text: string) => find(text).map(({ words }) => words);
const { tuning, heldOut, probe } = firstHand();
const all = [...tuning, ...heldOut, ...probe];

describe('the labelled sentences', () => {
  test('are as many as they are said to be, none twice, and none of one part in the other', () => {
    expect(heldOut.length).toBeGreaterThanOrEqual(400);
    expect(all.filter(({ disguised }) => disguised).length).toBeGreaterThanOrEqual(120);
    expect(all.filter(({ expected }) => expected.length === 0).length).toBeGreaterThanOrEqual(300);
    const of = (part: typeof all) => new Set(part.map(({ text }) => text));
    const shared = [...of(tuning)].filter((text) => of(heldOut).has(text));
    // Short ones that both parts have are counted in both; they are fewer than one in twenty.
    expect(shared.length).toBeLessThan(heldOut.length / 20);
  });

  test.each([
    ['tuning', tuning],
    ['held out', heldOut],
    ['all', all],
    ['disguised', heldOut.filter(({ disguised }) => disguised)],
  ] as const)('%s: recall at least 0.97, precision at least 0.95', (_, part) => {
    const { recall, precision } = rates(measure([...part], find).values());
    expect(recall).toBeGreaterThanOrEqual(0.97);
    expect(precision).toBeGreaterThanOrEqual(0.95);
  });

  test('what is missed and what is found too much are these, and no others', () => {
    const measured = measure(all, find);
    expect(listed(measured, 'missed')).toEqual([...knownMisses].sort());
    expect(listed(measured, 'surplus')).toEqual([...knownSurplus].sort());
  });

  test('no category is worse than nine in ten', () => {
    for (const [category, each] of measure(all, find)) {
      const { recall, precision } = rates([each]);
      expect(recall, category).toBeGreaterThanOrEqual(0.9);
      expect(precision, category).toBeGreaterThanOrEqual(0.85);
    }
  });
});

// Slang and roundabout ways that a list of words cannot know.
const knownMisses = ['sex: XX染色体优先', 'sex: 只招⚦', 'age: only 90后'];
// They were labelled 婚育 or 性别 alone; that they speak of women, or of age, is true as well.
const knownSurplus = ['age: 司机，男，45以下', 'sex: 已育女性优先，做长期', 'sex: 备孕期女性不要投'];

describe('a finding', () => {
  test('gives the words as they stand, disguise and all', () => {
    expect(wordsIn('本店诚聘，限 男 ，长期')).toEqual(['限 男']);
    expect(wordsIn('僅限♂，懂的來')).toEqual(['僅限♂']);
    expect(wordsIn('已\u200b婚\u200b已\u200b育者先')).toEqual(['已\u200b婚\u200b已\u200b育']);
  });

  test('says what is wrong, what to write instead and by which article', () => {
    const [finding] = findWording('只招女生', wording);
    expect(finding).toMatchObject({
      rule: 'sex-only',
      category: 'sex',
      level: 'unlawful',
      words: '只招女生',
      start: 0,
      end: 4,
    });
    expect(finding?.sources.map(({ law }) => law.zh)).toContain('妇女权益保障法');
    expect(finding?.better.zh).toMatch(/男女不限/);
  });

  test('an age is advice, below 16 it is the law', () => {
    expect(findWording('35岁以下', wording).map(({ level }) => level)).toEqual(['advice']);
    expect(findWording('15岁以上', wording).map(({ level }) => level)).toEqual(['unlawful']);
  });

  test('where a place is kept for one sex it is advice, not a fault', () => {
    expect(findWording('女浴室搓澡工，限女性', wording).map(({ rule }) => rule)).toEqual(['sex-by-work']);
  });

  test.each([
    '服务对象为女性，要有耐心',
    '遇到限男限女的招聘广告请告诉我们',
    '给居民讲刷单的危害',
    '客户以女性为主',
    '面向男性客户，招理发师',
    '顾客多为年轻女性，懂搭配',
    '男士、女士均可',
    '招男、女普工各五名',
    '高底薪高提成',
    '部分时间在上海以外工作',
    '初中毕业即可',
    '试岗期有工资，按天结',
    '工作时间：18-22点',
  ])('%s asks nothing that it must not', (text) => {
    expect(categoriesIn(text)).toEqual([]);
  });

  test.each([
    ['只招男生，女生勿扰', ['只招男生', '女生勿扰']],
    ['要求女性，男士免谈', ['要求女性', '男士免谈']],
    ['招聘对象为女性', ['对象为女性']],
  ])('%s names both and takes one', (text, words) => {
    expect(wordsIn(text)).toEqual(words);
  });

  test.each([
    ['荷楠人不要', '荷楠人不要'],
    ['以上岗位残及人勿饶', '残及人勿饶'],
    ['布依族的不招', '布依族的不招'],
    ['女的我们店里不要', '女的我们店里不要'],
    ['某些省份的就别报名了', '某些省份的就别报'],
  ])('%s is found by what it sounds like or belongs to', (text, words) => {
    expect(wordsIn(text)).toEqual([words]);
  });

  test.each([
    ['本店不收河❌南人', ['不收河❌南人']],
    ['bendi人优先', ['bendi人优先']],
    ['扣shenfen证', ['扣shenfen证']],
    ['18—四十五岁', ['18—四十五岁']],
    ['刷д单兼职', ['刷д单']],
  ])('%s is found with a sign or letters inside a word', (text, words) => {
    expect(wordsIn(text)).toEqual(words);
  });

  test('who warns of others asks nothing, in that sentence', () => {
    expect(categoriesIn('收取报名费的一律是假冒，请拨打举报电话')).toEqual([]);
    expect(categoriesIn('劳动监察提示：试岗不给工资是违法的。本店只招男生')).toEqual(['sex']);
  });

  test('a cook of emoji is no woman, and a table’s columns are no word', () => {
    expect(categoriesIn('只招👩‍🍳三名')).toEqual([]);
    expect(categoriesIn('学历不限   男装店员')).toEqual([]);
    expect(categoriesIn('前台 女 早班')).toEqual(['sex']);
  });
});

describe('for whatever text', () => {
  const disguised = fc.array(
    fc.oneof(
      fc.constantFrom(
        '限',
        '男',
        '女',
        '不',
        '岁',
        '35',
        '三十五',
        ' ',
        '*',
        '。',
        '♀',
        '\u200d',
        '👩',
        '已婚',
        '押金',
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { maxLength: 60 },
  );

  test('findings lie inside, in order, and quote the text', () => {
    fc.assert(
      fc.property(disguised, (pieces) => {
        const text = pieces.join('');
        let last = 0;
        for (const { start, end, words } of findWording(text, wording)) {
          expect(words).toBe(text.slice(start, end));
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          last = start;
        }
      }),
    );
  });
});
