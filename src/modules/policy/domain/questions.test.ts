import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addMonths, parseDay } from '../../../ground/clock/day.ts';
import { loadPolicies } from '../load-catalogue.ts';
import { evaluate, toldFacts } from './evaluate.ts';
import { withGiven } from './facts.ts';
import { interview } from './interview.ts';
import { nextQuestion } from './questions.ts';
import type { Known } from './value.ts';

const catalogue = loadPolicies();
const people = catalogue.policies.filter(({ subject }) => subject === 'person');
const asOf = parseDay('2025-06-10');
const none = new Set<string>();

/** Somebody of whom each answer is met as often as it is thought to be; some answers nobody knows. */
const somebody = fc
  .infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true }))
  .map((stream): Record<string, Known> => {
    const chance = () => stream.next().value;
    const facts: Record<string, Known> = { history: [], sex: 'F', city: '潍坊', tier: 'tier1' };
    facts.birth_date = addMonths(asOf, -12 * Math.round(18 + chance() * 40));
    for (const { name, shares, type } of toldFacts(catalogue, 'person')) {
      let left = chance();
      const found = shares.find(({ share }) => {
        left -= share;
        return left < 0;
      });
      if (!found || chance() < 0.05) continue;
      const isDay = type === 'day' && found.answer !== null;
      facts[name] = isDay ? addMonths(asOf, -Number(found.answer)) : found.answer;
    }
    return facts;
  });

test('whatever is asked still matters, is asked once, and in the end nothing is open but what nobody knows', () => {
  fc.assert(
    fc.property(somebody, (facts) => {
      const { questions } = interview(catalogue, people, { asOf, facts }, () => 0);
      const asked = questions.flatMap((one) => one.facts);
      expect(new Set(asked).size).toBe(asked.length);
      const known: Record<string, Known> = {};
      for (const name of ['birth_date', 'sex', 'city', 'tier', ...asked]) known[name] = facts[name];
      const unclear = asked.filter((name) => facts[name] === undefined);
      const told = withGiven(catalogue, known);
      for (const policy of people) {
        const { missing } = evaluate(catalogue, policy, { asOf, facts: told });
        expect(missing.filter((name) => !unclear.includes(name))).toEqual([]);
      }
      let step: Record<string, Known> = {
        birth_date: facts.birth_date,
        sex: 'F',
        city: '潍坊',
        tier: 'tier1',
      };
      for (const question of questions.slice(0, 3)) {
        const open = withGiven(catalogue, step);
        for (const name of question.facts) {
          const hangs = people.some((policy) =>
            evaluate(catalogue, policy, { asOf, facts: open }).missing.includes(name),
          );
          expect(hangs).toBe(true);
        }
        step = { ...step, ...Object.fromEntries(question.facts.map((name) => [name, facts[name]])) };
      }
    }),
    { numRuns: 15 },
  );
});

test('no man is asked which retirement is his', () => {
  const facts = { birth_date: '1966-05-20', city: '潍坊', tier: 'tier1' };
  const asked = (sex: string) => {
    const all = interview(catalogue, people, { asOf, facts: { ...facts, sex } }, () => 0);
    return all.questions.map(({ question }) => question);
  };
  expect(asked('M')).not.toContain('retirement');
  expect(asked('F')).toContain('retirement');
});

test('an answer that is nothing to the open policies does not move the next question', () => {
  const facts = { birth_date: '1990-05-20', sex: 'F', city: '潍坊', tier: 'tier1', business_kind: 'none' };
  const before = nextQuestion(catalogue, people, { asOf, facts }, none);
  const more = { ...facts, loan_rate: 0.036, tuition_year: 500_000, study_years: 4 };
  expect(nextQuestion(catalogue, people, { asOf, facts: more }, none)).toEqual(before);
  const unclear = new Set(before?.facts);
  const next = nextQuestion(catalogue, people, { asOf, facts }, unclear);
  expect(next?.facts.filter((name) => unclear.has(name))).toEqual([]);
  expect(next).not.toBeNull();
});

test('a unit is asked for its own facts and those of whom it has hired', () => {
  const p13 = catalogue.policies.filter(({ id }) => id === 'P13');
  const asked = { asOf, facts: { unit_kind: 'enterprise' }, hires: [{ id: 'a', facts: {} }] };
  const next = nextQuestion(catalogue, p13, asked, none);
  expect(next?.facts.every((name) => name.startsWith('a:'))).toBe(true);
});

test('a question is chosen within 20 ms of the processor, in the middle of an interview', () => {
  const facts = { birth_date: '1979-05-20', sex: 'F', city: '潍坊', tier: 'tier1' };
  const cpu = () => process.cpuUsage().user / 1000;
  const times: number[] = [];
  for (const work of ['unemployed', 'flexible', 'employed', 'self_employed', 'student']) {
    for (const kind of ['none', 'company', 'individual']) {
      const known = { ...facts, work_status: work, business_kind: kind };
      const began = cpu();
      nextQuestion(catalogue, people, { asOf, facts: known }, none);
      times.push(cpu() - began);
    }
  }
  times.sort((a, b) => a - b);
  expect(times[times.length >> 1]).toBeLessThan(20);
});
