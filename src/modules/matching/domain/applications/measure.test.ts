import { describe, expect, it } from 'vitest';
import { addDays, parseDay } from '../../../../ground/clock/day.ts';
import { loadAnswering, parseAnswering } from '../../load-answering.ts';
import { type MeasuredApplication, measureAnswers, shownAnswers } from './measure.ts';

const answering = loadAnswering();
const today = parseDay('2026-11-20');

function sent(
  daysAgo: number,
  more: Partial<MeasuredApplication> & { after?: number } = {},
): MeasuredApplication {
  const sentOn = addDays(today, -daysAgo);
  const { after, ...rest } = more;
  const answeredOn = after === undefined ? null : addDays(sentOn, after);
  return { sentOn, answeredOn, state: 'new', stateOn: answeredOn ?? sentOn, reason: null, ...rest };
}

describe('measured answers', () => {
  it('count those of which the seven days are over, the seventh included', () => {
    const counts = measureAnswers(
      [sent(8, { after: 7 }), sent(8), sent(9, { after: 8 }), sent(7), sent(1, { after: 0 })],
      today,
      answering,
    );
    expect(counts).toMatchObject({ due: 3, answeredInTime: 1, answered: 3, medianDays: 7 });
  });

  it('leave out what the person took back within the days, not what he took back after waiting', () => {
    const back = (on: number) => sent(30, { state: 'withdrawn', stateOn: addDays(today, on - 30) });
    expect(measureAnswers([back(7), back(8)], today, answering).due).toBe(1);
    expect(
      measureAnswers(
        [sent(30, { state: 'closed', reason: 'unlawful', stateOn: addDays(today, -28) })],
        today,
        answering,
      ).due,
    ).toBe(0);
    expect(
      measureAnswers(
        [sent(30, { state: 'closed', reason: 'expired', stateOn: addDays(today, -28) })],
        today,
        answering,
      ).due,
    ).toBe(1);
  });

  it('go back twelve months', () => {
    const on = (day: string) => ({ ...sent(0), sentOn: parseDay(day), stateOn: parseDay(day) });
    expect(measureAnswers([on('2025-11-20'), on('2025-11-21')], today, answering).due).toBe(1);
    const hired = (day: string) => ({
      ...sent(400, { after: 1 }),
      state: 'hire-confirmed' as const,
      stateOn: parseDay(day),
    });
    expect(measureAnswers([hired('2025-11-20'), hired('2025-11-21')], today, answering).hires).toBe(1);
  });

  it('say nothing of fewer than three', () => {
    const two = measureAnswers([sent(9, { after: 1 }), sent(9, { after: 2 })], today, answering);
    expect(shownAnswers(two, 3)).toEqual({ n: 2, rate: null, medianDays: null, hires: 0 });
    const three = measureAnswers([sent(9, { after: 1 }), sent(9, { after: 2 }), sent(9)], today, answering);
    expect(shownAnswers(three, 3)).toEqual({ n: 3, rate: 67, medianDays: null, hires: 0 });
    expect(shownAnswers(undefined, 3)).toEqual({ n: 0, rate: null, medianDays: null, hires: 0 });
  });
});

describe('the contract’s file', () => {
  it('has to name its terms in order', () => {
    expect(answering.days).toMatchObject({ firstReminder: 3, answer: 7, lowered: 14, closed: 30 });
    expect(() => parseAnswering('version: 1')).toThrow('answering: ');
  });
});
