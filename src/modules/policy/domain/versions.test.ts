import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, parseDay } from '../../../ground/clock/day.ts';
import { type PolicyVersion, spansOf, versionsOn } from './versions.ts';

const at = (seq: number, from: string, known: string, policyId = 'P01'): PolicyVersion => ({
  seq,
  policyId,
  from: parseDay(from),
  knownAt: new Date(`${known}T09:00:00+08:00`),
});
const on = (versions: readonly PolicyVersion[], asOf: string, knownBy: string | null = null) =>
  versionsOn(versions, {
    asOf: parseDay(asOf),
    knownBy: knownBy === null ? null : new Date(`${knownBy}T23:59:59+08:00`),
  }).get('P01')?.seq ?? null;

describe('the text that holds', () => {
  const next = at(1, '2027-01-01', '2026-11-20');
  const mended = at(2, '2024-01-01', '2026-11-25');
  test.each([
    ['a text for next year waits', [next], '2026-12-31', null, null],
    ['from its first day it holds', [next], '2027-01-01', null, 1],
    ['a correction holds for the days before, too', [mended], '2024-01-01', null, 2],
    ['what was known before is told as it was known', [mended], '2026-12-01', '2026-11-24', null],
    ['what was approved later goes before', [next, mended], '2027-02-01', null, 2],
    [
      'of another policy nothing is said',
      [at(1, '2024-01-01', '2026-11-20', 'P02')],
      '2026-11-22',
      null,
      null,
    ],
  ])('%s', (_, versions, asOf, knownBy, seq) => {
    expect(on(versions, asOf, knownBy)).toBe(seq);
  });

  test('what comes later changes no answer that was given before it was known', () => {
    const first = parseDay('2025-01-01');
    const day = fc.integer({ min: 0, max: 800 }).map((days) => addDays(first, days));
    const versions = fc
      .array(fc.record({ from: day, known: fc.integer({ min: 0, max: 800 }) }), { maxLength: 8 })
      .map((rows) =>
        rows
          .sort((one, other) => one.known - other.known)
          .map(({ from, known }, nth) => at(nth + 1, from, addDays(first, known))),
      );
    fc.assert(
      fc.property(versions, day, day, (all, asOf, knownBy) => {
        const until = new Date(`${knownBy}T23:59:59+08:00`);
        const then = all.filter(({ knownAt }) => knownAt <= until);
        expect(on(all, asOf, knownBy)).toBe(on(then, asOf));
      }),
    );
  });
});

test('spans say of every day which text holds', () => {
  const first = parseDay('2025-01-01');
  const days = fc.integer({ min: 0, max: 60 });
  fc.assert(
    fc.property(fc.array(days, { minLength: 1, maxLength: 7 }), days, (froms, on) => {
      const all = froms.map((from, nth) => at(nth + 1, addDays(first, from), '2025-01-01'));
      const asOf = addDays(first, on);
      const holding = spansOf(all).filter(
        ({ from, until }) => from <= asOf && (until === null || asOf <= until),
      );
      expect(holding.map(({ version }) => version.seq).at(-1)).toBe(
        versionsOn(all, { asOf, knownBy: null }).get('P01')?.seq,
      );
      expect(holding.length).toBeLessThanOrEqual(1);
    }),
  );
});
