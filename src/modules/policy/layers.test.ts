import { describe, expect, it } from 'vitest';
import { parseDay } from '../../ground/clock/day.ts';
import { openTestDatabase } from '../../ground/testing/database.ts';
import type { Catalogue, Policy } from './domain/definition.ts';
import { evaluate, failedAtoms } from './domain/evaluate.ts';
import { statementsIn } from './domain/statements.ts';
import type { Facts } from './domain/value.ts';
import { policiesWithTexts, shippedText } from './load-catalogue.ts';
import { showResult } from './show-result.ts';
import { compareAll } from './testing/compare-all.ts';

const db = await openTestDatabase();

/** P01 as a province, a city and a county of it might change it; made up for the test. */
const layers = `layers:
  - id: l1
    province: 山东
    read: [S16]
    when:
      - { instead: c9, condition: { id: c9p, fact: founder_si_backpaid, atMost: 6, read: [S16] } }
  - id: l2
    city: 潍坊
    read: [S17]
    when:
      - { instead: c8, condition: { id: c8w, fact: founder_si_months, atLeast: 12, read: [S17] } }
      - { condition: { id: c11, fact: unemp_registered, is: true, read: [S17] } }
    amount: { formula: 15000元, told: { zh: 15000 元, en: "15,000 yuan" }, read: [S17] }
  - id: l3
    county: 潍坊寿光市
    read: [S17]
    when:
      - { instead: c8, condition: { id: c8s, fact: founder_si_months, atLeast: 3, read: [S17] } }
    without: [c7]
    amount: { formula: 20000元, told: { zh: 20000 元, en: "20,000 yuan" }, read: [S17] }
`;
const own = shippedText('P01');
const from = own.indexOf('layers:');
const withLayers = (text: string) =>
  policiesWithTexts(new Map([['P01', own.slice(0, from) + text + own.slice(own.indexOf('materials:'))]]));

function read(): { catalogue: Catalogue; policy: Policy } {
  const made = withLayers(layers);
  if ('faults' in made) throw new Error(made.faults.join('\n'));
  const policy = made.catalogue.policies.find(({ id }) => id === 'P01');
  if (!policy) throw new Error('P01 is gone');
  return { catalogue: made.catalogue, policy };
}
const { catalogue, policy } = read();

const asOf = parseDay('2025-11-20');
const founder: Facts = {
  birth_date: '1990-05-20',
  retire_category: 'male',
  business_kind: 'company',
  business_size: 'micro',
  business_first_time: true,
  business_registered_on: '2023-01-10',
  business_normal: true,
  legal_rep: true,
  founder_si_months: 8,
  founder_si_backpaid: 5,
  unemp_registered: false,
  history: [],
};
const jinan = { city: '济南', county: '济南历下区' };
const kuiwen = { city: '潍坊', county: '潍坊奎文区' };
const shouguang = { city: '潍坊', county: '潍坊寿光市' };
const ask = (facts: Facts) => evaluate(catalogue, policy, { asOf, facts: { ...founder, ...facts } });

describe('what a province, a city and a county say otherwise', () => {
  it.each<[string, Facts, string, string[], number | undefined]>([
    ['elsewhere as the province says', jinan, 'eligible', [], 1_200_000],
    [
      'the nation’s own limit holds nowhere',
      { ...jinan, founder_si_backpaid: 7 },
      'not-eligible',
      ['c9p'],
      undefined,
    ],
    ['the city asks for more', kuiwen, 'not-eligible', ['c8w', 'c11'], undefined],
    ['the city', { ...kuiwen, founder_si_months: 12, unemp_registered: true }, 'eligible', [], 1_500_000],
    [
      'the county for less, and what the city asks for besides',
      shouguang,
      'not-eligible',
      ['c11'],
      undefined,
    ],
    [
      'the county',
      { ...shouguang, founder_si_months: 3, legal_rep: false, unemp_registered: true },
      'eligible',
      [],
      2_000_000,
    ],
    [
      'what a county does without, others do not',
      { ...jinan, legal_rep: false },
      'not-eligible',
      ['c7'],
      undefined,
    ],
  ])('%s', (_what, facts, verdict, failed, amount) => {
    const answer = ask(facts);
    expect(answer.verdict).toBe(verdict);
    expect(failedAtoms(answer.conditions).map(({ atom }) => atom.id)).toEqual(failed);
    if (amount !== undefined) expect(answer.amount).toBe(amount);
  });

  it('asks for the place where it matters, and only there', () => {
    expect(ask({}).missing).toEqual(['city']);
    expect(ask({ city: '潍坊', unemp_registered: true }).missing).toEqual(['county']);
    expect(ask({ founder_si_months: 12, unemp_registered: true }).missing).toEqual([]);
    expect(ask({ ...kuiwen, founder_si_months: 2, unemp_registered: true }).missing).toEqual([]);
  });

  it('shows somebody the conditions of his own place', () => {
    const shown = (facts: Facts) => {
      const asked = { asOf, facts: { ...founder, ...facts } };
      return showResult(catalogue, evaluate(catalogue, policy, asked), asked).conditions.map(
        ({ words }) => words.zh,
      );
    };
    const inJinan = shown(jinan);
    expect(inJinan.join()).not.toContain('潍坊');
    const more = shown(kuiwen).filter((words) => !inJinan.includes(words));
    expect(more).toEqual(['本人在自己公司连续交社保满 12 个月', '办了失业登记']);
    expect(shown(shouguang)).toHaveLength(inJinan.length);
  });

  it('says once that somebody is there, with where that was read', () => {
    const ids = statementsIn(policy).map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
    expect(ids).toEqual(expect.arrayContaining(['P01.l2', 'P01.l3', 'P01.c8', 'P01.c8w', 'P01.c8s']));
  });

  it('is the same explained, in columns and in SQL', async () => {
    const only = { ...catalogue, policies: [policy] };
    await compareAll(db, only, { subject: 'person', days: 3, each: 300, seed: 20_261_124 });
  });

  it.each([
    ['id: l2', 'id: c8', /P01\.yaml:\d+: .*(l\\d|two conditions)/],
    ['city: 潍坊', 'city: 北京', /P01\.yaml:\d+: city has no answer 北京/],
    ['county: 潍坊寿光市', 'county: 寿光市', /P01\.yaml:\d+: county has no answer 寿光市/],
    ['city: 潍坊', 'note: 潍坊', /P01\.yaml:\d+: a layer is of one of/],
    ['without: [c7]', 'without: [w1]', /P01\.yaml:\d+: there is no condition w1 above it/],
    ['county: 潍坊寿光市', 'city: 潍坊', /two layers are of 潍坊/],
    ['id: c8s', 'id: c8w', /two conditions are called c8w/],
    [
      'formula: 20000元, told: { zh: 20000 元',
      'formula: 20000元, told: { zh: 2000 元',
      /does not say 20000元/,
    ],
  ])('refuses %s as %s', (text, other, reason) => {
    const made = withLayers(layers.replace(text, other));
    expect('faults' in made ? made.faults.join('\n') : 'none').toMatch(reason);
  });
});
