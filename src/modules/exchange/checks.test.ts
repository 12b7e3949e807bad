import { describe, expect, test } from 'vitest';
import { loadAreas } from '../../ground/areas/load.ts';
import { parseDay } from '../../ground/clock/day.ts';
import { withTitles } from './code-titles.ts';
import { readCell } from './domain/cell.ts';
import type { Column } from './domain/column.ts';
import { readRow } from './domain/row.ts';
import { getKind, kinds } from './kinds/kinds.ts';
import { personReaders } from './kinds/people.ts';
import { type CheckExample, loadChecks, type RowExample } from './load-checks.ts';
import { numberOf } from './testing/twice.ts';

const around = {
  today: parseDay('2026-11-20'),
  asOf: parseDay('2018-11-20'),
  areas: loadAreas(),
  readers: personReaders,
};

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

const rows = [...loadChecks().values()].flatMap(({ code, rows: some }) =>
  some.map((example): [string, string, RowExample] => [code, Object.values(example.row).join('，'), example]),
);

describe('each check of a row is found where its examples say', () => {
  test.each(rows)('%s: %s', (code, _, { list, row, at }) => {
    const kind = getKind(list);
    const told = Object.fromEntries(
      Object.entries(row).map(([id, text]) => [id, { text, kind: 'text' as const }]),
    );
    const day = around.today;
    const read = readRow(kind.columns, told, { ...around, asOf: day, readers: kind.readers }, kind.check);
    const { faults, fixes, looks = [] } = withTitles(kind, read);
    const found = [...faults, ...fixes].filter((one) => one.code === code).map(({ column }) => column);
    expect(looks.includes(code) ? [null, ...found] : found).toContain(at);
    // What it is said to be is what it does: a fix passes, and a look does.
    const waits = faults.some((one) => one.code === code);
    expect(waits).toBe(['fault', 'doubt'].includes(loadChecks().get(code)?.is ?? ''));
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

describe.each(['people', 'services', 'training'])(
  'the six digits that a number of %s begins with',
  (kind) => {
    const { check } = getKind(kind);
    const codes = (front: string) =>
      check({ idNumber: numberOf(front) }, around)
        .filter(({ column }) => column === 'idNumber')
        .map(({ code, reason }) => [code, reason.zh]);

    test('are doubted where they ended before the birth, or are in no list; it may be confirmed', () => {
      // 370111 was 济南市郊区 until 1987.
      expect(codes('37011119950307011')).toEqual([
        ['number-area-ended', '前 6 位 370111（济南市郊区）1987 年停用，出生却是 1995 年'],
      ]);
      expect(codes('37049919950307011').map(([code]) => code)).toEqual(['number-area-unlisted']);
      for (const code of ['number-area-ended', 'number-area-unlisted'])
        expect(loadChecks().get(code)?.is).toBe('doubt');
    });

    test('pass where they were in force at some time since the birth, or nobody knows', () => {
      const fine = ['37011119850307011', '37070519600307011', '37028419990307011', '11022119990307011'];
      for (const front of fine) expect(codes(front), front).toEqual([]);
    });
  },
);

const shown = Object.values(kinds).flatMap(({ id }) =>
  getKind(id)
    .columns.filter(({ example }) => example !== '')
    .map((column): [string, string, Column] => [id, column.id, column]),
);

// A number that passed could be somebody's.
const nobodys = ['id-number', 'credit-code'];

test.each(shown)('what a template of %s shows under %s passes, but for numbers', (list, _, column) => {
  const { readers } = getKind(list);
  const reading = readCell(column, { column: 1, kind: 'text', text: column.example }, { ...around, readers });
  expect(reading.ok).toBe(!nobodys.includes(column.type));
});
