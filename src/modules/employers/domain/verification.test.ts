import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, parseDay } from '../../../ground/clock/day.ts';
import { loadCalendar } from '../../../ground/clock/load.ts';
import {
  answerDay,
  decide,
  type Move,
  type Mover,
  mayRenew,
  missingComparison,
  moves,
  reminderDue,
  type Standing,
  verifyAgainOn,
} from './verification.ts';

const allMoves: Move[] = ['ask', 'withdraw', 'want', 'verify', 'refuse', 'lapse'];
const allMovers: Mover[] = ['agent', 'clerk', 'clock'];
const start: Standing = { state: 'unverified', request: null };

describe('the table of moves', () => {
  it('says each thing once', () => {
    const keys = moves.map(({ move, from, request }) => `${move} ${from} ${request}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('keeps employer and request together on every walk, and leaves a way to be verified open', () => {
    const steps = fc.array(fc.tuple(fc.constantFrom(...allMoves), fc.constantFrom(...allMovers)), {
      maxLength: 40,
    });
    const open: Record<string, (string | null)[]> = {
      unverified: [null],
      waiting: ['waiting'],
      wanting: ['wanting'],
      verified: [null, 'waiting', 'wanting'],
      refused: [null],
      lapsed: [null, 'wanting'],
    };
    fc.assert(
      fc.property(steps, (walk) => {
        let at = start;
        for (const [move, by] of walk) {
          const to = decide(at, move, by);
          if (!to) continue;
          // A request that is over is none.
          const over = to.request !== 'waiting' && to.request !== 'wanting';
          if (by === 'agent') expect(to.state === 'verified' && at.state !== 'verified').toBe(false);
          if (move === 'lapse') expect(at.request).not.toBe('waiting');
          at = { state: to.state, request: over ? null : to.request };
          expect(open[at.state]).toContain(at.request);
        }
        const asked = at.request === 'waiting' ? at : decide(at, 'ask', 'agent');
        expect(asked && decide(asked, 'verify', 'clerk')?.state).toBe('verified');
      }),
    );
  });

  it('lets nobody but a clerk verify or refuse, and nobody but the clock lapse', () => {
    for (const { move, by } of moves) {
      if (move === 'verify' || move === 'refuse' || move === 'want') expect(by).toEqual(['clerk']);
      if (move === 'lapse') expect(by).toEqual(['clock']);
    }
  });
});

describe('our promise', () => {
  const calendar = loadCalendar();
  it.each([
    ['2026-11-20T14:59:59+08:00', '2026-11-20', false, '当天答复'],
    ['2026-11-20T15:00:00+08:00', '2026-11-23', false, '15:00 后'],
    ['2026-11-20T00:00:00+08:00', '2026-11-20', false, '当天答复'],
    ['2026-11-21T10:00:00+08:00', '2026-11-23', false, '休息日'],
    ['2026-09-30T15:01:00+08:00', '2026-10-08', false, '15:00 后'],
    ['2026-10-10T10:00:00+08:00', '2026-10-10', false, '当天答复'], // a Saturday worked in exchange
    ['2026-12-31T16:00:00+08:00', '2027-01-01', true, '15:00 后'], // the notice of 2027 is not entered
    ['2027-01-02T09:00:00+08:00', '2027-01-04', true, '休息日'],
  ])('handed in %s: answered by %s', (at, day, mayMove, why) => {
    expect(answerDay(new Date(at), calendar)).toMatchObject({
      day,
      mayMove,
      why: { zh: expect.stringContaining(why) },
    });
  });
});

describe('six months', () => {
  it.each([
    ['2026-11-20', '2027-05-20'],
    ['2026-08-31', '2027-02-28'],
    ['2027-08-31', '2028-02-29'],
    ['2026-03-31', '2026-09-30'],
  ])('verified on %s: until %s', (on, until) => {
    expect(verifyAgainOn(parseDay(on))).toBe(until);
  });

  it('reminds 30 and 7 days before the end, each once, and not after it', () => {
    const end = parseDay('2027-05-20');
    const told = (days: number, last: number | null) => reminderDue(end, addDays(end, -days), last);
    expect([31, 30, 29, 8, 7, 1, 0, -1].map((days) => told(days, null))).toEqual([
      null,
      30,
      30,
      30,
      7,
      7,
      7,
      null,
    ]);
    expect([29, 8].map((days) => told(days, 30))).toEqual([null, null]);
    expect([told(7, 30), told(3, 7)]).toEqual([7, null]);
    expect([mayRenew(end, addDays(end, -31)), mayRenew(end, addDays(end, -30))]).toEqual([false, true]);
  });
});

it('asks for the comparison that the kind needs', () => {
  expect(missingComparison('enterprise', true, ['known'])?.zh).toContain('执照');
  expect(missingComparison('enterprise', true, ['licence'])).toBeUndefined();
  expect(missingComparison('merchant', false, ['register'])?.zh).toContain('本人');
  expect(missingComparison('household', false, ['representative'])).toBeUndefined();
  expect(missingComparison('enterprise', false, ['representative'])?.zh).toContain('信用代码');
});
