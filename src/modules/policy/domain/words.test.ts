import { describe, expect, it } from 'vitest';
import { parseDay } from '../../../ground/clock/day.ts';
import { loadPolicies } from '../load-catalogue.ts';
import { amountWords, sumWords } from './amount-words.ts';
import { atomsOf, type Test } from './condition.ts';
import type { PolicyFact } from './definition.ts';
import type { ValueType } from './value.ts';
import { atomWords, valueWords } from './words.ts';

const catalogue = loadPolicies();
const atoms = catalogue.policies.flatMap(({ id, conditions, hireConditions }) =>
  [conditions, ...(hireConditions ? [hireConditions] : [])]
    .flatMap(atomsOf)
    .map((atom) => [`${id} ${atom.id}`, atom] as const),
);
const fact = (type: ValueType): PolicyFact => ({
  name: 'one',
  about: 'person',
  type,
  label: { zh: '一项', en: 'One' },
  answers: type === 'code' ? [{ code: 'F', label: { zh: '女', en: 'Woman' } }] : [],
  none: false,
  shares: [],
  change: null,
  given: [],
  follows: null,
});

it.each<[ValueType, Parameters<typeof valueWords>[1], string, string]>([
  ['fen', 216000, '2160 元', '2160 yuan'],
  ['fen', 30_000_000, '30 万元', '300,000 yuan'],
  ['months', 12, '12 个月', '12 months'],
  ['months', 1, '1 个月', '1 month'],
  ['months', -1, '没有', 'none'],
  ['years', 3, '3 年', '3 years'],
  ['ratio', 0.055, '5.5%', '5.5%'],
  ['number', 7, '7', '7'],
  ['day', '2026-03-01', '2026年3月1日', '2026-03-01'],
  ['yesno', true, '是', 'yes'],
  ['yesno', false, '不是', 'no'],
  ['code', 'F', '女', 'Woman'],
  ['policies', [], '没有', 'none'],
  ['policies', ['P01', 'P01'], '2 项', '2 policies'],
  ['day', null, '没有', 'none'],
])('%s %j is said as %s', (type, value, zh, en) => {
  expect(valueWords(fact(type), value)).toEqual({ zh, en });
});

describe('conditions', () => {
  const sentence = (name: string, test: Test) => atomWords(catalogue, { fact: name, test }).zh;

  it('are short plain sentences', () => {
    expect(sentence('age', { is: 'limit', sign: 'atLeast', limit: 16 })).toBe('年龄不小于 16 周岁');
    expect(sentence('business_registered_on', { is: 'gone', months: 12, at: { fact: 'as_of' } })).toBe(
      '营业执照办了满 12 个月',
    );
    expect(sentence('history', { is: 'received', policy: 'P01', atMost: 0 })).toBe(
      '没领过小微企业一次性创业补贴',
    );
    expect(sentence('graduation_date', { is: 'within', months: 60, at: { fact: 'as_of' } })).toBe(
      '毕业不超过 5 年',
    );
    expect(sentence('h.graduation_date', { is: 'yearOf', as: { fact: 'h.hired_on' } })).toBe(
      '和招用在同一年毕业',
    );
    expect(
      sentence('business_registered_on', {
        is: 'dayLimit',
        sign: 'from',
        limit: { day: parseDay('2018-01-01') },
      }),
    ).toBe('2018年1月1日以后办的营业执照');
    expect(
      sentence('unit_kind', { is: 'answers', oneOf: ['enterprise', 'social_org', 'gov'], not: false }),
    ).toBe('单位是企业、社会组织或者机关');
    // Nobody has written words for this one.
    expect(sentence('loan_wanted', { is: 'limit', sign: 'atMost', limit: 1_000_000 })).toBe(
      '申请贷款额：不超过 10000 元',
    );
  });

  it('all of the catalogue have words of their own, in both languages, without a code in them', () => {
    expect(atoms.length).toBeGreaterThan(250);
    const wrong = atoms.flatMap(([where, atom]) => {
      const { zh, en } = atomWords(catalogue, atom);
      const label = catalogue.facts.get(atom.fact)?.label;
      const bad =
        // The sentence that stands in for a missing one begins with the label.
        zh.startsWith(`${label?.zh}：`) ||
        /[a-z{}_]|undefined|null|\bP\d\d/.test(zh) ||
        /[\u4e00-\u9fff{}_]|undefined|null|\b[PD]\d\d\b/.test(en) ||
        !/^[A-Z\d]/.test(en) ||
        (en.includes(atom.fact.replace('h.', '')) && atom.fact.includes('_')) ||
        zh.length > 40;
      return bad ? [`${where}: ${zh} / ${en}`] : [];
    });
    expect(wrong).toEqual([]);
  });
});

describe('amounts', () => {
  it.each(catalogue.policies.map((policy) => [policy.id, policy] as const))(
    'of %s are told',
    (_id, policy) => {
      const { zh, en } = amountWords(policy);
      expect(zh).not.toMatch(/[a-z{}]|undefined/);
      expect(en).not.toMatch(/[\u4e00-\u9fff{}]|undefined/);
    },
  );

  it('of one sum are said by how it is paid', () => {
    const said = (id: string) => {
      const policy = catalogue.policies.find((one) => one.id === id);
      return policy ? amountWords(policy).zh : '';
    };
    expect(said('P03')).toBe('一次性 3000 元');
    expect(said('P02')).toBe('每招一人 2000 元');
    expect(said('P27')).toBe('按 1% 交');
    expect(said('P07')).toBe('能领多少还没有核实，请问站点');
  });

  it('of a certificate are of that one, and no rate of a person', () => {
    const skill = catalogue.policies.find(({ id }) => id === 'P36');
    expect(skill && sumWords(skill.amount, 200_000, 0)?.zh).toBe('每本证书 2000 元');
    expect(skill && amountWords(skill).zh).toMatch(/^每本证书/);
  });
});
