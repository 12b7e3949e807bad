import { describe, expect, test } from 'vitest';
import { openTestDatabase } from '../../ground/testing/database.ts';
import { findByIdNumber, getCurrent } from '../people/index.ts';
import { dropRow, mendRow } from './actions/imports/mend-row.ts';
import { sayTitle } from './actions/imports/say-title.ts';
import { sayTitleEverywhere } from './actions/imports/say-title-everywhere.ts';
import { listRows, seeImport } from './actions/imports/see-import.ts';
import { takeOver, undoImport } from './actions/imports/take-over.ts';
import { changeImport } from './store-imports.ts';
import { listsOf } from './testing/lists.ts';
import { clerkOf, codeOf, kuiwen, numberOf } from './testing/twice.ts';

const db = await openTestDatabase();
const { bring } = listsOf(db);
const clerk = clerkOf(kuiwen);
const transact = <T>(act: Parameters<typeof db.asJob<T>>[0]) => db.asJob(act, { purpose: 'import' });

let next = 100;
async function waiting(jobs: string, source = 'wishes') {
  next += 1;
  const number = numberOf(`37070519900101${next}`);
  const list = ['姓名,身份证号,求职意向', `魏求职,${number},${jobs}`].join('\n');
  const { import_id: importId } = await bring('people', list, { dryRun: true, source });
  return { importId, number };
}
const rowOf = async (importId: string) => (await db.as(clerk, (ctx) => listRows(ctx, importId, {}))).rows[0];
const mean = (importId: string, title: string, code: string | null) =>
  db.as(clerk, (ctx) => sayTitle(ctx, importId, 2, { title, code }));
const unclear = async (importId: string) =>
  (await transact((ctx) => seeImport(ctx, importId))).codes.find(({ code }) => code === 'occupation-unclear')
    ?.rows ?? 0;
const write = async (importId: string) => {
  await transact((ctx) => changeImport(ctx, importId, { state: 'committing' }));
  await takeOver(transact, importId);
  return (await transact((ctx) => seeImport(ctx, importId))).import.outcomes;
};
const factsOf = async (number: string) => {
  const personId = (await db.as(clerk, (ctx) => findByIdNumber(ctx, number))) ?? '';
  const ids = ['person.wanted_jobs', 'person.wanted_occupations'];
  const known = await db.as(clerk, (ctx) => getCurrent(ctx, personId, ids));
  return ids.map((id) => known.get(id)?.value ?? null);
};

test('wanted jobs are shown with the occupation that they mean, and how sure that is; the list’s words stay', async () => {
  const { importId, number } = await waiting('收银员、服务员、能吃苦的');
  const row = await rowOf(importId);
  expect(row?.titles).toMatchObject([
    { title: '收银员', code: '4-01-02-04', name: '收银员', confidence: 98, sure: true, said: false },
    { title: '服务员', code: '4-03-02-05', confidence: 60, sure: false, said: false },
    { title: '能吃苦的', code: null, sure: false },
  ]);
  expect(row?.titles[1]?.others.length).toBeGreaterThan(0);
  expect(await unclear(importId)).toBe(1);
  const found = await db.as(clerk, (ctx) => listRows(ctx, importId, { code: 'occupation-unclear' }));
  expect(found.rows).toEqual([row]);
  expect(await write(importId)).toEqual({ created: 1 });
  expect(await factsOf(number)).toEqual([['收银员', '服务员', '能吃苦的'], null]);
});

test('one that is sure asks nothing of anybody', async () => {
  expect(await unclear((await waiting('收银员')).importId)).toBe(0);
});

test('what a clerk says is kept with the person, wins, and is taken back with the list', async () => {
  const { importId, number } = await waiting('服务员、收银员');
  const said = await mean(importId, '服务员', '4-03-01-02');
  expect(said.titles[0]).toMatchObject({ code: '4-03-01-02', sure: true, said: true, confidence: 100 });
  expect(await unclear(importId)).toBe(0);
  // Mending another cell leaves it; changing the title forgets it.
  await db.as(clerk, (ctx) => mendRow(ctx, importId, 2, { cells: { name: '魏求之' }, confirm: [] }));
  expect((await rowOf(importId))?.titles[0]?.said).toBe(true);
  expect(await write(importId)).toEqual({ created: 1 });
  const [jobs, occupations] = await factsOf(number);
  expect(jobs).toEqual(['服务员', '收银员']);
  expect(occupations).toEqual([expect.stringMatching(/^服务员：.+ 4-03-01-02$/)]);

  const again = ['姓名,身份证号,求职意向', `魏求之,${number},服务员、收银员`].join('\n');
  const { import_id: second } = await bring('people', again, { dryRun: true, source: 'another list' });
  await mean(second, '服务员', '4-03-02-05');
  expect(await write(second)).toEqual({ changed: 1 });
  expect((await factsOf(number))[1]).toEqual([expect.stringMatching(/4-03-02-05$/)]);
  await undoImport(transact, second);
  expect((await factsOf(number))[1]).toEqual([expect.stringMatching(/4-03-01-02$/)]);
});

describe('said once for all rows of a list', () => {
  const everywhere = (importId: string, title: string, code: string, after = -1) =>
    db.as(clerk, (ctx) => sayTitleEverywhere(ctx, importId, { title, code, after }));
  const list = async (...jobs: string[]) => {
    const rows = jobs.map((each, at) => `魏求职,${numberOf(`370705199002${10 + at}001`)},${each}`);
    const content = ['姓名,身份证号,求职意向', ...rows].join('\n');
    return (await bring('people', content, { dryRun: true, source: `${jobs.length} ${jobs[0]}` })).import_id;
  };
  const saidIn = async (importId: string) =>
    (await db.as(clerk, (ctx) => listRows(ctx, importId, {}))).rows.map(({ line, titles }) => [
      line,
      ...titles.filter(({ said }) => said).map(({ title, code }) => `${title} ${code}`),
    ]);

  test('only those that say it so, are not answered and not through; each can be taken back', async () => {
    const importId = await list(
      '服务员',
      '服务员、收银员',
      '收银员',
      '服务员',
      '大堂服务员',
      '服务员',
      '服务员',
    );
    await db.as(clerk, (ctx) => sayTitle(ctx, importId, 5, { title: '服务员', code: '4-03-02-05' }));
    await db.as(clerk, (ctx) => dropRow(ctx, importId, 7));
    await takeOver(transact, importId, { line: 8 });
    expect(await everywhere(importId, '服务员', '4-03-01-02')).toEqual({ rows: 2, next: null });
    const said = [
      [2, '服务员 4-03-01-02'],
      [3, '服务员 4-03-01-02'],
      [4],
      [5, '服务员 4-03-02-05'],
      [6],
      [7],
      [8],
    ];
    expect(await saidIn(importId)).toEqual(said);
    expect(await everywhere(importId, '服务员', '4-03-01-02')).toEqual({ rows: 0, next: null });
    await db.as(clerk, (ctx) => sayTitle(ctx, importId, 3, { title: '服务员', code: null }));
    expect(await saidIn(importId)).toEqual(said.map((row) => (row[0] === 3 ? [3] : row)));
    const changes = await db.rows<{ line: number; seq: number }>(
      'select line, seq from exchange.row_change where import_id = $1 order by line, seq',
      [importId],
    );
    expect(changes.map(({ line, seq }) => `${line} ${seq}`)).toEqual(['2 1', '3 1', '3 2', '5 1', '7 1']);
    expect(await write(importId)).toMatchObject({ created: 6 });
    expect((await factsOf(numberOf('37070519900210001')))[1]).toEqual([
      expect.stringMatching(/^服务员：.+ 4-03-01-02$/),
    ]);
  });

  test('one that is read as sure may be said to be another in all rows too', async () => {
    const importId = await list('收银员', '收银员、保洁员', '保洁员');
    expect(await everywhere(importId, '收银员', '4-03-01-02')).toEqual({ rows: 2, next: null });
  });

  test('a long list takes several calls, each behind the one before', async () => {
    const importId = await list(...Array.from({ length: 5 }, () => '服务员'));
    expect(await everywhere(importId, '服务员', '4-03-01-02', 4)).toEqual({ rows: 2, next: null });
    expect(await everywhere(importId, '服务员', '4-03-01-02')).toEqual({ rows: 3, next: null });
  });

  test('is refused where the code is none, and of lists in which nobody is asked', async () => {
    const importId = await list('服务员');
    expect(await codeOf(everywhere(importId, '服务员', '4-03'))).toBe('no-such-occupation');
    const ad = JSON.stringify({ id: 't1', title: '服务员', source: '演示来源' });
    const { import_id: ads } = await bring('jobs', ad, { dryRun: true });
    expect(await codeOf(everywhere(ads, '服务员', '4-03-01-02'))).toBe('no-such-title');
    const said = { title: '服务员', code: '4-03-01-02' };
    expect(await codeOf(db.as(clerk, (ctx) => sayTitle(ctx, ads, 1, said)))).toBe('no-such-title');
  });
});

test('it may be taken back, and is refused of what the row or the classification has not', async () => {
  const { importId } = await waiting('服务员');
  await mean(importId, '服务员', '4-03-01-02');
  expect((await mean(importId, '服务员', null)).titles).toMatchObject([{ code: '4-03-02-05', said: false }]);
  expect(await unclear(importId)).toBe(1);
  expect(await codeOf(mean(importId, '厨师', '4-03-02-01'))).toBe('no-such-title');
  expect(await codeOf(mean(importId, '服务员', '4-03'))).toBe('no-such-occupation');
  await db.as(clerk, (ctx) =>
    mendRow(ctx, importId, 2, { cells: { 'person.wanted_jobs': '保洁' }, confirm: [] }),
  );
  expect((await rowOf(importId))?.titles).toMatchObject([{ title: '保洁', said: false }]);
  await write(importId);
  expect(await codeOf(mean(importId, '保洁', '4-03-01-02'))).toBe('import-not-there');
});
