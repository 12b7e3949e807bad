import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Field,
  readLabelled,
  share,
  statementsOf,
  type Tally,
  tally,
} from '../../testing/posting-sentences.ts';
import { keepJob, longestSentence, type ReadSentence, readSentence } from './parse.ts';

const first = readLabelled('posting-sentences.txt');
const later = readLabelled('posting-sentences-later.txt');

function report(name: string, tallies: Map<Field, Tally>): void {
  const lines = [...tallies].map(([field, { right, wrong, missed }]) => {
    const [precision, recall] = [share(right, right + wrong.length), share(right, right + missed.length)];
    return `${field.padEnd(13)} precision ${precision.toFixed(3)} recall ${recall.toFixed(3)} of ${right + missed.length}`;
  });
  const misses = [...tallies].flatMap(([field, { wrong, missed }]) => [
    ...wrong.map((one) => `  wrong ${field}: ${one}`),
    ...missed.map((one) => `  missed ${field}: ${one}`),
  ]);
  process.stdout.write(`${name}\n${[...lines, ...misses].join('\n')}\n`);
}

test.each([
  ['sentences that the rules were made on', first],
  ['sentences written when the rules stood', later],
] as const)('%s are read field by field', (name, labelled) => {
  expect(new Set(labelled.map(({ text }) => text)).size).toBe(labelled.length);
  const tallies = tally(labelled, readSentence);
  report(`${labelled.length} ${name}`, tallies);
  for (const { right, wrong, missed } of tallies.values()) {
    expect(share(right, right + wrong.length)).toBeGreaterThanOrEqual(0.97);
    expect(share(right, right + missed.length)).toBeGreaterThanOrEqual(0.95);
  }
});

test('they are 120 and more', () => {
  expect(first.length + later.length).toBeGreaterThanOrEqual(190);
});

/** Everything that has a place in the text. */
function spansOf(read: ReadSentence) {
  return Object.values(read).flatMap((value: unknown) => {
    const all = Array.isArray(value) ? value : [value];
    return all.filter(
      (one): one is { start: number; end: number } =>
        typeof one === 'object' && one !== null && 'start' in one && 'end' in one,
    );
  });
}

const parts = fc.constantFrom(
  ...first.flatMap(({ text }) => text.split(/(?<=[，,。])/)),
  ...[
    '一',
    '两',
    '个',
    '月',
    '千',
    '到',
    '点',
    '早',
    '块',
    '/',
    '-',
    '3500',
    '招',
    '的',
    '\ue000',
    '𠮷',
    '\ud800',
  ],
);
const anyText = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.array(parts, { maxLength: 12 }).map((found) => found.join('')),
);

describe('whatever is typed', () => {
  test('nothing is thrown, and what is told stands in the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { start, end } of spansOf(readSentence(text))) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('is read in time that grows no faster than the text', () => {
    for (const hostile of [
      '一',
      '三千',
      '早',
      '包',
      '文化路',
      '1',
      '经验',
      '三年的',
      '和',
      '在',
      '到',
      '底薪加',
      ' ',
    ]) {
      const text = hostile.repeat(longestSentence);
      const began = performance.now();
      readSentence(text);
      expect(performance.now() - began).toBeLessThan(2000);
    }
  });

  test('adding what says nothing of a job changes nothing', () => {
    for (const { text } of first) {
      const plain = statementsOf(readSentence(text));
      expect(statementsOf(readSentence(`${text}。谢谢！`))).toEqual(plain);
    }
  });
});

test('what was not said is not told', () => {
  const nothing = readSentence('招人');
  expect([...statementsOf(nothing).values()].flat()).toEqual([]);
  const little = readSentence('招个服务员');
  expect(little).toMatchObject({ title: { value: '服务员' }, payLow: null, payUnit: null, education: null });
});

test('a slip that was put right is told as likely', () => {
  expect(readSentence('招两个宝洁').title).toMatchObject({ value: '保洁', start: 3, end: 5, sure: 'likely' });
  expect(readSentence('招两个保洁').title).toMatchObject({ value: '保洁', sure: 'sure' });
});

test('of several jobs one can be kept', () => {
  const text = '招服务员两名厨师一名，包吃住';
  const { several } = readSentence(text);
  expect(several.map(({ value, headcount }) => [value, headcount?.value])).toEqual([
    ['服务员', 2],
    ['厨师', 1],
  ]);
  const kept = readSentence(keepJob(text, several, 1));
  expect(kept).toMatchObject({ title: { value: '厨师' }, headcount: { value: 1 }, several: [] });
  expect(kept.welfare.map(({ value }) => value)).toEqual(['包吃住']);
});
