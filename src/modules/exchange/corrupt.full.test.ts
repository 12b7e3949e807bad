import { afterAll, expect, test } from 'vitest';
import { openTestDatabase } from '../../ground/testing/database.ts';
import { makeWorkbook } from '../../ground/testing/make-workbook.ts';
import { type CorruptList, corruptList, knownPeople } from './testing/corrupt-lists.ts';
import { listsOf } from './testing/lists.ts';
import type { Draft } from './testing/planted.ts';
import { rowsIn } from './testing/rows.ts';

const lists = Number(process.env.CORRUPT_LISTS ?? 60);
const db = await openTestDatabase();
const { bring } = listsOf(db);
const { rowsOf } = rowsIn(db);

const found = new Map<string, { planted: number; reported: number }>();
const misses: string[] = [];
const alarms: string[] = [];

afterAll(() => {
  const kinds = [...found].sort(([one], [other]) => (one < other ? -1 : 1));
  const planted = kinds.reduce((sum, [, one]) => sum + one.planted, 0);
  const reported = kinds.reduce((sum, [, one]) => sum + one.reported, 0);
  const line = (kind: string, one: { planted: number; reported: number }) =>
    `${kind.padEnd(48)} ${String(one.planted).padStart(6)} ${String(one.reported).padStart(6)}\n`;
  process.stdout.write(
    [
      `kind${' '.repeat(45)}planted  found\n`,
      ...kinds.map(([kind, one]) => line(kind, one)),
      line('all', { planted, reported }),
      `${misses.length} missed, ${alarms.length} false alarms\n`,
      ...[...misses, ...alarms].slice(0, 100).map((one) => `${one}\n`),
    ].join(''),
  );
});

const known = knownPeople(1, 2 * lists);
const spelledOut = (put: Draft[string]) =>
  put === null || typeof put === 'string' ? put : 'day' in put ? put.day : 'number' in put ? put.number : '';

/** Every place at which something was found, against every place at which something was planted. */
function compare({ name, planted, lines }: CorruptList, rows: Awaited<ReturnType<typeof rowsOf>>): void {
  const wanted = new Set(planted.map(({ line, column, code }) => `${line} ${column} ${code}`));
  const faults = rows.flatMap(({ line, content }) =>
    content.faults.map(({ column, code }) => `${line} ${column} ${code}`),
  );
  const fixes = rows.flatMap(({ line, content }) =>
    content.fixes.map(({ column, code }) => `${line} ${column} ${code}`),
  );
  const [asFaults, asFixes] = [new Set(faults), new Set(fixes)];
  for (const { kind, line, column, code, fix } of planted) {
    const place = `${line} ${column} ${code}`;
    const count = found.get(`${kind} → ${code}`) ?? { planted: 0, reported: 0 };
    found.set(`${kind} → ${code}`, count);
    count.planted += 1;
    if ((fix ? asFixes : asFaults).has(place)) count.reported += 1;
    else
      misses.push(
        `${name}: missed ${kind} at ${place}; there is ${faults.filter((one) => one.startsWith(`${line} `))}`,
      );
  }
  alarms.push(
    ...faults.filter((place) => !wanted.has(place)).map((place) => `${name}: false alarm ${place}`),
  );
  expect(
    rows.map(({ line }) => line),
    name,
  ).toEqual(lines);
}

test('who is known', async () => {
  const ids = Object.keys(known[0] ?? {});
  const done = await bring(
    'people',
    makeWorkbook([ids, ...known.map((one) => ids.map((id) => spelledOut(one[id] ?? null)))]),
    {
      source: 'known',
    },
  );
  expect(done.outcomes).toEqual({ created: known.length });
});

test(`errors in ${lists} lists are found where they are`, async () => {
  for (let at = 0; at < lists; at += 1) {
    const list = corruptList(at, known);
    const done = await bring('people', list.content, { source: list.name });
    expect(done, list.name).toMatchObject({ state: 'committed', rows_in: list.lines.length });
    expect(done.valid + done.fixed + done.quarantined + done.rejected, list.name).toBe(done.rows_in);
    const rows = await rowsOf(done.import_id);
    expect(rows.filter(({ outcome }) => outcome !== null).length, list.name).toBe(done.valid + done.fixed);
    compare(list, rows);
  }
  const counts = [...found.values()];
  const planted = counts.reduce((sum, one) => sum + one.planted, 0);
  expect(planted).toBeGreaterThan(3000);
  expect(counts.reduce((sum, one) => sum + one.reported, 0) / planted).toBeGreaterThanOrEqual(0.995);
  expect(alarms).toEqual([]);
});
