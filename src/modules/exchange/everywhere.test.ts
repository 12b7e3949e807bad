import { describe, expect, test } from 'vitest';
import { loadAreas } from '../../ground/areas/load.ts';
import { openTestDatabase } from '../../ground/testing/database.ts';
import { lookAtFile } from './actions/imports/look-at-file.ts';
import { type Everywhere, mendEverywhere } from './actions/imports/mend-everywhere.ts';
import { readRows } from './actions/imports/move-import.ts';
import { stageRows } from './actions/imports/stage-rows.ts';
import { startImport } from './actions/imports/start-import.ts';
import { type KindId, kindIds, loadKind } from './load-kinds.ts';
import { getImport } from './store-imports.ts';
import { kuiwen, listsOf } from './testing/lists.ts';
import { idNumbers } from './testing/numbers.ts';
import { rowsIn } from './testing/rows.ts';

const db = await openTestDatabase();
const { fileOf, bring } = listsOf(db);
const { rowsOf, faultsOf } = rowsIn(db);
const idNumber = idNumbers();
const transact = <T>(act: Parameters<typeof db.asJob<T>>[0]) => db.asJob(act, { purpose: 'import' });

/** Says it as the page does, call after call. @returns how many rows each call has changed. */
async function say(importId: string, what: Everywhere): Promise<number[]> {
  const changed: number[] = [];
  for (let after: number | null = -1; after !== null; ) {
    const from: number = after;
    const done = await transact((ctx) => mendEverywhere(ctx, importId, { ...what, after: from }));
    changed.push(done.rows);
    after = done.next;
  }
  return changed;
}

describe('what is said once', () => {
  test('confirms a doubt that the whole list has, and each row has it on record', async () => {
    const rows = Array.from(
      { length: 203 },
      (_, at) => `王小明,${idNumber()},电工,2025-04-01,2025-04-20,80,合格,${at === 7 ? '初级' : ''}`,
    );
    const turned = `李小红,${idNumber()},电工,2025-04-20,2025-04-01,80,合格,`;
    const { import_id: importId } = await bring(
      'training',
      ['姓名,身份证号,培训工种,开班日期,结业日期,学时,考核结果,证书', ...rows, turned].join('\n'),
    );
    expect(await transact((ctx) => getImport(ctx, importId))).toMatchObject({ quarantined: 204, fixed: 0 });
    expect(await say(importId, { confirm: 'recorded-late' })).toEqual([200, 4]);
    // What else is wrong with a row still waits.
    expect(await faultsOf(importId)).toEqual(['205 from days-turned']);
    expect(await transact((ctx) => getImport(ctx, importId))).toMatchObject({
      rows_in: 204,
      quarantined: 1,
      fixed: 203,
    });
    const changes = await db.rows(
      'select what, count(*)::int as rows from exchange.row_change where import_id = $1 group by what',
      [importId],
    );
    expect(changes).toEqual([{ what: 'confirmed', rows: 204 }]);
    expect(await say(importId, { confirm: 'recorded-late' })).toEqual([0]);
    await expect(say(importId, { confirm: 'days-turned' })).rejects.toMatchObject({ status: 422 });
    await expect(say(importId, { confirm: 'hours-many' })).rejects.toMatchObject({
      fields: [{ field: '/confirm', code: 'one-by-one' }],
    });
  });

  test('mends the cells that are written the same way, and no others', async () => {
    const rows = ['博士后', '博士后', ' 博士后 ', '博士前', ''].map(
      (school) => `王小明,${idNumber()},${school},13800000001`,
    );
    const { import_id: importId } = await bring('people', ['姓名,身份证号,学历,手机号', ...rows].join('\n'));
    const before = await faultsOf(importId);
    expect(before).toHaveLength(4);
    expect(
      await say(importId, { column: 'person.education', text: '博士后', becomes: '博士研究生' }),
    ).toEqual([3]);
    expect(await faultsOf(importId)).toEqual(['5 person.education unknown-option']);
    const said = (await rowsOf(importId)).map(({ content }) => content.values['person.education'] ?? null);
    expect(said).toEqual(['11', '11', '11', null, null]);
    await expect(say(importId, { column: 'phone', text: '', becomes: '13800000002' })).rejects.toMatchObject({
      fields: [{ field: '/column', code: 'one-by-one' }],
    });
  });

  test('adds what the whole list does not ask for', async () => {
    const file = fileOf(`岗位编号,职位,公司\n${['1,收银员,甲', '2,理货员,乙'].join('\n')}\n`, '广告.csv');
    const area = loadAreas().get(kuiwen);
    const start = (kind: KindId) =>
      transact((ctx) =>
        startImport(
          ctx,
          {
            importId: crypto.randomUUID(),
            kind,
            fileName: 'x.csv',
            bytes: 1,
            source: '广告',
            department: null,
            asOf: null,
          },
          { area: { code: area.code, lo: area.lo, hi: area.hi }, staffId: null },
        ),
      );
    const { import_id: importId } = await start('jobs');
    await lookAtFile(transact, importId, file);
    const columns = { id: 1, title: 2, company: 3 };
    await expect(transact((ctx) => readRows(ctx, importId, columns))).rejects.toMatchObject({ status: 422 });
    await transact((ctx) => readRows(ctx, importId, columns, ['source']));
    await stageRows(transact, importId, file);
    expect(await faultsOf(importId)).toEqual(['2 source needed', '3 source needed']);
    expect(await say(importId, { column: 'source', text: '', becomes: '某某招聘网' })).toEqual([2]);
    expect(await faultsOf(importId)).toEqual([]);

    // Who it is has to stand in the list.
    const { import_id: people } = await start('people');
    await lookAtFile(transact, people, fileOf(`姓名,学历\n王小明,大专\n`));
    await expect(transact((ctx) => readRows(ctx, people, { name: 1 }, ['idNumber']))).rejects.toMatchObject({
      status: 422,
    });
  });

  test('asks who somebody is in every kind of list of people', () => {
    const masked = kindIds.flatMap((kind) =>
      loadKind(kind)
        .columns.filter((column) => column.masked && column.needed)
        .map(({ id }) => `${kind} ${id}`),
    );
    expect(masked).toEqual([
      'people name',
      'people idNumber',
      'employers contactName',
      'employers contactPhone',
      'services idNumber',
      'training idNumber',
    ]);
  });
});
