import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shipped } from '../testing.ts';
import type { Answer } from './case-type.ts';
import { getQuestion } from './case-type.ts';
import { confirmationText, confirmedOf } from './confirmation.ts';
import {
  answerWords,
  countingAnswers,
  nextQuestion,
  progressOf,
  questionsAsked,
  validateAnswer,
} from './questions.ts';

const type = shipped('job-seeking.yaml');
const ids = type.questions.map(({ id }) => id);

/** Any of the answers that a question offers, 说不清楚 included. */
const answerTo = (id: string): fc.Arbitrary<Answer> => {
  const { options = [], suggest = [], widget } = getQuestion(type, id);
  const values = [...options, ...suggest].map(({ value }) => value);
  if (widget === 'areas') return fc.constantFrom<Answer>(['370705000000'], null);
  if (widget === 'text') return fc.constantFrom<Answer>('饭店洗碗', null);
  const one = fc.constantFrom<Answer>(...values, null);
  return widget === 'many' || widget === 'words'
    ? one.map((value) => (value === null ? null : [String(value)]))
    : one;
};
const someAnswers = fc
  .tuple(
    ...ids.map((id) =>
      fc.option(
        answerTo(id).map((answer) => [id, answer] as const),
        { nil: undefined },
      ),
    ),
  )
  .map((pairs) => pairs.filter((pair) => pair !== undefined));

describe('the next question', () => {
  test('depends on the answers and not on their order', () => {
    fc.assert(
      fc.property(someAnswers, fc.func(fc.integer()), (pairs, rank) => {
        const shuffled = [...pairs].sort((a, b) => rank(a[0]) - rank(b[0]));
        const inOrder = Object.fromEntries(pairs);
        const other = Object.fromEntries(shuffled);
        expect(nextQuestion(type, other)?.id).toBe(nextQuestion(type, inOrder)?.id);
        expect(confirmationText(confirmedOf(type, other))).toBe(confirmationText(confirmedOf(type, inOrder)));
      }),
    );
  });

  test('comes to an end, and every question is asked at most once on the way', () => {
    fc.assert(
      fc.property(fc.tuple(...ids.map(answerTo)), (all) => {
        const answers: Record<string, Answer> = {};
        const asked: string[] = [];
        for (let next = nextQuestion(type, answers); next; next = nextQuestion(type, answers)) {
          asked.push(next.id);
          answers[next.id] = all[ids.indexOf(next.id)] ?? null;
          expect(asked.length).toBeLessThanOrEqual(ids.length);
        }
        expect(new Set(asked).size).toBe(asked.length);
        expect(asked).toEqual(questionsAsked(type, answers).map(({ id }) => id));
        expect(progressOf(type, answers)).toEqual({ answered: asked.length, asked: asked.length });
      }),
    );
  });

  test('answers that are no longer asked for do not count', () => {
    const answers = { years: 0, 'last-job': '饭店洗碗' };
    expect(countingAnswers(type, answers)).toEqual({ years: 0 });
  });
});

describe('an answer', () => {
  const jobs = getQuestion(type, 'wanted-jobs');
  const check = (id: string, given: unknown) => validateAnswer(getQuestion(type, id), given);

  test('is put in order before it is looked at', () => {
    expect(validateAnswer(jobs, ['  保  洁 ', '', '保 洁', '保安'])).toEqual({
      ok: true,
      answer: ['保 洁', '保安'],
    });
    expect(check('last-job', '  饭店\n洗碗 ')).toEqual({ ok: true, answer: '饭店 洗碗' });
  });

  test('that is missing is asked for in a sentence of the question', () => {
    for (const nothing of [undefined, [], ['', ' ']]) {
      expect(validateAnswer(jobs, nothing)).toMatchObject({
        ok: false,
        problem: { field: 'wanted-jobs', code: 'required' },
      });
    }
    expect(check('last-job', '   ')).toMatchObject({ ok: false, problem: { code: 'required' } });
  });

  test('of nothing is an answer where the question says so', () => {
    expect(check('certificates', [])).toEqual({ ok: true, answer: [] });
    expect(answerWords(getQuestion(type, 'certificates'), [], String).zh).toBe('没有证');
  });

  test('that no schema takes is refused in a sentence, whatever it is', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ids), fc.anything(), (id, given) => {
        const checked = check(id, given);
        if (!checked.ok) expect(checked.problem.detail.zh).not.toBe('');
      }),
    );
    expect(check('pay', 250_050)).toMatchObject({ ok: false, problem: { code: 'multipleOf' } });
    expect(check('pay', '2500')).toMatchObject({ ok: false });
    expect(check('wanted-jobs', ['保洁', '保安', '司机', '会计'])).toMatchObject({
      ok: false,
      problem: { code: 'maxItems' },
    });
    expect(check('limits', ['none', 'remote'])).toMatchObject({ ok: false, problem: { code: 'alone' } });
  });

  test('is said in words', () => {
    const say = (id: string, answer: Answer | undefined) =>
      answerWords(getQuestion(type, id), answer, (code) => `地方${code.slice(0, 6)}`).zh;
    expect(say('pay', 250_000)).toBe('2500 元/月');
    expect(say('years', 12)).toBe('12 年');
    expect(say('years', 0)).toBe('还没上过班');
    expect(say('areas', ['370705000000', '370702000000'])).toBe('地方370705、地方370702');
    expect(say('limits', ['no-nights', 'childcare'])).toBe('不上夜班、要接送孩子');
    expect(say('consent-employers', false)).toBe('不用');
    expect(say('reach', null)).toBe('说不清楚');
    expect(say('reach', undefined)).toBe('没有填');
  });
});
