import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, parseDay } from '../../../ground/clock/day.ts';
import { Problem } from '../../../ground/problem.ts';
import { calendar, shipped } from '../testing.ts';
import { beforeCase, type Command, decide, evolve, movesOpen } from './moves.ts';

const type = shipped('job-seeking.yaml');
const states = new Set(type.states.map(({ id }) => id));
const start = parseDay('2026-11-20');

const command: fc.Arbitrary<Command> = fc.record({
  move: fc.constantFrom(...type.moves.map(({ move }) => move), 'no-such-move'),
  by: fc.constantFrom('resident', 'clerk', 'rule', 'clock'),
  day: fc.nat(400).map((days) => addDays(start, days)),
  given: fc.record(
    {
      declaration: fc.boolean(),
      confirmation: fc.boolean(),
      reason: fc.constantFrom('found-work', 'no-such-reason'),
    },
    { requiredKeys: [] },
  ),
  complete: fc.boolean(),
  answers: fc.constant({}),
});

describe('any sequence of moves', () => {
  test('reaches declared states only, by rows of the table, and never comes back to a draft', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 12 }), (commands) => {
        let state = beforeCase;
        for (const each of commands) {
          const decided = decide(type, state, each, calendar);
          if (decided instanceof Problem) {
            expect(decided.detail.zh).not.toBe('');
            continue;
          }
          for (const event of decided) {
            expect(event.from).toBe(state.state);
            expect(movesOpen(type, state, each.by).map(({ move, to }) => [move, to])).toContainEqual([
              event.move,
              event.to,
            ]);
            state = evolve(state, event);
            expect(states).toContain(state.state);
            if (state.due) expect(state.due.day >= event.day).toBe(true);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('that is decided anew from its history comes to the same state', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 12 }), (commands) => {
        let state = beforeCase;
        const history = commands.flatMap((each) => {
          const decided = decide(type, state, each, calendar);
          if (decided instanceof Problem) return [];
          state = decided.reduce(evolve, state);
          return decided;
        });
        expect(history.reduce(evolve, beforeCase)).toEqual(state);
        expect(state.length).toBe(history.length);
      }),
    );
  });
});

test('a case that has ended takes no move of anybody', () => {
  for (const state of ['withdrawn', 'replaced']) {
    for (const by of ['resident', 'clerk', 'rule', 'clock'] as const) {
      expect(movesOpen(type, { state, due: null, length: 3 }, by)).toEqual([]);
    }
  }
});
