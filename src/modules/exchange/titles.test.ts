import { expect, test } from 'vitest';
import { openTestDatabase } from '../../ground/testing/database.ts';
import { findByIdNumber, getCurrent } from '../people/index.ts';
import { mendRow } from './actions/imports/mend-row.ts';
import { sayTitle } from './actions/imports/say-title.ts';
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
