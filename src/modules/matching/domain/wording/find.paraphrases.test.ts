import { describe, expect, test } from 'vitest';
import { loadWording } from '../../load-wording.ts';
import { listed, measure, paraphrases } from '../../testing/measure-wording.ts';
import { findWording } from './find.ts';

const wording = loadWording();
const find = (text: string) => findWording(text, wording);
const parts = paraphrases();

// Written to make the rules wider, by the hand that widened them: they say what the rules know, not what they would find elsewhere.
const missed = {
  tuning: ['child: 11-15岁的孩子暑假来摘茶', 'lures: 抄书在家做，一千字50元，先交押金'],
  opened: [],
  later: [
    'age: 35🈵以下',
    'age: 零零后小伙伴速来，零零后直播团队',
    'disease: HB V不要',
    'fees: 办理入职需支付材料审核费',
    'marriage: 婚姻状况不限已婚即可，稳定第一',
    'trial: 头十天跟师傅看，工资等转正一起算，走了没有',
  ],
  last: ['child: 孩子假期没人管可以带来一起干活，也给钱'],
};
const surplus = {
  tuning: ['looks: 前台嘛，还是女孩子看着舒服'],
  opened: ['looks: 高低肩、罗圈腿、残疾的不要'],
  later: ['sex: 适婚未婚的女孩不考虑，怕刚培养好就走'],
  last: [],
};

describe('ways of saying the same', () => {
  test('are as many as they are said to be, none twice', () => {
    const all = Object.values(parts).flat();
    expect(new Set(all.map(({ text }) => text)).size).toBe(all.length);
    expect(Object.values(parts).map(({ length }) => length)).toEqual([519, 464, 341, 207]);
    expect(
      all.filter(({ expected, allowed }) => expected.length + allowed.length === 0).length,
    ).toBeGreaterThan(480);
    expect(all.filter(({ disguised }) => disguised).length).toBeGreaterThan(170);
  });

  test.each(['tuning', 'opened', 'later', 'last'] as const)(
    '%s: what is missed and found too much is known',
    (part) => {
      const measured = measure(parts[part], find);
      expect(listed(measured, 'missed')).toEqual([...missed[part]].sort());
      expect(listed(measured, 'surplus')).toEqual([...surplus[part]].sort());
    },
  );
});
