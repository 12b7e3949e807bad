import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { type Made, makeWorkbook, makeZip, workbookParts } from '../testing/make-workbook.ts';
import { delimiterOf, openDelimited } from './delimited.ts';
import { dayOfSerial, showsDate } from './serial-date.ts';
import { openSource } from './source.ts';
import { columnOf, lettersOf, limits, type Row } from './table.ts';
import { openWorkbook } from './workbook.ts';

const folder = mkdtempSync(join(tmpdir(), 'leye-tables-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
function fileOf(content: Uint8Array | string): string {
  files += 1;
  const file = join(folder, `${files}`);
  writeFileSync(file, content);
  return file;
}

async function readAll(content: Uint8Array): Promise<{ rows: Row[]; merged: readonly string[] }> {
  const book = await openWorkbook(fileOf(content));
  try {
    const sheet = book.sheets[0]?.sheet;
    const rows: Row[] = [];
    if (sheet) for await (const some of sheet.rows()) rows.push(...some);
    return { rows, merged: sheet?.merged() ?? [] };
  } finally {
    book.close();
  }
}

const texts = (rows: Row[]) => rows.map(({ cells }) => cells.map(({ text }) => text));
const refused = (content: Uint8Array) =>
  readAll(content).then(
    () => 'read',
    (error) => error.code ?? String(error),
  );

describe('a workbook', () => {
  it('gives texts, numbers as their digits, dates as days, and its merged ranges', async () => {
    const read = await readAll(
      makeWorkbook(
        [
          ['姓名', '身份证号', '出生日期', '登记日期', '备注'],
          [
            { xml: '<c r="A2" t="s"><v>0</v></c>' },
            { xml: '<c r="B2"><v>3.70705197803101E+17</v></c>' },
            { xml: '<c r="C2" s="1"><v>28559</v></c>' },
            { xml: '<c r="D2" s="2"><v>46348.5</v></c>' },
            { xml: '<c r="E2" t="str"><f>A1&amp;"!"</f><v>姓名!</v></c>' },
          ],
          [null, { xml: '<c r="B3" s="3"><v>12</v></c>' }, null, { xml: '<c r="D3" t="e"><v>#N/A</v></c>' }],
          [],
          [{ xml: '<c t="b"><v>1</v></c>' }, '𠮷　田'],
        ],
        { shared: ['<r><t>孙</t></r><r><t>建国</t></r><rPh><t>sun</t></rPh>'], merged: ['A3:A4'] },
      ),
    );
    expect(read.merged).toEqual(['A3:A4']);
    expect(read.rows.map(({ line }) => line)).toEqual([1, 2, 3, 5]);
    expect(read.rows[1]?.cells).toEqual([
      { column: 1, kind: 'text', text: '孙建国' },
      { column: 2, kind: 'number', text: '3.70705197803101E+17' },
      { column: 3, kind: 'date', text: '1978-03-10' },
      { column: 4, kind: 'date', text: '2026-11-22 12:00:00' },
      { column: 5, kind: 'text', text: '姓名!', formula: true },
    ]);
    expect(read.rows[2]?.cells).toEqual([
      { column: 2, kind: 'number', text: '12' },
      { column: 4, kind: 'error', text: '#N/A' },
    ]);
    expect(texts(read.rows).at(-1)).toEqual(['true', '𠮷　田']);
  });

  it('gives back what was written, whatever it is', async () => {
    const cell: fc.Arbitrary<Made> = fc.oneof(
      fc.constant(null),
      fc.integer(),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).map((text) =>
        // XML has no other control characters, and reads every line break as one \n.
        text.replace(/[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '').replace(/\r/g, ''),
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 12 }), async (rows) => {
        const { rows: read } = await readAll(makeWorkbook(rows));
        const expected = rows.flatMap((cells, at) => {
          const kept = cells.flatMap((one, column) =>
            one === null || one === '' ? [] : [{ column: column + 1, text: String(one) }],
          );
          return kept.length > 0 ? [{ line: at + 1, cells: kept }] : [];
        });
        expect(
          read.map(({ line, cells }) => ({
            line,
            cells: cells.map(({ column, text }) => ({ column, text })),
          })),
        ).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });

  it('of 200,000 empty rows holds nothing', async () => {
    const empty = Array.from(
      { length: 200_000 },
      (_, at) => `<row r="${at + 1}"><c r="A${at + 1}" s="1"/></row>`,
    );
    const sheetXml = `<worksheet><sheetData>${empty.join('')}</sheetData></worksheet>`;
    expect((await readAll(makeZip(workbookParts([], { sheetXml })))).rows).toEqual([]);
  });

  const parts = workbookParts([['姓名'], ['孙建国']]);
  const without = (name: string) => parts.filter((part) => part.name !== name);
  const instead = (name: string, content: string | Uint8Array) => [...without(name), { name, content }];
  const whole = makeZip(parts);
  it.each([
    ['is none', Buffer.from('name,phone\n'), 'damaged-workbook'],
    ['is another archive', makeZip([{ name: 'a.txt', content: 'a' }]), 'no-workbook'],
    ['is empty', Buffer.alloc(0), 'damaged-workbook'],
    ['breaks off', whole.subarray(0, whole.length - 40), 'damaged-workbook'],
    ['has a password', makeZip(parts.map((part) => ({ ...part, flags: 0x801 }))), 'locked-workbook'],
    ['lacks its sheet', makeZip(without('xl/worksheets/sheet1.xml')), 'damaged-workbook'],
    ['has two parts of one name', makeZip([...parts, ...parts]), 'damaged-workbook'],
    ['lies of its size', makeZip(parts.map((part) => ({ ...part, claimedSize: 10 }))), 'damaged-workbook'],
    [
      'is a bomb',
      makeZip(instead('xl/worksheets/sheet1.xml', Buffer.alloc(40 * 2 ** 20, 0x20))),
      'workbook-too-large',
    ],
    [
      'reads other files',
      makeZip(
        instead(
          'xl/sharedStrings.xml',
          '<!DOCTYPE sst [<!ENTITY x SYSTEM "file:///etc/passwd">]><sst><si><t>&x;</t></si></sst>',
        ),
      ),
      'damaged-workbook',
    ],
    [
      'expands itself',
      makeZip(
        instead('xl/sharedStrings.xml', '<!DOCTYPE s [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><s>&b;</s>'),
      ),
      'damaged-workbook',
    ],
    [
      'is no XML inside',
      makeZip(instead('xl/worksheets/sheet1.xml', '<worksheet><row>')),
      'damaged-workbook',
    ],
    [
      'is not in UTF-8 inside',
      makeZip(instead('xl/worksheets/sheet1.xml', Buffer.from('<worksheet>\xff\xfe</worksheet>', 'latin1'))),
      'damaged-workbook',
    ],
    [
      'is too wide',
      makeWorkbook([[{ xml: `<c r="${lettersOf(limits.columns + 1)}1"><v>1</v></c>` }]]),
      'too-many-columns',
    ],
  ])('that %s is refused with a sentence', async (_what, content, code) => {
    expect(await refused(content)).toBe(code);
  });

  it('whose cell is longer than any spreadsheet keeps says so in its place', async () => {
    const { rows } = await readAll(
      makeWorkbook([['a'.repeat(limits.characters), 'b'.repeat(limits.characters + 1)]]),
    );
    expect(rows[0]?.cells.map(({ kind, text }) => [kind, text.length])).toEqual([
      ['text', limits.characters],
      ['error', 9],
    ]);
  });
});

describe('the day that a number means', () => {
  it.each([
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    [60, undefined],
    [61, '1900-03-01'],
    [46348, '2026-11-22'],
    [46348.999995, '2026-11-23'],
    [0.25, '06:00:00'],
    [2_958_465, '9999-12-31'],
    [2_958_466, undefined],
    [-1, undefined],
    [Number.NaN, undefined],
  ])('%s is %s', (serial, day) => {
    expect(dayOfSerial(serial, false)).toBe(day);
  });

  it('counts from 1904 where the workbook does', () => {
    expect([0, 44886].map((serial) => dayOfSerial(serial, true))).toEqual(['1904-01-01', '2026-11-22']);
  });

  it.each([
    [14, undefined, true],
    [57, undefined, true],
    [0, undefined, false],
    [2, undefined, false],
    [176, 'yyyy"年"m"月"', true],
    [176, '[$-804]aaaa;@', false],
    [176, '[h]:mm', true],
    [176, '"day "0.00', false],
    [176, 'G/General', false],
    [176, '0.00E+00', false],
    [176, '#,##0.00_ ;[Red]\\-#,##0.00\\ ', false],
  ])('format %s %s: %s', (id, code, date) => {
    expect(showsDate(id, code)).toBe(date);
  });
});

describe('a delimited file', () => {
  async function readText(content: Uint8Array | string) {
    const { sheet, encoding, delimiter } = await openDelimited(
      (await openSource(fileOf(content))).chunks,
      () => 1,
    );
    const rows: Row[] = [];
    for await (const some of sheet.rows()) rows.push(...some);
    return { rows, encoding, delimiter };
  }

  it('keeps line numbers over breaks inside of fields, and leaves empty rows out', async () => {
    const { rows } = await readText(
      '\ufeff姓名,备注\r\n孙建国,"两行\r\n备注"\r\n,\r\n\r\n李娟,"有""引号"""\r\n',
    );
    expect(rows.map(({ line }) => line)).toEqual([1, 2, 6]);
    expect(texts(rows)).toEqual([
      ['姓名', '备注'],
      ['孙建国', '两行\r\n备注'],
      ['李娟', '有"引号"'],
    ]);
  });

  // 姓名 and 䶮 (of a surname) in GB18030, as `iconv -t gb18030` gives them.
  const gb = Buffer.concat([
    Buffer.from('d0d5c3fb', 'hex'),
    Buffer.from(','),
    Buffer.from('fe9f', 'hex'),
    Buffer.from('\n'),
  ]);
  it.each([
    ['utf-8', Buffer.from('姓名,𠮷\n')],
    ['gb18030', gb],
    ['utf-16le', Buffer.from('\ufeff姓名\t电话\n', 'utf16le')],
  ])('in %s is read', async (encoding, content) => {
    const read = await readText(content);
    expect(read.encoding).toBe(encoding);
    expect(texts(read.rows)[0]?.[0]).toBe('姓名');
  });

  it.each([
    ['in no encoding', Buffer.from('e5a793ff,\n'.replace(',\n', '2c0a'), 'hex'), 'encoding'],
    ['whose quotes never end', '姓名,备注\n孙建国,"开始\n李娟,后面\n', 'quotes'],
    ['that is too wide', `${'a,'.repeat(limits.columns + 1)}\n`, 'too-many-columns'],
  ])('%s is refused with a sentence', async (_what, content, code) => {
    expect(
      await readText(content).then(
        () => 'read',
        (error) => error.code,
      ),
    ).toBe(code);
  });

  it.each([
    ['姓名,电话', ','],
    ['姓名\t电话', '\t'],
    ['"a,b";c;d', ';'],
    ['姓名', ','],
  ])('%s is parted by %j', (line, delimiter) => {
    expect(delimiterOf(line)).toBe(delimiter);
  });
});

it('columns have names and names columns', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 16_384 }), (column) => {
      expect(columnOf(lettersOf(column))).toBe(column);
    }),
  );
  expect([columnOf('A'), columnOf('AB'), columnOf('XFD'), columnOf(''), columnOf('a')]).toEqual([
    1,
    28,
    16_384,
    undefined,
    undefined,
  ]);
});
