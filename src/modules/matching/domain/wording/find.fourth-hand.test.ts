import { describe, expect, test } from 'vitest';
import { loadWording } from '../../load-wording.ts';
import { fourthHand, listed, measure, rates } from '../../testing/measure-wording.ts';
import { findWording } from './find.ts';

const wording = loadWording();
const find = (text: string) => findWording(text, wording);
const { tuning, heldOut } = fourthHand();

// Work at home without a deposit reads like the bait of it.
const doubts = ['lures: 在家做手工串珠，免押金，做好送回村里车间，一件五毛'];

describe('sentences of a fourth hand', () => {
  test('are as many as they are said to be, none twice', () => {
    const all = [...tuning, ...heldOut];
    expect(new Set(all.map(({ text }) => text)).size).toBe(all.length);
    expect([tuning.length, heldOut.length]).toEqual([184, 182]);
    expect(all.filter(({ disguised }) => disguised).length).toBe(35);
    expect(all.filter(({ expected, allowed }) => expected.length + allowed.length === 0).length).toBe(179);
  });

  test('of those that the rules learnt from none is missed, and what is found too much is known', () => {
    const measured = measure(tuning, find);
    expect(listed(measured, 'missed')).toEqual([]);
    expect(listed(measured, 'surplus')).toEqual(doubts);
  });

  // Measured once when the rules had been widened, 0.911 and 0.968; its nine misses stand in decisions/0007.
  test('of the others nine in ten are found', () => {
    const reached = rates(measure(heldOut, find).values());
    expect(reached.recall).toBeGreaterThanOrEqual(0.89);
    expect(reached.precision).toBeGreaterThanOrEqual(0.95);
  });
});
