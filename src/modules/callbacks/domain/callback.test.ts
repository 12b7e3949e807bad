import { describe, expect, it } from 'vitest';
import { afterTry, mayTake } from './callback.ts';

describe('afterTry', () => {
  it.each([
    ['reached', 0, 'reached'],
    ['wrong-number', 1, 'wrong-number'],
    ['not-reached', 0, 'waiting'],
    ['not-reached', 1, 'waiting'],
    ['not-reached', 2, 'unreached'],
  ] as const)('%s after %i tries', (result, tries, state) => {
    expect(afterTry(result, tries, 3)).toBe(state);
  });
});

describe('mayTake', () => {
  const now = new Date('2026-11-20T10:00:00+08:00');
  const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
  it.each([
    ['waiting', null, 0, true],
    ['taken', 'me', 0, true],
    ['taken', 'other', 29, false],
    ['taken', 'other', 30, true],
    ['reached', 'me', 60, false],
  ] as const)('%s by %s for %i minutes', (state, takenBy, minutes, may) => {
    expect(mayTake({ state, takenBy, changedAt: ago(minutes) }, 'me', now)).toBe(may);
  });
});
