import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadAreas } from '../../ground/areas/load.ts';
import { answersOf } from '../../ground/http/copies.ts';
import { Problem } from '../../ground/problem.ts';
import { fillTemplate } from '../../ground/tables/fill-template.ts';
import { loadTemplates } from '../../ground/tables/template.ts';
import { openWorkbook } from '../../ground/tables/workbook.ts';
import { openTestDatabase } from '../../ground/testing/database.ts';
import { makeWorkbook } from '../../ground/testing/make-workbook.ts';
import { whileTimeRuns } from '../../ground/testing/time-runs.ts';
import { newId } from '../../ground/uuid.ts';
import { modules } from '../../modules.ts';
import { madeUpIdNumber, madeUpPhone } from '../people/testing/made-up.ts';
import { failedRows } from './actions/imports/hand-out.ts';
import { importFile } from './actions/imports/import-file.ts';
import { lookAtFile } from './actions/imports/look-at-file.ts';
import { dropRow, mendRow } from './actions/imports/mend-row.ts';
import { withOriginal } from './actions/imports/original.ts';
import { readLimits } from './actions/imports/read-in-thread.ts';
import { listRows } from './actions/imports/see-import.ts';
import { stageRows } from './actions/imports/stage-rows.ts';
import { begun, startImport } from './actions/imports/start-import.ts';
import { takeOver, undoImport } from './actions/imports/take-over.ts';
import { changeImport, contentOf, exchange, getImport } from './store-imports.ts';
import { listsOf } from './testing/lists.ts';

const db = await openTestDatabase();
const { bring, fileOf } = listsOf(db);
const transact = <T>(act: Parameters<typeof db.asJob<T>>[0]) => db.asJob(act, { purpose: 'import' });

let seed = 40_000;
const next = () => {
  seed += 1;
  return seed;
};
const person = (name: string) => [name, madeUpIdNumber(next()), madeUpPhone(next())];
const head = ['姓名', '身份证号', '手机号'];

const rowsOf = (importId: string) =>
  transact(async (ctx) => {
    const rows = await exchange(ctx)
      .selectFrom('staged_row')
      .selectAll()
      .where('import_id', '=', importId)
      .orderBy('line')
      .execute();
    return rows.map((row) => ({ ...row, content: contentOf(ctx, row) }));
  });

const peopleNamed = async () =>
  Number((await db.rows<{ n: string }>('select count(*) n from people.person'))[0]?.n);

describe('rows that cannot be taken as they are', () => {
  test('wait with column, reason and suggestion; the sum holds; mended in the grid they are taken over', async () => {
    const [good, bad, twice] = [person('王一'), person('王二'), person('王三')];
    const row = await bring(
      'people',
      makeWorkbook([
        head,
        good,
        [bad[0] ?? '', '370705199001011231', bad[2] ?? ''],
        twice,
        ['王三', twice[1] ?? '', madeUpPhone(next())],
        ['', madeUpIdNumber(next()), ''],
        good,
      ]),
    );
    expect(row).toMatchObject({
      state: 'committed',
      rows_in: 6,
      valid: 3,
      fixed: 0,
      quarantined: 3,
      rejected: 0,
    });
    expect(row.outcomes).toEqual({ created: 2, repeated: 1 });
    const rows = await rowsOf(row.import_id);
    expect(rows.map(({ line, state, outcome }) => [line, state, outcome])).toEqual([
      [2, 'valid', 'created'],
      [3, 'quarantined', null],
      [4, 'valid', 'created'],
      [5, 'quarantined', null],
      [6, 'quarantined', null],
      [7, 'valid', 'repeated'],
    ]);
    expect(
      rows.flatMap(({ line, content }) => content.faults.map(({ column, code }) => [line, column, code])),
    ).toEqual([
      [3, 'idNumber', 'checksum'],
      [5, null, 'duplicate-differs'],
      [6, 'name', 'needed'],
    ]);

    const { import_id: importId } = row;
    const mended = await transact((ctx) =>
      mendRow(ctx, importId, 3, { cells: { idNumber: bad[1] ?? '' }, confirm: [] }),
    );
    expect(mended).toMatchObject({ state: 'fixed', faults: [] });
    await transact((ctx) => dropRow(ctx, importId, 5));
    await expect(transact((ctx) => dropRow(ctx, importId, 5))).rejects.toMatchObject({ status: 409 });
    await expect(
      transact((ctx) => mendRow(ctx, importId, 6, { cells: {}, confirm: ['needed'] })),
    ).rejects.toMatchObject({ status: 422, fields: [{ field: '/confirm' }] });
    await takeOver(transact, importId);
    const after = await transact((ctx) => getImport(ctx, importId));
    expect(after).toMatchObject({ rows_in: 6, valid: 3, fixed: 1, quarantined: 1, rejected: 1 });
    expect(after.outcomes).toEqual({ created: 3, repeated: 1 });
    const [change] = await db.rows<{ what: string }>(
      `select what from exchange.row_change where import_id = '${importId}' and line = 3`,
    );
    expect(change?.what).toBe('corrected');
  });

  test('are all in a copy of the list, under the heads that the list has, in part as on the page', async () => {
    const bad = person('钱一');
    const rows = [
      [bad[0] ?? '', '370705199001011231', bad[2] ?? '', '大专'],
      ...Array.from({ length: 60 }, (_, at) => [...person(`李${'甲乙丙丁'[at % 4]}`), '本科']),
    ];
    const { import_id: importId } = await bring('people', makeWorkbook([[...head, '学历'], ...rows]));
    const page = await transact((ctx) => listRows(ctx, importId, {}));
    expect([page.rows.length, page.more]).toEqual([50, true]);
    const copy = await transact((ctx) => listRows({ ...ctx, copying: true }, importId, {}));
    expect([copy.rows.length, copy.more]).toEqual([61, false]);
    const { byList } = loadTemplates(
      answersOf(Object.values(modules).flatMap(({ contract }) => contract ?? [])),
    );
    const [template] = byList.get('import-rows') ?? [];
    if (!template) throw new Error('there is no template of rows');
    const filled = fillTemplate(template, copy, 'rows', undefined);
    expect(filled.columns.map(({ head: each }) => each)).toEqual([
      '第几行',
      '读成什么样',
      '写入的结果',
      '姓名',
      '身份证号码',
      '手机号',
      '最高学历',
      '要改什么',
      '怎么改',
      '理顺了什么',
      '职业',
      '可能是谁',
      '可能和第几行同一个人',
    ]);
    expect(filled.above).toEqual(['全部', `文件：${copy.fileName}`, '名单：a list of the test']);
    const some = await transact((ctx) => listRows(ctx, importId, { code: 'checksum' }));
    expect(fillTemplate(template, some, 'rows', 'quarantined').above).toContain('只列：号码的校验位不对');
    const [waits, taken] = filled.rows;
    expect(waits?.slice(0, 7)).toEqual([
      2,
      '要改',
      null,
      '钱*',
      '370705199001011231',
      expect.any(String),
      '大专',
    ]);
    expect(waits?.[5]).toMatch(/^\d{3}\*+\d{4}$/);
    expect(taken?.slice(0, 4)).toEqual([3, '理顺了', '新建了', '李*']);
    expect(taken?.[4]).toMatch(/\*/);
  });

  test('a value that a merged cell hides is not guessed', async () => {
    const [one, two] = [person('赵一'), person('赵二')];
    const book = makeWorkbook(
      [
        [...head, '常住地'],
        [...one, '潍坊市奎文区'],
        [...two, null],
      ],
      { merged: ['D2:D3'] },
    );
    const row = await bring('people', book);
    const rows = await rowsOf(row.import_id);
    expect(rows.map(({ line, state, codes }) => [line, state, codes])).toEqual([
      [2, 'fixed', ['area-named']],
      [3, 'quarantined', ['merged-cell']],
    ]);
  });

  test('another name under a known number waits for a person, and nobody is renamed', async () => {
    const [, number = '', phone = ''] = person('');
    await bring('people', makeWorkbook([head, ['孙小红', number, phone]]));
    const other = await bring('people', makeWorkbook([head, ['孙大红', number, phone]]), {
      source: 'another list',
    });
    expect(other).toMatchObject({ valid: 0, quarantined: 1 });
    const [row] = await rowsOf(other.import_id);
    expect(row?.codes).toEqual(['name-differs']);
  });
});

test('a dry run says what would happen, and nothing happens', async () => {
  const known = person('钱一');
  await bring('people', makeWorkbook([head, known]));
  const before = await peopleNamed();
  const tried = await bring(
    'people',
    makeWorkbook([head, known, person('钱二'), ['钱三', known[1] ?? '', '']]),
    {
      source: 'tried only',
      dryRun: true,
    },
  );
  expect(tried).toMatchObject({ state: 'checked', trial: { unchanged: 1, created: 1 }, quarantined: 1 });
  expect(tried.outcomes).toEqual({});
  expect(await peopleNamed()).toBe(before);
});

test('undone, who was made leaves no trace and who was changed is as before; the same list can come again', async () => {
  const [, number = '', phone = ''] = person('');
  await bring(
    'people',
    makeWorkbook([
      [...head, '学历'],
      ['周一', number, phone, '高中'],
    ]),
  );
  const before = await peopleNamed();
  const book = makeWorkbook([
    [...head, '学历'],
    ['周一', number, phone, '本科'],
    [...person('周二'), '大专'],
  ]);
  const second = await whileTimeRuns(db.clock, () => bring('people', book, { source: 'second list' }));
  expect(second.outcomes).toEqual({ changed: 1, created: 1 });
  expect(await peopleNamed()).toBe(before + 1);
  await undoImport(transact, second.import_id);
  expect((await transact((ctx) => getImport(ctx, second.import_id))).outcomes).toMatchObject({ undone: 2 });
  expect(await peopleNamed()).toBe(before);
  const educations = await db.rows<{ education: string | null }>(
    `select education from people.person where name_mask like '周%'`,
  );
  expect(educations).toEqual([{ education: '61' }]);
  expect((await bring('people', book, { source: 'second list' })).outcomes).toEqual({
    changed: 1,
    created: 1,
  });
});

test('stopped after any lot, it goes on where it stood: every row once', async () => {
  const list = Array.from({ length: 1700 }, (_, at) => person(`李${'一二三四五六七八九十'[at % 10]}`));
  const file = fileOf([head, ...list].map((row) => row.join(',')).join('\n'), 'list.csv');
  const area = loadAreas().get('370705000000');
  const importId = newId(Date.now());
  const starter = { area: { code: area.code, lo: area.lo, hi: area.hi }, staffId: null };
  await transact((ctx) =>
    startImport(
      ctx,
      {
        importId,
        kind: 'people',
        fileName: 'list.csv',
        bytes: 1,
        source: 'long',
        department: null,
        asOf: null,
      },
      starter,
    ),
  );
  await lookAtFile(transact, importId, file);
  await transact((ctx) => changeImport(ctx, importId, begun(ctx, 'reading')));
  // Each time the process dies after a lot or two: what it was about to write is lost, what it wrote stays.
  const dying = (after: number) => {
    let left = after;
    return <T>(act: Parameters<typeof db.asJob<T>>[0]) => {
      left -= 1;
      if (left < 0) throw new Error('killed');
      return transact(act);
    };
  };
  for (const after of [2, 3]) await expect(stageRows(dying(after), importId, file)).rejects.toThrow('killed');
  await stageRows(transact, importId, file);
  expect(await transact((ctx) => getImport(ctx, importId))).toMatchObject({ rows_in: 1700, valid: 1700 });
  await transact((ctx) => changeImport(ctx, importId, begun(ctx, 'committing')));
  const before = await peopleNamed();
  for (const after of [1, 2, 3]) await expect(takeOver(dying(after), importId)).rejects.toThrow('killed');
  await takeOver(transact, importId);
  const done = await transact((ctx) => getImport(ctx, importId));
  expect(done).toMatchObject({ state: 'committed', outcomes: { created: 1700 } });
  expect(await peopleNamed()).toBe(before + 1700);
}, 120_000);

/** An import of people that is to be read, and the process that reads it dying after so many transactions. */
async function toBeRead(list: readonly string[][]) {
  const file = fileOf([head, ...list].map((row) => row.join(',')).join('\n'), 'list.csv');
  const area = loadAreas().get('370705000000');
  const importId = newId(Date.now());
  const about = { importId, kind: 'people', fileName: 'list.csv', bytes: 1, source: 'at once' };
  const starter = { area: { code: area.code, lo: area.lo, hi: area.hi }, staffId: null };
  await transact((ctx) => startImport(ctx, { ...about, department: null, asOf: null }, starter));
  await lookAtFile(transact, importId, file);
  await transact((ctx) => changeImport(ctx, importId, begun(ctx, 'reading')));
  const see = () => transact((ctx) => getImport(ctx, importId));
  return { file, importId, see };
}

describe('rows that are taken over with the lot in which they are read', () => {
  test('are taken over once, wherever the process died, and can be undone', async () => {
    const twice = person('重一');
    const list = [...Array.from({ length: 1100 }, () => person('重二')), twice, twice, ['重三', '', '']];
    const { file, importId, see } = await toBeRead(list);
    const before = await peopleNamed();
    for (const after of [3, 3]) {
      let left = after;
      const dying = <T>(act: Parameters<typeof db.asJob<T>>[0]) => {
        left -= 1;
        if (left < 0) throw new Error('killed');
        return transact(act);
      };
      await expect(stageRows(dying, importId, file, { taking: true })).rejects.toThrow('killed');
      const { rows_in, outcomes } = await see();
      expect(rows_in).toBeGreaterThan(0);
      expect(outcomes).toEqual({ created: rows_in });
    }
    await stageRows(transact, importId, file, { taking: true });
    expect(await see()).toMatchObject({
      state: 'checked',
      rows_in: 1103,
      valid: 1102,
      quarantined: 1,
      outcomes: { created: 1101, repeated: 1 },
    });
    await takeOver(transact, importId);
    expect((await see()).state).toBe('committed');
    expect(await peopleNamed()).toBe(before + 1101);
    await undoImport(transact, importId);
    expect((await see()).outcomes).toMatchObject({ created: 0, undone: 1101, repeated: 1 });
    expect(await peopleNamed()).toBe(before);
  }, 120_000);

  test('are only read where a door refuses one of them; what is left is taken over afterwards', async () => {
    const { file, importId, see } = await toBeRead([person('重七'), person('重八')]);
    let acts = 0;
    const refusing = <T>(act: Parameters<typeof db.asJob<T>>[0]) => {
      acts += 1;
      // The third is the lot; it is taken back with all that it has written.
      if (acts !== 3) return transact(act);
      return transact<T>(async (ctx) => {
        await act(ctx);
        throw new Problem(409, 'refused', { zh: '不行', en: 'no' });
      });
    };
    const before = await peopleNamed();
    await stageRows(refusing, importId, file, { taking: true });
    expect(await see()).toMatchObject({ state: 'checked', rows_in: 2, valid: 2, outcomes: {} });
    expect(await peopleNamed()).toBe(before);
    await takeOver(transact, importId);
    expect(await see()).toMatchObject({ state: 'committed', outcomes: { created: 2 } });
  });

  test('are read however long that takes; a file that broke meanwhile is not said to be refused', async () => {
    const { file, importId, see } = await toBeRead([person('重九')]);
    const { seconds } = readLimits;
    readLimits.seconds = 0.001;
    try {
      appendFileSync(file, '\n"重十,');
      await expect(stageRows(transact, importId, file, { taking: true })).rejects.toMatchObject({
        code: 'quotes',
      });
    } finally {
      readLimits.seconds = seconds;
    }
    expect(await see()).toMatchObject({ state: 'reading', problem: null });
  });

  test('wait where the person is registered under another name', async () => {
    const known = person('重四');
    await bring('people', [head, known].join('\n'));
    const { file, importId, see } = await toBeRead([
      person('重五'),
      ['重六', known[1] ?? '', known[2] ?? ''],
    ]);
    await stageRows(transact, importId, file, { taking: true });
    expect(await see()).toMatchObject({ valid: 1, quarantined: 1, outcomes: { created: 1 } });
    const [, other] = await rowsOf(importId);
    expect(other).toMatchObject({ codes: ['name-differs'], outcome: null, key_index: null });
  });
});

test('a long list of advertisements is taken over as it is read, unless something at its end forbids that', async () => {
  const ads = Array.from(
    { length: 4000 },
    (_, at) => `长${at},收银员,演示数据,星禾商贸${at}有限公司,3-5千/月`,
  );
  const list = ['编号,职位名称,来源,用人单位,工资原文', ...ads];
  const area = loadAreas().get('370705000000');
  const run = (lines: readonly string[], { dryRun = false, until = Number.POSITIVE_INFINITY } = {}) =>
    importFile(
      transact,
      {
        file: fileOf(lines.join('\n'), 'list.csv'),
        kind: 'jobs',
        source: 'at once',
        department: null,
        asOf: null,
        dryRun,
      },
      { area: { code: area.code, lo: area.lo, hi: area.hi }, staffId: null },
      ({ state, outcomes }) => {
        const { created = 0 } = outcomes as { created?: number };
        if (state === 'reading' && created > until) throw new Error('stopped');
      },
    );
  const there = async () =>
    Number((await db.rows<{ n: string }>('select count(*) n from matching.collected_posting'))[0]?.n);
  const before = await there();
  await expect(run([...list, '"长,'])).rejects.toMatchObject({ code: 'quotes' });
  expect(await there()).toBe(before);
  await expect(run(list, { until: 0 })).rejects.toThrow('stopped');
  expect(await there()).toBeGreaterThan(before);
  // What is half taken over is not tried: that is another import.
  const tried = await run(list, { dryRun: true });
  expect(tried).toMatchObject({ rows_in: 4000, outcomes: {} });
  const done = await run(list);
  expect(done).toMatchObject({ state: 'committed', rows_in: 4000 });
  expect(await there()).toBe(before + 4000);
  // Then what was stopped first is gone on with, and finds the rest already here.
  const { created = 0, unchanged = 0 } = (await run(list)).outcomes as Record<string, number>;
  expect(created + unchanged).toBe(4000);
  expect(await there()).toBe(before + 4000);
  expect((await run(list)).outcomes).toEqual({ unchanged: 4000 });
}, 120_000);

test('a command that was stopped goes on with what it left, and not with another list', async () => {
  const before = await peopleNamed();
  const file = fileOf([head, ...Array.from({ length: 1200 }, () => person('王五'))].join('\n'));
  const area = loadAreas().get('370705000000');
  const imports = () => db.rows("select import_id from exchange.import where source = 'stopped'");
  const run = (stopAt?: string, dryRun = false) =>
    importFile(
      transact,
      { file, kind: 'people', source: 'stopped', department: null, asOf: null, dryRun },
      { area: { code: area.code, lo: area.lo, hi: area.hi }, staffId: null },
      (row) => {
        if (row.state === stopAt) throw new Error('stopped');
      },
    );
  await expect(run('reading')).rejects.toThrow('stopped');
  expect((await run(undefined, true)).trial).toEqual({ created: 1200 });
  expect((await run(undefined, true)).trial).toEqual({ created: 1200 });
  await expect(run('committing')).rejects.toThrow('stopped');
  const done = await run();
  expect(done).toMatchObject({ state: 'committed', rows_in: 1200, outcomes: { created: 1200 } });
  expect(await peopleNamed()).toBe(before + 1200);
  expect(await imports()).toHaveLength(1);
  // It is over: the same file again is a new import, and changes nothing.
  expect((await run()).outcomes).toEqual({ unchanged: 1200 });
  expect(await imports()).toHaveLength(2);
}, 120_000);

test('the rows that did not pass go out in full, and that is written down', async () => {
  const row = await bring('people', makeWorkbook([head, person('冯一'), ['冯二', '370705199001011231', '']]));
  const area = loadAreas().get(row.area_code);
  const copy = await db.as(
    { kind: 'staff', role: 'clerk', id: newId(2), area: { code: area.code, lo: area.lo, hi: area.hi } },
    (ctx) => failedRows(ctx, row.import_id),
    { purpose: 'import' },
  );
  const book = await openWorkbook(fileOf(Buffer.from(copy.content, 'base64'), copy.fileName));
  const cells: string[] = [];
  for await (const rows of book.sheets[0]?.sheet.rows() ?? [])
    cells.push(...rows.flatMap((one) => one.cells.map(({ text }) => text)));
  book.close();
  expect(cells).toContain('冯二');
  expect(cells).not.toContain('冯一');
  expect(
    await db.rows("select template, way, row_count from access.list_copy where list = 'failed-rows'"),
  ).toEqual([{ template: 'people', way: 'file', row_count: 1 }]);
});

describe('what is at rest', () => {
  test('names and numbers of a list are nowhere in the clear, and the original is kept', async () => {
    const [name = '', number = '', phone = ''] = person('慕容雪');
    const row = await bring('people', makeWorkbook([head, [name, number, phone]]));
    const kept = await db.rows<{ line: string }>(
      `select row_to_json(r)::text line from exchange.staged_row r where import_id = '${row.import_id}'
       union all select row_to_json(i)::text from exchange.import i where import_id = '${row.import_id}'`,
    );
    for (const { line } of kept) for (const word of [name, number, phone]) expect(line).not.toContain(word);
    const [parts] = await db.rows<{ n: string }>(
      `select count(*) n from exchange.file_part where import_id = '${row.import_id}'`,
    );
    expect(parts?.n).toBe('1');
    expect(row.sha256?.length).toBe(32);
  });

  test('what a killed process left lying open goes with the next list', async () => {
    // No machine gives so high a number to a process.
    const left = mkdtempSync(join(tmpdir(), 'leye-list-4194304999-'));
    const row = await bring('people', makeWorkbook([head, person('郑一')]));
    const seen = await withOriginal(transact, row.import_id, async (file) => readFileSync(file).length);
    expect(seen).toBe(Number(row.bytes));
    expect(existsSync(left)).toBe(false);
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith(`leye-list-${process.pid}-`))).toEqual([]);
  });

  test('staff of another area see nothing of it', async () => {
    const row = await bring('people', makeWorkbook([head, person('吴一')]));
    const other = loadAreas().get('370102000000');
    const area = { code: other.code, lo: other.lo, hi: other.hi };
    await expect(
      db.as({ kind: 'staff', role: 'manager', id: newId(1), area }, (ctx) => getImport(ctx, row.import_id)),
    ).rejects.toMatchObject({ status: 404 });
  });
});

test('a file that cannot be read is refused in a sentence', async () => {
  await expect(bring('people', 'no head and no rows')).rejects.toMatchObject({ code: 'missing-columns' });
  await expect(bring('people', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]))).rejects.toMatchObject({
    code: 'unreadable-file',
  });
  await expect(
    importFile(
      transact,
      { file: '/nowhere', kind: 'people', source: null, department: null, asOf: null, dryRun: false },
      { area: { code: '370705000000', lo: 1, hi: 2 }, staffId: null },
    ),
  ).rejects.toMatchObject({ code: 'unreadable-file' });
});
