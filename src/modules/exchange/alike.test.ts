import { describe, expect, test } from 'vitest';
import { openTestDatabase } from '../../ground/testing/database.ts';
import { newId } from '../../ground/uuid.ts';
import { createOrFindPerson, findByIdNumber, getCurrent } from '../people/index.ts';
import { findDuplicates, lookForDuplicatesNow } from './actions/duplicates/note-candidates.ts';
import { compareRow, compareRows } from './actions/imports/compare-rows.ts';
import { decideAlike } from './actions/imports/decide-alike.ts';
import { notCompared } from './actions/imports/import-file.ts';
import { dropRow, mendRow } from './actions/imports/mend-row.ts';
import { dropImport } from './actions/imports/move-import.ts';
import { listRows, seeImport } from './actions/imports/see-import.ts';
import { takeOver, undoImport } from './actions/imports/take-over.ts';
import { changeImport } from './store-imports.ts';
import { listsOf } from './testing/lists.ts';
import { clerkOf, codeOf, numberOf, openTwice } from './testing/twice.ts';

const db = await openTestDatabase();
const { bring } = listsOf(db);
const { clerk, twice, pairOf } = openTwice(db);
const transact = <T>(act: Parameters<typeof db.asJob<T>>[0]) => db.asJob(act, { purpose: 'import' });

interface Listed {
  name: string;
  number: string;
  phone: string;
  education?: string;
}

/** A list that was read, tried and compared, and waits for its clerk. */
async function waiting(rows: readonly Listed[], source = 'a list') {
  const lines = rows.map(({ name, number, phone, education = '' }) =>
    [name, number, phone, '潍坊市奎文区', education].join(','),
  );
  const content = ['姓名,身份证号,手机号,常住地,学历', ...lines].join('\n');
  const { import_id } = await bring('people', content, { dryRun: true, source });
  return import_id;
}

const rowsOf = async (importId: string) => (await db.as(clerk, (ctx) => listRows(ctx, importId, {}))).rows;
const decide = (importId: string, line: number, said: 'same' | 'different' | null, seq = 1) =>
  db.as(clerk, (ctx) => decideAlike(ctx, importId, line, { seq, said }));
const write = async (importId: string) => {
  await transact((ctx) => changeImport(ctx, importId, { state: 'committing' }));
  await takeOver(transact, importId);
  return (await transact((ctx) => seeImport(ctx, importId))).import.outcomes;
};

/** Somebody on record, and a row of a list under a number that was copied with a slip. */
async function slipped(name: string, area = '370705000000') {
  const { numbers, phone } = twice(name);
  const [onRecord = '', listed = ''] = numbers;
  const personId = newId(db.clock.now().getTime());
  await db.as(clerkOf(area), (ctx) =>
    createOrFindPerson(ctx, { personId, idNumber: onRecord, name, phone, residenceArea: area }),
  );
  return { personId, row: { name, number: listed, phone } };
}

const numberLeadsTo = (number: string) => db.as(clerk, (ctx) => findByIdNumber(ctx, number));

describe('a row that may be somebody on record', () => {
  test('is told before anything is written, with reason and weight, in masks', async () => {
    const { personId, row } = await slipped('綦在册');
    const importId = await waiting([row]);
    const [shown] = await rowsOf(importId);
    expect(shown).toMatchObject({ state: 'fixed', alike: [{ seq: 1, said: null, row: null }] });
    const [found] = shown?.alike ?? [];
    expect(found?.person).toMatchObject({ personId, name: '綦**' });
    expect(found?.parts.map(({ trait, level }) => `${trait} ${level}`)).toEqual([
      'name equal',
      'idNumber slip',
      'phone equal',
      'area county',
    ]);
    expect(found?.weight).toBeGreaterThan(10);
    const seen = await transact((ctx) => seeImport(ctx, importId));
    expect(seen.codes.find(({ code }) => code === 'perhaps-the-same')).toMatchObject({
      rows: 1,
      kind: 'look',
    });
    expect(seen.import).toMatchObject({ comparing: null, trial: { created: 1 }, quarantined: 0 });
    expect(await numberLeadsTo(row.number)).toBeUndefined();
    const stored = JSON.stringify(await db.rows('select * from exchange.row_alike')).replace(
      /[0-9a-f-]{36}/g,
      '',
    );
    expect(stored).not.toMatch(/綦|186\d|3707/);
  });

  test('of whom nobody says anything goes in and stands in the queue at once', async () => {
    const { personId, row } = await slipped('綦未定');
    expect(await write(await waiting([row]))).toEqual({ created: 1 });
    const made = await numberLeadsTo(row.number);
    expect(made).not.toBe(personId);
    const pair = await pairOf({ personId });
    expect(pair?.people.map((one) => one.personId).sort()).toEqual([personId, made].sort());
  });

  test('said to be the same is added to him; number and name stay, and it can be undone', async () => {
    const { personId, row } = await slipped('綦同一');
    const importId = await waiting([{ ...row, education: '本科' }]);
    const settled = await decide(importId, 2, 'same');
    expect(settled.alike).toMatchObject([{ said: 'same' }]);
    const { codes } = await transact((ctx) => seeImport(ctx, importId));
    expect(codes.map(({ code }) => code)).not.toContain('perhaps-the-same');
    const education = () =>
      db.as(
        clerk,
        async (ctx) => (await getCurrent(ctx, personId, ['person.education'])).get('person.education')?.value,
      );
    expect(await write(importId)).toEqual({ changed: 1 });
    expect(await education()).toBe('21');
    expect(await numberLeadsTo(row.number)).toBeUndefined();
    expect(await pairOf({ personId })).toBeUndefined();
    await undoImport(transact, importId);
    expect(await education()).toBeNull();
  });

  test('is whoever has the number by now, whatever was said', async () => {
    const { row } = await slipped('綦后到');
    const importId = await waiting([row]);
    await decide(importId, 2, 'same');
    const holder = newId(db.clock.now().getTime());
    await db.as(clerk, (ctx) =>
      createOrFindPerson(ctx, {
        personId: holder,
        idNumber: row.number,
        name: row.name,
        phone: '18600007777',
      }),
    );
    expect(await write(importId)).toEqual({ changed: 1 });
    const [staged] = await db.rows('select subject_id from exchange.staged_row where import_id = $1', [
      importId,
    ]);
    expect(staged).toEqual({ subject_id: holder });
  });

  test('said to be another goes in as new, and nobody is asked again', async () => {
    const { personId, row } = await slipped('綦两人');
    const importId = await waiting([row]);
    await decide(importId, 2, 'different');
    expect(await write(importId)).toEqual({ created: 1 });
    expect(await pairOf({ personId })).toBeUndefined();
    expect(await pairOf({ personId }, clerk, 'decided')).toMatchObject({ state: 'different', merged: false });
  });

  test('may be thought over until it is written', async () => {
    const { row } = await slipped('綦反悔');
    const importId = await waiting([row]);
    await decide(importId, 2, 'same');
    expect((await decide(importId, 2, null)).alike).toMatchObject([{ said: null }]);
    await write(importId);
    expect(await codeOf(decide(importId, 2, 'same'))).toBe('import-not-there');
  });

  test('is not asked about again when the next list of the source says so: the answer is kept, shown with its day, and may be taken back', async () => {
    const { personId, row } = await slipped('綦下月');
    const first = await waiting([{ ...row, education: '本科' }], 'monthly');
    await decide(first, 2, 'same');
    expect(await write(first)).toEqual({ changed: 1 });
    db.clock.advance({ days: 30 });
    const next = await waiting([{ ...row, education: '大专' }], 'monthly');
    const [shown] = await rowsOf(next);
    expect(shown?.alike).toMatchObject([
      { said: 'same', saidEarlier: { on: expect.stringMatching(/^2026-/) }, person: { personId } },
    ]);
    expect((await transact((ctx) => seeImport(ctx, next))).codes.map(({ code }) => code)).not.toContain(
      'perhaps-the-same',
    );
    expect(await write(next)).toEqual({ changed: 1 });
    expect(await numberLeadsTo(row.number)).toBeUndefined();

    // Under the same number with another name, or from another source, it is asked.
    const others = [
      await waiting([{ ...row, name: '綦下岳' }], 'monthly'),
      await waiting([{ ...row, education: '高中' }], 'another'),
    ];
    for (const other of others)
      expect((await rowsOf(other))[0]?.alike).toMatchObject([{ said: null, saidEarlier: null }]);
    // Taken back in a later list, it is asked from then on.
    const third = await waiting([{ ...row, education: '博士' }], 'monthly');
    await decide(third, 2, null);
    const fourth = await waiting([{ ...row, education: '硕士' }], 'monthly');
    expect((await rowsOf(fourth))[0]?.alike).toMatchObject([{ said: null, saidEarlier: null }]);
  });

  test('is not told of those whom the list’s area does not look after, nor of whom it names by the number', async () => {
    const far = await slipped('綦外地', '370702000000');
    const known = await slipped('綦有号');
    await db.as(clerk, (ctx) =>
      createOrFindPerson(ctx, {
        personId: newId(9),
        idNumber: known.row.number,
        name: '綦有号',
        phone: known.row.phone,
      }),
    );
    const rows = await rowsOf(await waiting([far.row, known.row]));
    expect(rows.map(({ alike }) => alike)).toEqual([[], []]);
  });
});

describe('rows that may be one person', () => {
  test('are told of each other within a list and across lists; which number is right a person sees', async () => {
    const { name, numbers, phone } = twice('綦两行');
    const [number = '', other = ''] = numbers;
    const third = numberOf(`37070519850309${number.slice(14, 17)}`);
    const importId = await waiting([
      { name, number, phone },
      { name, number: other, phone },
    ]);
    const told = (await rowsOf(importId)).map(({ alike }) => alike.map(({ row }) => row));
    expect(told).toEqual([[], [{ line: 2, fileName: null }]]);
    const later = await waiting([{ name, number: third, phone }], 'another list');
    const [across] = await rowsOf(later);
    expect(across?.alike.map(({ row }) => row?.fileName)).toEqual([expect.stringMatching(/-list$/)]);
    expect(await codeOf(decide(importId, 3, 'same'))).toBe('drop-one');
    await db.as(clerk, (ctx) => dropRow(ctx, importId, 2));
    expect((await rowsOf(importId)).map(({ alike }) => alike)).toEqual([[], []]);
    expect(await write(importId)).toEqual({ created: 1 });
  });

  test('are not told of a list that was given up', async () => {
    const { name, numbers, phone } = twice('綦不导');
    const [number = '', other = ''] = numbers;
    const first = await waiting([{ name, number, phone }], 'given up');
    await db.as(clerk, (ctx) => dropImport(ctx, first));
    const [row] = await rowsOf(await waiting([{ name, number: other, phone }]));
    expect(row?.alike).toEqual([]);
  });

  test('are compared anew when one of them was mended', async () => {
    const { name, numbers, phone } = twice('綦改过');
    const [number = '', other = ''] = numbers;
    const importId = await waiting([
      { name: '高不像', number, phone: '18600009999' },
      { name, number: other, phone },
    ]);
    expect((await rowsOf(importId)).flatMap(({ alike }) => alike)).toEqual([]);
    await db.as(clerk, (ctx) => mendRow(ctx, importId, 2, { cells: { name, phone }, confirm: [] }));
    await compareRow(transact, importId, 2);
    expect((await rowsOf(importId)).map(({ alike }) => alike.map(({ row }) => row?.line))).toEqual([[3], []]);
  });
});

test('the command compares a list before it takes it over, like a page; what waits it says', async () => {
  const { personId, row } = await slipped('綦命令');
  const list = ['姓名,身份证号,手机号', [row.name, row.number, row.phone].join(',')].join('\n');
  const done = await bring('people', list, { source: 'by command' });
  expect(done).toMatchObject({ outcomes: { created: 1 }, compared_line: done.last_line });
  expect(await pairOf({ personId })).toBeDefined();
  expect(notCompared(done)).toBe(0);
  expect(notCompared({ ...done, compared_line: null })).toBe(1);
  expect(notCompared({ ...done, kind: 'employers', compared_line: null })).toBe(0);
});

test('a list that went in uncompared has its people looked at now, once, and not in the night', async () => {
  const { row, personId } = await slipped('綦长单');
  await db.rows('delete from exchange.duplicates_looked');
  const other = newId(db.clock.now().getTime());
  await db.as(clerk, (ctx) =>
    createOrFindPerson(ctx, { personId: other, idNumber: row.number, name: row.name, phone: row.phone }),
  );
  for (let times = 0; times < 2; times += 1) await transact((ctx) => lookForDuplicatesNow(ctx, other));
  const planned = await db.rows<{ payload: { from: string; until: string } }>(
    `select payload from ground.job where key = 'find-duplicates ${other}'`,
  );
  expect(planned).toHaveLength(1);
  const [{ payload } = { payload: { from: '', until: '' } }] = planned;
  await transact((ctx) => findDuplicates(ctx, { from: payload.from, until: new Date(payload.until) }));
  expect(await pairOf({ personId })).toBeDefined();
});

test('a list is compared in stretches and goes on where it stopped', async () => {
  const { row } = await slipped('綦分段');
  const importId = await waiting([row]);
  await db.rows('delete from exchange.row_alike where import_id = $1', [importId]);
  await transact((ctx) => changeImport(ctx, importId, { compared_line: -1, last_line: 700 }));
  expect((await transact((ctx) => seeImport(ctx, importId))).import.comparing).toBe(0);
  expect(await compareRows(transact, importId, { until: 0 })).toBe(false);
  expect((await rowsOf(importId))[0]?.alike).toHaveLength(1);
  expect(await compareRows(transact, importId, { until: 0 })).toBe(true);
  expect((await transact((ctx) => seeImport(ctx, importId))).import.comparing).toBeNull();
});

test('a list that is written meanwhile is no longer compared as a whole', async () => {
  const { row } = await slipped('綦先写');
  const importId = await waiting([row]);
  await transact((ctx) => changeImport(ctx, importId, { compared_line: -1 }));
  expect(await write(importId)).toEqual({ created: 1 });
  await transact((ctx) => changeImport(ctx, importId, { state: 'committing' }));
  expect(await compareRows(transact, importId)).toBe(true);
  await transact((ctx) => changeImport(ctx, importId, { state: 'committed' }));
  expect((await transact((ctx) => seeImport(ctx, importId))).import.comparing).toBeNull();
});
