import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { packageRoot } from '../../ground/package-root.ts';
import { atomsOf } from './domain/condition.ts';
import { statementsIn } from './domain/statements.ts';
import { loadPolicies, readPolicies } from './load-catalogue.ts';

const shipped = join(packageRoot, 'data/policies');
const folder = mkdtempSync(join(tmpdir(), 'leye-policies-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The shipped catalogue with some words of a file exchanged. */
function changed(file: string, from: string, to: string): () => unknown {
  const copy = mkdtempSync(join(folder, 'of-'));
  cpSync(shipped, copy, { recursive: true });
  const text = readFileSync(join(copy, file), 'utf8');
  if (!text.includes(from)) throw new Error(`${file} does not say ${from}`);
  writeFileSync(join(copy, file), text.replace(from, to));
  return () => readPolicies(copy);
}

test('what is shipped is in order, and each condition says where it was read or how far it is doubted', () => {
  const { policies } = loadPolicies();
  expect(policies.filter(({ subject }) => subject === 'person')).toHaveLength(27);
  expect(policies.filter(({ subject }) => subject === 'unit')).toHaveLength(21);
  const unsaid = policies.flatMap(({ id, conditions, hireConditions }) =>
    [conditions, ...(hireConditions ? [hireConditions] : [])]
      .flatMap(atomsOf)
      .filter(({ sources, doubt }) => sources.length === 0 && doubt === null)
      .map((atom) => `${id} ${atom.id}`),
  );
  expect(unsaid).toEqual([]);
});

test('what a statement cites is a document of its policy, and the text of it is among its sources', () => {
  const { policies } = loadPolicies();
  const p37 = policies.find(({ id }) => id === 'P37');
  const [paid] = p37 ? atomsOf(p37.conditions).filter(({ id }) => id === 'c1') : [];
  expect(paid).toMatchObject({
    articles: [
      { document: '中华人民共和国社会保险法', date: '2018-12-29', article: '第四十五条第（一）项' },
      { document: '失业保险条例', date: '1999-01-22', article: '第十四条第（一）项' },
    ],
    sources: ['S53', 'S54'],
    doubt: null,
  });
  for (const policy of policies) {
    const own = new Set(policy.documents.map(({ number }) => number));
    const cited = statementsIn(policy).filter(({ id }) => id.startsWith(`${policy.id}.`));
    for (const { articles, sources } of cited) {
      expect(articles.filter(({ document }) => !own.has(document))).toEqual([]);
      if (articles.length > 0) expect(sources).not.toEqual([]);
    }
  }
});

describe('a fault names file, line and reason', () => {
  const p01 = 'catalogue/P01.yaml';
  const p37 = 'catalogue/P37.yaml';
  test.each([
    [
      'an unknown fact',
      p01,
      'fact: legal_rep',
      'fact: legal_person',
      /P01\.yaml:\d+: no fact is called legal_person/,
    ],
    [
      'an unknown answer',
      p01,
      '[company, coop]',
      '[firm]',
      /P01\.yaml:\d+: business_kind has no answer firm/,
    ],
    [
      'what cannot be asked',
      p01,
      'founder_si_months, atLeast: 6',
      'founder_si_months, is: true',
      /asks for yesno, and founder_si_months is months/,
    ],
    [
      'a limit that two policies share, and one has otherwise',
      'catalogue/P18.yaml',
      'cap: unit_tax_payable',
      'cap: six_taxes_year',
      /P18\.yaml:\d+: the limit taxes_of_the_year is unit_tax_payable in P17/,
    ],
    ['a sentence with another sum', p01, '人的 30000 元', '人的 20000 元', /does not say 30000元/],
    ['a unit that does not go', p01, '30000元', '30000', /P01\.yaml:\d+: .*gives number or fen/],
    [
      'no such day',
      p01,
      'from: "2013-10-01", until: null',
      'from: "2013-02-30", until: null',
      /P01\.yaml:\d+: 2013-02-30 is no day/,
    ],
    [
      'an end before the beginning',
      p01,
      'until: null',
      'until: "2001-01-01"',
      /ends on 2001-01-01, before it begins/,
    ],
    ['two of one id', p01, 'id: c2', 'id: c1', /two conditions are called c1/],
    ['an unknown policy', p01, 'policy: P03', 'policy: P99', /there is no policy P99/],
    ['an unknown source', p01, 'read: [S16]', 'read: [S99]', /there is no source S99/],
    [
      'an unknown definition',
      p01,
      'use: working_age',
      'use: any_age',
      /there is no shared definition any_age/,
    ],
    [
      'a key that means nothing',
      p01,
      'materials:',
      'matter: x\nmaterials:',
      /P01\.yaml:\d+: \/matter is no key here/,
    ],
    [
      'two ways at once',
      p01,
      'use: working_age',
      'use: working_age\n      fact: age',
      /a condition has one of/,
    ],
    ['no YAML', p01, 'id: P01', 'id: [P01', /P01\.yaml:\d+: /],
    ['a file of another name', p01, 'id: P01', 'id: P09', /the file of P09 is called P01\.yaml/],
    [
      'a division by nothing',
      'facts.yaml',
      'loan_qualified_hires / unit_employees',
      'loan_qualified_hires / 0',
      /facts\.yaml:\d+: .*a division by nothing/,
    ],
    [
      'a circle of definitions',
      'shared.yaml',
      '{ id: w1, fact: age, atLeast: 16, read: [S13], articles: { labour: 第十五条第一款 } }',
      'use: working_age',
      /working_age goes back to itself/,
    ],
    [
      'a fact that nobody asks for',
      'questions.yaml',
      ', facts: [city]',
      ', facts: [cities]',
      /nobody tells a fact cities/,
    ],
    [
      'a tick that is not yes or no',
      'questions.yaml',
      'fact: veteran,',
      'fact: edu_level,',
      /questions\.yaml:\d+: past: edu_level is not yes/,
    ],
    [
      'shares that are not all',
      'facts.yaml',
      'male: 0.5,',
      'male: 0.4,',
      /retire_category: shares do not make up 1/,
    ],
    [
      'an article of a document that is not there',
      p37,
      'atLeast: 12, articles: { insurance:',
      'atLeast: 12, articles: { labour:',
      /P37\.yaml:\d+: no document is called labour/,
    ],
    [
      'a document without an article',
      p37,
      '第四十五条第（二）项',
      '',
      /P37\.yaml:\d+: .*articles\/insurance must/,
    ],
    ['no article', p37, '第四十五条第（二）项', '全文', /P37\.yaml:\d+: .*articles\/insurance must/],
    [
      'an article of what nobody has read, on which nobody doubts',
      p37,
      'date: "2018-12-29", read: [S53]',
      'date: "2018-12-29"',
      /P37\.yaml:\d+: nobody has read insurance/,
    ],
    [
      'two documents of one id',
      p37,
      'id: unemployment, number',
      'id: insurance, number',
      /P37\.yaml:\d+: two documents are called insurance/,
    ],
    [
      'a document that is shared with nobody',
      'shared.yaml',
      'articles: { retirement: 第一条 }',
      'articles: { insurance: 第一条 }',
      /shared\.yaml:\d+: no document is called insurance/,
    ],
    [
      'an article of a time that is none',
      p37,
      'days: 10, doubt',
      'days: -10, doubt',
      /P37\.yaml:\d+: \/workingDays/,
    ],
    [
      'one certificate of what is not paid by certificates',
      'catalogue/P35.yaml',
      'kind: per-certificate',
      'kind: once',
      /P3[56]\.yaml:\d+: P35 is not paid for each certificate/,
    ],
    ['figures out of order', 'figures.yaml', '2023-10-01', '2026-10-01', /days go on/],
  ])('%s', (_name, file, from, to, reason) => {
    expect(changed(file, from, to)).toThrow(reason);
  });

  test('a fact that follows from itself', () => {
    const circle = changed('facts.yaml', '"years(h.birth_date, h.hired_on)"', '"max(h.age_at_hire, 1年)"');
    expect(circle).toThrow(/facts\.yaml:\d+: h\.age_at_hire follows from h\.age_at_hire/);
  });

  test('more conditions than anybody can check', () => {
    const many = Array.from({ length: 1001 }, (_, at) => `    - { id: x${at}, fact: legal_rep, is: true }`);
    const first = '    - use: working_age';
    expect(changed(p01, first, [first, ...many].join('\n'))).toThrow(/nobody can check/);
  });
});
