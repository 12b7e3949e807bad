import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Problem } from '../../../ground/problem.ts';
import { canMove, movePosting, type PostingMove, postingMoves, type Standing } from './posting-state.ts';

const start: Standing = { state: 'waiting', reason: null };
const moves = fc.constantFrom(...new Set(postingMoves.map(({ move }) => move)));

/** A posting after these moves; what is refused changes nothing. */
function after(steps: readonly { move: PostingMove; verified: boolean }[], from = start): Standing {
  return steps.reduce((at, { move, verified }) => {
    const next = movePosting(at, move, verified);
    return next instanceof Problem ? at : next;
  }, from);
}

describe('any sequence of moves', () => {
  const steps = fc.array(fc.record({ move: moves, verified: fc.boolean() }), { maxLength: 12 });

  test('leads to a state that has a reason exactly where it is closed', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        const { state, reason } = after(taken);
        expect(reason !== null).toBe(state === 'closed');
      }),
    );
  });

  test('never brings back what was filled, withdrawn or unlawful', () => {
    fc.assert(
      fc.property(fc.constantFrom('filled', 'withdrawn', 'unlawful'), steps, (reason, taken) => {
        const over = { state: 'closed' as const, reason: reason as 'filled' };
        expect(after(taken, over)).toEqual(over);
      }),
    );
  });

  test('without a verified employer nothing opens', () => {
    const unverified = fc.array(
      fc.record({
        move: moves.filter((move) => move !== 'employer-verified'),
        verified: fc.constant(false),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(unverified, (taken) => {
        expect(['waiting', 'closed']).toContain(after(taken).state);
      }),
    );
  });

  test('can be told beforehand', () => {
    fc.assert(
      fc.property(steps, moves, (taken, move) => {
        const at = after(taken);
        expect(canMove(at, move)).toBe(!(movePosting(at, move, true) instanceof Problem));
      }),
    );
  });
});

test('renewing answers nobody: a lowered posting stays lowered', () => {
  expect(movePosting({ state: 'lowered', reason: null }, 'renewed', true)).toEqual({
    state: 'lowered',
    reason: null,
  });
});
