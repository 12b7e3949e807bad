import { expect, it } from 'vitest';
import { readTypedDay } from './typed.ts';

it('reads a day as people write it', () => {
  for (const text of [
    '2024-03-01',
    '2024年3月1日',
    '2024.3.1',
    '20240301',
    '２０２４/3/1',
    '2024年3月',
    '202403',
  ])
    expect([text, readTypedDay(text)]).toEqual([text, '2024-03-01']);
  for (const text of ['', '3月1日', '2024', '2024-02-30', '2024-13-01', '去年三月'])
    expect([text, readTypedDay(text)]).toEqual([text, undefined]);
});
