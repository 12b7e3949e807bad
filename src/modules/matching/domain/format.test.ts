import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkRow } from './format.ts';

const good = { id: 'J1', title: '会计', source: '演示数据' };

function codes(row: Readonly<Record<string, unknown>>): string[] {
  const checked = checkRow(row);
  return 'problems' in checked ? checked.problems.map(({ field, code }) => `${field}: ${code}`) : [];
}

test('a row needs a number, a title and a source; the rest may be missing, empty or null', () => {
  expect(codes(good)).toEqual([]);
  expect(codes({ ...good, company: '', salary_min: null, skills: null })).toEqual([]);
  expect(codes({ title: ' ', source: '\u200b' })).toEqual([
    'id: missing-field',
    'title: missing-field',
    'source: missing-field',
  ]);
});

test.each([
  [{ title: 5 }, 'title: wrong-type'],
  [{ salary_min: '5000' }, 'salary_min: wrong-type'],
  [{ skills: '电工' }, 'skills: wrong-type'],
  [{ skills: [1] }, 'skills: wrong-type'],
  [{ headcount: 2.5 }, 'headcount: out-of-range'],
  [{ headcount: 0 }, 'headcount: out-of-range'],
  [{ salary_max: -1 }, 'salary_max: out-of-range'],
  [JSON.parse('{"salary_max":1e309}'), 'salary_max: out-of-range'],
  [{ crawl_year: 19 }, 'crawl_year: out-of-range'],
  [{ title: '长'.repeat(201) }, 'title: too-long'],
  [{ skills: Array.from({ length: 101 }, () => '焊') }, 'skills: too-long'],
  [{ salary_min: 9000, salary_max: 4000 }, 'salary_min: pay-order'],
])('%j is told as %s', (part, expected) => {
  expect(codes({ ...good, ...part })).toEqual([expected]);
});

test('fields that the format does not know are passed over, also those of every object', () => {
  const checked = checkRow({
    ...good,
    lat: 1,
    category: {},
    ...JSON.parse('{"__proto__":{"company":5},"constructor":"x"}'),
  });
  expect(checked).toMatchObject({ row: { id: 'J1', company: null } });
});

test('whatever is on the line, there is an answer, and each problem says what to do', () => {
  const known = fc.record(
    Object.fromEntries(
      ['id', 'title', 'source', 'salary_min', 'skills', 'headcount', 'exp_raw', 'posted'].map((name) => [
        name,
        fc.anything(),
      ]),
    ),
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.oneof(fc.dictionary(fc.string(), fc.anything()), known), (row) => {
      const checked = checkRow(row);
      if ('row' in checked) return;
      expect(checked.problems.length).toBeGreaterThan(0);
      for (const { reason, suggestion } of checked.problems) {
        expect(reason).toMatch(/\p{Script=Han}/u);
        expect(suggestion).toMatch(/^请/);
      }
    }),
    { numRuns: 2000 },
  );
});
