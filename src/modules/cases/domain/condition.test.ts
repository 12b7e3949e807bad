import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer, Answers } from './case-type.ts';
import { type Condition, holds } from './condition.ts';

const question = fc.constantFrom<string>('a', 'b', 'c');
const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ question, is: fc.constantFrom('x', true, 0) }),
  fc.record({ question, in: fc.constant<string[]>(['x', 'y']) }),
  fc.record({ question, has: fc.constantFrom('x', 'y') }),
  fc.record({ question, some: fc.constant(true as const) }),
);
const condition = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.record({ all: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('tree') }),
  ),
})).tree;
const answer = fc.constantFrom<NonNullable<Answer>>('x', 'y', true, 0, ['x'], [], ['x', 'y']);
const answers: fc.Arbitrary<Answers> = fc.record({ a: answer, b: answer, c: answer }, { requiredKeys: [] });

describe('a condition', () => {
  test('that is decided stays so, whatever is answered besides', () => {
    fc.assert(
      fc.property(condition, answers, answers, (tree, some, more) => {
        const verdict = holds(tree, some);
        if (verdict !== null) expect(holds(tree, { ...more, ...some })).toBe(verdict);
      }),
    );
  });

  test('is decided when all it looks at is answered', () => {
    const full = fc.record({ a: answer, b: answer, c: answer });
    fc.assert(
      fc.property(condition, full, (tree, all) => {
        expect(holds(tree, all)).not.toBeNull();
      }),
    );
  });

  test('is not known where the answer is 说不清楚, and so is its opposite', () => {
    expect(holds({ question: 'a', is: 0 }, { a: null })).toBeNull();
    expect(holds({ not: { question: 'a', is: 0 } }, { a: null })).toBeNull();
    expect(
      holds(
        {
          any: [
            { question: 'a', is: 0 },
            { question: 'b', is: 0 },
          ],
        },
        { a: null, b: 0 },
      ),
    ).toBe(true);
    expect(
      holds(
        {
          all: [
            { question: 'a', is: 0 },
            { question: 'b', is: 0 },
          ],
        },
        { a: null, b: 1 },
      ),
    ).toBe(false);
  });
});
