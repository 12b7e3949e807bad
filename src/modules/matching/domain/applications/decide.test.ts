import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day, dayOf, parseDay, startOfDay } from '../../../../ground/clock/day.ts';
import { Problem } from '../../../../ground/problem.ts';
import { loadAnswering } from '../../load-answering.ts';
import { dueDays, reminderReached } from './days.ts';
import { type ApplicationCommand, type ApplicationNow, decide } from './decide.ts';
import { type ApplicationMoveId, applicationMoves, movesOpenFor } from './moves.ts';
import { reasonLists } from './reasons.ts';
import { type ApplicationStateId, applicationStates, openStates, stateTable } from './states.ts';

const { days } = loadAnswering();
const monday = new Date('2026-11-23T09:00:00+08:00');
const later = (hours: number) => new Date(monday.getTime() + hours * 3_600_000);

const fresh: ApplicationNow = {
  state: 'new',
  sentOn: dayOf(monday),
  offered: [],
  proposed: [],
  interviewAt: null,
  place: null,
  bring: null,
  hire: null,
};

const hire = {
  startOn: parseDay('2026-12-01'),
  payFen: 350_000,
  payUnit: 'month',
  contract: 'labour',
} as const;

/** What satisfies each need of a row, from where the application is. */
function commandFor(
  now: ApplicationNow,
  row: (typeof applicationMoves)[number],
  at: Date,
): ApplicationCommand {
  const reason = row.only?.[0] ?? (row.reasons ? Object.keys(reasonLists[row.reasons])[0] : undefined);
  const time = (row.by === 'person' ? now.offered : now.proposed)[0];
  return {
    move: row.move,
    by: row.by,
    now: at,
    ...(reason === undefined ? {} : { reason }),
    ...(time === undefined ? {} : { time }),
    times: [new Date(at.getTime() + 48 * 3_600_000)],
    place: '北苑街道演示路 6 号',
    hire: { ...hire, startOn: dayOf(at) },
  };
}

function after(now: ApplicationNow, command: ApplicationCommand): ApplicationNow {
  const moved = decide(now, command, days);
  if (moved instanceof Problem) throw moved;
  return { ...now, ...moved };
}

describe('the table', () => {
  it('reaches every state from the first, with what each move needs', () => {
    const reached = new Map<ApplicationStateId, ApplicationNow>([['new', fresh]]);
    for (const now of reached.values()) {
      for (const row of applicationMoves) {
        if (!row.from.includes(now.state)) continue;
        const next = after(now, commandFor(now, row, monday));
        expect(next.state).toBe(row.to);
        if (!reached.has(next.state)) reached.set(next.state, next);
      }
    }
    expect([...reached.keys()].sort()).toEqual([...applicationStates].sort());
  });

  it('leaves the person a way out of every state that is not final, and nobody any of a final one', () => {
    for (const state of applicationStates) {
      const ways = movesOpenFor(state, 'person').map(({ to }) => to);
      if (stateTable[state].final)
        expect(applicationMoves.filter(({ from }) => from.includes(state))).toEqual([]);
      else expect(ways).toContain('withdrawn');
    }
  });

  it('ends every open state by itself some day', () => {
    for (const state of openStates) {
      expect(movesOpenFor(state, 'clock')).toHaveLength(1);
      const facts = {
        sentOn: fresh.sentOn,
        movedOn: fresh.sentOn,
        offered: [],
        interviewAt: null,
        startOn: null,
      };
      const { dueOn, lapseOn } = dueDays(state, facts, days);
      expect(dueOn && lapseOn && dueOn <= lapseOn).toBe(true);
    }
  });

  it('has words for what is told, and never those that shame', () => {
    const words = JSON.stringify([reasonLists, stateTable, applicationMoves]);
    expect(words).not.toMatch(/不符合|驳回|失败|非法|拒绝|淘汰/);
    for (const list of Object.values(reasonLists))
      for (const { told, next } of Object.values(list))
        expect([...told.zh].length + [...next.zh].length).toBeLessThan(50);
  });
});

/** Any command, sensible or not. */
const commands = fc.record({
  move: fc.constantFrom<ApplicationMoveId>(...applicationMoves.map(({ move }) => move)),
  by: fc.constantFrom('person' as const, 'employer' as const, 'rule' as const, 'clock' as const),
  hours: fc.integer({ min: 0, max: 90 }),
  reason: fc.constantFrom(
    'filled',
    'found-work',
    'wrong-details',
    'silent',
    'unlawful',
    'no-answer',
    'nonsense',
  ),
  times: fc.array(fc.integer({ min: -5, max: 200 }), { maxLength: 4 }),
  time: fc.integer({ min: -5, max: 200 }),
  pick: fc.boolean(),
  start: fc.integer({ min: -3, max: 5 }),
  /** Where given, a row that is open is taken, with all that it needs. */
  row: fc.option(fc.nat()),
});

describe('any sequence of moves', () => {
  it('opens phones only where both sides agreed to one and the same time', () => {
    let opened = 0;
    fc.assert(
      fc.property(fc.array(commands, { minLength: 1, maxLength: 30 }), (sequence) => {
        let now = fresh;
        let clock = 0;
        const said = { employer: new Set<number>(), person: new Set<number>() };
        for (const { hours, times, time, pick, start, row, ...rest } of sequence) {
          clock += hours % 5;
          const at = later(clock);
          const offered = now.state === 'invited' ? now.offered : now.proposed;
          const rows = applicationMoves.filter(({ from }) => from.includes(now.state));
          const open = row === null ? undefined : rows[row % rows.length];
          const command: ApplicationCommand = open
            ? commandFor(now, open, at)
            : {
                ...rest,
                now: at,
                times: times.map((each) => later(clock + each)),
                time: (pick ? offered[0] : undefined) ?? later(clock + time),
                place: '北苑街道演示路 6 号',
                hire: { ...hire, startOn: addDays(dayOf(at), start) },
              };
          const moved = decide(now, command, days);
          if (moved instanceof Problem) continue;
          const stamp = (moments: readonly Date[]) => moments.map((moment) => moment.getTime());
          if (moved.move === 'invite') {
            said.employer = new Set(stamp(moved.offered));
            said.person = new Set();
          }
          if (moved.move === 'propose') said.person = new Set(stamp(moved.proposed));
          if (moved.move === 'accept' && moved.interviewAt) said.person.add(moved.interviewAt.getTime());
          if (moved.move === 'agree-time' && moved.interviewAt)
            said.employer.add(moved.interviewAt.getTime());
          now = { ...now, ...moved };
          if (stateTable[now.state].contact) {
            opened += 1;
            const agreed = now.interviewAt?.getTime() ?? Number.NaN;
            expect(said.employer.has(agreed) && said.person.has(agreed)).toBe(true);
          }
          if (stateTable[now.state].final) expect(moved.dueOn).toBeNull();
        }
      }),
      { numRuns: 3000 },
    );
    // The property would hold for a table that opens nothing.
    expect(opened).toBeGreaterThan(50);
  });
});

const codeOf = (
  now: ApplicationNow,
  command: Partial<ApplicationCommand> & Pick<ApplicationCommand, 'move' | 'by'>,
) => {
  const moved = decide(now, { now: monday, ...command }, days);
  return moved instanceof Problem ? moved.code : moved.state;
};

describe('what a move needs', () => {
  const place = '演示路 6 号';
  it('of an invitation: one to three different times, two hours to sixty days ahead, and a place', () => {
    const invite = (times: Date[], more = {}) =>
      codeOf(fresh, { move: 'invite', by: 'employer', times, place, ...more });
    expect(invite([])).toBe('times-needed');
    expect(invite([later(1.9)])).toBe('time-too-soon');
    expect(invite([later(2)])).toBe('invited');
    expect(invite([later(24), later(24)])).toBe('times-repeat');
    expect(invite([later(3), later(4), later(5), later(6)])).toBe('too-many-times');
    expect(invite([later(24 * 61)])).toBe('time-too-far');
    expect(invite([new Date(Number.NaN)])).toBe('time-too-soon');
    expect(invite([later(24)], { place: ' ' })).toBe('place-needed');
  });

  it('of a yes: one of the times, not yet past', () => {
    const invited = after(fresh, {
      move: 'invite',
      by: 'employer',
      now: monday,
      times: [later(24), later(48)],
      place,
    });
    const accept = (time: Date, now = monday) => codeOf(invited, { move: 'accept', by: 'person', time, now });
    expect(accept(later(25))).toBe('time-not-offered');
    expect(accept(later(24), later(24))).toBe('time-past');
    expect(accept(later(48), later(47))).toBe('interview-agreed');
  });

  it('of a no: a reason of its own list', () => {
    expect(codeOf(fresh, { move: 'refuse', by: 'employer' })).toBe('reason-needed');
    expect(codeOf(fresh, { move: 'refuse', by: 'employer', reason: 'found-work' })).toBe('reason-needed');
    expect(codeOf(fresh, { move: 'refuse', by: 'employer', reason: 'toString' })).toBe('reason-needed');
    expect(codeOf(fresh, { move: 'refuse', by: 'person', reason: 'hours' })).toBe('move-not-open');
  });

  it('of a confirmation: that the day of starting has come', () => {
    const hired: ApplicationNow = { ...fresh, state: 'hired', hire };
    const confirm = (day: Day) => codeOf(hired, { move: 'confirm', by: 'person', now: startOfDay(day) });
    expect(confirm(parseDay('2026-11-30'))).toBe('not-started-yet');
    expect(confirm(parseDay('2026-12-01'))).toBe('hire-confirmed');
  });

  it('an interview stays when the job is filled, and ends when the posting was against the law', () => {
    const agreed: ApplicationNow = { ...fresh, state: 'interview-agreed', interviewAt: later(24) };
    expect(codeOf(agreed, { move: 'close', by: 'rule', reason: 'filled' })).toBe('move-not-open');
    expect(codeOf(agreed, { move: 'close', by: 'rule', reason: 'unlawful' })).toBe('closed');
    expect(codeOf(fresh, { move: 'close', by: 'rule', reason: 'filled' })).toBe('closed');
  });
});

describe('days', () => {
  const facts = {
    sentOn: parseDay('2026-01-29'),
    movedOn: parseDay('2026-01-29'),
    offered: [],
    interviewAt: null,
    startOn: null,
  };
  it('run over the ends of months and years as calendar days', () => {
    expect(dueDays('new', facts, days)).toEqual({ dueOn: '2026-02-05', lapseOn: '2026-02-28' });
    expect(dueDays('seen', { ...facts, sentOn: parseDay('2027-12-27') }, days)).toEqual({
      dueOn: '2028-01-03',
      lapseOn: '2028-01-26',
    });
    expect(dueDays('new', { ...facts, sentOn: parseDay('2028-02-25') }, days).dueOn).toBe('2028-03-03');
  });

  it('of an invitation end with the last time offered, in Shanghai', () => {
    const offered = [new Date('2026-01-30T23:30:00+08:00')];
    expect(dueDays('invited', { ...facts, offered }, days)).toEqual({
      dueOn: '2026-01-30',
      lapseOn: '2026-02-02',
    });
  });

  it('of a reminder are reached on the third and the seventh day, not before', () => {
    const reached = (day: string) => reminderReached(parseDay('2026-02-26'), parseDay(day), days);
    expect(['2026-02-28', '2026-03-01', '2026-03-04', '2026-03-05', '2026-04-30'].map(reached)).toEqual([
      0, 3, 3, 7, 7,
    ]);
  });
});
