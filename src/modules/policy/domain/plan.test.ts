import { expect, test } from 'vitest';
import { parseDay } from '../../../ground/clock/day.ts';
import { loadCalendar } from '../../../ground/clock/load.ts';
import { loadPolicies } from '../load-catalogue.ts';
import { jobless } from '../testing/made-up.ts';
import { planFor, type Step } from './plan.ts';

const catalogue = loadPolicies();
const asOf = parseDay('2025-03-03');

const short = (steps: readonly Step[] | null) =>
  steps?.map((step) =>
    step.by === 'policy'
      ? `${step.policy} ${step.on} ${step.done}`
      : step.by === 'act'
        ? `${step.fact} ${step.to} ${step.on}`
        : `wait ${step.until}`,
  );

test('registered, certified, at work on one’s own, and then the subsidy: each on its earliest day', () => {
  const plan = planFor(catalogue, 'P30', { asOf, facts: jobless }, loadCalendar());
  // Ten working days after a Monday are a Monday; nothing is closed in between.
  expect(short(plan)).toEqual([
    'D01 2025-03-03 2025-03-03',
    'D04 2025-03-03 2025-03-17',
    'work_status flexible 2025-03-17',
    'flex_si_monthly 1 2025-03-17',
    'emp_registered true 2025-03-17',
    'P30 2025-03-17 2025-04-15',
  ]);
});

test('without a published calendar days are counted seven for five, and it is said', () => {
  const plan = planFor(catalogue, 'D04', { asOf, facts: jobless });
  expect(plan?.at(-1)).toEqual({
    by: 'policy',
    policy: 'D04',
    on: asOf,
    done: '2025-03-17',
    counted: 'calendar',
  });
  const unread = planFor(catalogue, 'P32', { asOf, facts: { ...jobless, hardship_certified: true } });
  expect(unread?.at(-1)).toMatchObject({ policy: 'P32', counted: 'unknown' });
});

test('what comes with time is waited for, while that goes on which has to', () => {
  const founder = {
    birth_date: '1990-05-20',
    retire_category: 'male',
    business_kind: 'company',
    business_size: 'micro',
    business_first_time: true,
    business_registered_on: '2024-12-31',
    business_normal: true,
    legal_rep: true,
    founder_si_months: 2,
    founder_si_backpaid: 0,
    history: [],
  };
  const plan = planFor(catalogue, 'P01', { asOf, facts: founder });
  expect(plan?.[0]).toEqual({ by: 'wait', until: '2025-12-31', goingOn: ['founder_si_months'] });
});

test('where nobody can change what stands against it there is no plan, and who is entitled has one step', () => {
  expect(planFor(catalogue, 'P34', { asOf: parseDay('2025-09-10'), facts: { class_of: 2010 } })).toBeNull();
  expect(planFor(catalogue, 'P38', { asOf, facts: jobless })).toBeNull();
  expect(planFor(catalogue, 'D01', { asOf, facts: jobless })).toHaveLength(1);
});
