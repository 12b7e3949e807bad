import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { cellText } from './cell-text.ts';
import { lettersOf, limits, type Row } from './table.ts';
import { openWorkbook } from './workbook.ts';
import { sheetName } from './workbook-parts.ts';
import { type WrittenList, writeWorkbook } from './write-workbook.ts';
import { readWholeXml } from './xml.ts';
import { openParts } from './zip.ts';

const folder = mkdtempSync(join(tmpdir(), 'leye-written-'));
afterAll(() => rmSync(folder, { recursive: true }));

const at = new Date('2026-11-22T02:30:00Z');
const list = (more: Partial<WrittenList>): WrittenList => ({
  title: '要回的电话',
  above: ['北苑街道', '李敏 2026-11-22 10:30 导出'],
  columns: [{ head: '事由', type: 'text', width: 20 }],
  rows: [],
  below: ['来源：回电登记'],
  about: [['用途', '联系本人']],
  marked: '李敏 & 2026-11-22',
  ...more,
});

let files = 0;
async function write(more: Partial<WrittenList>): Promise<string> {
  files += 1;
  const file = join(folder, `${files}.xlsx`);
  await pipeline(writeWorkbook(list(more), at), createWriteStream(file));
  return file;
}

async function readSheet(file: string, which = 0): Promise<Row[]> {
  const book = await openWorkbook(file);
  const rows: Row[] = [];
  for await (const some of book.sheets[which]?.sheet.rows() ?? []) rows.push(...some);
  book.close();
  return rows;
}

const cells = (rows: readonly Row[], line: number) => rows.find((row) => row.line === line)?.cells ?? [];

describe('a written workbook', () => {
  it('is read back as it was given: title, lines, head, rows, foot, and what is said about it', async () => {
    const file = await write({
      columns: [
        { head: '证号', type: 'text', width: 20 },
        { head: '人数', type: 'number', width: 8 },
        { head: '月薪', type: 'yuan', width: 10 },
        { head: '到期日', type: 'day', width: 12 },
        { head: '时间', type: 'moment', width: 18 },
      ],
      rows: [
        ['370705199001010018', 12, 480_050, '2026-11-30', '2026-11-21T16:05:00.000Z'],
        [null, null, null, null, null],
        ['00371', -3, 0, '1899-01-01', 'soon'],
      ],
    });
    const rows = await readSheet(file);
    expect(rows.map(({ line, cells }) => [line, ...cells.map(({ text }) => text)])).toEqual([
      [1, '要回的电话'],
      [2, '北苑街道'],
      [3, '李敏 2026-11-22 10:30 导出'],
      [4, '证号', '人数', '月薪', '到期日', '时间'],
      [5, '370705199001010018', '12', '4800.5', '2026-11-30', '2026-11-22 00:05:00'],
      [7, '00371', '-3', '0', '1899-01-01', 'soon'],
      [9, '来源：回电登记'],
    ]);
    expect(cells(rows, 5).map(({ kind }) => kind)).toEqual(['text', 'number', 'number', 'date', 'date']);
    expect((await readSheet(file, 1)).map(({ cells }) => cells.map(({ text }) => text))).toEqual([
      ['说明'],
      ['用途', '联系本人'],
    ]);
  });

  it('never holds a formula, whatever a text begins with', async () => {
    const texts = [
      '=1+1',
      '+8613800000000',
      '-2',
      '@SUM(A1)',
      '\t=1',
      '\r=1',
      '=cmd|"/c calc"!A1',
      '_x003D_1',
    ];
    const rows = await readSheet(await write({ rows: texts.map((text) => [text]) }));
    const read = texts.map((_, index) => cells(rows, index + 5)[0]);
    expect(read.map((cell) => cell?.text)).toEqual(texts.map(cellText));
    expect(read.every((cell) => cell?.kind === 'text' && cell.formula === undefined)).toBe(true);
  });

  it('drops what no cell may hold and cuts what is too long, not through a character', async () => {
    const rows = await readSheet(
      await write({ rows: [['a\u0000b\u000bc\ufffe\ud800d'], [`${'长'.repeat(32_765)}𠮷𠮷`]] }),
    );
    expect(cells(rows, 5)[0]?.text).toBe('abc\ufffdd');
    const long = cells(rows, 6)[0]?.text ?? '';
    expect([long.length <= limits.characters, long.endsWith('长…')]).toEqual([true, true]);
  });

  it('gives back any table', async () => {
    const text = fc
      .string({
        unit: fc.oneof(
          fc.constantFrom('=', '_x0041_', '_', '\r\n', '\t', '&', '<', ']]>', '"'),
          fc.string({ unit: 'binary', maxLength: 3 }),
        ),
        maxLength: 12,
      })
      .map((given) => [given, cellText(given)] as const);
    const fen = fc.integer({ min: -1e12, max: 1e12 });
    const moment = fc.date({ min: new Date('1901-01-01'), max: new Date('2999-01-01'), noInvalidDate: true });
    const row = fc.tuple(text, fc.option(fc.integer()), fc.option(fen), fc.option(moment));
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 30 }), async (given) => {
        const file = await write({
          columns: (['text', 'number', 'yuan', 'moment'] as const).map((type) => ({
            head: type,
            type,
            width: 9,
          })),
          // One by one, as a query would give them.
          rows: (async function* () {
            for (const [[typed], count, pay, when] of given)
              yield [typed, count, pay, when?.toISOString() ?? null];
          })(),
        });
        const rows = await readSheet(file);
        given.forEach(([[, kept], count, pay, when], index) => {
          const wanted = [
            kept === '' ? undefined : ['text', kept],
            count === null ? undefined : ['number', String(count)],
            pay === null ? undefined : ['number', String(pay / 100)],
            when === null ? undefined : ['date', shown(when)],
          ];
          const read = [1, 2, 3, 4].map((column) => {
            const cell = cells(rows, index + 5).find((each) => each.column === column);
            return cell && [cell.kind, cell.text];
          });
          expect(read).toEqual(wanted);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('has the parts that spreadsheet programs ask for, in their order', async () => {
    const file = await write({ title: "它[的]:*?/\\名'单'", rows: [['一'], ['二']] });
    const parts = await openParts(file);
    const elements = async (part: string) => {
      const found: { name: string; attributes: Record<string, string> }[] = [];
      await readWholeXml(parts.read(part), { open: (name, attributes) => found.push({ name, attributes }) });
      return found;
    };
    const types = await elements('[Content_Types].xml');
    const named = types.flatMap(({ attributes }) => attributes.PartName ?? []);
    expect(named).toEqual([
      '/xl/workbook.xml',
      '/xl/styles.xml',
      '/xl/worksheets/sheet1.xml',
      '/xl/worksheets/sheet2.xml',
    ]);
    expect(named.filter((name) => !parts.has(name.slice(1)))).toEqual([]);
    const targets = (await elements('xl/_rels/workbook.xml.rels')).flatMap(
      ({ attributes }) => attributes.Target ?? [],
    );
    expect(targets.filter((name) => !parts.has(`xl/${name}`))).toEqual([]);
    expect((await elements('_rels/.rels'))[1]?.attributes.Target).toBe('xl/workbook.xml');
    const book = await elements('xl/workbook.xml');
    expect(book.flatMap(({ name, attributes }) => (name === 'sheet' ? attributes.name : []))).toEqual([
      "它 的      名'单",
      '说明',
    ]);
    const styles = await elements('xl/styles.xml');
    for (const [many, one] of [
      ['fonts', 'font'],
      ['fills', 'fill'],
      ['borders', 'border'],
      ['numFmts', 'numFmt'],
      ['cellStyles', 'cellStyle'],
    ]) {
      const count = styles.find(({ name }) => name === many)?.attributes.count;
      expect([many, styles.filter(({ name }) => name === one).length]).toEqual([many, Number(count)]);
    }
    const sheet = await elements('xl/worksheets/sheet1.xml');
    // CT_Worksheet is a sequence: in another order the file is taken for damaged (ECMA-376 part 1, 18.3.1.99).
    const order = [
      'sheetPr',
      'sheetViews',
      'sheetFormatPr',
      'cols',
      'sheetData',
      'autoFilter',
      'pageMargins',
      'pageSetup',
      'headerFooter',
    ];
    expect(sheet.flatMap(({ name }) => (order.includes(name) ? name : []))).toEqual(order);
    expect(sheet.find(({ name }) => name === 'pane')?.attributes).toMatchObject({
      ySplit: '4',
      topLeftCell: 'A5',
      state: 'frozen',
    });
    expect(sheet.find(({ name }) => name === 'autoFilter')?.attributes.ref).toBe(`A4:${lettersOf(1)}6`);
    expect(sheet.some(({ name }) => name === 'f')).toBe(false);
    parts.close();
  });

  it('breaks off where its rows do, instead of ending as if it were whole', async () => {
    const rows = (async function* () {
      yield ['一'];
      throw new Error('the rows broke off');
    })();
    await expect(write({ rows })).rejects.toThrow('the rows broke off');
  });
});

it('names sheets as they may be named', () => {
  expect(['', '说明', "'a'", 'x'.repeat(40), `${'x'.repeat(30)}𠮷`].map(sheetName)).toEqual([
    '名单',
    '名单',
    'a',
    'x'.repeat(31),
    `${'x'.repeat(30)}\ufffd`,
  ]);
});

/** As a spreadsheet counts it: Shanghai's day and time, to the second. */
function shown(moment: Date): string {
  const zone = { timeZone: 'Asia/Shanghai' } as const;
  const day = new Intl.DateTimeFormat('sv-SE', zone).format(moment);
  const time = new Intl.DateTimeFormat('sv-SE', { ...zone, timeStyle: 'medium' }).format(moment);
  return time === '00:00:00' ? day : `${day} ${time}`;
}
