import { describe, expect, test } from 'vitest';
import { loadWording } from '../../load-wording.ts';
import { measure, rates, thirdHand } from '../../testing/measure-wording.ts';
import { findWording } from './find.ts';

const wording = loadWording();
const find = (text: string) => findWording(text, wording);
const { tuning, heldOut } = thirdHand();

describe('sentences of a third hand', () => {
  test('are as many as they are said to be, none twice', () => {
    const all = [...tuning, ...heldOut];
    expect(new Set(all.map(({ text }) => text)).size).toBe(all.length);
    expect([tuning.length, heldOut.length]).toEqual([328, 272]);
    expect(all.filter(({ disguised }) => disguised).length).toBe(79);
  });

  test.each([
    ['tuning', tuning, 0.68, 0.95],
    ['heldOut', heldOut, 0.71, 0.91],
  ] as const)('%s: no worse than when last measured', (_, part, recall, precision) => {
    const reached = rates(measure(part, find).values());
    expect(reached.recall).toBeGreaterThanOrEqual(recall);
    expect(reached.precision).toBeGreaterThanOrEqual(precision);
  });
});
