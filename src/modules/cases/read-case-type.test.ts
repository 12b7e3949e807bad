import { Check } from 'typebox/schema';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { caseTypeFile } from './case-type-schema.ts';
import { refusesFact } from './case-types.ts';
import { CaseTypeError, readCaseType } from './read-case-type.ts';
import { calendar, textOf } from './testing.ts';

const text = textOf('job-seeking.yaml');

function faultsOf(changed: string): string[] {
  try {
    readCaseType('job-seeking.yaml', changed, { refusesFact, calendar });
    return [];
  } catch (error) {
    if (!(error instanceof CaseTypeError)) throw error;
    return error.lines;
  }
}

/** Changes one place of the file; a place that is not there, or not once, is a mistake of the test. */
function change(from: string, to: string): string {
  expect(text.split(from).length).toBe(2);
  return text.replace(from, to);
}

const lineOf = (part: string) => text.slice(0, text.indexOf(part)).split('\n').length;

describe('a case-type file', () => {
  test('is sound, with its own examples', () => {
    expect(faultsOf(text)).toEqual([]);
  });

  test.each([
    [
      'a misspelt key',
      '  - id: reach\n    section: wish',
      '  - id: reach\n    sektion: wish',
      /:\d+: \/questions\/2.*needs section|sektion/,
    ],
    ['a widget that does not exist', 'widget: money', 'widget: cash', /\/questions\/3\/widget/],
    [
      'a question that is asked later',
      'when: { not: { question: years, is: 0 } }',
      'when: { question: skills, some: true }',
      /skills, which is not asked before/,
    ],
    ['a state that is none', '    to: lapsed', '    to: gone', /gone is no state/],
    ['a source that is none', 'basis: [review]', 'basis: [appeal]', /names the source appeal/],
    [
      'an option that the schema refuses',
      'enum: [15, 30, 60, 120]',
      'enum: [15, 30, 60]',
      /offers 120, which its schema refuses/,
    ],
    [
      'a keyword without a sentence',
      '      multipleOf: { zh: 写到元就行，不要小数, en: Whole yuan will do }\n',
      '',
      /has no sentence for multipleOf/,
    ],
    [
      'a move that asks for a reason and has none',
      '    needs: [due]',
      '    needs: [due, reason]',
      /lists reasons/,
    ],
    [
      'an answer that its fact refuses',
      'schema: { type: integer, minimum: 0, maximum: 70 }',
      'schema: { type: integer, minimum: 0, maximum: 99 }',
      /person\.experience_years refuses 99/,
    ],
    [
      'submitting without answers',
      '    needs: [answers, declaration]',
      '    needs: [declaration]',
      /a move from draft needs answers/,
    ],
    [
      'an example that does not come out',
      '    due: 2027-02-18',
      '    due: 2027-02-19',
      /is due on 2027-02-18/,
    ],
    ['text that is no YAML', 'begin: [resident, clerk, kiosk]', 'begin: [resident', /:\d+: /],
  ])('with %s is refused', (_name, from, to, reason) => {
    expect(faultsOf(change(from, to)).join('\n')).toMatch(reason);
  });

  test('says in which line the fault stands', () => {
    const from = 'records: [{ fact: person.wanted_pay }]';
    const [fault] = faultsOf(change(from, 'records: [{ fact: person.hoped_pay }]'));
    expect(fault).toBe(
      `job-seeking.yaml:${lineOf(from)}: /questions/3/records: person.hoped_pay is not declared in data/facts`,
    );
  });

  test('has its JSON Schema beside it for editors', () => {
    const inCode = JSON.parse(JSON.stringify(caseTypeFile));
    // Where this fails, the schema in code was changed: write it out as data/case-types/case-type.schema.json.
    expect(JSON.parse(textOf('case-type.schema.json'))).toEqual(inCode);
    expect(Check(inCode, parse(text))).toBe(true);
  });
});
