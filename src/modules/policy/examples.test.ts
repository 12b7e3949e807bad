import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { saysOf } from './domain/cases/says.ts';
import { loadPolicies } from './load-catalogue.ts';
import { examplesFolder, readExamples } from './read-cases.ts';

const catalogue = loadPolicies();
const examples = readExamples(catalogue, examplesFolder);

describe.each(catalogue.policies.map((policy) => ({ policy, id: policy.id, name: policy.name.zh })))(
  '$id $name',
  ({ policy, id }) => {
    const cases = examples.get(id) ?? [];

    test('has one who is entitled, and one who is not, not yet or not on that day', () => {
      const verdicts = cases.map(({ says }) => says.verdict === 'eligible');
      // Cases about limits are made from the first.
      expect([verdicts[0], verdicts.includes(false)]).toEqual([true, true]);
    });

    test.each(cases)('$name', ({ asked, says }) => {
      expect({ ...saysOf(catalogue, policy, asked) }).toEqual({ ...says });
    });
  },
);

const folder = mkdtempSync(join(tmpdir(), 'leye-cases-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a fault names file, line and reason', () => {
  test.each([
    [
      'an unknown fact',
      'legal_rep: true',
      'legal_person: true',
      /cases\/P01\.yaml:4: .*no fact is called legal_person/,
    ],
    [
      'a unit that does not go',
      '6个月',
      '6元',
      /P01\.yaml:\d+: .*founder_si_months is months, and 6元 is fen/,
    ],
    ['a number without its unit', '6个月', '6', /founder_si_months is months, and not 6/],
    ['no number', '6个月', '半年', /founder_si_months: 半年 is no number with its unit/],
    [
      'an unknown answer',
      'business_size: micro',
      'business_size: tiny',
      /business_size has no answer "tiny"/,
    ],
    ['no such day', '"2024-02-29"', '"2023-02-29"', /business_registered_on is day, and not "2023-02-29"/],
    ['an unknown verdict', 'verdict: open', 'verdict: maybe', /cases\/P01\.yaml:\d+: .*verdict/],
    ['an unknown policy', 'history: []', 'history: [P99]', /there is no policy P99/],
    ['an amount of another unit', 'amount: 24000元', 'amount: 24000%', /amount is fen, and 24000% is ratio/],
    ['an unknown condition', 'failed: [c5]', 'failed: [c55]', /no condition is called c55/],
    [
      'nothing missing where it is open',
      '\n    missing: [legal_rep, founder_si_months]',
      '',
      /open names missing/,
    ],
    ['somebody like nobody', 'like: 在济南', 'like: 在青岛', /no case before it is called 在青岛/],
    ['a fact that follows', 'legal_rep: true', 'age: 30年', /age follows from other facts/],
    ['what is never none', 'legal_rep: true', 'legal_rep: null', /legal_rep is never none/],
    ['not known anyhow', 'unknown: [founder_si_months]', 'unknown: [tier]', /tier is not known anyhow/],
    [
      'a key that means nothing',
      'asOf: "2025-02-28"',
      'when: "2025-02-28"',
      /P01\.yaml:\d+: .*when is no key here/,
    ],
    ['a file of another name', 'policy: P01', 'policy: P03', /stand in the file of its name/],
  ])('%s', (_name, from, to, reason) => {
    const copy = mkdtempSync(join(folder, 'of-'));
    cpSync(examplesFolder, copy, { recursive: true });
    const text = readFileSync(join(copy, 'P01.yaml'), 'utf8');
    if (!text.includes(from)) throw new Error(`P01.yaml does not say ${from}`);
    writeFileSync(join(copy, 'P01.yaml'), text.replace(from, to));
    expect(() => readExamples(catalogue, copy)).toThrow(reason);
  });
});
