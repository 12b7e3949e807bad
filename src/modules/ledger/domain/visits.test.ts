import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDay } from '../../../ground/clock/day.ts';
import { type CountableEvent, definitionOn, judgeVisits, type VisitDefinition } from './visits.ts';

const words = { zh: '词', en: 'word' };
const definition: VisitDefinition = {
  version: 1,
  validFrom: parseDay('2026-01-01'),
  owner: words,
  rule: words,
  formula: words,
  why: words,
  oncePer: ['station', 'function'],
  recordedWithinDays: 31,
  kinds: [
    { id: 'case-completed', counts: true, name: words, why: words },
    { id: 'case-step', counts: false, name: words, why: words },
  ],
  removed: {
    reversal: words,
    reversed: words,
    'kind-not-counted': words,
    'recorded-late': words,
    repeated: words,
  },
  notRecorded: [],
};

const base: CountableEvent = {
  eventId: 'a',
  kind: 'case-completed',
  item: 'job-seeking',
  function: 'F1',
  station: 's1',
  day: parseDay('2026-11-21'),
  recordedDay: parseDay('2026-11-21'),
  who: 'w1',
  reverses: null,
};
const judged = (...parts: Partial<CountableEvent>[]) => {
  const events = parts.map((event, at) => ({ ...base, eventId: `e${at}`, ...event }));
  const takenBack = new Set(events.flatMap(({ reverses }) => reverses ?? []));
  return [...judgeVisits(definition, events, takenBack).values()];
};

describe('what a visit is', () => {
  it('a service counts; online is a station of its own', () => {
    expect(judged({}, { station: null }, { station: null })).toEqual(['counted', 'counted', 'repeated']);
  });

  it('a visit split into items counts once; another function, station, day or person counts again', () => {
    expect(judged({}, { item: 'resume' })).toEqual(['counted', 'repeated']);
    expect(judged({}, { function: 'F6' }, { station: 's2' }, { who: 'w2' })).toEqual(
      Array(4).fill('counted'),
    );
    expect(judged({}, { day: parseDay('2026-11-20'), who: 'w1-on-the-20th' })).toEqual([
      'counted',
      'counted',
    ]);
  });

  it('a mistake taken back does not count, nor does the taking-back, and the next like it does', () => {
    expect(judged({ eventId: 'x' }, { reverses: 'x' }, {})).toEqual(['reversed', 'reversal', 'counted']);
  });

  it('a step of a case and a record that came too late do not count', () => {
    expect(judged({ kind: 'case-step' }, { kind: 'unheard-of' })).toEqual([
      'kind-not-counted',
      'kind-not-counted',
    ]);
    expect(
      judged({ recordedDay: parseDay('2026-12-22') }, { recordedDay: parseDay('2026-12-23'), station: 's2' }),
    ).toEqual(['counted', 'recorded-late']);
  });

  it('the definition is the one in force on the day', () => {
    const later = { ...definition, version: 2, validFrom: parseDay('2027-01-01') };
    expect(definitionOn([later, definition], parseDay('2026-12-31'))?.version).toBe(1);
    expect(definitionOn([definition, later], parseDay('2027-01-01'))?.version).toBe(2);
    expect(definitionOn([definition], parseDay('2025-12-31'))).toBeUndefined();
  });

  it('repeating, splitting and re-ordering records never makes more visits', () => {
    const event = fc.record({
      kind: fc.constantFrom('case-completed', 'case-step'),
      item: fc.constantFrom('i1', 'i2', 'i3'),
      function: fc.constantFrom('F1' as const, 'F6' as const),
      station: fc.constantFrom('s1', 's2', null),
      who: fc.constantFrom('w1', 'w2'),
      recordedDay: fc.constantFrom(parseDay('2026-11-21'), parseDay('2027-06-01')),
    });
    const count = (events: Partial<CountableEvent>[]) =>
      judged(...events).filter((verdict) => verdict === 'counted').length;
    fc.assert(
      fc.property(fc.array(event, { maxLength: 20 }), (events) => {
        const visits = count(events);
        expect(count([...events].reverse())).toBe(visits);
        expect(count(events.flatMap((each) => [each, { ...each, item: 'split-off' }]))).toBe(visits);
        expect(count(events.slice(1))).toBeLessThanOrEqual(visits);
      }),
    );
  });
});
