import { describe, expect, test } from 'vitest';
import { loadWording } from '../../load-wording.ts';
import { listed, measure, rates, thirdHand } from '../../testing/measure-wording.ts';
import { findWording } from './find.ts';

const wording = loadWording();
const find = (text: string) => findWording(text, wording);
const { tuning, heldOut } = thirdHand();

// Labelled people alone; by 西藏籍 it refuses an origin too.
const doubts = ['household: 物业保安，新疆西藏籍少数民族暂不招，50岁以下'];

describe('sentences of a third hand', () => {
  test('are as many as they are said to be, none twice', () => {
    const all = [...tuning, ...heldOut];
    expect(new Set(all.map(({ text }) => text)).size).toBe(all.length);
    expect([tuning.length, heldOut.length]).toEqual([328, 272]);
    expect(all.filter(({ disguised }) => disguised).length).toBe(79);
  });

  test('of those that the rules learnt from none is missed, and what is found too much is known', () => {
    const measured = measure(tuning, find);
    expect(listed(measured, 'missed')).toEqual([]);
    expect(listed(measured, 'surplus')).toEqual(doubts);
  });

  // Not read when the rules were widened, so only their figures stand here; 0.814 and 0.941 when last measured.
  test('of the others eight in ten are found', () => {
    const reached = rates(measure(heldOut, find).values());
    expect(reached.recall).toBeGreaterThanOrEqual(0.81);
    expect(reached.precision).toBeGreaterThanOrEqual(0.93);
  });
});
