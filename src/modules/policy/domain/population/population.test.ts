import { expect, test } from 'vitest';
import { parseDay } from '../../../../ground/clock/day.ts';
import { openTestDatabase } from '../../../../ground/testing/database.ts';
import { loadPolicies } from '../../load-catalogue.ts';
import { compareAll } from '../../testing/compare-all.ts';
import type { Policy } from '../definition.ts';
import { type Formula, parseFormula } from '../formula/parse.ts';
import type { Facts } from '../value.ts';
import { stepsOf } from './cuts.ts';
import { Writer } from './encode.ts';
import { layOut } from './layout.ts';
import { planFor } from './plan.ts';
import { programFor } from './program.ts';
import { runSlices, verdictOf } from './run-slices.ts';
import { sliced } from './slices.ts';

const db = await openTestDatabase();
const catalogue = loadPolicies();

test.each([
  ['person', 10, 250],
  ['unit', 4, 100],
] as const)(
  '%s: explained, in columns and in SQL every policy says the same',
  async (subject, days, each) => {
    const { people, verdicts } = await compareAll(db, catalogue, { subject, days, each, seed: 20_261_122 });
    expect(people).toBe(days * each);
    for (const count of Object.values(verdicts)) expect(count).toBeGreaterThan(people);
  },
);

test('the opposite of each policy too, and more policies than a word holds', async () => {
  const opposites = catalogue.policies.map((policy) => ({
    ...policy,
    id: `not ${policy.id}`,
    conditions: { is: 'not', one: policy.conditions } as const,
  }));
  const both = { ...catalogue, policies: [...catalogue.policies, ...opposites] };
  await compareAll(db, both, { subject: 'person', days: 2, each: 100, seed: 20_261_123 });
});

test('on the day itself, with what is told in place of what would follow', () => {
  const layout = layOut(catalogue, 'person');
  const writer = new Writer(layout);
  const columns = writer.columns(1);
  const policy = layout.policies.find(({ id }) => id === 'P05') as Policy;
  const ask = (facts: Facts) => {
    expect(writer.write(columns, 0, { ...founder, ...facts })).toBe(true);
    const program = programFor(planFor(layout, parseDay('2025-11-20'), writer));
    return verdictOf(program, runSlices(program, sliced(layout, columns)), policy, 0);
  };
  const founder: Facts = {
    birth_date: '1990-05-20',
    retire_category: 'male',
    unemp_registered: true,
    business_kind: 'company',
    other_loans: false,
    guaranteed_loans_count: 0,
    loan_years: 3,
  };
  expect(ask({})).toBe('eligible');
  expect(ask({ birth_date: '2009-11-20' })).toBe('eligible');
  expect(ask({ birth_date: '2009-11-21' })).toBe('not-eligible');
  expect(ask({ retire_date: '2028-11-20' })).toBe('eligible');
  expect(ask({ retire_date: '2028-11-19' })).toBe('not-eligible');
});

test('whose facts have no code is left to the explained evaluator', () => {
  const writer = new Writer(layOut(catalogue, 'person'));
  const columns = writer.columns(1);
  // An age that is told in place of a day of birth; an answer that nobody can give; a part of a month.
  expect(writer.write(columns, 0, { age: 30 })).toBe(false);
  expect(writer.write(columns, 0, { work_status: 'asleep' })).toBe(false);
  expect(writer.write(columns, 0, { loan_years: 0.3, retire_date: '2050-01-01' })).toBe(false);
});

test('a day that a column cannot tell from another is open where they differ', () => {
  const within = parseFormula('retire_date >= later(as_of, 900个月)');
  const beyond = parseFormula('retire_date >= later(as_of, 1200个月)');
  const last = (formula: Formula) =>
    stepsOf(catalogue, formula, 'retire_date', parseDay('2025-11-20')).outcome.at(-1);
  expect(last(within)).toBe('yes');
  expect(last(beyond)).toBe('open');
});

test('what no table can say is refused', () => {
  const twice = parseFormula('months(as_of, retire_date) > months(as_of, later(retire_date, 1个月))');
  expect(() => stepsOf(catalogue, twice, 'retire_date', parseDay('2025-11-20'))).toThrow(
    'no table can compare',
  );
});
