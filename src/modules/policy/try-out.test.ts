import { beforeAll, describe, expect, it } from 'vitest';
import { parseDay } from '../../ground/clock/day.ts';
import { openTestDatabase, type TestDatabase } from '../../ground/testing/database.ts';
import { seeResults } from './actions/calculate.ts';
import { seePlans } from './actions/see-plans.ts';
import { type Thinking, tryOut } from './actions/try-out.ts';
import type { Asking } from './asking.ts';
import type { Asked } from './domain/evaluate.ts';
import { almost } from './domain/explain.ts';
import { stagesTo } from './domain/plan.ts';
import { knownSo } from './domain/proposals.ts';
import type { Facts } from './domain/value.ts';
import { loadPolicies } from './load-catalogue.ts';
import { founder, jobless } from './testing/made-up.ts';
import { RandomPeople } from './testing/random-people.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
});
const person = (facts: Facts): Asking => ({
  subject: 'person',
  told: facts as Asking['told'],
  unclear: [],
});
const plansOf = (asking: Asking) => db.as({}, (ctx) => seePlans(ctx, asking));
const thinkOf = (thinking: Thinking) => db.as({}, (ctx) => tryOut(ctx, thinking));
const insured: Facts = { ...jobless, ui_paid_months: 96, ui_involuntary: true, ui_receiving: false };

describe('一步一步来', () => {
  it('leads from the registration to what it opens, with days, windows and what to bring', async () => {
    const { plans } = await plansOf(person(insured));
    const post = plans.find(({ policy }) => policy.id === 'P32');
    expect(post?.steps.map(({ policy, on, done }) => [policy?.id, on, done])).toEqual([
      ['D01', '2026-11-20', '2026-11-20'],
      // Ten working days.
      ['D04', '2026-11-20', '2026-12-04'],
      ['P32', '2026-12-04', '2026-12-04'],
    ]);
    expect(post).toMatchObject({ amount: { zh: '每月 2400 元，最长 36 个月' }, doubtful: true });
    expect(post?.steps[0]?.opens).toMatchObject([
      { policy: { id: 'P37' }, amount: { zh: '每月 2160 元，最长 18 个月' } },
    ]);
    expect(post?.steps[1]?.where?.zh).toContain('窗口');
    expect(post?.steps[1]?.materials.map(({ zh }) => zh)).toContain('户口簿');
    // What a step costs is said with it; and no sum is told of what is his to choose.
    const flexible = plans.find(({ policy }) => policy.id === 'P30');
    expect(flexible?.steps.flatMap(({ closes }) => closes.map(({ policy }) => policy.id))).toContain('P37');
    expect(flexible?.amount?.zh).toContain('三分之二');
  });

  it('marks what comes by itself, and is there with the results only where there is one', async () => {
    const young = { ...founder, business_registered_on: '2026-05-01', founder_si_months: 2 };
    const { plans } = await plansOf(person({ ...young, founder_si_backpaid: 0 }));
    expect(plans.map(({ policy, steps }) => [policy.id, steps.map(({ by, done }) => [by, done])])).toEqual([
      [
        'P01',
        [
          ['wait', '2027-05-01'],
          ['policy', '2027-05-29'],
        ],
      ],
    ]);
    expect(plans[0]?.steps[0]?.words?.zh).toBe('在自己的单位接着缴社保');
    const counted = async (facts: Facts) => (await db.as({}, (ctx) => seeResults(ctx, person(facts)))).plans;
    expect(await counted(insured)).toBeGreaterThan(0);
    expect(await counted({ ...insured, work_status: 'employed' })).toBe(0);
  });

  it('answers for one policy however long it takes', async () => {
    const young = { ...founder, business_registered_on: '2026-05-01', founder_si_months: 2 };
    const { plans } = await plansOf({ ...person(young), policy: 'P01' });
    expect(plans.map(({ policy }) => policy.id)).toEqual(['P01']);
    expect((await plansOf({ ...person(insured), policy: 'P34' })).plans).toEqual([]);
  });
});

describe('what is proposed', () => {
  const catalogue = loadPolicies();
  const asOf = parseDay('2026-11-20');
  const policies = catalogue.policies.filter(({ subject }) => subject === 'person');
  const works = { ...insured, unemp_registered: false };
  const people: Asked[] = [
    insured,
    founder,
    ...['employed', 'public_post', 'student', 'retired', 'self_employed', 'trainee'].map((work_status) => ({
      ...works,
      work_status,
    })),
  ].map((facts) => ({ asOf, facts }));
  const random = new RandomPeople(catalogue, 'person', 7);
  for (let nth = 0; nth < 60; nth += 1) people.push({ asOf, facts: random.person(asOf) });

  it('is nothing that the data does not say to be lawful and sensible, of nobody', () => {
    let acts = 0;
    for (const asked of people) {
      for (const { id } of policies) {
        let before = asked.facts;
        for (const { step, after } of stagesTo(catalogue, id, asked) ?? []) {
          if (step.by === 'act') {
            acts += 1;
            const proposal = catalogue.proposals.get(step.fact);
            expect([id, step.fact, proposal !== undefined]).toEqual([id, step.fact, true]);
            expect([id, step.fact, knownSo(proposal?.when ?? new Map(), before)]).toEqual([
              id,
              step.fact,
              true,
            ]);
          }
          before = after.facts;
        }
      }
    }
    expect(acts).toBeGreaterThan(20);
  });

  it('is never to leave work, and no more so in a way to a policy', () => {
    for (const asked of people) {
      const { work_status: work = null } = asked.facts;
      for (const policy of policies) {
        const ways = almost(catalogue, policy, asked).flatMap(({ changes }) =>
          changes.flatMap((one) => (one.by === 'act' ? [one.fact] : [])),
        );
        for (const fact of ways)
          expect([policy.id, fact, catalogue.proposals.has(fact)]).toEqual([policy.id, fact, true]);
        const planned = (stagesTo(catalogue, policy.id, asked) ?? []).flatMap(({ step }) =>
          step.by === 'act' ? [step.fact] : [],
        );
        if (work !== 'unemployed')
          expect([policy.id, work, ...ways, ...planned]).not.toContain('work_status');
      }
    }
  });

  it('says why with each', () => {
    for (const { because } of catalogue.proposals.values()) expect(because.length).toBeGreaterThan(10);
    for (const harmful of [
      'disability_cert',
      'legal_rep',
      'other_loans',
      'works_outside_province',
      'ui_involuntary',
    ])
      expect(catalogue.proposals.has(harmful)).toBe(false);
  });
});

describe('如果……', () => {
  it('offers what would open most first, and keeps nothing of what is tried', async () => {
    const { choices, compared } = await thinkOf(person(insured));
    expect(compared).toBeNull();
    expect(choices[0]).toMatchObject({ id: 'hardship-certified', opens: 2, closes: 0 });
    const registered = await thinkOf({ ...person(insured), choice: 'unemployment-registered' });
    expect(registered.compared).toMatchObject({
      before: [],
      after: [{ every: 'month', fen: 216_000 }],
      gained: [
        { policy: { id: 'D04' } },
        { policy: { id: 'P37' }, amount: { zh: '每月 2160 元，最长 18 个月' } },
      ],
      // That he cannot register again takes nothing away.
      lost: [],
    });
    expect((await thinkOf(person(insured))).compared).toBeNull();
  });

  it('says what falls away, too', async () => {
    const receiving = { ...insured, unemp_registered: true, unemp_registered_on: '2026-06-01' };
    const { compared } = await thinkOf({ ...person(receiving), choice: 'employed' });
    expect(compared?.lost).toMatchObject([{ policy: { id: 'P37' }, needs: { zh: '现在没有工作' } }]);
    expect(compared?.after).toEqual([]);
  });

  it('takes a later day, after what was decided', async () => {
    const asking = person({
      ...insured,
      business_kind: 'none',
      business_first_time: true,
      qualified_jobs: 0,
      history: [],
    });
    const { compared, goingOn, on } = await thinkOf({ ...asking, choice: 'company', on: '2028-01-01' });
    expect(on).toBe('2028-01-01');
    expect(goingOn.map(({ zh }) => zh)).toContain('在自己的单位接着缴社保');
    expect(compared?.gained).toMatchObject([{ policy: { id: 'P01' }, amount: { zh: '一次性 12000 元' } }]);
    for (const day of ['2026-11-20', '2026-13-01', '2050-01-01'])
      await expect(thinkOf({ ...asking, on: day })).rejects.toMatchObject({ code: 'not-to-try' });
    await expect(thinkOf({ ...asking, choice: 'hire-graduate' })).rejects.toMatchObject({
      fields: [{ field: '/choice' }],
    });
  });

  it('tells an employer what more people would add', async () => {
    const unit: Asking = {
      subject: 'unit',
      told: { unit_kind: 'enterprise', unit_size: 'micro', unit_employees: 8, city: '潍坊', tier: 'tier1' },
      unclear: [],
    };
    const one = await thinkOf({ ...unit, choice: 'hire-graduate', figure: 90_000 });
    const insurance = one.compared?.gained.find(({ policy }) => policy.id === 'P10');
    expect(insurance?.amount?.zh).toContain('10800 元');
    const two = await thinkOf({ ...unit, choice: 'hire-graduate', count: 2, figure: 90_000 });
    expect(two.compared?.gained.find(({ policy }) => policy.id === 'P10')?.amount?.zh).toContain('21600 元');
  });
});
