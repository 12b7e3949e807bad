import { describe, expect, test } from 'vitest';
import { addDays, type Day, parseDay } from '../../../ground/clock/day.ts';
import { loadPolicies } from '../load-catalogue.ts';
import * as madeUp from '../testing/made-up.ts';
import type { ExplainedCondition } from './changes.ts';
import { type Asked, evaluate } from './evaluate.ts';
import { almost, explain } from './explain.ts';
import type { Facts } from './value.ts';

const catalogue = loadPolicies();
const policyOf = (id: string) => {
  const policy = catalogue.policies.find((one) => one.id === id);
  if (!policy) throw new Error(`no policy ${id}`);
  return policy;
};
const explainedOf = (id: string, asked: Asked) =>
  explain(catalogue, evaluate(catalogue, policyOf(id), asked), asked);

type Told = ExplainedCondition & { is: 'atom' };
function atoms(condition: ExplainedCondition): Told[] {
  if (condition.is === 'atom') return [condition];
  return 'of' in condition ? condition.of.flatMap(atoms) : atoms(condition.one);
}
const atomOf = (id: string, atom: string, asked: Asked) => {
  const found = atoms(explainedOf(id, asked).conditions).find((one) => one.id === atom);
  if (!found) throw new Error(`no condition ${atom}`);
  return found;
};

const founder = {
  ...madeUp.founder,
  business_registered_on: '2024-03-01',
  founder_si_backpaid: 0,
};
const asOf = parseDay('2025-02-28');

describe('what would change a condition', () => {
  test('a day that comes, and a day on which it is over', () => {
    const asked = { asOf, facts: founder };
    expect(atomOf('P01', 'c5', asked)).toMatchObject({
      outcome: 'no',
      value: '2024-03-01',
      change: { by: 'day', on: '2025-03-01' },
      sources: [{ id: 'S16' }],
    });
    expect(explainedOf('P01', asked).turns).toEqual({ on: '2025-03-01', to: 'eligible' });
    // A shared condition brings the document along that it cites.
    expect(atomOf('P01', 'w2', asked).articles).toEqual([
      { document: '国务院关于渐进式延迟法定退休年龄的办法', date: '2024-09-13', article: '第一条' },
    ]);
    // Born in May 1990: sixty years and 36 months, since the rise has ended by then.
    expect(atomOf('P01', 'w2', asked).until).toBe('2053-05-20');
    expect(atomOf('P01', 'w1', { asOf, facts: { ...founder, birth_date: '2010-02-28' } }).change).toEqual({
      by: 'day',
      on: '2026-02-28',
      goingOn: false,
    });
  });

  test('the day is exact: a day before, the condition still fails', () => {
    for (const registered of ['2024-02-29', '2024-03-31', '2024-08-31', '2024-12-15']) {
      const facts = { ...founder, business_registered_on: registered };
      const { change } = atomOf('P01', 'c5', { asOf: parseDay('2025-02-01'), facts });
      const on = change?.by === 'day' ? change.on : asOf;
      const outcome = (day: Day) => evaluate(catalogue, policyOf('P01'), { asOf: day, facts }).verdict;
      expect([outcome(addDays(on, -1)), outcome(on)]).toEqual(['not-eligible', 'eligible']);
    }
  });

  test('something that goes on, something that one can do, and what nobody can change', () => {
    const worse = { ...founder, founder_si_months: 2, business_first_time: false };
    expect(atomOf('P01', 'c8', { asOf, facts: worse }).change).toEqual({
      by: 'day',
      on: '2025-06-28',
      goingOn: true,
    });
    expect(atomOf('P01', 'c3', { asOf, facts: worse }).change).toEqual({ by: 'never' });
    const jobless = { birth_date: '1980-05-20', unemp_registered: false };
    expect(atomOf('P37', 'c3', { asOf, facts: jobless }).change).toEqual({
      by: 'act',
      fact: 'unemp_registered',
      policy: 'D01',
    });
  });

  test('a policy that ends is told to end', () => {
    const student = { class_of: 2026, final_year: true, edu_level_studying: 'bachelor', dibao: true };
    const facts = { ...student, school_in_shandong: true, able_and_willing: true, history: [] };
    const asked = { asOf: parseDay('2025-09-10'), facts };
    expect(explainedOf('P34', asked)).toMatchObject({
      verdict: 'eligible',
      turns: { on: '2025-09-28', to: 'not-in-force' },
    });
    expect(explainedOf('P34', { ...asked, asOf: parseDay('2025-09-01') }).turns).toEqual({
      on: '2025-09-02',
      to: 'eligible',
    });
  });
});

/** Laid off after three insured years. */
const jobless: Facts = {
  ...madeUp.jobless,
  ui_paid_months: 36,
  ui_involuntary: true,
  ui_receiving: false,
};

describe('ways to a policy', () => {
  const waysTo = (id: string, facts: Facts) =>
    almost(catalogue, policyOf(id), { asOf, facts }).map(({ changes, on, missing }) => ({
      changes: changes.map((one) => (one.by === 'wait' ? 'wait' : `${one.by} ${one.fact}`)),
      on,
      missing: missing.length,
    }));

  test('one change: to wait, or to register', () => {
    expect(waysTo('P01', founder)).toEqual([{ changes: ['wait'], on: '2025-03-01', missing: 0 }]);
    expect(waysTo('P37', jobless)).toEqual([{ changes: ['act unemp_registered'], on: asOf, missing: 0 }]);
  });

  test('what is done at a window has to be open: who would be certified registers first', () => {
    const [first] = waysTo('P32', jobless);
    expect(first?.changes.toSorted()).toEqual(['act hardship_certified', 'act unemp_registered']);
  });

  test('what nobody can change has no way, and who gets it needs none', () => {
    expect(waysTo('P34', { class_of: 2010 })).toEqual([]);
    expect(waysTo('P01', { ...founder, business_first_time: false })).toEqual([]);
    expect(waysTo('P37', { ...jobless, unemp_registered: true })).toEqual([]);
  });

  test('no change of a way can be left out', () => {
    for (const policy of catalogue.policies.filter(({ subject }) => subject === 'person')) {
      const ways = almost(catalogue, policy, { asOf, facts: { ...founder, ...jobless } });
      for (const one of ways) {
        const smaller = ways.filter(
          (other) => other !== one && other.changes.every((step) => one.changes.includes(step)),
        );
        expect([policy.id, smaller]).toEqual([policy.id, []]);
      }
    }
  });
});
