import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type Day, parseDay } from '../../../ground/clock/day.ts';
import { loadPolicies } from '../load-catalogue.ts';
import { atomsOf, type Condition, factsInTest, type Test } from './condition.ts';
import type { Catalogue, PolicyFact } from './definition.ts';
import { evaluate, toldFacts } from './evaluate.ts';
import { parseFormula } from './formula/parse.ts';
import { missingFacts } from './missing-facts.ts';
import type { Facts, Known, ValueType } from './value.ts';

const asOf = parseDay('2024-02-29');
const fact = (name: string, type: ValueType, more: Partial<PolicyFact> = {}): PolicyFact => ({
  name,
  about: 'person',
  type,
  label: { zh: name, en: name },
  answers: [],
  none: false,
  shares: [],
  given: [],
  change: null,
  follows: null,
  ...more,
});
const answers = ['x', 'y', 'z'].map((code) => ({ code, label: { zh: code, en: code } }));
const facts = [
  fact('poor', 'yesno'),
  fact('rural', 'yesno'),
  fact('place', 'code', { answers, none: true }),
  fact('staff', 'number'),
  fact('began', 'day', { none: true }),
  fact('ended', 'day'),
  fact('lasted', 'months', { follows: parseFormula('months(began, ended)') }),
  fact('old', 'yesno', { follows: parseFormula("place == 'x' ? began <= as_of : poor") }),
];
const small: Catalogue = {
  ...loadPolicies(),
  facts: new Map(facts.map((one) => [one.name, one])),
  policies: [],
};

const daysFrom = (first: number, last: number, step: number): Day[] =>
  Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, at) => addDays(asOf, first + at * step));

/** Values between which the conditions below can tell every difference, and more. */
const values: Record<string, readonly Known[]> = {
  poor: [true, false],
  rural: [true, false],
  place: ['x', 'y', 'z', null],
  staff: [0, 1, 2, 3, 4, 5],
  // The years before and after, too.
  began: [...daysFrom(-130, 40, 1), ...daysFrom(-400, -380, 20), ...daysFrom(306, 346, 20), null],
  ended: [...daysFrom(-40, 115, 1), ...daysFrom(-90, -65, 5), ...daysFrom(306, 346, 20)],
};

const limit = fc.integer({ min: 1, max: 4 });
const sign = fc.constantFrom('atLeast' as const, 'atMost' as const, 'above' as const, 'below' as const);
const asked: fc.Arbitrary<[string, Test]> = fc.oneof(
  fc.tuple(
    fc.constantFrom('poor', 'rural', 'old'),
    fc.boolean().map((wanted): Test => ({ is: 'yesno', wanted })),
  ),
  fc.tuple(
    fc.constant('place'),
    fc
      .tuple(fc.subarray(['x', 'y', 'z'], { minLength: 1 }), fc.boolean())
      .map(([oneOf, not]): Test => ({ is: 'answers', oneOf, not })),
  ),
  fc.tuple(
    fc.constant('staff'),
    fc.tuple(sign, limit).map(([sign, limit]): Test => ({ is: 'limit', sign, limit })),
  ),
  fc.tuple(
    fc.constant('lasted'),
    fc
      .tuple(sign, fc.integer({ min: 1, max: 2 }))
      .map(([sign, limit]): Test => ({ is: 'limit', sign, limit })),
  ),
  fc.tuple(
    fc.constant('began'),
    fc.constantFrom<Test>(
      { is: 'gone', months: 1, at: { fact: 'as_of' } },
      { is: 'within', months: 1, at: { fact: 'ended' } },
      { is: 'dayLimit', sign: 'until', limit: { fact: 'ended' } },
      { is: 'yearOf', as: { fact: 'as_of' } },
    ),
  ),
);
let ids = 0;
const atom: fc.Arbitrary<Condition> = asked.map(([name, test]) => {
  ids += 1;
  return { is: 'atom', atom: { id: `c${ids}`, fact: name, test, sources: [], articles: [], doubt: null } };
});
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 2 },
    atom,
    fc.record({ is: fc.constant('not' as const), one: tie('condition') }),
    fc.record({
      is: fc.constantFrom('all' as const, 'any' as const),
      of: fc.array(tie('condition'), { minLength: 2, maxLength: 3 }),
    }),
  ),
}));

function outcome(one: Condition, told: Facts): boolean {
  const policy = { conditions: one, hireConditions: null, inForce: { from: asOf, until: null, doubt: null } };
  const amount = { formula: null };
  const answer = evaluate(small, { ...policy, amount } as never, { asOf, facts: told });
  return answer.verdict === 'eligible';
}

/** The facts of which any two values, the others being what they may, make a difference: by trying all of them. */
function byTrying(one: Condition, told: Facts): Set<string> {
  const asked = new Set(
    atomsOf(one).flatMap(({ fact: name, test }) => [
      name,
      ...factsInTest(test),
      ...(name === 'old' ? ['place', 'began', 'poor'] : name === 'lasted' ? ['began', 'ended'] : []),
    ]),
  );
  const unknown = Object.keys(values).filter((name) => asked.has(name) && told[name] === undefined);
  const tries = unknown.reduce((product, name) => product * (values[name]?.length ?? 1), 1);
  fc.pre(tries < 8_000);
  let all: Facts[] = [told];
  for (const name of unknown)
    all = all.flatMap((each) => (values[name] ?? []).map((value) => ({ ...each, [name]: value })));
  const outcomes = all.map((each) => outcome(one, each));
  const found = new Set<string>();
  for (const name of unknown) {
    const without = new Map<string, boolean>();
    for (const [at, each] of all.entries()) {
      const others = JSON.stringify({ ...each, [name]: undefined });
      const before = without.get(others);
      if (before === undefined) without.set(others, outcomes[at] === true);
      else if (before !== outcomes[at]) found.add(name);
    }
  }
  return found;
}

test('what is missing is what makes a difference when every value is tried', () => {
  const told = fc.record({
    poor: fc.option(fc.boolean(), { nil: undefined }),
    rural: fc.boolean(),
    place: fc.option(fc.constantFrom('x', 'y'), { nil: undefined }),
    staff: fc.option(limit, { nil: undefined }),
    began: fc.option(fc.constantFrom(...daysFrom(-32, 4, 4)), { nil: undefined }),
    ended: fc.option(fc.constantFrom(...daysFrom(-20, 20, 5)), { nil: undefined, freq: 3 }),
  });
  fc.assert(
    fc.property(condition, told, (one, known) => {
      const { facts: missing, outcome: stands } = missingFacts(small, asOf, {
        condition: one,
        told: { facts: known, named: (name) => name },
      });
      expect(new Set(missing)).toEqual(byTrying(one, known));
      expect(stands === 'open').toBe(missing.length > 0);
    }),
    { numRuns: 100 },
  );
});

test('a fact that the others settle anyway is not missing', () => {
  const catalogue = loadPolicies();
  const policy = catalogue.policies.find(({ id }) => id === 'D04');
  if (!policy) throw new Error('no D04');
  const young = { birth_date: '2001-05-20', sex: 'F', local_hukou: true };
  const { missing } = evaluate(catalogue, policy, { asOf: parseDay('2025-03-01'), facts: young });
  // Whatever her category, she does not retire for decades, and months of living here are for those from elsewhere.
  expect(missing).not.toContain('retire_category');
  expect(missing).not.toContain('residence_months');
  expect(missing).toContain('unemp_registered');
});

test('where more hangs together than is looked through, whatever is named makes a difference all the same', () => {
  const catalogue = loadPolicies();
  const policy = catalogue.policies.find(({ id }) => id === 'P30');
  if (!policy) throw new Error('no P30');
  const [on, told] = [parseDay('2025-11-20'), { hardship_certified: true, work_status: 'flexible' }];
  const known: Facts = { ...told, emp_registered: true, flex_si_monthly: 100_000, licence_holder: false };
  const answersOf = (facts: Facts) => evaluate(catalogue, policy, { asOf: on, facts });
  const born = ['1962-06-01', '1966-03-15', '1971-01-01', '1977-01-01', '1990-05-05'];
  const first = ['2020-12-01', '2024-01-01', '2025-10-01'];
  const some: Record<string, readonly Known[]> = {
    birth_date: born.map((day) => parseDay(day)),
    retire_category: ['male', 'female_cadre', 'female_worker'],
    flex_first_grant_on: [null, ...first.map((day) => parseDay(day))],
    flex_history_months: [0, 12, 36, 40],
  };
  for (const category of [undefined, ...(some.retire_category ?? [])]) {
    const facts: Facts = category === undefined ? known : { ...known, retire_category: category };
    const names = Object.keys(some).filter((name) => facts[name] === undefined);
    const { missing, verdict } = answersOf({ ...facts, flex_paid_months: 6 });
    expect([verdict, new Set(missing)]).toEqual(['open', new Set(names)]);
    let all: Facts[] = [{ ...facts, flex_paid_months: 6 }];
    for (const name of names)
      all = all.flatMap((one) => (some[name] ?? []).map((value) => ({ ...one, [name]: value })));
    for (const name of names) {
      const differs = all.some((one) =>
        some[name]?.some((value) => answersOf({ ...one, [name]: value }).verdict !== answersOf(one).verdict),
      );
      expect([category, name, differs]).toEqual([category, name, true]);
    }
  }
});

test('no other fact changes an answer of the catalogue', () => {
  const catalogue = loadPolicies();
  const told = toldFacts(catalogue, 'person');
  const days = fc.integer({ min: -900, max: 26_000 });
  const anyValue = ({ type, answers: codes, none, name }: PolicyFact): fc.Arbitrary<Known> => {
    if (type === 'yesno') return fc.boolean();
    const some: fc.Arbitrary<Known> =
      type === 'code'
        ? fc.constantFrom(...codes.map(({ code }) => code))
        : type === 'day'
          ? days.map((count) => addDays(asOf, name === 'birth_date' ? -count : Math.round(-count / 10)))
          : type === 'policies'
            ? fc.subarray(['P01', 'P03', 'P34', 'P35'])
            : fc.oneof(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 130 }));
    return none ? fc.option(some) : some;
  };
  const everything = fc.record(Object.fromEntries(told.map((one) => [one.name, anyValue(one)])));
  fc.assert(
    fc.property(
      everything,
      everything,
      fc.infiniteStream(fc.double({ max: 0.99, min: 0, noNaN: true })),
      (one, other, coin) => {
        const share = coin.next().value;
        const known = Object.fromEntries(Object.entries(one).filter(() => coin.next().value > share));
        for (const policy of catalogue.policies) {
          if (policy.subject !== 'person') continue;
          const { missing, verdict } = evaluate(catalogue, policy, { asOf, facts: known });
          if (verdict !== 'open') continue;
          const kept = Object.fromEntries(missing.map((name) => [name, one[name] as Known]));
          const changed = evaluate(catalogue, policy, { asOf, facts: { ...other, ...known, ...kept } });
          expect([policy.id, changed.verdict]).toEqual([
            policy.id,
            evaluate(catalogue, policy, { asOf, facts: one }).verdict,
          ]);
        }
      },
    ),
    { numRuns: 60 },
  );
});
