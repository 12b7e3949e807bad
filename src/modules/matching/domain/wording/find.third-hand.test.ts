import { describe, expect, test } from 'vitest';
import { loadWording } from '../../load-wording.ts';
import { listed, measure, rates, thirdHand } from '../../testing/measure-wording.ts';
import { findWording } from './find.ts';

const wording = loadWording();
const find = (text: string) => findWording(text, wording);
const { tuning, opened, heldOut } = thirdHand();

// Labelled people alone; by 西藏籍 it refuses an origin too.
const doubts = ['household: 物业保安，新疆西藏籍少数民族暂不招，50岁以下'];

describe('sentences of a third hand', () => {
  test('are as many as they are said to be, none twice', () => {
    const all = [...tuning, ...opened, ...heldOut];
    expect(new Set(all.map(({ text }) => text)).size).toBe(all.length);
    expect([tuning.length, opened.length, heldOut.length]).toEqual([328, 139, 133]);
    expect(all.filter(({ disguised }) => disguised).length).toBe(79);
  });

  test('of those that the rules learnt from none is missed, and what is found too much is known', () => {
    const measured = measure(tuning, find);
    expect(listed(measured, 'missed')).toEqual([]);
    expect(listed(measured, 'surplus')).toEqual(doubts);
  });

  // The first counts as below 16, which takes the place of an age.
  test('nor of those that were read later but two', () => {
    const measured = measure(opened, find);
    expect(listed(measured, 'missed')).toEqual([
      'age: 理发店招洗头工，年龄15到20，包住',
      'lures: 啦人头有将励，一个给三百，多拉多得',
    ]);
    expect(listed(measured, 'surplus')).toEqual([]);
  });

  // Not read when the rules were widened, so only their figures stand here; 0.859 and 0.931 when last measured.
  test('of the others more than eight in ten are found', () => {
    const reached = rates(measure(heldOut, find).values());
    expect(reached.recall).toBeGreaterThanOrEqual(0.84);
    expect(reached.precision).toBeGreaterThanOrEqual(0.92);
  });
});
