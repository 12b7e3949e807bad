import { expect, it } from 'vitest';
import { hasWritten, mayDrop, nextOf, sourceFrom } from './import-state.ts';

it('says what is to be done next', () => {
  const next = (state: Parameters<typeof nextOf>[0]['state'], quarantined = 0, toDo = 0) =>
    nextOf({ state, quarantined, toDo });
  expect(next('reading')).toEqual({ next: 'wait', count: 0 });
  expect(next('checked', 2, 5)).toEqual({ next: 'mend', count: 2 });
  expect(next('checked', 0, 5)).toEqual({ next: 'commit', count: 5 });
  // One row alone was written: the others still wait.
  expect(next('committed', 0, 4)).toEqual({ next: 'commit', count: 4 });
  expect(next('committed')).toEqual({ next: 'done', count: 0 });
  expect(next('refused')).toEqual({ next: 'again', count: 0 });
});

it('offers to undo what was written, and to give up what was not', () => {
  expect(hasWritten({ outcomes: { changed: 1 } })).toBe(true);
  expect(hasWritten({ outcomes: { unchanged: 3, repeated: 1 } })).toBe(false);
  expect(mayDrop({ outcomes: { repeated: 2 } })).toBe(true);
  expect(mayDrop({ outcomes: { unchanged: 3 } })).toBe(false);
});

it('calls a list by its file, the same next month', () => {
  expect(sourceFrom('求职登记表2026-11(2).xlsx')).toBe('求职登记表');
  expect(sourceFrom('10月份就业困难人员名单.csv')).toBe('就业困难人员名单');
  expect(sourceFrom('2026年11月3日求职人员.csv.gz')).toBe('求职人员');
  expect(sourceFrom('people_20261103.xlsx')).toBe('people');
});
