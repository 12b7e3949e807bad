import { describe, expect, test } from 'vitest';
import { loadWording } from '../../load-wording.ts';
import { listed, measure, thirdHand } from '../../testing/measure-wording.ts';
import { findWording } from './find.ts';

const wording = loadWording();
const find = (text: string) => findWording(text, wording);
const { tuning, opened, openedLast } = thirdHand();

describe('sentences of a third hand', () => {
  test('are as many as they are said to be, none twice', () => {
    const all = [...tuning, ...opened, ...openedLast];
    expect(new Set(all.map(({ text }) => text)).size).toBe(all.length);
    expect([tuning.length, opened.length, openedLast.length]).toEqual([328, 139, 133]);
    expect(all.filter(({ disguised }) => disguised).length).toBe(79);
  });

  test('of those that the rules learnt from first none is missed, and nothing found too much', () => {
    const measured = measure(tuning, find);
    expect(listed(measured, 'missed')).toEqual([]);
    expect(listed(measured, 'surplus')).toEqual([]);
  });

  // It counts as below 16, which takes the place of an age.
  test('nor of those that were read later but one', () => {
    const measured = measure(opened, find);
    expect(listed(measured, 'missed')).toEqual(['age: 理发店招洗头工，年龄15到20，包住']);
    expect(listed(measured, 'surplus')).toEqual([]);
  });

  // Opened last, at 0.872 and 0.932: tuning as the others are since.
  test('nor of those that were read last but one', () => {
    const measured = measure(openedLast, find);
    expect(listed(measured, 'missed')).toEqual(['sex: 饭店配菜，要难的，有经验，四千五管吃住']);
    expect(listed(measured, 'surplus')).toEqual([]);
  });
});
