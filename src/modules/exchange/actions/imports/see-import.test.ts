import { describe, expect, test } from 'vitest';
import { loadAreas } from '../../../../ground/areas/load.ts';
import { openTestDatabase } from '../../../../ground/testing/database.ts';
import { makeWorkbook, makeZip, workbookParts } from '../../../../ground/testing/make-workbook.ts';
import { newId } from '../../../../ground/uuid.ts';
import { checkCharacter } from '../../../people/domain/id-number.ts';
import { changeImport } from '../../store-imports.ts';
import { kuiwen, listsOf } from '../../testing/lists.ts';
import { dropRow, mendRow } from './mend-row.ts';
import { chooseSheet, dropImport } from './move-import.ts';
import { keepFile } from './original.ts';
import { lookOf, seeImport } from './see-import.ts';
import { begun, startImport } from './start-import.ts';
import { stepImport } from './step-import.ts';

const numberOf = (serial: number) => {
  const front = `37070519900101${serial}`;
  return front + checkCharacter(front);
};

const db = await openTestDatabase();
const { fileOf, bring } = listsOf(db);
const transact = <T>(act: Parameters<typeof db.asJob<T>>[0]) => db.asJob(act, { purpose: 'import' });
const area = loadAreas().get(kuiwen);

/** Brings a file to where somebody says which column is which. */
async function lookedAt(content: Uint8Array): Promise<string> {
  const file = fileOf(content);
  const importId = newId(db.clock.now().getTime());
  const row = await transact((ctx) =>
    startImport(
      ctx,
      {
        importId,
        kind: 'people',
        fileName: 'list.xlsx',
        bytes: content.length,
        source: 'a list',
        department: null,
        asOf: null,
      },
      { area: { code: area.code, lo: area.lo, hi: area.hi }, staffId: null },
    ),
  );
  await keepFile(transact, row, file);
  await transact((ctx) => changeImport(ctx, importId, begun(ctx, 'looking')));
  await stepImport(transact, importId);
  return importId;
}

const see = (importId: string) => transact((ctx) => seeImport(ctx, importId));

/** A workbook of two sheets. */
function twoSheets(first: readonly (readonly string[])[], second: readonly (readonly string[])[]): Buffer {
  const one = workbookParts(first);
  const content = (name: string, parts = one) =>
    String(parts.find((part) => part.name === name)?.content ?? '');
  const sheet = '<sheet name="名单" sheetId="1" r:id="rId1"/>';
  const related = /<Relationship Id="rId1"[^>]*\/>/.exec(content('xl/_rels/workbook.xml.rels'))?.[0] ?? '';
  return makeZip([
    ...one.map((part) => {
      if (part.name === 'xl/workbook.xml')
        return {
          ...part,
          content: content(part.name).replace(
            sheet,
            `${sheet}<sheet name="第二张" sheetId="2" r:id="rId9"/>`,
          ),
        };
      if (part.name === 'xl/_rels/workbook.xml.rels')
        return {
          ...part,
          content: content(part.name).replace(
            related,
            related + related.replace('rId1', 'rId9').replace('sheet1', 'sheet2'),
          ),
        };
      return part;
    }),
    {
      name: 'xl/worksheets/sheet2.xml',
      content: content('xl/worksheets/sheet1.xml', workbookParts(second)),
    },
  ]);
}

describe('which column is which', () => {
  test('is told with how it was told, and with what stands below, personal things in part', async () => {
    const importId = await lookedAt(
      makeWorkbook([
        ['姓名', '身份证号', '学历', '备用'],
        ['王小明', '370705199001011233', '大专', '13800001111'],
        ['李霞', '37070519900101123X', '', '张大民'],
      ]),
    );
    const { layout } = await see(importId);
    expect(layout?.by).toMatchObject({ name: 'name', idNumber: 'name', 'person.education': 'name' });
    expect(layout?.heads.map(({ samples }) => samples)).toEqual([
      ['王**', '李*'],
      ['370****33', '370****23X'],
      ['大专'],
      ['138****11', '张**'],
    ]);
  });

  test('can be told on another sheet, also where one holds nothing', async () => {
    const importId = await lookedAt(
      twoSheets(
        [],
        [
          ['姓名', '身份证号'],
          ['王小明', '370705199001011233'],
        ],
      ),
    );
    const first = await see(importId);
    expect(first.import.state).toBe('mapping');
    expect(first.layout?.heads).toEqual([]);
    await transact((ctx) => chooseSheet(ctx, importId, 1));
    await stepImport(transact, importId);
    const { layout } = await see(importId);
    expect(layout).toMatchObject({ sheet: 1, columns: { name: 1, idNumber: 2 } });
  });
});

describe('rows that repeat another', () => {
  test('are counted as such, and not as still to be taken over', async () => {
    const row = ['王小明', numberOf(123), '13800001111'];
    const done = await bring(
      'people',
      makeWorkbook([['姓名', '身份证号', '手机号'], row, row, ['王小明', row[1] ?? '', '1380000111']]),
    );
    const look = await transact((ctx) => lookOf(ctx, done));
    expect(look).toMatchObject({ valid: 2, quarantined: 1, toDo: 0, outcomes: { created: 1, repeated: 1 } });
    await transact((ctx) =>
      mendRow(ctx, done.import_id, 4, { cells: { phone: '13800001111' }, confirm: [] }),
    );
    const { import: after } = await see(done.import_id);
    expect(after).toMatchObject({ quarantined: 0, toDo: 0, outcomes: { created: 1, repeated: 2 } });
  });

  test('do not keep a file from being given up', async () => {
    const row = ['李霞', numberOf(131)];
    const tried = await bring('people', makeWorkbook([['姓名', '身份证号'], row, row, ['张三', '']]), {
      dryRun: true,
    });
    await transact((ctx) => dropRow(ctx, tried.import_id, 4));
    await transact((ctx) => dropImport(ctx, tried.import_id));
    expect((await see(tried.import_id)).import.state).toBe('dropped');
  });
});
