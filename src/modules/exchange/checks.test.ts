import { describe, expect, test } from 'vitest';
import { loadAreas } from '../../ground/areas/load.ts';
import { parseDay } from '../../ground/clock/day.ts';
import { readCell } from './domain/cell.ts';
import type { Column } from './domain/column.ts';
import { getKind, kinds } from './kinds/kinds.ts';
import { personReaders } from './kinds/people.ts';
import { type CheckExample, loadChecks } from './load-checks.ts';

const around = { today: parseDay('2026-11-20'), areas: loadAreas(), readers: personReaders };

const columnOf = (type: Column['type']): Column => ({
  id: 'one',
  label: { zh: '一列', en: 'A column' },
  type,
  needed: false,
  names: [],
  example: '',
  masked: false,
  options: [],
  longest: 100,
  most: 5,
  lowest: 0,
  highest: 1_000_000,
  checkOnly: false,
});

const examples = [...loadChecks().values()].flatMap(({ code, examples: some }) =>
  some.map((example): [string, string, CheckExample] => [code, example.text, example]),
);

describe('each check does what its examples say', () => {
  test.each(examples)('%s: %s', (_, __, { type, kind, text, value, gives }) => {
    const reading = readCell(columnOf(type), { column: 1, kind, text }, around);
    const codes = reading.ok ? reading.fixes.map(({ code }) => code) : reading.faults.map(({ code }) => code);
    expect(reading.ok, text).toBe(value !== undefined);
    if (reading.ok) expect(reading.value).toBe(value);
    if (gives === undefined) expect(codes).toEqual([]);
    else expect(codes).toContain(gives);
  });
});

test('every kind of list can be loaded, and every name of a column stands for one column', () => {
  for (const id of Object.keys(kinds)) {
    const { columns } = getKind(id);
    const names = columns.flatMap(({ id: column, label, names: more }) => [
      ...new Set([column, label.zh, label.en, ...more].map((name) => name.toLowerCase())),
    ]);
    expect(
      names.filter((name, at) => names.indexOf(name) !== at),
      id,
    ).toEqual([]);
  }
});
