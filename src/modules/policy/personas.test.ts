import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { packageRoot } from '../../ground/package-root.ts';
import type { Terminal } from '../../ground/terminal.ts';
import { countQuestions, evaluatePersonas } from './commands.ts';
import { loadPolicies } from './load-catalogue.ts';
import { readPersonas } from './personas.ts';

const folder = mkdtempSync(join(tmpdir(), 'leye-personas-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'personas.json');
const write = (content: unknown) => {
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
};

/** A made-up graduate without work, and a made-up company with two it has hired. */
const personas = [
  {
    id: 'graduate',
    subject: 'person',
    as_of: '2025-11-20',
    facts: {
      birth_date: '2003-04-01',
      retire_category: 'male',
      city: '潍坊',
      tier: 'tier1',
      work_status: 'unemployed',
      ui_paid_months: 12,
      unemp_registered: true,
    },
    unknown: ['ui_involuntary'],
  },
  {
    id: 'company',
    subject: 'unit',
    as_of: '2025-12-31',
    facts: {
      unit_kind: 'enterprise',
      unit_size: 'small',
      unit_employees: 20,
      unit_ui_paid_months: 12,
      hires: [
        {
          id: 'a',
          birth_date: '2003-02-02',
          edu_level: 'bachelor',
          graduation_date: '2025-06-30',
          hired_on: '2025-07-15',
          contract_months: 12,
          si_months: 3,
          employer_si: 1300.5,
        },
        { id: 'b', birth_date: '1990-02-02', hired_on: '2025-07-15', contract_months: 12, si_months: 3 },
      ],
    },
    unknown: ['b:hardship'],
  },
];

test('a line for each policy of the subject, with what failed, what is missing, and each hire', () => {
  const lines = new Map<string, Record<string, unknown>>();
  const terminal = {
    result: (line: Record<string, unknown>) => lines.set(`${line.persona} ${line.policy}`, line),
  } as unknown as Terminal;
  evaluatePersonas(terminal, write({ personas }));
  expect(lines.size).toBe(27 + 21);
  expect(lines.get('graduate D01')).toMatchObject({ verdict: 'not_eligible', failed: ['c3'] });
  expect(lines.get('graduate P37')).toMatchObject({ verdict: 'unknown', missing: ['ui_involuntary'] });
  expect(lines.get('graduate P38')).toMatchObject({
    verdict: 'not_eligible',
    failed: expect.arrayContaining(['validity']),
  });
  expect(lines.get('company P10')).toMatchObject({
    verdict: 'eligible',
    amount: 3901.5,
    hires: { a: 'eligible', b: 'not_eligible' },
  });
  expect(lines.get('company P11')).toMatchObject({ verdict: 'unknown', missing: ['b:hardship'] });
  expect(lines.get('company P27')).toMatchObject({ verdict: 'eligible', amount: 1 });
});

test.each([
  ['not json', '{'],
  ['no list', { people: [] }],
  ['no such day', { personas: [{ id: 'x', subject: 'person', as_of: '2025-02-30', facts: {} }] }],
])('%s is refused in a sentence', (_name, content) => {
  expect(() => readPersonas(loadPolicies(), write(content))).toThrow('this is no file of personas');
});

test('of each person, how many questions it takes, and in a fixed order', () => {
  const lines: Record<string, unknown>[] = [];
  const terminal = {
    result: (line: Record<string, unknown>) => lines.push(line),
  } as unknown as Terminal;
  countQuestions(terminal, write({ personas }));
  expect(lines).toHaveLength(2);
  const [graduate, { medians } = {}] = lines as {
    questions: number;
    inFixedOrder: number;
    medians: unknown;
  }[];
  expect(graduate).toMatchObject({ persona: 'graduate' });
  expect(graduate?.questions).toBeLessThanOrEqual(10);
  expect(graduate?.inFixedOrder).toBeGreaterThan(16);
  expect(medians).toMatchObject({ policies: 27, questions: graduate?.questions });
});

const testData = process.env.LEYE_TESTDATA ?? join(packageRoot, '../shared/data');
const noTestData = !existsSync(testData) && process.env.CI !== 'true';

test.skipIf(noTestData)(
  `of the open file half are done after 8 questions${noTestData ? ' — skipped: no test data' : ''}`,
  () => {
    const lines: Record<string, unknown>[] = [];
    const terminal = { result: (line: Record<string, unknown>) => lines.push(line) } as unknown as Terminal;
    countQuestions(terminal, join(testData, 'policy/personas-open.json'));
    const [{ medians } = { medians: null }] = lines.slice(-1) as {
      medians: { questions: number; inFixedOrder: number } | null;
    }[];
    const { questions, inFixedOrder } = medians ?? { questions: Infinity, inFixedOrder: 0 };
    expect(questions).toBeLessThanOrEqual(8);
    expect(inFixedOrder).toBeGreaterThanOrEqual(2 * questions);
  },
);
