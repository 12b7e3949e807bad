import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseDay as day } from './day.ts';
import { daysLeftWords, dayWords, deadlineWords, momentWords, workingDaysLeftWords } from './words.ts';

const today = day('2026-11-20');

test('dates: closed up, the year only where it is another', () => {
  expect(dayWords(day('2026-11-24'), today)).toEqual({ zh: '11月24日', en: '24 November' });
  expect(dayWords(day('2027-10-05'), today)).toEqual({ zh: '2027年10月5日', en: '5 October 2027' });
  expect(deadlineWords(day('2026-11-24'), today)).toEqual({ zh: '11月24日前', en: 'by 24 November' });
});

test('moments are said in Shanghai’s time', () => {
  expect(momentWords(new Date('2026-11-23T22:05:59Z'), today)).toEqual({
    zh: '11月24日 06:05',
    en: '24 November, 06:05',
  });
  expect(momentWords(new Date('2026-12-31T16:00:00Z'), today)).toEqual({
    zh: '2027年1月1日 00:00',
    en: '1 January 2027, 00:00',
  });
});

test('what is left', () => {
  expect(workingDaysLeftWords(2, 4)).toEqual({ zh: '还剩 2 个工作日', en: '2 working days left' });
  expect(workingDaysLeftWords(1, 1).en).toBe('1 working day left');
  expect(workingDaysLeftWords(0, 0)).toEqual({ zh: '今天是最后一天', en: 'today is the last day' });
  expect(workingDaysLeftWords(-3, -5)).toEqual({ zh: '已过 3 个工作日', en: '3 working days past' });
  expect(daysLeftWords(5)).toEqual({ zh: '还剩 5 天', en: '5 days left' });
});

test('where working days are not known or say nothing, calendar days are said', () => {
  expect(workingDaysLeftWords('not-published', 40)).toEqual({ zh: '还剩 40 天', en: '40 days left' });
  expect(workingDaysLeftWords(0, 1)).toEqual({ zh: '还剩 1 天', en: '1 day left' });
});

test.each(['clock', 'day', 'age', 'calendar', 'words'])(
  '%s.ts goes into the browser: no node module',
  (name) => {
    expect(readFileSync(new URL(`./${name}.ts`, import.meta.url), 'utf8')).not.toMatch(
      /from 'node:|from 'yaml'/,
    );
  },
);
