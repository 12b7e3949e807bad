import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDay } from '../../../ground/clock/day.ts';
import { loadPolicies } from '../load-catalogue.ts';
import { bestSet, type Item, worthOf } from './best-set.ts';
import { bestCombination } from './combination.ts';
import { type Asked, evaluate } from './evaluate.ts';

test('the best set is the best of all sets, caps and what must be in it included', () => {
  const item = fc.record<Item>({
    worth: fc.option(fc.integer({ min: 0, max: 50 })),
    lot: fc.constantFrom('a', 'b', 'c', 'd'),
  });
  const cap = fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined });
  fc.assert(
    fc.property(
      fc.array(item, { minLength: 1, maxLength: 9 }),
      fc.array(fc.tuple(fc.nat(8), fc.nat(8)), { maxLength: 14 }),
      fc.record({ a: cap, b: cap }),
      fc.boolean(),
      (items, drawn, limits, forced) => {
        const conflicts = drawn.filter(([a, b]) => a !== b && a < items.length && b < items.length);
        const caps = new Map(
          Object.entries(limits).flatMap(([lot, each]) => (each === undefined ? [] : [[lot, each] as const])),
        );
        const must = forced ? [0] : [];
        let most = -1;
        for (let mask = 0; mask < 1 << items.length; mask += 1) {
          const set = [...items.keys()].filter((at) => mask & (1 << at));
          if (conflicts.some(([a, b]) => set.includes(a) && set.includes(b))) continue;
          if (must.every((at) => set.includes(at))) most = Math.max(most, worthOf(items, set, caps));
        }
        const best = bestSet(items, conflicts, caps, must);
        expect(best.sum).toBe(most);
        expect(best.exact).toBe(true);
        expect(must.every((at) => best.chosen.includes(at))).toBe(true);
        expect(conflicts.some(([a, b]) => best.chosen.includes(a) && best.chosen.includes(b))).toBe(false);
      },
    ),
    { numRuns: 400 },
  );
});

test('a cap that holds hundreds of parts together is held exactly, and soon', () => {
  // Each of 250 hires under one of two policies of the same tax: 7,800 yuan or 9,000, and 500,000 yuan of tax.
  const items = Array.from(
    { length: 500 },
    (_, at): Item => ({ worth: at % 2 ? 900_000 : 780_000, lot: 'tax' }),
  );
  const conflicts = Array.from({ length: 250 }, (_, at) => [2 * at, 2 * at + 1] as const);
  const caps = new Map([['tax', 50_000_000]]);
  expect(bestSet(items, conflicts, caps)).toMatchObject({ sum: 50_000_000, exact: true });
});

const catalogue = loadPolicies();
const answersOf = (asked: Asked, subject: 'person' | 'unit') =>
  catalogue.policies
    .filter((policy) => policy.subject === subject)
    .map((policy) => evaluate(catalogue, policy, asked));

test('of policies for the same hire the better one, and why not the other', () => {
  const hire = {
    'h.birth_date': '2003-02-02',
    'h.retire_category': 'male',
    'h.edu_level': 'bachelor',
    'h.graduation_date': '2025-06-30',
    'h.hired_on': '2025-07-15',
    'h.contract_months': 12,
    'h.si_months': 3,
    'h.employer_si': 130_000,
    'h.personal_si': 50_000,
    'h.dispatched': false,
    'h.hardship': false,
    'h.was_unemployed': false,
    'h.unemp_registered_on': null,
    'h.anti_poverty': false,
    'h.history': [],
  };
  const facts = { unit_kind: 'enterprise', unit_size: 'small', key_industry: true, city: '潍坊' };
  const asked = {
    asOf: parseDay('2025-12-20'),
    facts,
    hires: [
      { id: 'a', facts: hire },
      { id: 'b', facts: { ...hire, 'h.employer_si': 1000 } },
    ],
  };
  const { chosen, alternatives, sums } = bestCombination(catalogue, answersOf(asked, 'unit'), asked);
  const names = chosen.map(({ policy, hire: id }) => `${policy} ${id ?? ''}`);
  // 1,300 yuan for three months against a quarter of 500; of the other 10 yuan against it.
  expect(names).toEqual(expect.arrayContaining(['P10 a', 'P12 b', 'P13 a', 'P13 b']));
  expect(sums.all).toBe(390_000 + 37_500 + 2 * 150_000);
  expect(sums.byHire.get('b')).toBe(37_500 + 150_000);
  expect(alternatives.find((one) => one.policy === 'P10' && one.hire === 'b')).toMatchObject({
    keptOutBy: [{ policy: 'P12', hire: 'b', within: 'hire' }],
    sum: sums.all - 37_500 + 3000,
  });
});

test('a person: what comes every month, and what nobody knows the sum of', () => {
  const facts = {
    birth_date: '2003-04-01',
    retire_category: 'male',
    tier: 'tier1',
    city: '潍坊',
    work_status: 'unemployed',
    able_and_willing: true,
    unemp_registered: true,
    ui_paid_months: 24,
    ui_involuntary: true,
  };
  const asked = { asOf: parseDay('2025-11-20'), facts };
  const { chosen, alternatives, sums } = bestCombination(catalogue, answersOf(asked, 'person'), asked);
  expect(chosen.map(({ policy }) => policy)).toContain('P46');
  // A trainee's 2,400 yuan for twelve months against 90 % of it for as long.
  expect(sums).toMatchObject({ all: 2_880_000, aMonth: 240_000 });
  expect(alternatives).toMatchObject([
    { policy: 'P37', worth: 2_592_000, keptOutBy: [{ policy: 'P46', within: 'month' }] },
  ]);
});
