import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day, dayOf, parseDay, startOfDay } from '../../../ground/clock/day.ts';
import { loadCalendar } from '../../../ground/clock/load.ts';
import {
  afterOpenMinutes,
  areHours,
  areSpans,
  type DayPart,
  type Hours,
  horizonDays,
  kindOf,
  nextOpening,
  type Opening,
  openUntil,
  type Span,
  spansOn,
} from './hours.ts';

const calendar = loadCalendar();
const at = (text: string) => new Date(`${text}+08:00`);
const weekdays: Opening = {
  hours: [{ days: [1, 2, 3, 4, 5], from: '08:30', to: '17:30' }],
  keepsHolidays: true,
  exceptions: new Map(),
};
const everyDay: Opening = {
  ...weekdays,
  hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '08:00', to: '18:00' }],
};

describe('openUntil', () => {
  it.each([
    ['Friday 08:29 in Shanghai', '2026-11-20T00:29:00Z', null],
    ['Friday 08:30', '2026-11-20T00:30:00Z', '17:30'],
    ['Friday 17:29', '2026-11-20T09:29:00Z', '17:30'],
    ['Friday 17:30', '2026-11-20T09:30:00Z', null],
    ['Sunday noon', '2026-11-22T04:00:00Z', null],
    ['Monday morning that is still Sunday in UTC', '2026-11-23T01:00:00Z', '17:30'],
    ['National Day, a Thursday', '2026-10-01T02:00:00Z', null],
    ['a Saturday worked instead', '2026-10-10T02:00:00Z', '17:30'],
  ])('%s', (_name, moment, until) => {
    expect(openUntil(weekdays, calendar, new Date(moment))).toBe(until);
  });

  it('sends nobody to a closed door on the Saturday inside a holiday', () => {
    expect(openUntil(everyDay, calendar, at('2026-10-03T10:00:00'))).toBe(null);
    expect(openUntil({ ...everyDay, keepsHolidays: false }, calendar, at('2026-10-03T10:00:00'))).toBe(
      '18:00',
    );
  });

  it('lets an exception go before the week and before the calendar', () => {
    const exceptions = new Map<Day, Span[]>([
      [parseDay('2026-11-20'), []],
      [parseDay('2026-10-03'), [{ from: '09:00', to: '11:00' }]],
    ]);
    const station = { ...weekdays, exceptions };
    expect(openUntil(station, calendar, at('2026-11-20T10:00:00'))).toBe(null);
    expect(openUntil(station, calendar, at('2026-10-03T10:00:00'))).toBe('11:00');
  });
});

describe('nextOpening', () => {
  it('walks over the longest holiday', () => {
    expect(nextOpening(weekdays, calendar, at('2026-02-14T17:30:00'))).toEqual({
      day: '2026-02-24',
      from: '08:30',
      certain: true,
    });
  });

  it('says that it is not certain where the notice of the year is not out', () => {
    expect(nextOpening(weekdays, calendar, at('2026-12-31T17:30:00'))).toEqual({
      day: '2027-01-01',
      from: '08:30',
      certain: false,
    });
    const always = { ...weekdays, keepsHolidays: false };
    expect(nextOpening(always, calendar, at('2026-12-31T17:30:00'))?.certain).toBe(true);
  });

  it('finds the second span of the day, and none where the station never opens', () => {
    const split = {
      ...weekdays,
      hours: [
        { days: [5], from: '14:00', to: '17:00' },
        { days: [5], from: '08:00', to: '11:30' },
      ],
    };
    expect(nextOpening(split, calendar, at('2026-11-20T12:00:00'))).toMatchObject({
      day: '2026-11-20',
      from: '14:00',
    });
    expect(nextOpening({ ...weekdays, hours: [] }, calendar, at('2026-11-20T12:00:00'))).toBe(null);
  });
});

describe('afterOpenMinutes', () => {
  it.each<[string, string, DayPart, string]>([
    ['within the day', '2026-11-20T10:00:00', 'any', '2026-11-20T12:00:00'],
    ['over the weekend', '2026-11-20T17:00:00', 'any', '2026-11-23T10:00:00'],
    ['from before opening', '2026-11-20T06:00:00', 'any', '2026-11-20T10:30:00'],
    ['mornings only', '2026-11-20T11:00:00', 'morning', '2026-11-23T09:30:00'],
    ['afternoons only', '2026-11-20T09:00:00', 'afternoon', '2026-11-20T14:00:00'],
    ['over Spring Festival', '2026-02-14T17:00:00', 'any', '2026-02-24T10:00:00'],
  ])('two hours %s', (_name, from, part, until) => {
    expect(afterOpenMinutes(weekdays, calendar, { from: at(from), minutes: 120, part })?.at).toEqual(
      at(until),
    );
  });
});

const time = fc
  .integer({ min: 0, max: 96 })
  .map(
    (quarter) =>
      `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`,
  );
const spans = fc
  .uniqueArray(time, { minLength: 0, maxLength: 6 })
  .map((times) => times.sort())
  .map((times) =>
    Array.from({ length: Math.floor(times.length / 2) }, (_, place) => ({
      from: times[place * 2] ?? '',
      to: times[place * 2 + 1] ?? '',
    })),
  );
const someHours: fc.Arbitrary<Hours[]> = fc
  .array(fc.tuple(fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), spans), { maxLength: 2 })
  .map((parts) => parts.flatMap(([days, list]) => list.map((span) => ({ days, ...span }))))
  .filter(areHours);
const someDay = fc.integer({ min: 0, max: 500 }).map((n) => addDays(parseDay('2025-12-20'), n));
const opening: fc.Arbitrary<Opening> = fc.record({
  hours: someHours,
  keepsHolidays: fc.boolean(),
  exceptions: fc.array(fc.tuple(someDay, spans), { maxLength: 40 }).map((list) => new Map(list)),
});
const moment = fc
  .tuple(someDay, fc.integer({ min: 0, max: 24 * 60 - 1 }))
  .map(([day, minute]) => new Date(startOfDay(day).getTime() + minute * 60_000));

const perDay = 24 * 60;
const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** The same, asked of every single minute from a midnight on: slow and plain. */
function everyMinute(station: Opening, first: Day): boolean[] {
  const open: boolean[] = [];
  for (let ahead = 0; ahead <= horizonDays; ahead += 1) {
    const day = addDays(first, ahead);
    const list = spansOn(station, day, kindOf(calendar, day));
    for (let minute = 0; minute < perDay; minute += 1) {
      open.push(list.some(({ from, to }) => from <= clock(minute) && clock(minute) < to));
    }
  }
  return open;
}

describe('against every minute', () => {
  it('until and next opening', () => {
    fc.assert(
      fc.property(opening, moment, (station, now) => {
        const open = everyMinute(station, dayOf(now));
        const at = (now.getTime() - startOfDay(dayOf(now)).getTime()) / 60_000;
        let end = at;
        while (open[end] && end < perDay) end += 1;
        expect(openUntil(station, calendar, now)).toBe(
          open[at] ? (end === perDay ? '24:00' : clock(end)) : null,
        );
        // What begins at midnight begins, though the day before was open to its end.
        const next = open.findIndex(
          (one, minute) => minute > at && one && (minute % perDay === 0 || !open[minute - 1]),
        );
        const said =
          next < 0
            ? null
            : { day: addDays(dayOf(now), Math.floor(next / perDay)), from: clock(next % perDay) };
        const found = nextOpening(station, calendar, now);
        expect(found && { day: found.day, from: found.from }).toEqual(said);
      }),
      { numRuns: 60 },
    );
  });

  it('open minutes', () => {
    const parts = fc.constantFrom<DayPart>('any', 'morning', 'afternoon');
    fc.assert(
      fc.property(
        opening,
        moment,
        fc.integer({ min: 1, max: 600 }),
        parts,
        (station, from, minutes, part) => {
          const midnight = startOfDay(dayOf(from)).getTime();
          const at = (from.getTime() - midnight) / 60_000;
          const suits = (minute: number) =>
            part === 'any' || minute % perDay < perDay / 2 === (part === 'morning');
          const counted = everyMinute(station, dayOf(from)).flatMap((open, minute) =>
            minute >= at && open && suits(minute) ? minute + 1 : [],
          );
          const last = counted[minutes - 1];
          expect(afterOpenMinutes(station, calendar, { from, minutes, part })?.at ?? null).toEqual(
            last === undefined ? null : new Date(midnight + last * 60_000),
          );
        },
      ),
      { numRuns: 60 },
    );
  });
});

it('knows well made hours', () => {
  expect(
    areSpans([
      { from: '14:00', to: '17:00' },
      { from: '08:30', to: '12:00' },
    ]),
  ).toBe(true);
  expect(
    areSpans([
      { from: '08:30', to: '12:00' },
      { from: '12:00', to: '17:00' },
    ]),
  ).toBe(false);
  expect(areSpans([{ from: '12:00', to: '08:30' }])).toBe(false);
  expect(areSpans([{ from: '8:30', to: '12:00' }])).toBe(false);
  expect(areSpans([{ from: '00:00', to: '24:00' }])).toBe(true);
  expect(areHours([{ days: [8], from: '08:30', to: '12:00' }])).toBe(false);
  expect(
    areHours([
      { days: [1, 2], from: '08:30', to: '12:00' },
      { days: [2], from: '11:00', to: '13:00' },
    ]),
  ).toBe(false);
});
