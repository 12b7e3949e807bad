import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { packageRoot } from '../../ground/package-root.ts';
import { loadFacts } from './load-facts.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'facts-'));
  cpSync(join(packageRoot, 'data', 'facts'), folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

const change = (file: string, from: string | RegExp, to: string) => {
  const before = readFileSync(join(folder, file), 'utf8');
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  writeFileSync(join(folder, file), after);
};

describe('the declared facts', () => {
  test('load, and each that people tell has a question of about 20 characters', () => {
    const { groups, get } = loadFacts();
    const facts = groups.flatMap((group) => group.facts);
    expect(facts.length).toBeGreaterThanOrEqual(27);
    for (const { id, question, why, from } of facts) {
      if (from.length === 0 || from.every((kind) => kind === 'department')) continue;
      expect([...(question?.zh ?? '')].length, id).toBeLessThanOrEqual(20);
      expect(`${question?.zh}${why?.zh}`, id).not.toMatch(/[!！]/);
    }
    expect(get('person.birth_date').derived).toEqual({ from: 'person.id_number', by: 'id-number' });
    expect(() => get('person.shoe_size')).toThrow('no fact person.shoe_size is declared');
  });

  test('no fact has a default', () => {
    change('wishes.yaml', 'type: yesno', 'type: yesno\n    default: false');
    expect(() => loadFacts(folder)).toThrow(/^wishes\.yaml: \/facts\/5\/default: is not known here$/m);
  });
});

describe('a fault names file and place', () => {
  const fault = () => {
    try {
      loadFacts(folder);
      return '';
    } catch (error) {
      return (error as Error).message;
    }
  };

  test('a missing sentence', () => {
    change('work.yaml', '{ zh: 最近的工作, en: Latest job }', '{ zh: 最近的工作 }');
    expect(fault()).toMatch(/^work\.yaml: \/facts\/1\/label: .*required/m);
  });

  test('a type that does not exist, and a type without what it needs', () => {
    change('work.yaml', 'type: integer', 'type: number');
    change('skills.yaml', 'most: 20', '');
    expect(fault()).toMatch(/^work\.yaml: \/facts\/2\/type: /m);
    expect(fault()).toMatch(/^skills\.yaml: \/facts\/0: .*required/m);
  });

  test('an id or a column that is taken', () => {
    change('work.yaml', 'person.last_job', 'person.education');
    change('work.yaml', 'column: experience_years', 'column: education');
    expect(fault()).toMatch(/^work\.yaml: person\.education: is declared twice$/m);
    expect(fault()).toMatch(
      /^work\.yaml: person\.experience_years: column education belongs to person\.education$/m,
    );
  });

  test('a holder, a derivation or an option that cannot be', () => {
    change('education.yaml', 'heldBy: education', 'heldBy: nobody');
    change('identity.yaml', 'from: person.id_number', 'from: person.shoe_size');
    change('education.yaml', 'code: "14"', 'code: "11"');
    expect(fault()).toMatch(/^education\.yaml: person\.education: heldBy nobody is no department$/m);
    expect(fault()).toMatch(/^identity\.yaml: person\.birth_date: derived from person\.shoe_size, which/m);
    expect(fault()).toMatch(/^education\.yaml: person\.education: an option stands twice$/m);
  });

  test('a fact without a question, a broken file, a key that stands twice', () => {
    change('skills.yaml', /question: .*/, '');
    change('groups.yaml', 'group: groups', 'group: groups\ngroup: others');
    change('places.yaml', 'facts:', 'facts: [');
    expect(fault()).toMatch(/^skills\.yaml: person\.skills: a fact that people tell needs a question$/m);
    expect(fault()).toMatch(/^groups\.yaml: .*unique/m);
    expect(fault()).toMatch(/^places\.yaml: /m);
  });
});
