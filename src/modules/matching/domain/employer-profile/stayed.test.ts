import { describe, expect, it } from 'vitest';
import { parseDay } from '../../../../ground/clock/day.ts';
import { stayOf } from './stayed.ts';

const start = parseDay('2026-03-01');
const status = (on: string, value: string | null) => ({ on: parseDay(on), said: { status: value } });
const since = (on: string, value: string | null) => ({
  on: parseDay(on),
  said: { since: value === null ? null : parseDay(value) },
});
const hired = [status('2026-03-01', 'employed'), since('2026-03-01', '2026-03-01')];

describe('whether somebody stayed ninety days', () => {
  it.each([
    ['nobody has said anything since', hired, 'unknown'],
    ['employed on a day after them', [...hired, status('2026-06-20', 'employed')], 'stayed'],
    ['employed only within them', [...hired, status('2026-05-01', 'employed')], 'unknown'],
    ['without work within them', [...hired, status('2026-04-10', 'unemployed')], 'left'],
    [
      'without work within them, and employed later',
      [...hired, status('2026-04-10', 'unemployed'), status('2026-07-01', 'employed')],
      'left',
    ],
    [
      'without work only after them, and nothing between',
      [...hired, status('2026-08-10', 'unemployed')],
      'unknown',
    ],
    [
      'employed after them, without work later',
      [...hired, status('2026-06-20', 'employed'), status('2026-08-10', 'unemployed')],
      'stayed',
    ],
    [
      'begun elsewhere within them, said long after',
      [...hired, since('2026-09-01', '2026-04-15'), status('2026-09-01', 'employed')],
      'left',
    ],
    [
      'begun elsewhere after them, employed then',
      [...hired, since('2026-09-01', '2026-08-15'), status('2026-09-01', 'employed')],
      'unknown',
    ],
    ['recorded as not known', [...hired, status('2026-06-20', null)], 'unknown'],
    ['what held before the hire says nothing', [status('2026-02-01', 'unemployed'), ...hired], 'unknown'],
  ])('%s', (_, said, stay) => {
    expect(stayOf(said, start, 90)).toBe(stay);
  });
});
