import { describe, expect, test } from 'vitest';
import { loadWording } from '../../load-wording.ts';
import { fourthHand, listed, measure } from '../../testing/measure-wording.ts';
import { findWording } from './find.ts';

const wording = loadWording();
const find = (text: string) => findWording(text, wording);
const { tuning, opened } = fourthHand();

// Work at home without a deposit reads like the bait of it.
const doubts = ['lures: 在家做手工串珠，免押金，做好送回村里车间，一件五毛'];

describe('sentences of a fourth hand', () => {
  test('are as many as they are said to be, none twice', () => {
    const all = [...tuning, ...opened];
    expect(new Set(all.map(({ text }) => text)).size).toBe(all.length);
    expect([tuning.length, opened.length]).toEqual([184, 182]);
    expect(all.filter(({ disguised }) => disguised).length).toBe(35);
    expect(all.filter(({ expected, allowed }) => expected.length + allowed.length === 0).length).toBe(179);
  });

  test('of those that the rules learnt from none is missed, and what is found too much is known', () => {
    const measured = measure(tuning, find);
    expect(listed(measured, 'missed')).toEqual([]);
    expect(listed(measured, 'surplus')).toEqual(doubts);
  });

  // Held out until it stood at 0.921 and 0.969, then opened: tuning since. The lawful 男女比例1比1 reads the same.
  test('of those that were opened later one is missed', () => {
    const measured = measure(opened, find);
    expect(listed(measured, 'missed')).toEqual(['sex: 注塑车间操作工，男女比例7比3']);
    expect(listed(measured, 'surplus')).toEqual([]);
  });
});
