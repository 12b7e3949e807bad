import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addMonths, type Day, parseDay } from '../../../ground/clock/day.ts';
import { loadPolicies } from '../load-catalogue.ts';
import { founder } from '../testing/made-up.ts';
import { evaluate, failedAtoms, toldFacts } from './evaluate.ts';
import type { Facts, Known } from './value.ts';

const catalogue = loadPolicies();
const policyOf = (id: string) => {
  const policy = catalogue.policies.find((one) => one.id === id);
  if (!policy) throw new Error(`no policy ${id}`);
  return policy;
};
const ask = (id: string, asOf: string, facts: Facts, hires: { id: string; facts: Facts }[] = []) =>
  evaluate(catalogue, policyOf(id), { asOf: parseDay(asOf), facts, hires });

describe('one policy for one person', () => {
  test('on the corresponding day a year is over; a day before, it is told which condition fails', () => {
    expect(ask('P01', '2025-02-28', founder)).toMatchObject({ verdict: 'eligible', amount: 1_200_000 });
    const early = ask('P01', '2025-02-27', founder);
    expect(early.verdict).toBe('not-eligible');
    expect(failedAtoms(early.conditions).map(({ atom, value }) => [atom.id, value])).toEqual([
      ['c5', '2024-02-29'],
    ]);
  });

  test('what can still change it is not looked for when an answer is copied', () => {
    const copied = { ...ask('P01', '2025-03-01', {}) };
    expect(copied.verdict).toBe('open');
    expect(Object.keys(copied)).not.toContain('missing');
    expect(Object.keys(copied)).not.toContain('stands');
  });

  test('the amount by city and people hired', () => {
    const inJinan = (jobs: number) =>
      ask('P01', '2025-03-01', { ...founder, city: '济南', qualified_jobs: jobs }).amount;
    expect([0, 3, 5, 6].map(inJinan)).toEqual([1_200_000, 2_400_000, 2_400_000, 3_000_000]);
  });

  test('nothing is assumed: what is missing is named, and only what can still change it', () => {
    const { legal_rep: _, founder_si_months: __, ...less } = founder;
    expect(ask('P01', '2025-03-01', less)).toMatchObject({
      verdict: 'open',
      missing: ['legal_rep', 'founder_si_months'],
    });
    const too = ask('P01', '2025-03-01', { ...less, business_kind: 'individual' });
    expect(too).toMatchObject({ verdict: 'not-eligible', missing: [] });
    const { qualified_jobs: ___, ...jobs } = founder;
    expect(ask('P01', '2025-03-01', { ...jobs, city: '济南' })).toMatchObject({
      verdict: 'eligible',
      amount: undefined,
    });
    expect(ask('P01', '2025-03-01', jobs)).toMatchObject({ amount: 1_200_000 });
  });

  test('who had it does not get it twice', () => {
    expect(ask('P01', '2025-03-01', { ...founder, history: ['P01'] })).toMatchObject({
      verdict: 'not-eligible',
    });
  });

  test('before it begins and after it has ended there is no such policy', () => {
    expect(ask('P34', '2025-09-01', {})).toMatchObject({ verdict: 'not-in-force', missing: [] });
    expect(ask('P34', '2025-09-02', {}).verdict).toBe('open');
    expect(ask('P34', '2025-09-27', {}).verdict).toBe('open');
    expect(ask('P34', '2025-09-28', {}).verdict).toBe('not-in-force');
  });

  test('a doubt about the days reaches no further than they decide', () => {
    // P01: from which day it holds was never read; whoever has no business is not entitled whatever that day was.
    expect(ask('P01', '2025-03-01', { business_kind: 'none' })).toMatchObject({
      verdict: 'not-eligible',
      doubts: [],
    });
    const founded = ask('P01', '2025-03-01', founder).doubts;
    expect(founded.map(({ atom }) => atom)).toContain(null);
    expect(ask('P01', '2013-01-01', { business_kind: 'none' })).toMatchObject({
      verdict: 'not-in-force',
      doubts: [],
    });
    expect(ask('P01', '2013-01-01', {}).doubts.map(({ atom }) => atom)).toEqual([null]);
  });

  test('whatever hangs on something that nobody has read is told with it', () => {
    const { doubts } = ask('P08', '2025-03-01', {});
    expect(doubts.length).toBeGreaterThan(0);
    const sure = ask('P42', '2025-03-01', { business_kind: 'company' });
    expect(sure).toMatchObject({ verdict: 'not-eligible', doubts: [] });
  });
});

describe('a unit with those it has hired', () => {
  const unit: Facts = { unit_kind: 'enterprise' };
  const hire: Facts = {
    'h.birth_date': '2003-02-02',
    'h.edu_level': 'bachelor',
    'h.graduation_date': '2025-06-30',
    'h.hired_on': '2025-07-15',
    'h.was_unemployed': false,
    'h.unemp_registered_on': null,
    'h.contract_months': 12,
    'h.si_months': 3,
    'h.history': [],
  };

  test('sums over whom it may count; of whom something is missing is named', () => {
    const { 'h.si_months': _, ...unclear } = hire;
    const answer = ask('P13', '2025-12-01', unit, [
      { id: 'a', facts: hire },
      { id: 'b', facts: { ...hire, 'h.si_months': 2 } },
      { id: 'c', facts: unclear },
    ]);
    expect(answer).toMatchObject({ verdict: 'eligible', amount: 150_000 });
    expect(answer.hires.map(({ id, outcome, missing }) => [id, outcome, missing])).toEqual([
      ['a', 'yes', []],
      ['b', 'no', []],
      ['c', 'open', ['c:si_months']],
    ]);
    expect(ask('P13', '2025-12-01', unit, [{ id: 'c', facts: unclear }])).toMatchObject({
      verdict: 'open',
      missing: ['c:si_months'],
    });
    expect(ask('P13', '2025-12-01', unit)).toMatchObject({ verdict: 'not-eligible' });
  });
});

/** A value of a fact that its type allows, or none. */
function anyValue(name: string): fc.Arbitrary<Known> {
  const fact = catalogue.facts.get(name);
  const months = fc.integer({ min: -900, max: 60 });
  const byType: Record<string, () => fc.Arbitrary<Known>> = {
    yesno: () => fc.boolean(),
    code: () => fc.constantFrom(...(fact?.answers.map(({ code }) => code) ?? [])),
    day: () => months.map((count) => addMonths(parseDay('2026-03-31'), count)),
    policies: () => fc.subarray(catalogue.policies.map(({ id }) => id)),
    fen: () => fc.integer({ min: 0, max: 100_000_000 }),
    ratio: () => fc.double({ min: 0, max: 1, noNaN: true }),
  };
  const some = byType[fact?.type ?? '']?.() ?? fc.integer({ min: 0, max: 130 });
  return fact?.type === 'day' ? fc.option(some) : some;
}

test('a verdict that stands does not fall when more becomes known, and only what is missing settles an open one', () => {
  const people = catalogue.policies.filter(({ subject }) => subject === 'person');
  const told = toldFacts(catalogue, 'person');
  const everything = fc.record(Object.fromEntries(told.map(({ name }) => [name, anyValue(name)])));
  fc.assert(
    fc.property(
      everything,
      fc.infiniteStream(fc.boolean()),
      fc.integer({ min: 0, max: 60 }).map((count): Day => addMonths(parseDay('2023-01-15'), count)),
      (all, coin, asOf) => {
        const known = Object.fromEntries(Object.entries(all).filter(() => coin.next().value));
        for (const policy of people) {
          const before = evaluate(catalogue, policy, { asOf, facts: known });
          const after = evaluate(catalogue, policy, { asOf, facts: all });
          expect(after.verdict).not.toBe('open');
          expect(before.missing.length > 0).toBe(before.stands === 'open');
          if (before.stands !== 'open') expect(after.verdict).toBe(before.stands);
          if (before.verdict === 'open') {
            const asked = Object.fromEntries(before.missing.map((name) => [name, all[name] as Known]));
            const settled = evaluate(catalogue, policy, { asOf, facts: { ...known, ...asked } });
            expect(settled.stands).toBe(after.verdict);
          } else {
            expect(before.missing).toEqual([]);
            expect(after.verdict).toBe(before.verdict);
          }
          if (before.amount !== undefined) expect(after.amount).toBe(before.amount);
        }
      },
    ),
    { numRuns: 60 },
  );
});
