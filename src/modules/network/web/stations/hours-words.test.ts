import { describe, expect, it } from 'vitest';
import { hoursLines, readHours, readSpans } from './hours-words.ts';

describe('weekly hours in a field', () => {
  it('are written and read again', () => {
    const hours = [
      { days: [1, 2, 3, 4, 5], from: '08:30', to: '17:30' },
      { days: [6], from: '09:00', to: '12:00' },
      { days: [1, 3, 4], from: '18:00', to: '20:00' },
    ];
    expect(hoursLines(hours)).toBe('1-5 08:30-17:30\n6 09:00-12:00\n1,3-4 18:00-20:00');
    expect(readHours(hoursLines(hours))).toEqual({ hours });
  });

  it('takes full-width signs and says which line it does not understand', () => {
    expect(readHours('１－５ 08：30－17：30')).toEqual({
      hours: [{ days: [1, 2, 3, 4, 5], from: '08:30', to: '17:30' }],
    });
    expect(readHours('1-5 08:30-17:30\n周末不开')).toEqual({ bad: '周末不开' });
    expect(readHours('5-1 08:30-17:30')).toEqual({ bad: '5-1 08:30-17:30' });
  });
});

it('reads the spans of a day', () => {
  expect(readSpans('09:00-12:00，14:00–17:00')).toEqual([
    { from: '09:00', to: '12:00' },
    { from: '14:00', to: '17:00' },
  ]);
  expect(readSpans('')).toEqual([]);
  expect(readSpans('上午')).toBe(null);
});
