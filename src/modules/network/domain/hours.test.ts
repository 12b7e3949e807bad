import { describe, expect, it } from 'vitest';
import { openUntil } from './hours.ts';

const weekdays = [{ days: [1, 2, 3, 4, 5], from: '08:30', to: '17:30' }];

describe('openUntil', () => {
  it.each([
    ['Friday 08:29 in Shanghai', '2026-11-20T00:29:00Z', null],
    ['Friday 08:30', '2026-11-20T00:30:00Z', '17:30'],
    ['Friday 17:29', '2026-11-20T09:29:00Z', '17:30'],
    ['Friday 17:30', '2026-11-20T09:30:00Z', null],
    ['Sunday noon', '2026-11-22T04:00:00Z', null],
    ['Monday morning that is still Sunday in UTC', '2026-11-23T01:00:00Z', '17:30'],
  ])('%s', (_name, at, until) => {
    expect(openUntil(weekdays, new Date(at))).toBe(until);
  });
});
